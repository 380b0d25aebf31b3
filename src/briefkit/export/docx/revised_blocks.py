"""Paragraphs and tables of two versions as one sequence with tracked changes (ISO/IEC 29500-1, 17.13.5).

Accepting all of them gives the new version, rejecting all the old one, in words and styles. What belongs together is
told as everywhere (core/diff/text), by what is printed.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, tostring

from briefkit.core.diff.text.blocks import SourceBlock
from briefkit.core.diff.text.diff import BlockChange, diff_blocks
from briefkit.core.diff.text.segments import Segment
from briefkit.export.docx.revised_lists import Lists
from briefkit.export.docx.revised_words import (
    DELETE,
    EQUAL,
    FROM,
    INSERT,
    TO,
    Atom,
    Changed,
    Source,
    Tracker,
    W,
    are_objects,
    atoms_of,
    revised,
    runs_of,
    text_of,
)

_KINDS = {"HTMLPreformatted": "code", "ListBullet": "item", "ListNumber": "item", "Quote": "quote"}
_BREAK = "\n\n"  # between two paragraphs
_MARKS = {"moved-from": FROM, "moved-to": TO, "removed": DELETE, "added": INSERT}


class Unit(NamedTuple):
    """A paragraph, a table or a row with its words; `tail` are empty paragraphs, and contents, after it."""

    element: Element
    block: SourceBlock
    atoms: tuple[Atom, ...] = ()
    tail: tuple[Element, ...] = ()

    @property
    def is_paragraph(self) -> bool:
        """Whether it is a paragraph."""
        return self.element.tag == f"{W}p"


def units_of(elements: Iterable[Element]) -> list[Unit]:
    """The paragraphs and tables among some elements. A table of contents belongs to what stands before it."""
    found: list[Unit] = []
    for element in elements:
        if element.tag == f"{W}sdt" and found:
            found[-1] = found[-1]._replace(tail=(*found[-1].tail, element))
        if element.tag == f"{W}p":
            atoms = tuple(atoms_of(element))
            text = text_of(atoms)
            if not text and found:
                found[-1] = found[-1]._replace(tail=(*found[-1].tail, element))
                continue
            style = _style_of(element)
            kind = "heading" if style.startswith("Heading") else _KINDS.get(style.rstrip("0123456789"), "paragraph")
            level = int(style[-1]) if style[-1:].isdigit() else 0
            found.append(Unit(element, SourceBlock(kind, _BREAK, text, len(found) + 1, level), atoms))
        elif element.tag in (f"{W}tbl", f"{W}tr"):
            text = " ".join(" ".join(text_of(atoms_of(inner)) for inner in element.iter(f"{W}p")).split())
            found.append(Unit(element, SourceBlock("row", _BREAK, text, len(found) + 1)))
    return found


def _style_of(paragraph: Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style.get(f"{W}val", "") if style is not None else ""


class Reviser:
    """Puts the blocks of two versions together."""

    def __init__(self, tracker: Tracker, lists: Lists) -> None:
        self.tracker = tracker
        self.lists = lists

    def blocks(self, old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Element]:
        """Both versions of a container. Its last paragraph stays, as a container cannot do without."""
        changes = diff_blocks([unit.block for unit in old], [unit.block for unit in new])
        ends = bool(old and new and old[-1].is_paragraph and new[-1].is_paragraph)
        if ends and not _ends_together(changes, len(old) - 1, len(new) - 1):
            yield from self.blocks_between(old[:-1], new[:-1])
            last = Segment("delete", old[-1].block.text, ""), Segment("insert", "", new[-1].block.text)
            yield from self.pair(old[-1], new[-1], last)
        else:
            yield from self.changes(changes, old, new)

    def blocks_between(self, old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Element]:
        """Both versions of what stands before a paragraph."""
        changes = diff_blocks([unit.block for unit in old], [unit.block for unit in new])
        yield from self.changes(changes, old, new)

    def changes(self, changes: Sequence[BlockChange], old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Element]:
        """The blocks of two versions by how they changed."""
        for change in changes:  # all lists that both have first, so that no deleted item takes their numbers
            if len(change.old) == len(change.new) == 1:
                self.lists.match(old[change.old[0]].element, new[change.new[0]].element)
        for change in changes:
            olds, news = [old[at] for at in change.old], [new[at] for at in change.new]
            is_pair = len(olds) == len(news) == 1
            if is_pair and _are_one(olds[0], news[0]):
                yield from self.pair(olds[0], news[0], change.segments)
            elif is_pair and _are_alike(olds[0], news[0]):
                yield from self.grids(olds[0], news[0])
            elif olds and news and not is_pair and (joined := self.joined(olds, news, change.segments)):
                yield from joined
            else:
                move = change.move if change.change in ("moved-from", "moved-to") else None
                for op, units in ((DELETE, olds), (INSERT, news)):
                    for unit in units:
                        moved = _MARKS[change.change] if move and unit.is_paragraph else op
                        yield from self.one_sided(unit, moved, move)

    def blocks_of_one(self, units: Sequence[Unit], op: str) -> Iterator[Element]:
        """A container of one version, of which only the last end of a paragraph is no change."""
        for unit in units[:-1]:
            yield from self.one_sided(unit, op, None)
        for unit in units[-1:]:
            if unit.is_paragraph:
                yield self.paragraph([(op, atom) for atom in unit.atoms], unit.element)
            else:
                yield from self.one_sided(unit, op, None)

    def pair(self, old: Unit, new: Unit, segments: Sequence[Segment]) -> Iterator[Element]:
        """A paragraph that both versions have."""
        changed = revised(old.atoms, new.atoms, segments, self.tracker)
        yield self.paragraph(changed, new.element, before=old.element)
        yield from new.tail

    def joined(self, olds: Sequence[Unit], news: Sequence[Unit], segments: Sequence[Segment]) -> list[Element]:
        """Paragraphs of one style that were split or merged, with the ends that came or went; empty if they are not."""
        properties = {_written(self.properties(unit.element, is_old=True)) for unit in olds}
        properties |= {_written(self.properties(unit.element, is_old=False)) for unit in news}
        if len(properties) > 1 or not all(unit.is_paragraph and not unit.tail for unit in (*olds, *news)):
            return []
        found: list[Element] = []
        old, new = Source(_line(olds)), Source(_line(news))
        part: list[Segment] = []
        opening: list[Changed] = []  # what stands at the start of a paragraph of the new version without any text
        for segment in (*segments, None):
            if segment is not None and segment.op not in ("split", "merge") and _BREAK not in segment.old + segment.new:
                part.append(segment)
                continue
            before = old.take(sum(len(one.old) for one in part))
            after = new.take(sum(len(one.new) for one in part))
            changed = [*opening, *revised(before, after, part, self.tracker)]
            if segment is not None:
                old.take(len(segment.old))
                opening = [(EQUAL, atom) for atom in new.take(len(segment.new)) if not atom.text]
            op = {"split": INSERT, "merge": DELETE}.get(segment.op if segment else "", EQUAL)
            found.append(self.paragraph(changed, news[0].element, op))
            part = []
        return found

    def grids(self, old: Unit, new: Unit) -> Iterator[Element]:
        """A table, or a row, that both versions have; all else of it is as in the new one."""
        inner = f"{W}tr" if new.element.tag == f"{W}tbl" else f"{W}tc"
        table = Element(new.element.tag, new.element.attrib)
        table.extend(part for part in new.element if part.tag != inner)
        olds, news = old.element.findall(inner), new.element.findall(inner)
        if inner == f"{W}tr":
            table.extend(self.blocks_between(units_of(olds), units_of(news)))
        else:
            table.extend(self.cell(*cells) for cells in zip(olds, news, strict=True))
        yield table
        yield from new.tail

    def cell(self, old: Element, new: Element) -> Element:
        """A cell that both versions have."""
        cell = Element(new.tag, new.attrib)
        cell.extend(part for part in new if part.tag == f"{W}tcPr")
        cell.extend(self.blocks(units_of(old), units_of(new)))
        return cell

    def one_sided(self, unit: Unit, op: str, move: int | None) -> Iterator[Element]:
        """A block of one version only, or an end of a move."""
        if unit.is_paragraph:
            written = self.paragraph([(op, atom) for atom in unit.atoms], unit.element, op)
            yield self.within_move(written, op, move) if move and op in (FROM, TO) else written
        else:
            yield self.row_or_table(unit.element, op)
        for part in unit.tail:
            if part.tag == f"{W}p":
                yield self.paragraph([], part, op)
            elif op in (INSERT, TO):
                yield part

    def within_move(self, paragraph: Element, op: str, move: int) -> Element:
        """A paragraph that moved, with the name of its move around it."""
        start = self.tracker.mark(f"{op}RangeStart", name=f"move{move}")
        end = Element(f"{W}{op}RangeEnd", {f"{W}id": start.get(f"{W}id", "")})
        at = 1 if paragraph.find(f"{W}pPr") is not None else 0
        paragraph.insert(at, start)
        paragraph.append(end)
        return paragraph

    def row_or_table(self, element: Element, op: str) -> Element:
        """A row or a table of one version."""
        written = Element(element.tag, element.attrib)
        for part in element:
            if part.tag in (f"{W}tr", f"{W}tc"):
                written.append(self.row_or_table(part, op))
            elif part.tag == f"{W}p":
                atoms = atoms_of(part)
                written.append(self.paragraph([(op, atom) for atom in atoms], part, op))
            else:
                written.append(copy.deepcopy(part))
        if element.tag == f"{W}tr":
            properties = written.find(f"{W}trPr")
            if properties is None:
                properties = Element(f"{W}trPr")
                written.insert(0, properties)
            properties.append(self.tracker.mark(op))
        return written

    def paragraph(
        self, changed: Iterable[Changed], of: Element, op: str = EQUAL, *, before: Element | None = None
    ) -> Element:
        """A paragraph; `op` is what happened to its end, `before` the one whose properties it had."""
        written = Element(of.tag)
        properties = self.properties(of, is_old=op in (DELETE, FROM))
        if op != EQUAL:
            SubElement(properties, f"{W}rPr").append(self.tracker.mark(op))
        if before is not None:
            was = self.properties(before, is_old=True)
            if _written(was) != _written(properties):
                change = self.tracker.mark("pPrChange")
                change.append(was)
                properties.append(change)
        if len(properties):
            written.append(properties)
        words = [(kind, atom) for kind, atom in changed if atom.text or kind not in (DELETE, FROM)]
        written.extend(runs_of(words, self.tracker))
        return written

    def properties(self, paragraph: Element, *, is_old: bool) -> Element:
        """A copy of the properties of a paragraph; the lists of the old version are those of the new one, or added."""
        found = paragraph.find(f"{W}pPr")
        copied = copy.deepcopy(found) if found is not None else Element(f"{W}pPr")
        if is_old:
            self.lists.rename(copied)
        return copied


def _written(properties: Element) -> str:
    return tostring(properties, encoding="unicode")


def _ends_together(changes: Sequence[BlockChange], old: int, new: int) -> bool:
    last = changes[-1] if changes else None
    return last is not None and last.old[-1:] == (old,) and last.new[-1:] == (new,)


def _are_one(old: Unit, new: Unit) -> bool:
    """Whether two paragraphs may be one in which something changed; one picture in place of another is a new one."""
    if not (old.is_paragraph and new.is_paragraph):
        return False
    return not are_objects(old.atoms) or [atom.key for atom in old.atoms] == [atom.key for atom in new.atoms]


def _are_alike(old: Unit, new: Unit) -> bool:
    """Whether two tables or rows have the same columns."""
    if old.is_paragraph or old.element.tag != new.element.tag:
        return False
    if new.element.tag == f"{W}tbl":
        return len(old.element.findall(f"{W}tblGrid/{W}gridCol")) == len(new.element.findall(f"{W}tblGrid/{W}gridCol"))
    return _spans(old.element) == _spans(new.element)


def _spans(row: Element) -> list[bool]:
    return [cell.find(f"{W}tcPr/{W}gridSpan") is not None for cell in row.findall(f"{W}tc")]


def _line(units: Sequence[Unit]) -> list[Atom]:
    """The pieces of some paragraphs in a row, with their breaks between them."""
    found: list[Atom] = []
    for number, unit in enumerate(units):
        found += [Atom(_BREAK, "", ())] if number else []
        found += unit.atoms
    return found
