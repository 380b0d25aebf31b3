"""The words of a paragraph in two versions as runs of Word: what both have, what was deleted and what was inserted."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, groupby
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from briefkit.core.diff.text.segments import Segment
from briefkit.export.docx.xml import NAMESPACES

W, M = f"{{{NAMESPACES['w']}}}", f"{{{NAMESPACES['m']}}}"
EQUAL, DELETE, INSERT, FROM, TO = "equal", "del", "ins", "moveFrom", "moveTo"
"""What happened to a run, by the name of the element around it."""
OBJECT = "\ufffc"
"""What stands for a picture, a formula, a field or a footnote in the text of a paragraph."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DELETED = {f"{W}t": f"{W}delText", f"{W}instrText": f"{W}delInstrText"}
_TEXTS = {f"{W}br": "\n", f"{W}tab": "\t"}
_NUMBERED = {f"{{{NAMESPACES['wp']}}}docPr", f"{{{NAMESPACES['pic']}}}cNvPr"}
_NAMES = ("id", "name")
_NOTE = f"{W}footnoteReference"


class Tracker:
    """Marks what changed with an author, a time and a number; `pairs` has the footnotes of both versions, old to new.

    `deleted` and `inserted` have the footnotes of one version only.
    """

    def __init__(self, author: str, when: str) -> None:
        self.author = author
        self.when = when
        self._numbers = count(100_000)  # bookmarks are numbered from 1
        self.pairs: dict[str, str] = {}
        self.deleted: set[str] = set()
        self.inserted: set[str] = set()

    def mark(self, tag: str, **more: str) -> Element:
        """An element that says what happened, by whom and when."""
        attributes = {f"{W}id": str(next(self._numbers)), f"{W}author": self.author, f"{W}date": self.when}
        return Element(f"{W}{tag}", attributes | {f"{W}{key}": value for key, value in more.items()})

    def tell(self, note: str, op: str) -> None:
        """Remember a footnote that only one version has at its place: it goes with the words around its mark."""
        if op in (DELETE, FROM):
            self.deleted.add(note)
        elif op in (INSERT, TO):
            self.inserted.add(note)


class Atom(NamedTuple):
    """A piece of a paragraph: its text, what it must have in common with another to be the same, and its elements.

    `look` are the properties of its run, `link` the element of the link that it stands in. What has no text, such as a
    bookmark, has no look either.
    """

    text: str
    key: str
    parts: tuple[Element, ...]
    look: Element | None = None
    link: Element | None = None

    @property
    def is_text(self) -> bool:
        """Whether it is text, which may be cut."""
        return len(self.parts) == 1 and self.parts[0].tag == f"{W}t"

    def cut(self, at: int) -> tuple[Atom, Atom]:
        """It in two pieces."""
        return tuple(self._replace(text=text, parts=(_text(text),)) for text in (self.text[:at], self.text[at:]))  # type: ignore[return-value]


def _text(text: str) -> Element:
    element = Element(f"{W}t", {_SPACE: "preserve"})
    element.text = text
    return element


def atoms_of(paragraph: Element) -> list[Atom]:
    """The pieces of a paragraph in order. A field is one."""
    return list(_with_whole_fields(_atoms(paragraph, None)))


