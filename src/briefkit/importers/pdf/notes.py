"""Notes at the foot of columns and pages, and the marks in the text that point to them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefkit.importers import lines as kinds
from briefkit.importers.pdf.blocks import Block
from briefkit.importers.pdf.text_lines import LEVEL, RAISED, TextLine

_SMALLER = 0.945  # of the size of the text
_RAISED = re.compile(rf"{RAISED}(?P<mark>\d{{1,3}}|[*†‡§]{{1,3}}|[a-z]){LEVEL}\s*[.)]?\s*")
_LEVEL = re.compile(r"(?P<mark>\d{1,3}|[*†‡§]{1,3})[.)]?\s+(?=\S)")
_MARKS = re.compile(rf"{RAISED}(?P<marks>[^{RAISED}{LEVEL}]{{1,24}}){LEVEL}")
_EACH = re.compile(r"\d{1,3}|[*†‡§]{1,3}")
_SUPERSCRIPT = str.maketrans("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")
_HEADINGS = frozenset(
    ["notes", "endnotes", "footnotes", "anmerkungen", "endnoten", "fußnoten", "notas", "примечания", "сноски"]
)


def marks_in(lines: Iterable[TextLine]) -> set[str]:
    """The marks of notes that stand in lines."""
    return {mark for line in lines for found in _MARKS.finditer(line.text) for mark in _EACH.findall(found["marks"])}


def split_notes(lines: Sequence[TextLine], body: float, marks: set[str], is_open: bool) -> int:
    """The number of the first line of a column that belongs to the notes at its foot; the count of lines without any.

    `marks` are those in the text of the page. With `is_open`, a note of the page before may go on here.
    """
    start = len(lines)
    while start and lines[start - 1].size <= _SMALLER * body:
        start -= 1
    for at in range(start, len(lines)):
        if note_mark(lines[at].text, marks):
            return start if is_open and at > start and _goes_on(lines[start:at]) else at
    return start if is_open and start < len(lines) and _goes_on(lines[start:]) else len(lines)


def _goes_on(lines: Sequence[TextLine]) -> bool:
    return len({round(line.size * 2) for line in lines}) == 1 and not any(line.is_bold for line in lines)


def note_mark(text: str, marks: set[str]) -> str:
    """The mark with which a note begins; empty if the text begins without one to which the text of the page points."""
    if found := _RAISED.match(text):
        return found["mark"]
    found = _LEVEL.match(text)
    return found["mark"] if found and found["mark"] in marks else ""


def note_blocks(lines: Sequence[TextLine], marks: set[str]) -> list[Block]:
    """Notes as paragraphs; the first goes on with a note of the page before if it has no label."""
    groups: list[list[TextLine]] = []
    last = 0
    for line in lines:
        mark = note_mark(line.text, marks)
        follows = bool(_RAISED.match(line.text)) or not mark.isdigit() or not last or int(mark) == last + 1
        if groups and not (mark and follows):
            groups[-1].append(line)
        else:
            groups.append([line])
            last = int(mark) if mark.isdigit() else last
    return [
        Block(tuple(group), kinds.FOOTNOTE, "small type at the foot", label=note_mark(group[0].text, marks))
        for group in groups
    ]


def with_endnotes(blocks: list[Block]) -> list[Block]:
    """Blocks of which those below a heading for notes are notes, if the text points to them."""
    marks = marks_in(line for block in blocks if block.kind != kinds.FOOTNOTE for line in block.lines)
    found, is_below = [], False
    for block in blocks:
        if block.kind in (kinds.HEADING, kinds.TITLE):
            is_below = block.start.strip(" .:").casefold() in _HEADINGS
        elif is_below and not block.kind and (mark := note_mark(block.first.text, marks)) in marks:
            found.append(replace(block, kind=kinds.FOOTNOTE, reason="below a heading for notes", label=mark))
            continue
        found.append(block)
    return found


class Labels:
    """The labels of the notes of a document: their own marks, or numbers in order where a mark is that of several."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        """Give each note a label."""
        notes = [block for block in blocks if block.label]
        counts = Counter(block.label for block in notes)
        keeps = all(count == 1 for count in counts.values()) and all(mark.isdigit() for mark in counts)
        self._of = {id(block): block.label if keeps else str(at) for at, block in enumerate(notes, 1)}
        self._places: dict[str, list[tuple[int, str]]] = {}
        for block in notes:
            self._places.setdefault(block.label, []).append((block.first.page, self._of[id(block)]))

    def of(self, block: Block) -> str:
        """The label of a note."""
        return self._of.get(id(block), "")

    def near(self, mark: str, pages: Sequence[int]) -> str:
        """The label of the note to which a mark in a paragraph on some pages points; empty if there is none."""
        places = self._places.get(mark, [])
        here = [label for page, label in places if page in pages]
        later = [label for page, label in places if page >= pages[0]]
        return next(iter([*here, *later]), "")


def without_mark(text: str) -> str:
    """The text of a note without the mark with which it begins."""
    found = _RAISED.match(text) or _LEVEL.match(text)
    return text[found.end() :] if found else text


def marked(text: str, pages: Sequence[int], labels: Labels, *, shown: bool) -> str:
    """A text in which marks of notes are footnotes of Markdown if `shown`, and left out if not."""

    def replaced(found: re.Match[str]) -> str:
        marks = _EACH.findall(found["marks"].replace("\\", ""))
        numbers = [label for mark in marks if (label := labels.near(mark, pages))]
        is_mark = bool(numbers) and len(numbers) == len(marks) and not re.search(r"[^\W\d_]", found["marks"])
        if is_mark:
            return "".join(f"[^{label}]" for label in numbers) if shown else ""
        return found["marks"].translate(_SUPERSCRIPT) if re.search(r"\d", found["marks"]) else found["marks"]

    return _MARKS.sub(replaced, text).replace(RAISED, "").replace(LEVEL, "")


def pages_of(block: Block) -> Iterator[int]:
    """The pages on which a paragraph stands."""
    yield from dict.fromkeys(line.page for line in block.lines)
