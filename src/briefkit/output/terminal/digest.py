"""The digest for the terminal: first what moved, issue by issue, then what is new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import StringIO
from typing import NamedTuple

from rich.console import Console, Group, RenderableType
from rich.text import Text

from briefkit.core.text.clean import clean_line
from briefkit.core.text.words import counted
from briefkit.core.timeline.digest_rows import UPDATED, Digest, DigestRow
from briefkit.core.timeline.digest_text import Block, blocks_of, change_label, change_line, change_note, rest_line
from briefkit.output.terminal.layout import MEASURE, indented, label_grid, measured
from briefkit.output.terminal.moves import forecast_symbol, symbol_of

MOST_LINES = 80
"""What fits on one printed page; more is grouped further, and says how much it leaves out."""


class _Detail(NamedTuple):
    """How much a page tells: moves with their texts, or in a line each; how many of an issue; how many issues."""

    texts: bool
    moves: int = 1_000_000
    issues: int = 1_000_000


_DETAILS = (
    _Detail(texts=True),
    _Detail(texts=False),
    *(_Detail(False, moves, issues) for moves, issues in ((8, 20), (5, 16), (3, 14), (2, 12), (1, 10))),
)


def digest_page(digest: Digest, width: int, *, full: bool = False) -> RenderableType:
    """A heading and one block per issue; with `full` every change with its text, else at most `MOST_LINES`."""
    head = Text(f"What changed from {digest.since} to {digest.until}", style="bold")
    blocks = blocks_of(digest)
    if full:
        return Group(head, *(part for block in blocks for part in _whole(block, width)))
    for detail in _DETAILS:
        if detail is not _DETAILS[-1] and _least_lines(blocks, detail) > MOST_LINES:
            continue
        page = Group(head, *_folded(blocks, detail, width))
        if _lines(page, width) <= MOST_LINES:
            break
    return page


def _least_lines(blocks: Sequence[Block], detail: _Detail) -> int:
    """How many lines a page has at least: one for each move that it tells. To lay thousands out takes seconds."""
    moved = [len(block.moved) for block in blocks if block.moved]
    return sum(min(moves, detail.moves) for moves in moved[: detail.issues])


def _lines(page: RenderableType, width: int) -> int:
    return len(Console(width=width, file=StringIO()).render_lines(page))


def _whole(block: Block, width: int) -> Iterator[RenderableType]:
    yield Text()
    yield _title(block)
    yield _entries([*block.moved, *block.rest], width)


def _folded(blocks: Sequence[Block], detail: _Detail, width: int) -> Iterator[RenderableType]:
    moved = [block for block in blocks if block.moved]
    new = [block for block in blocks if not block.moved]
    for block in moved[: detail.issues]:
        yield Text()
        yield _title(block)
        shown = block.moved[: detail.moves]
        yield _entries(shown, width) if detail.texts else Group(*(_line(_short(row), width) for row in shown))
        if left := len(block.moved) - len(shown):
            yield _line(f"  … and {counted(left, 'more change')}", width)
        if block.rest:
            yield _rest(f"  {rest_line(block.rest)}", detail, width)
    yield from _new(new, detail, width)
    hidden = max(0, len(moved) - detail.issues) + max(0, len(new) - detail.issues)
    if hidden or any(len(block.moved) > detail.moves for block in moved):
        yield Text()
        issues = f"… and {counted(hidden, 'more issue')}; " if hidden else ""
        yield Text(f"{issues}--full tells everything", style="dim")


def _new(blocks: Sequence[Block], detail: _Detail, width: int) -> Iterator[RenderableType]:
    if blocks:
        yield Text()
        yield Text("New, with no movement", style="bold")
    for block in blocks[: detail.issues]:
        yield _rest(f"  {block.title}: {rest_line(block.rest)}", detail, width)


def _title(block: Block) -> Text:
    title = Text(clean_line(block.title), style="bold")
    return title.append(f"  {clean_line(block.issue)}", style="not bold cyan") if block.issue else title


def _short(row: DigestRow) -> str:
    return f"  {_symbol(row)} {change_label(row)}: {change_line(row)}"


def _symbol(row: DigestRow) -> str:
    return forecast_symbol(row.direction) if row.kind == UPDATED else symbol_of(row.word)


def _line(text: str, width: int) -> Text:
    """One line, cut where it is too long."""
    line = Text("  " + clean_line(text), no_wrap=True, overflow="ellipsis")
    line.truncate(min(width, MEASURE), overflow="ellipsis")
    return line


def _rest(text: str, detail: _Detail, width: int) -> RenderableType:
    if not detail.texts:
        return _line(text, width)
    return measured(Text(clean_line(text), style="dim"), width, indent=2)


def _entries(rows: Sequence[DigestRow], width: int) -> RenderableType:
    grid = label_grid(width=22 if width >= 80 else 14)
    for row in rows:
        grid.add_row(indented(Text(f"{_symbol(row)} {change_label(row)}")), _change(row))
    return measured(grid, width)


def _change(row: DigestRow) -> Text:
    text = Text(f"{clean_line(row.holder)}: " if row.holder else "", style="bold")
    text.append(clean_line(row.text), style="not bold")
    note = change_note(row)
    return text.append(f"\n{clean_line(note)}", style="not bold dim") if note else text