def _atoms(parent: Element, link: Element | None) -> Iterator[Atom]:
    linked = _key(Element(link.tag, link.attrib)) if link is not None else ""
    for child in parent:
        if child.tag == f"{W}hyperlink":
            yield from _atoms(child, child)
        elif child.tag == f"{W}r":
            look = child.find(f"{W}rPr")
            key = linked + (_key(look) if look is not None else "")
            for part in child:
                if part.tag == f"{W}t":
                    if part.text:
                        yield Atom(part.text, key, (part,), look, link)
                elif part.tag != f"{W}rPr":
                    text = _TEXTS.get(part.tag, OBJECT)
                    yield Atom(text, key + (part.tag if part.tag == _NOTE else _key(part)), (part,), look, link)
        elif child.tag in (f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            yield Atom("", "", (child,), None, link)
        elif child.tag != f"{W}pPr":
            yield Atom(OBJECT, linked + _key(child), (child,), None, link)


def _with_whole_fields(atoms: Iterable[Atom]) -> Iterator[Atom]:
    field: list[Atom] = []
    for atom in atoms:
        kind = atom.parts[0].get(f"{W}fldCharType")
        if field or kind == "begin":
            field.append(atom)
            if kind == "end":
                parts = tuple(part for one in field for part in one.parts)
                yield Atom(OBJECT, "".join(one.key for one in field), parts, field[0].look, field[0].link)
                field = []
        else:
            yield atom
    yield from field


def _key(element: Element) -> str:
    """What an element is, whatever number it has in its document."""
    left_out = _NAMES if element.tag in _NUMBERED else ()
    attributes = "".join(f" {name}={value!r}" for name, value in element.attrib.items() if name not in left_out)
    return f"<{element.tag}{attributes}>{element.text or ''}{''.join(map(_key, element))}</>"


def are_objects(atoms: Iterable[Atom]) -> bool:
    """Whether a paragraph has no words, such as one with a picture."""
    return not text_of(atoms).strip(OBJECT)


def text_of(atoms: Iterable[Atom]) -> str:
    """The text of some pieces."""
    return "".join(atom.text for atom in atoms)


Changed = tuple[str, Atom]


def revised(old: Iterable[Atom], new: Iterable[Atom], segments: Iterable[Segment], tracker: Tracker) -> list[Changed]:
    """The pieces of two versions, each with what happened to it. Words that are only set otherwise are replaced."""
    found: list[Changed] = []
    olds, news = Source(old), Source(new)
    for segment in segments:
        before, after = olds.take(len(segment.old)), news.take(len(segment.new))
        if segment.op == "equal" and segment.old == segment.new:
            found += _compared(before, after, tracker)
        else:
            found += [(DELETE, atom) for atom in before if atom.text]
            found += [(INSERT if atom.text else EQUAL, atom) for atom in after]
    found += [(EQUAL, atom) for atom in news.rest()]
    return list(_in_order(found))


class Source:
    """The pieces of a paragraph, or of several in a row, which are taken from the start."""

    def __init__(self, atoms: Iterable[Atom]) -> None:
        self.atoms = deque(atoms)

    def take(self, length: int) -> list[Atom]:
        """The next pieces with so many characters, and what stands before them without any."""
        found: list[Atom] = []
        while self.atoms and (length or not self.atoms[0].text):
            atom = self.atoms.popleft()
            if len(atom.text) > length:
                atom, rest = atom.cut(length)
                self.atoms.appendleft(rest)
            found.append(atom)
            length -= len(atom.text)
        return found

    def rest(self) -> list[Atom]:
        """What is left, which has no text."""
        return list(self.atoms)


def _compared(old: list[Atom], new: list[Atom], tracker: Tracker) -> Iterator[Changed]:
    """The same characters in two versions, apart where they are set otherwise."""
    olds, news = deque(atom for atom in old if atom.text), deque(new)
    while news:
        after = news.popleft()
        if not after.text:
            yield EQUAL, after
            continue
        before = olds.popleft()
        length = min(len(before.text), len(after.text))
        if len(before.text) > length:
            before, rest = before.cut(length)
            olds.appendleft(rest)
        if len(after.text) > length:
            after, rest = after.cut(length)
            news.appendleft(rest)
        if before.key == after.key:
            if note := _note_of(before):
                tracker.pairs[note] = _note_of(after)
            yield EQUAL, after
        else:
            yield DELETE, before
            yield INSERT, after


def _note_of(atom: Atom) -> str:
    """The number of the footnote that is mentioned; empty if none is."""
    return atom.parts[0].get(f"{W}id", "") if atom.parts[0].tag == _NOTE else ""


def _in_order(changed: Iterable[Changed]) -> Iterator[Changed]:
    """Between two pieces that both versions have, first all that was deleted, then all that was inserted."""
    inserted: list[Changed] = []
    for op, atom in changed:
        if op == DELETE:
            yield op, atom
        elif op == EQUAL and atom.text:
            yield from inserted
            inserted = []
            yield op, atom
        else:
            inserted.append((op, atom))
    yield from inserted


def runs_of(changed: Iterable[Changed], tracker: Tracker) -> Iterator[Element]:
    """The elements of some pieces: runs in links, and in what says how they changed."""
    for _, linked in groupby(changed, lambda item: id(item[1].link) if item[1].link is not None else 0):
        pieces = list(linked)
        link = pieces[0][1].link
        inside = list(_tracked(pieces, tracker))
        if link is None:
            yield from inside
        else:
            element = Element(link.tag, link.attrib)
            element.extend(inside)
            yield element


def _tracked(changed: Iterable[Changed], tracker: Tracker) -> Iterator[Element]:
    for op, group in groupby(changed, lambda item: item[0] if item[1].text else EQUAL):
        runs = list(_runs([atom for _, atom in group], op, tracker))
        if op == EQUAL:
            yield from runs
        else:
            mark = tracker.mark(op)
            mark.extend(runs)
            yield mark


def _runs(atoms: Sequence[Atom], op: str, tracker: Tracker) -> Iterator[Element]:
    for key, group in groupby(atoms, lambda atom: atom.key if atom.is_text else id(atom)):
        same = list(group)
        first = same[0]
        if isinstance(key, str):
            parts: tuple[Element, ...] = (_text(text_of(same)),)
        else:
            parts = first.parts
        if not first.text or not _is_run_part(first):
            yield from parts
            continue
        if note := _note_of(first):
            tracker.tell(note, op)
        for part in parts:
            run = Element(f"{W}r")
            if first.look is not None:
                run.append(first.look)
            SubElement(
                run, _DELETED.get(part.tag, part.tag) if op == DELETE else part.tag, part.attrib
            ).text = part.text
            run[-1].extend(part)
            yield run


def _is_run_part(atom: Atom) -> bool:
    """Whether its elements stand in runs, as all do but formulas."""
    return not atom.parts[0].tag.startswith(M)
