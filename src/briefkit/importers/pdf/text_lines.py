"""The lines of a column, with the marks of notes in them, as they are read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median

from briefkit.core.values import frozen
from briefkit.importers.pdf.scripts import in_order, is_mostly_rtl, is_rtl, is_unspaced, with_brackets
from briefkit.importers.pdf.spans import GAP, Span

RAISED, LEVEL = "\ue000", "\ue001"
"""What stands in the text of a line before and behind what is raised."""
_SMALL = 0.86  # of the size of its line: what is set as a mark
_LEADERS = re.compile(r"(?:[.·…_]\s?){5,}")
_LETTERHEAD, _MOST_SPANS = 3, 100  # lines, and words in each
_FAR = 6  # of the size of the type: what is so far apart on a line says two things
_NEAR = 4  # rows above and below
_STRETCHED = 4  # letters apart from each other


@frozen
class TextLine:
    """A line of a column in points from the top left corner of its page; `part` numbers the column in the document."""

    text: str
    left: float
    right: float
    base: float
    size: float
    is_bold: bool
    page: int
    part: int = 0
    spans: tuple[Span, ...] = ()
    is_artifact: bool = False

    @property
    def plain(self) -> str:
        """Its text without the signs around what is raised."""
        return self.text.replace(RAISED, "").replace(LEVEL, "")


def lines_of(spans: Sequence[Span], page: int, part: int = 0) -> list[TextLine]:
    """The lines of a column, from above."""
    rows = _with_marks(_rows(spans))
    return [_line(row, page, part) for row in sorted(rows, key=lambda row: _main(row).base)]


def _rows(spans: Iterable[Span]) -> list[list[Span]]:
    rows: list[list[Span]] = []
    for span in sorted(spans, key=lambda item: item.base):
        near = [row for row in rows[-4:] if abs(row[-1].base - span.base) <= 0.22 * min(span.size, row[-1].size)]
        if near:
            near[-1].append(span)
        else:
            rows.append([span])
    return rows


def _main(row: Sequence[Span]) -> Span:
    """The span that says on which line a row stands: the largest, the longest of them."""
    return max(row, key=lambda span: (round(span.size), len(span.signs)))


def _with_marks(rows: list[list[Span]]) -> list[list[Span]]:
    """Rows in which small figures and letters stand where they belong: raised beside a word, or lowered."""
    mains = [_main(row) for row in rows]
    kept = [list(row) for row in rows]
    for at, row in enumerate(rows):
        near = [other for other in range(max(0, at - _NEAR), min(len(rows), at + _NEAR + 1)) if other != at]
        larger = [other for other in near if mains[other].size * _SMALL > min(span.size for span in row)]
        for span in row if larger else ():
            home = next((other for other in larger if _is_mark_in(span, rows[other], mains[other])), None)
            if home is not None:
                kept[at].remove(span)
                kept[home].append(_raised(span) if span.base < mains[home].base else span)
    return [[_raised(span) if _is_small(span, _main(row)) else span for span in row] for row in kept if row]


def _raised(span: Span) -> Span:
    return (
        span
        if span.is_raised
        else Span(
            span.signs, span.left, span.right, span.base, span.size, span.is_bold, True, span.is_artifact, span.spaced
        )
    )


def _is_small(span: Span, main: Span) -> bool:
    return span.size < _SMALL * main.size and main.base - span.base > 0.12 * main.size


def _is_mark_in(span: Span, row: Sequence[Span], main: Span) -> bool:
    """Whether a small span stands at a word of a row, above or below the line on which that stands."""
    if span.size >= _SMALL * main.size or len(span.signs) > 8:
        return False
    if not main.base - 0.8 * main.size < span.base < main.base + 0.35 * main.size:
        return False
    reach = 0.5 * main.size
    return any(
        other.size > span.size and other.left - reach < span.right and span.left < other.right + reach for other in row
    )


def _line(row: list[Span], page: int, part: int) -> TextLine:
    ordered = sorted(row, key=lambda span: (span.left, span.right))
    main = _main(ordered)
    letters = sum(len(span.signs) for span in ordered if not span.is_raised)
    bold = sum(len(span.signs) for span in ordered if span.is_bold and not span.is_raised)
    return TextLine(
        _text(ordered),
        min(span.left for span in ordered),
        max(span.right for span in ordered),
        main.base,
        main.size,
        bold > 0.85 * letters,
        page,
        part,
        tuple(ordered),
        all(span.is_artifact for span in ordered),
    )


def _text(spans: list[Span]) -> str:
    """What the spans of a line say, with spaces between words."""
    signs: list[str] = []
    wide = _gap(spans)
    for at, span in enumerate(spans):
        before = spans[at - 1] if at else None
        if before and _is_apart(before, span, wide):
            signs.append(" ")
        if span.is_raised:
            signs += [RAISED, *span.signs, LEVEL]
        else:
            signs += span.signs
    return _read(signs)


def _gap(spans: list[Span]) -> float:
    """White space, of the size of the type, that parts words; more in a line whose letters are set apart."""
    apart = [
        (span.left - before.right) / span.size
        for before, span in pairwise(spans)
        if len(before.signs) == len(span.signs) == 1 and span.left > before.right
    ]
    if len(apart) < _STRETCHED or len(apart) < 0.6 * (len(spans) - 1):
        return GAP
    return max(GAP, 1.7 * median(apart))


def _is_apart(before: Span, span: Span, wide: float) -> bool:
    """Whether a space is read between two spans of a line."""
    gap = (span.left - before.right) / max(before.size, span.size)
    if wide > GAP:
        return gap >= wide
    first = span if is_rtl(before.text) or is_rtl(span.text) else before
    if first.spaced:
        return gap > -0.1
    if is_unspaced(before.text[-1]) and is_unspaced(span.text[0]):
        return gap > 0.8
    return gap >= (0.25 if span.is_raised or before.is_raised else GAP)


def _read(signs: list[str]) -> str:
    text = "".join(signs)
    if is_rtl(text):
        text = "".join(signs[at] for at in in_order(signs))
        text = text.replace(LEVEL, "\0").replace(RAISED, LEVEL).replace("\0", RAISED) if is_turned(text) else text
        text = with_brackets(text) if is_mostly_rtl(text) else text
    return " ".join(unicodedata.normalize("NFC", text).split())


def is_turned(text: str) -> bool:
    """Whether what is raised ends before it begins, as it does where the text runs from right to left."""
    return 0 <= text.find(LEVEL) < text.find(RAISED) or (LEVEL in text and RAISED not in text)


def sides_apart(lines: Sequence[TextLine]) -> list[TextLine]:
    """Lines of the first page of which a few that stand at both sides of it, as in the head of a letter, are two.

    Those on the left come first; those on the right are no paragraph with each other.
    """
    found: list[TextLine] = []
    for apart, group in groupby(lines, key=lambda line: line.page == 1 and len(_sides(line)) > 1):
        run = list(group)
        if not apart or len(run) > _LETTERHEAD:
            found += run
            continue
        sides = [_sides(line) for line in run]
        found += [left for left, *_ in sides]
        found += [replace(right, part=-number) for number, (_, right) in enumerate(sides, len(found))]
    return found


def _sides(line: TextLine) -> list[TextLine]:
    """The sides of a line; the number of a page behind a heading belongs to it."""
    for at in range(1, min(len(line.spans), _MOST_SPANS)):
        gap = line.spans[at].left - max(span.right for span in line.spans[:at])
        parts = line.spans[:at], line.spans[at:]
        if gap > _FAR * line.size and not "".join(span.text for span in parts[1]).isdigit():
            return [_line(list(part), line.page, line.part) for part in parts]
    return [line]


def has_leaders(text: str) -> bool:
    """Whether dots lead from a heading to the number of its page."""
    return _LEADERS.search(text) is not None
