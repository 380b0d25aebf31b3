"""Both texts of a diff in two columns: the old one on the left, the new one on the right."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, zip_longest

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from briefkit.core.diff.text.diff import BlockChange, TextDiff
from briefkit.core.diff.text.tokens import LINES
from briefkit.core.text.clean import clean_line
from briefkit.core.text.words import counted
from briefkit.output.diff.terminal_text import block_text, changed_text, code_lines, folded, gutter_text

_LEFT, _RIGHT = ("removed", "moved-from"), ("added", "moved-to")
_Row = tuple[Text, RenderableType, Text, RenderableType]
_EMPTY = Text()


def side_by_side(diff: TextDiff, labels: tuple[str, str], *, context: int, colored: bool) -> Table:
    """Both texts passage by passage, each with a sign before it; `context` as in `text_blocks`.

    What was removed at a place stands beside what was added there. Code is shown line by line.
    """
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), expand=True)
    for width, label in zip((1, 2), labels, strict=True):
        table.add_column("", width=width, justify="right")
        table.add_column(Text(clean_line(label)), ratio=1, overflow="fold", header_style="dim underline")
    for group in _groups(folded(diff.blocks, context)):
        table.add_row()
        for row in _rows(group, colored=colored):
            table.add_row(*row)
    return table


_Group = tuple[BlockChange | None, BlockChange | None] | int


def _groups(items: Iterator[BlockChange | int]) -> Iterator[_Group]:
    """What stands on one row: a block on both sides, one on each side, or the number of blocks that are hidden."""
    left: list[BlockChange] = []
    right: list[BlockChange] = []
    for item in items:
        change = item.change if isinstance(item, BlockChange) else ""
        if change not in _RIGHT and (right or change not in _LEFT):
            yield from zip_longest(left, right)
            left, right = [], []
        if isinstance(item, int):
            yield item
        elif change in _LEFT or change in _RIGHT:
            (left if change in _LEFT else right).append(item)
        else:
            yield item, item
    yield from zip_longest(left, right)


def _rows(group: _Group, *, colored: bool) -> Iterator[_Row]:
    if isinstance(group, int):
        note = Text(f"{counted(group, 'passage')} unchanged", style="dim")
        yield Text("⋯", style="dim"), note, Text("⋯", style="dim"), note
        return
    old, new = group
    if old is new and old is not None and old.kind in LINES and old.change == "changed":
        yield from _lines(old, colored=colored)
    else:
        yield (*_side(old, "old", colored=colored), *_side(new, "new", colored=colored))


def _side(block: BlockChange | None, side: str, *, colored: bool) -> tuple[Text, RenderableType]:
    if block is None:
        return _EMPTY, _EMPTY
    if block.change in ("changed", "added", "removed") and block.edited:
        return gutter_text(block), changed_text(block, colored=colored, side=side)
    return gutter_text(block), block_text(block, colored=colored)


def _lines(block: BlockChange, *, colored: bool) -> Iterator[_Row]:
    """The lines of code, those that are the same beside each other."""
    sign = gutter_text(block)
    for _, run in groupby(block.segments, lambda segment: segment.op == "equal"):
        segments = list(run)
        sides = (code_lines(segments, colored=colored, side=side) for side in ("old", "new"))
        for old, new in zip_longest(*sides, fillvalue=_EMPTY):
            yield sign, old, sign, new
            sign = _EMPTY
