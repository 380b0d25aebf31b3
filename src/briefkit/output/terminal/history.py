"""Summaries of issues, what each brief says about them, and contradictions, for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from briefkit.core.issues.contradictions import Contradiction
from briefkit.core.issues.rows import PositionRow
from briefkit.core.issues.steps import IssueStep
from briefkit.core.issues.summary import IssueSummary
from briefkit.core.registry.registry import Registry
from briefkit.core.text.clean import clean_line
from briefkit.core.text.words import counted
from briefkit.output.terminal.issues import NOBODY, position_text, status_text
from briefkit.output.terminal.layout import indented, label_grid, measured, spaced, titled, with_question
from briefkit.output.terminal.moves import move_text


def name_of(registry: Registry, holder: str) -> str:
    """The title of a party or person."""
    return clean_line(registry.holder_title(holder))


def _names(registry: Registry, holders: Iterable[str]) -> str:
    return ", ".join(name_of(registry, holder) for holder in holders)


def summary_head(summary: IssueSummary) -> Text:
    """An issue's title, its question, and its current state."""
    return titled(summary.title, summary.issue, summary.question).append("\n").append_text(standing(summary))


def standing(summary: IssueSummary) -> Text:
    """Status, movement, what the last brief says of past and future, and the briefs and sources this is based on."""
    outlook = [f"so far {summary.trend}"] if summary.trend else []
    outlook += [f"expected {summary.outlook}"] if summary.outlook else []
    said = Text(f"last brief: {', '.join(outlook)}" if outlook else "")
    parts = [status_text(summary.status), _movement(summary), said]
    text = Text("  ").join(part for part in parts if part)
    span = summary.last or ""
    if summary.first and summary.first != summary.last:
        span = f"{summary.first} to {summary.last}"
    basis = f"{counted(summary.briefs, 'brief')}, {counted(summary.sources, 'source')}"
    return text.append("\n" if text else "").append(f"{basis}, {span}" if span else basis, style="dim")


def _movement(summary: IssueSummary) -> Text:
    """The last movement; if the last brief changed nothing, the movement since the first."""
    if summary.move.moved or not summary.since_first.moved:
        return move_text(summary.move)
    return move_text(summary.since_first).append(f" in {summary.started}" if summary.started else "")


def gaps(summary: IssueSummary, registry: Registry) -> list[Text]:
    """Whose position has only one source or none, and whose position is missing."""
    groups = (
        ("one source only", summary.single_sourced, "yellow"),
        ("no source", summary.unsourced, "red"),
        (NOBODY, summary.missing, "yellow"),
    )
    return [Text.assemble((f"{label}: ", style), _names(registry, who)) for label, who, style in groups if who]


def summaries_page(summaries: Sequence[IssueSummary], registry: Registry) -> RenderableType:
    """One block per issue."""
    return spaced(_summary(summary, registry) for summary in summaries)


def _summary(summary: IssueSummary, registry: Registry) -> Group:
    lines: list[RenderableType] = [standing(summary)]
    if summary.holders:
        lines.append(Text.assemble(("positions: ", "dim"), _names(registry, summary.holders)))
    return Group(titled(summary.title, summary.issue), indented(Group(*lines, *gaps(summary, registry))))


def steps_page(steps: Sequence[IssueStep], registry: Registry, width: int) -> RenderableType:
    """Brief by brief: each issue with its status and movement, its holders and sources, and what is missing."""
    by_brief: dict[str, list[IssueStep]] = {}
    for step in steps:
        by_brief.setdefault(step.brief, []).append(step)
    return spaced(_brief_block(of_brief, registry, width) for of_brief in by_brief.values())


def _brief_block(steps: Sequence[IssueStep], registry: Registry, width: int) -> Group:
    first = steps[0]
    head = Text.assemble(
        (first.date or "undated", "bold"),
        f"  {clean_line(first.brief_title)}",
        (f"  {clean_line(first.brief)}", "cyan"),
    )
    grid = label_grid(max_width=34 if width >= 80 else 20)
    for step in steps:
        text = Text("  ").join(part for part in (status_text(step.status), move_text(step.move)) if part)
        basis = f"{counted(len(step.holders), 'holder')}, {counted(step.sources, 'source')}"
        text.append("\n" if text else "").append(basis, style="dim")
        if step.missing:
            text.append(f"\n{NOBODY}: {_names(registry, step.missing)}", style="dim")
        grid.add_row(indented(Text(clean_line(step.title))), text)
    return Group(head, grid)


def contradictions_page(pairs: Sequence[Contradiction], width: int) -> RenderableType:
    """Each contradiction with both sides and both sources."""
    return spaced(_contradiction(pair, width) for pair in pairs)


def _contradiction(pair: Contradiction, width: int) -> Group:
    row = pair.one
    head = Text.assemble((clean_line(row.holder_title or ""), "bold"), " on ", (clean_line(row.title), "bold"))
    sides = Group(*(_side(side) for side in pair))
    return Group(with_question(head, row.question), measured(sides, width, indent=2))


def _side(row: PositionRow) -> Text:
    text = position_text(row.stance, row.stance, row.says, "")
    source = " ".join(filter(None, [row.grade, row.source_title or row.source])) or "no source"
    return text.append("\n").append(clean_line(f"{row.date}, {source}, in {row.brief}"), style="dim")
