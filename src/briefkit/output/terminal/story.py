"""The history of an issue: brief by brief who wanted what, how that is known, and how it moved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from briefkit.core.issues.history import Moves, by_issue
from briefkit.core.issues.movement import FIRST, UNSTATED
from briefkit.core.issues.rows import PositionRow
from briefkit.core.issues.summary import issue_summaries
from briefkit.core.registry.registry import Registry
from briefkit.core.text.clean import clean_line
from briefkit.output.terminal.history import gaps, summary_head
from briefkit.output.terminal.issues import NOBODY, position_text, status_text
from briefkit.output.terminal.layout import indented, label_grid, measured
from briefkit.output.terminal.moves import move_text


def stories_page(rows: Sequence[PositionRow], moves: Moves, registry: Registry, width: int) -> RenderableType:
    """Each issue from its first brief to its last: who wanted what, how that is known, and how it moved."""
    blocks: list[RenderableType] = []
    for summary, of_issue in zip(issue_summaries(rows, moves), by_issue(rows).values(), strict=True):
        head = Group(summary_head(summary), *gaps(summary, registry))
        blocks += [Text(), Text(), head, *_chapters(of_issue, moves, width)]
    return Group(*blocks[2:])


def _chapters(rows: Sequence[PositionRow], moves: Moves, width: int) -> Iterable[RenderableType]:
    by_brief: dict[str, list[PositionRow]] = {}
    for row in rows:
        by_brief.setdefault(row.brief, []).append(row)
    steps = moves.of_status(rows[0].issue)
    for brief, of_brief in by_brief.items():
        row = of_brief[0]
        date = str(row.brief_date) if row.brief_date else "undated"
        head = Text.assemble((date, "bold"), f"  {clean_line(row.brief_title)}", (f"  {clean_line(brief)}", "cyan"))
        if row.status:
            head.append("\n  ").append_text(status_text(row.status)).append("  ").append_text(move_text(steps[brief]))
        yield Text()
        yield head
        yield _positions(of_brief, moves, width)


def _positions(rows: Sequence[PositionRow], moves: Moves, width: int) -> RenderableType:
    grid = label_grid(width=22 if width >= 80 else 16)
    for row, after in zip(rows, (*rows[1:], None), strict=True):
        if row.holder is None:
            grid.add_row(Text("  –"), Text(NOBODY, style="dim"))
            continue
        holder = indented(Text(clean_line(row.holder_title or row.holder), style="bold"))
        text = _position(row)
        moved = moves.to(row)
        continues = after is not None and (after.holder, after.date) == (row.holder, row.date)
        if moved and moved.word not in (FIRST, UNSTATED) and not continues:
            text.append("\n").append_text(move_text(moved))
        grid.add_row(holder, text)
    return measured(grid, width)


def _position(row: PositionRow) -> Text:
    text = position_text(row.stance, row.stance, row.says, "")
    about = [str(row.date) if row.date else "undated", row.basis or "basis not stated"]
    source = " ".join(filter(None, [row.grade, row.source_title or row.source]))
    return text.append("\n").append(clean_line(", ".join([*about, source or "no source"])), style="dim")
