"""Lines as paragraphs: by white space, indents, type, and lines that end early."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from briefkit.core.values import frozen
from briefkit.importers.pdf.scripts import is_mostly_rtl
from briefkit.importers.pdf.text_lines import TextLine

BULLET = re.compile(r"(?:[•‣◦▪●■□○►➢➤✓✔·*–—-])\s+(?=\S)")
NUMBER = re.compile(r"(?:\(?\d{1,2}[.)]|\(?[a-z][.)]|\([ivx]{1,4}\))\s+(?=\S)")
ENDED = (".", "!", "?", ":", ";", "…", ".”", '."', "?”", "!”", ".“", ".’", ".)", "।", "。", "؟", ".»")
_INDENT = 0.6  # of the size of the type
_WIDER = 1.22  # of the usual distance of lines
_SAME_TYPE = 0.07
_HEADING = 1.12  # of the size of the text


@frozen
class Block:
    """Lines that are one paragraph. What it is, if that is known, is said as in `briefkit.importers.lines`."""

    lines: tuple[TextLine, ...]
    kind: str = ""
    reason: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    label: str = ""
    is_indented: bool = False
    is_full: bool = False

    @property
    def first(self) -> TextLine:
        """Its first line."""
        return self.lines[0]

    @property
    def last(self) -> TextLine:
        """Its last line."""
        return self.lines[-1]

    @property
    def size(self) -> float:
        """The size of its type in points."""
        return self.lines[0].size

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.is_bold for line in self.lines)

    @property
    def start(self) -> str:
        """How its text begins."""
        return self.first.plain


class Leading:
    """The usual distance from line to line in a document, for each size of its type."""

    def __init__(self, parts: Iterable[Sequence[TextLine]]) -> None:
        """Count the distances within columns."""
        found: dict[float, Counter[float]] = defaultdict(Counter)
        for lines in parts:
            for before, line in pairwise(lines):
                distance = line.base - before.base
                if abs(line.size - before.size) < 0.5 and 0.8 * line.size < distance < 3 * line.size:
                    found[round(line.size * 2)][round(distance * 2) / 2] += 1
        self._of = {size: self._usual(counts) for size, counts in found.items()}

    @staticmethod
    def _usual(counts: Counter[float]) -> float:
        """The commonest distance; of nearly as common ones the smallest."""
        most = counts.most_common(1)[0][1]
        return min(distance for distance, count in counts.items() if count >= 0.5 * most)

    def of(self, size: float) -> float:
        """In points, for type of a size."""
        return self._of.get(round(size * 2), 1.3 * size)


class _Column:
    """The edges of a column, as they are where its script begins."""

    def __init__(self, lines: Sequence[TextLine]) -> None:
        self.from_right = is_mostly_rtl(" ".join(line.plain for line in lines))
        self.left = min(line.left for line in lines)
        self.right = self._right(lines)

    @staticmethod
    def _right(lines: Sequence[TextLine]) -> float:
        """The right edge; not that of a single line far beyond all others, such as the date of a letter."""
        *others, last = sorted(line.right for line in lines)
        is_single = len(others) > 2 and last - others[-1] > 3 * lines[0].size
        return others[-1] if is_single else last

    def indent(self, line: TextLine) -> float:
        return self.right - line.right if self.from_right else line.left - self.left

    def rest(self, line: TextLine) -> float:
        return line.left - self.left if self.from_right else self.right - line.right


def blocks_of(lines: Sequence[TextLine], leading: Leading, body: float) -> list[Block]:
    """The paragraphs of a column."""
    if not lines:
        return []
    column = _Column(lines)
    groups: list[list[TextLine]] = [[lines[0]]]
    for line in lines[1:]:
        if _begins(line, groups[-1], column, leading, body):
            groups.append([line])
        else:
            groups[-1].append(line)
    return [_block(group, column) for group in groups]


def _block(group: list[TextLine], column: _Column) -> Block:
    first, last = group[0], group[-1]
    indented = column.indent(first) > _INDENT * first.size and (
        len(group) == 1 or column.indent(group[1]) < column.indent(first) - _INDENT * first.size / 2
    )
    return Block(tuple(group), is_indented=indented, is_full=column.rest(last) < 2.5 * last.size)


def _begins(line: TextLine, group: list[TextLine], column: _Column, leading: Leading, body: float) -> bool:
    """Whether a line begins a paragraph, and does not go on with the one before."""
    before = group[-1]
    down = line.base - before.base
    if line.part != before.part or not 1 <= down <= _WIDER * leading.of(max(line.size, before.size)) + 0.5:
        return True
    if abs(line.size - before.size) > _SAME_TYPE * max(line.size, before.size) or line.is_bold != before.is_bold:
        return True
    if line.size > _HEADING * body and not BULLET.match(line.plain):
        return False
    return _is_item(line, before, column) or _is_shifted(line, group, column) or _ends_early(line, before, column)


def _is_item(line: TextLine, before: TextLine, column: _Column) -> bool:
    if BULLET.match(line.plain):
        return (
            not line.plain.startswith(("–", "—", "-", "*", "·"))
            or before.plain.endswith(ENDED)
            or _differs(line, before, column)
        )
    return bool(NUMBER.match(line.plain)) and (before.plain.endswith(ENDED) or _differs(line, before, column))


def _differs(line: TextLine, before: TextLine, column: _Column) -> bool:
    return abs(column.indent(line) - column.indent(before)) > _INDENT * line.size


def _is_shifted(line: TextLine, group: list[TextLine], column: _Column) -> bool:
    """Whether a line is indented, or stands out after lines that hang."""
    before = group[-1]
    shift = column.indent(line) - column.indent(before)
    if shift > _INDENT * line.size:
        hangs = len(group) == 1 and (
            BULLET.match(before.plain) or NUMBER.match(before.plain) or not before.plain.endswith(ENDED)
        )
        return not hangs
    out = shift < -_INDENT * line.size
    return out and len(group) > 1 and column.indent(group[0]) <= column.indent(line) + _INDENT * line.size / 2


def _ends_early(line: TextLine, before: TextLine, column: _Column) -> bool:
    """Whether the line before has room for the first word of a line, so that its end was meant."""
    word = line.plain.split(" ", 1)[0]
    room = column.rest(before) > (0.52 * len(word) + 0.9) * line.size
    starts = not word[:1].islower()
    return (
        room and starts and (before.plain.endswith(ENDED) or column.rest(before) > 0.3 * (column.right - column.left))
    )
