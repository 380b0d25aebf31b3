"""The order in which the parts of a page are read: columns, with titles and tables across them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefkit.importers.pdf.shapes import Shapes
from briefkit.importers.pdf.spans import Span

_SLICE = 2.0  # points of height of the slices into which a page is cut
_JOINED = 0.5  # of the size: white space within a line that parts no columns
_NARROWEST = 0.55  # of the size of the text: white space between columns
_LEAST_LINES = 3  # on each side of it
_LEAST_LETTERS = 10  # of a line of a column, in the mean: less are cells, labels or bullets
_FIGURES = 0.4  # share of figures in a column of numbers
_MOST_CHUNKS, _HIGHEST = 4000, 10_000  # parts of lines, and points, of a page whose columns are looked for
_DEEPEST = 12  # parts within parts


class Chunk(NamedTuple):
    """Spans that stand on one line without a wide space between them."""

    spans: tuple[Span, ...]
    left: float
    right: float
    base: float
    size: float

    @property
    def text(self) -> str:
        """What stands there, without spaces."""
        return "".join(span.text for span in self.spans)


class _Gutter(NamedTuple):
    """White space between columns, from the line `top` to the line `bottom`."""

    x: float
    top: float
    bottom: float


def chunks_of(spans: Sequence[Span], wide: float = _JOINED) -> list[Chunk]:
    """Spans as chunks; what is wider than `wide` times the size of the type parts them."""
    chunks: list[list[Span]] = []
    lines: list[list[Span]] = []
    for span in sorted(spans, key=lambda item: item.base):
        if lines and abs(lines[-1][-1].base - span.base) <= 0.2 * span.size:
            lines[-1].append(span)
        else:
            lines.append([span])
    for line in lines:
        line.sort(key=lambda item: item.left)
        for span in line:
            last = chunks[-1][-1] if chunks else None
            near = last is not None and last in line and span.left - max(s.right for s in chunks[-1]) < wide * span.size
            if near:
                chunks[-1].append(span)
            else:
                chunks.append([span])
    return [_chunk(found) for found in chunks]


def _chunk(spans: list[Span]) -> Chunk:
    largest = max(spans, key=lambda span: span.size)
    return Chunk(tuple(spans), min(s.left for s in spans), max(s.right for s in spans), largest.base, largest.size)


def parts_of(spans: Sequence[Span], body: float, shapes: Shapes, *, from_right: bool = False) -> list[list[Span]]:
    """The parts of a page in reading order, each of them one column; `body` is the size of its text in points.

    With `from_right`, the first column is the one on the right.
    """
    return [part for part in _parts(chunks_of(spans), body, shapes, from_right, 0) if part]


def _parts(chunks: list[Chunk], body: float, shapes: Shapes, from_right: bool, depth: int) -> Iterator[list[Span]]:
    gutters = _gutters(chunks, body, shapes) if depth < _DEEPEST else []
    if not gutters:
        yield [span for chunk in chunks for span in chunk.spans]
        return
    first, last = min(chunk.base for chunk in chunks), max(chunk.base for chunk in chunks)
    whole = [found for found in gutters if found.top <= first and found.bottom >= last]
    if whole:
        sides = _sides(chunks, whole[0].x)
        for side in reversed(sides) if from_right else sides:
            yield from _parts(side, body, shapes, from_right, depth + 1)
        return
    longest = max(gutters, key=lambda found: found.bottom - found.top)
    above = [chunk for chunk in chunks if chunk.base < longest.top]
    below = [chunk for chunk in chunks if chunk.base > longest.bottom]
    within = [chunk for chunk in chunks if longest.top <= chunk.base <= longest.bottom]
    for part in (above, within, below):
        if part:
            yield from _parts(part, body, shapes, from_right, depth + 1)


def _sides(chunks: list[Chunk], x: float) -> tuple[list[Chunk], list[Chunk]]:
    left = [chunk for chunk in chunks if (chunk.left + chunk.right) / 2 < x]
    return left, [chunk for chunk in chunks if (chunk.left + chunk.right) / 2 >= x]


def _gutters(chunks: list[Chunk], body: float, shapes: Shapes) -> list[_Gutter]:
    """White spaces between columns."""
    lines = {round(chunk.base) for chunk in chunks}
    if len(lines) < _LEAST_LINES or len(chunks) > _MOST_CHUNKS or max(lines) - min(lines) > _HIGHEST:
        return []
    wide = _NARROWEST * body
    slices = _Slices(chunks)
    found = []
    for x in _edges(chunks, wide):
        for top, bottom in slices.free(x - wide, x - 1.5):
            gutter = _Gutter(x - wide / 2, top, bottom)
            if _parts_columns(gutter, chunks, body, shapes):
                found.append(_trimmed(gutter, chunks))
    return found


def _trimmed(gutter: _Gutter, chunks: list[Chunk]) -> _Gutter:
    bases = [
        chunk.base
        for chunk in chunks
        if gutter.top <= chunk.base <= gutter.bottom and not chunk.left < gutter.x < chunk.right
    ]
    return _Gutter(gutter.x, min(bases), max(bases))


def _edges(chunks: list[Chunk], wide: float) -> list[float]:
    """Where columns may begin: edges at which several lines begin, or beyond which several end."""
    leftmost, rightmost = min(chunk.left for chunk in chunks), max(chunk.right for chunk in chunks)
    places = sorted([chunk.left for chunk in chunks] + [chunk.right + wide + 1 for chunk in chunks])
    groups: list[list[float]] = []
    for place in places:
        if groups and place - groups[-1][0] <= 2.5:
            groups[-1].append(place)
        else:
            groups.append([place])
    return [
        group[0]
        for group in groups
        if len(group) >= _LEAST_LINES and leftmost + 4 * wide < group[0] < rightmost - 4 * wide
    ]


class _Slices:
    """What of each slice of a part of a page is covered by text: a bit for each point of its width."""

    def __init__(self, chunks: list[Chunk]) -> None:
        self.first = min(chunk.base - chunk.size for chunk in chunks)
        self.left = min(chunk.left for chunk in chunks)
        last = max(chunk.base + 0.3 * chunk.size for chunk in chunks)
        self.masks = [0] * (int((last - self.first) / _SLICE) + 2)
        for chunk in chunks:
            bits = self._bits(chunk.left, chunk.right)
            for at in range(self._at(chunk.base - 0.7 * chunk.size), self._at(chunk.base) + 1):
                self.masks[at] |= bits

    def _at(self, y: float) -> int:
        return min(len(self.masks) - 1, max(0, int((y - self.first) / _SLICE)))

    def _bits(self, left: float, right: float) -> int:
        start = max(0, int(left - self.left))
        return ((1 << max(1, int(right - self.left) + 1 - start)) - 1) << start

    def free(self, left: float, right: float) -> Iterator[tuple[float, float]]:
        """Where nothing stands between two edges: from, and to, in points from the top."""
        bits = self._bits(left, right)
        start: int | None = None
        for at, mask in enumerate([*self.masks, bits]):
            if mask & bits:
                if start is not None and at - start > 2:
                    yield self.first + start * _SLICE - 1, self.first + at * _SLICE + 1
                start = None
            elif start is None:
                start = at


def _parts_columns(gutter: _Gutter, chunks: list[Chunk], body: float, shapes: Shapes) -> bool:
    """Whether a white space is one between columns of text, and not within a table or a list."""
    within = [chunk for chunk in chunks if gutter.top < chunk.base < gutter.bottom]
    left, right = _sides(within, gutter.x)
    if not left or not right or shapes.rules_across(gutter.x, gutter.top + body, gutter.bottom - body) >= 2:
        return False
    beside = _nearest(left, -1), _nearest(right, 1)
    both = (
        max(min(chunk.base for chunk in left), min(chunk.base for chunk in right)),
        min(max(chunk.base for chunk in left), max(chunk.base for chunk in right)),
    )
    return (
        both[1] - both[0] >= body * _LEAST_LINES * 0.8
        and all(map(_is_text, beside))
        and (_are_level([chunk.left for chunk in beside[1]]) or _are_level([chunk.right for chunk in beside[0]]))
    )


def _are_level(edges: list[float]) -> bool:
    """Whether half of the edges of lines or more are one below another; in a paragraph, gaps in lines are not."""
    return max(sum(abs(edge - other) <= 1.5 for other in edges) for edge in edges) * 2 >= len(edges)


def _nearest(chunks: list[Chunk], side: int) -> list[Chunk]:
    """Of each line, the chunk that is nearest to the white space: the last one on its left, the first on its right."""
    lines: dict[int, Chunk] = {}
    for chunk in chunks:
        key = round(chunk.base)
        if key not in lines or (chunk.left - lines[key].left) * side < 0:
            lines[key] = chunk
    return list(lines.values())


def _is_text(lines: list[Chunk]) -> bool:
    texts = [chunk.text for chunk in lines]
    letters = sum(map(len, texts))
    figures = sum(character.isdigit() for text in texts for character in text)
    wide = sum(1 for text in texts if len(text) >= _LEAST_LETTERS)
    return (
        len(texts) >= _LEAST_LINES
        and letters >= _LEAST_LETTERS * len(texts)
        and wide * 2 >= len(texts)
        and figures < _FIGURES * letters
    )
