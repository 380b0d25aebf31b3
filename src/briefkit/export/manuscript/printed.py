"""What a publication prints, sign by sign, to compare a document with that comes back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from briefkit.core.body import document as doc
from briefkit.core.publication.value import Publication
from briefkit.core.revisions.base import Counter, Printed, Spot
from briefkit.core.revisions.glyphs import PICTURE, Glyph, glyphs_of, printed, printed_key
from briefkit.export.manuscript.manuscript import make_manuscript
from briefkit.export.manuscript.styles import CODE, HOUSE, KIND, RULE
from briefkit.export.manuscript.value import (
    CellPart,
    Contents,
    EndNotes,
    Grid,
    InItem,
    Line,
    Manuscript,
    Part,
    Plate,
    Said,
)

_RULE = "* * *"


def printed_paragraphs(publication: Publication) -> list[Printed]:
    """The paragraphs of a publication in print order, then those of its notes."""
    manuscript = make_manuscript(publication)
    reader = _Reader()
    found = list(reader.parts(manuscript.parts))
    for number, note in enumerate(manuscript.notes, 1):
        found += reader.parts(note, note=number)
    return found


def own_paragraphs(manuscript: Manuscript, *, letterhead: bool = False) -> Iterator[str]:
    """The words of the paragraphs in which briefkit writes something itself, and of the first line as it is printed.

    `letterhead`: the house's own one stands in the place of its name.
    """
    lines = [line for part in (*manuscript.parts, *chain(*manuscript.notes)) for line in _lines(part) if not line.place]
    head = {line.style: line for line in reversed(lines) if line.style in (HOUSE, KIND)}
    if letterhead:
        head.pop(HOUSE, None)
    yield " ".join(_key(line) for _, line in sorted(head.items()))
    for line in lines:
        if line.style != HOUSE or not letterhead:
            yield _key(line)


def _key(line: Line) -> str:
    """The words of a line as they are compared with those of a document."""
    if line.style == RULE:
        return _RULE
    return printed_key(chain.from_iterable(word.words if isinstance(word, Said) else (word,) for word in line.words))


def _lines(part: Part | CellPart) -> Iterator[Line]:
    match part:
        case Line():
            yield part
        case Plate(caption=Line() as caption):
            yield caption
        case Grid():
            yield from [part.caption] if part.caption else []
            for cell in chain(part.head, *part.rows):
                for inside in cell.parts:
                    yield from _lines(inside)


class _Reader:
    def __init__(self) -> None:
        self.counter = Counter()

    def parts(self, parts: Iterable[Part | CellPart], *, note: int = 0, in_cell: bool = False) -> Iterator[Printed]:
        for part in parts:
            match part:
                case Line():
                    yield self.line(part, note=note, in_cell=in_cell)
                case Plate():
                    yield Printed((Spot(Glyph(part.alt, kind=PICTURE)),), part.style, note=note, in_cell=in_cell)
                    if part.caption:
                        yield self.line(part.caption, note=note, in_cell=in_cell)
                case Grid():
                    yield from self.grid(part, note)
                case Contents() | EndNotes():
                    pass  # made again by the program that opens it, or at the foot of its page

    def grid(self, grid: Grid, note: int) -> Iterator[Printed]:
        if grid.caption:
            yield self.line(grid.caption, note=note)
        for row in (grid.head, *grid.rows):
            for cell in row:
                yield from self.parts(cell.parts, note=note, in_cell=True)

    def line(self, line: Line, *, note: int = 0, in_cell: bool = False) -> Printed:
        spots: list[Spot] = []
        for word in line.words:
            if isinstance(word, Said):
                spots += self.counter.spots(printed(word.words), word.place)
            elif line.place:
                spots += self.counter.spots(self._glyphs(line, word), line.place)
            else:
                spots += [Spot(glyph) for glyph in self._glyphs(line, word)]
        if line.style == RULE:
            spots = [Spot(glyph) for glyph in glyphs_of(_RULE)]
        items = [one for one in line.within if isinstance(one, InItem)]
        opens = bool(items) and items[-1].opens
        return Printed(
            tuple(spots),
            line.style,
            line.place,
            line.level,
            len(items) if opens else 0,
            opens and items[-1].form == "numbers",
            note,
            in_cell,
        )

    @staticmethod
    def _glyphs(line: Line, word: doc.Inline) -> list[Glyph]:
        if line.style == CODE and isinstance(word, doc.CodeSpan):
            return glyphs_of(word.text)
        return list(printed((word,)))
