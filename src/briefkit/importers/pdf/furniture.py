"""Running heads and feet and page numbers: what stands at the edge of pages, and is no part of their text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from briefkit.core.values import frozen
from briefkit.importers.pdf.spans import Span
from briefkit.importers.pdf.text_lines import RAISED, TextLine, lines_of

HEAD, FOOT = "head", "foot"
_ROWS = 3  # at each edge of a page
_SAME_PLACE = 8.0  # points
_FEW_PAGES = 4
_APART = 1.75  # of the size of the type: white space between a running head and the text
_SHORT = 100  # characters of a running head
_ARTIFACTS = 0.25  # of the letters of a file: where more are marked, the marks say nothing
_NUMBER = re.compile(r"\d+")
_ALONE = re.compile(
    r"\W{0,4}(?:(?:page|seite|p\.|s\.|стр\.|página|pagina)\s?)?(?P<number>\d{1,4}|[ivxl]{1,7})\W{0,4}"
    r"(?:(?:of|von|/|de|из)\s?\d{1,4}\W{0,4})?",
    re.IGNORECASE,
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


class Furniture(NamedTuple):
    """A line at the edge of a page (from 1) that is no part of its text, and why it is none."""

    text: str
    page: int
    edge: str
    reason: str


@frozen
class _Row:
    """A line at an edge of a page, how far it is from that, in lines, and from the next line inwards, in points."""

    line: TextLine
    edge: str
    depth: int
    gap: float

    @property
    def words(self) -> str:
        """What it says."""
        return self.line.plain

    @property
    def page(self) -> int:
        """The number of its page."""
        return self.line.page

    @property
    def base(self) -> float:
        """Where it stands."""
        return self.line.base

    @property
    def size(self) -> float:
        """The size of its type."""
        return self.line.size


def without_furniture(pages: Sequence[Sequence[Span]], body: float) -> tuple[list[list[Span]], list[Furniture]]:
    """The spans of each page that are part of its text, and the lines that are not."""
    marked = _are_marks_useful(pages)
    found: list[Furniture] = []
    kept = []
    for number, spans in enumerate(pages, 1):
        if marked:
            artifacts = [span for span in spans if span.is_artifact]
            for line in lines_of(artifacts, number):
                edge = HEAD if line.base < _middle(spans) else FOOT
                found.append(Furniture(line.plain, number, edge, "the file marks it as no part of its text"))
        kept.append([span for span in spans if not (marked and span.is_artifact)])
    rows = [row for number, spans in enumerate(kept, 1) for row in _edges(spans, number)]
    reasons = _reasons(rows, body, len(pages))
    for row in rows:
        if why := reasons.get(id(row)):
            found.append(Furniture(row.words, row.page, row.edge, why))
            gone = {(span.left, span.right, span.text) for span in row.line.spans}
            near = row.line.size
            kept[row.page - 1] = [
                span
                for span in kept[row.page - 1]
                if abs(span.base - row.base) > near or (span.left, span.right, span.text) not in gone
            ]
    return kept, found


def _are_marks_useful(pages: Sequence[Sequence[Span]]) -> bool:
    letters = [(len(span.signs), span.is_artifact) for spans in pages for span in spans]
    marked = sum(count for count, is_artifact in letters if is_artifact)
    return 0 < marked < _ARTIFACTS * sum(count for count, _ in letters)


def _middle(spans: Iterable[Span]) -> float:
    bases = [span.base for span in spans]
    return (min(bases) + max(bases)) / 2


def _edges(spans: Sequence[Span], page: int) -> Iterator[_Row]:
    """The first and last lines of a page."""
    lines = lines_of(spans, page)
    half = min(_ROWS, len(lines) // 2)
    for depth in range(half or len(lines)):
        yield _row(lines[depth : depth + 2], HEAD, depth)
    for depth in range(half):
        yield _row(lines[-1 - depth : (-3 - depth) or None : -1][:2], FOOT, depth)


def _row(lines: Sequence[TextLine], edge: str, depth: int) -> _Row:
    return _Row(lines[0], edge, depth, abs(lines[1].base - lines[0].base) if len(lines) > 1 else 0.0)


def _reasons(rows: list[_Row], body: float, pages: int) -> dict[int, str]:
    """Why rows are no part of the text, by their identity; only if those further out are none either."""
    numbered = _numbered(rows, body, pages)
    repeated = _placed(rows, body, pages) | _repeated(rows, pages)
    found: dict[int, str] = {}
    outer: dict[tuple[int, str], int] = defaultdict(int)
    for row in sorted(rows, key=lambda row: row.depth):
        why = repeated.get(id(row)) or numbered.get(id(row)) if row.size < 1.6 * body else None
        if why and outer[row.page, row.edge] == row.depth:
            found[id(row)] = why
            outer[row.page, row.edge] += 1
    return found


def _shape(row: _Row) -> str:
    """What is the same in a running head on all its pages: its words without the numbers in them."""
    return _NUMBER.sub("#", row.words.casefold())


def _repeated(rows: list[_Row], pages: int) -> dict[int, str]:
    places: dict[tuple[str, str, int], list[_Row]] = defaultdict(list)
    for row in rows:
        if any(map(str.isalpha, row.words)):
            places[_shape(row), row.edge, round(row.size)].append(row)
    found: dict[int, str] = {}
    for same in places.values():
        bases = Counter(round(row.base / _SAME_PLACE) for row in same)
        place = bases.most_common(1)[0][0]
        near = [row for row in same if abs(row.base / _SAME_PLACE - place) <= 1]
        on = len({row.page for row in near})
        if on >= 3 or (on == 2 and pages <= _FEW_PAGES):
            where = "top" if near[0].edge == HEAD else "foot"
            found |= {id(row): f"stands at the {where} of {on} pages" for row in near}
    return found


def _placed(rows: list[_Row], body: float, pages: int) -> dict[int, str]:
    """Short lines that stand at one place on half of the pages, apart from the text, though they say other things."""
    places: dict[tuple[str, int], list[_Row]] = defaultdict(list)
    for row in rows:
        if row.depth == 0 and row.gap > _APART * row.size and row.size <= 1.05 * body and len(row.words) <= _SHORT:
            places[row.edge, round(row.base)].append(row)
    found: dict[int, str] = {}
    for (edge, _), same in places.items():
        if len(same) >= 2 and len(same) >= 0.45 * pages and not any(row.words.endswith(".") for row in same):
            where = "top" if edge == HEAD else "foot"
            found |= {id(row): f"stands at the {where} of {len(same)} pages, apart from the text" for row in same}
    return found


def _is_apart(row: _Row, body: float) -> bool:
    """Whether a line is the outermost of its page, in small type, with white space between it and the text."""
    return row.depth == 0 and row.gap > _APART * row.size and row.size <= 0.95 * body


def _numbered(rows: list[_Row], body: float, pages: int) -> dict[int, str]:
    """Rows with the number of their page, which goes up with the pages: alone, or beside a short running head."""
    counted: dict[tuple[str, int], list[tuple[_Row, bool]]] = defaultdict(list)
    for row in rows:
        for number, alone in _numbers(row):
            counted[row.edge, number - row.page].append((row, alone))
    found: dict[int, str] = {}
    for (_, offset), same in counted.items():
        by_page = len({row.page for row, _ in same})
        for row, alone in same:
            if alone and (by_page >= 2 or (offset == 0 and row.depth == 0 and pages <= 2)):
                found[id(row)] = "the number of the page"
            elif not alone and len(row.words) <= _SHORT and (by_page >= 3 or (offset == 0 and _is_apart(row, body))):
                found[id(row)] = "a running head beside the number of the page"
    return found


def _numbers(row: _Row) -> Iterator[tuple[int, bool]]:
    """Numbers at either end of a row that is no note, and whether nothing else stands there."""
    if match := _ALONE.fullmatch(row.words):
        yield _value(match["number"]), True
        return
    is_note = row.line.text.startswith(RAISED) or row.words.endswith(".")
    words = [] if is_note else row.words.split()
    for end in {words[0], words[-1]} if words else ():
        if end.isascii() and end.isdigit() and len(end) <= 4:
            yield int(end), False


def _value(number: str) -> int:
    if number.isdigit():
        return int(number)
    values = [_ROMAN[letter] for letter in number.lower()]
    return sum(-value if after > value else value for value, after in zip(values, [*values[1:], 0], strict=True))
