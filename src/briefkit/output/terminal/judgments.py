"""The forecast ledger for the terminal: what was said, how likely, by when, and the outcome."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.text import Text

from briefkit.core.dates.phrase import when
from briefkit.core.judgments.moves import judgment_moves
from briefkit.core.judgments.outcome import condition_text
from briefkit.core.judgments.rows import JudgmentRow, is_overdue
from briefkit.core.likelihood.figures import band_text
from briefkit.core.text.clean import clean_line
from briefkit.output.terminal.layout import indented, label_grid, measured, spaced
from briefkit.output.terminal.moves import forecast_text

OUTCOMES = {
    "open": ("○ open", ""),
    "occurred": ("✓ occurred", "green"),
    "did-not-occur": ("✗ did not occur", "red"),
    "void": ("∅ void", "dim"),
    "unresolvable": ("? unresolvable", "dim"),
    "conflict": ("! in conflict: different outcomes are recorded", "red"),
}


def judgments_page(
    rows: Iterable[JudgmentRow], today: datetime.date, width: int, *, conditions: bool = True
) -> RenderableType:
    """One entry per judgment, in the given order; `conditions` says whether each shows its condition."""
    grid = label_grid(width=14 if width >= 80 else 12)
    for row in rows:
        grid.add_row(_likelihood(row), _judgment(row, today, conditions=conditions))
    return measured(grid, width)


def conditions_page(groups: dict[str, list[JudgmentRow]], today: datetime.date, width: int) -> RenderableType:
    """The judgments that depend on each condition. Where not all say the same of whether it held, each says so."""
    return spaced(_condition(condition, rows, today, width) for condition, rows in groups.items())


def _condition(condition: str, rows: list[JudgmentRow], today: datetime.date, width: int) -> RenderableType:
    answers = {row.judgment.condition_met or "unknown" for row in rows}
    shared = condition_text(condition, min(answers)) if len(answers) == 1 else condition
    return Group(
        Text.assemble(("If ", "dim"), (clean_line(shared), "bold")),
        indented(judgments_page(rows, today, width - 2, conditions=len(answers) > 1)),
    )


def _likelihood(row: JudgmentRow) -> Text:
    if row.current is None:
        return Text(f"–\n{clean_line(row.term or 'not stated')}", style="dim")
    text = Text(band_text(row.current), style="bold cyan")
    text.append(f"\n{clean_line(row.term)}" if row.term else "", style="cyan")
    updated = row.state.current.date
    return text.append(f"\n({updated})" if updated else "", style="not bold dim")


def _judgment(row: JudgmentRow, today: datetime.date, *, conditions: bool) -> Text:
    judgment = row.judgment
    text = Text(clean_line(judgment.claim), style="bold")
    about = [clean_line(row.ref)]
    about += [clean_line(row.by_name)] if row.by_name else []
    about += [f"{judgment.confidence} confidence"] if judgment.confidence else []
    text.append("\n" + ", ".join(about), style="not bold dim")
    if judgment.condition and conditions:
        condition = condition_text(judgment.condition, judgment.condition_met)
        text.append(f"\nCondition: {clean_line(condition)}", style="not bold italic")
    for move in judgment_moves(row):
        text.append("\n").append_text(forecast_text(move.word, move.direction))
        path = " → ".join(filter(None, [move.before and move.before.text(), move.after.text()]))
        text.append(f" {move.date}: {clean_line(path)}", style="not bold")
    return text.append("\n").append_text(_outcome(row, today))


def _outcome(row: JudgmentRow, today: datetime.date) -> Text:
    judgment = row.judgment
    word, style = OUTCOMES[row.outcome]
    text = Text(word, style=f"not bold {style}")
    if judgment.resolved_on:
        text.append(f" {when(judgment.resolved_on)}")
    if row.evidence_title:
        text.append(f": {clean_line(row.evidence_title)}", style="dim")
    if judgment.due:
        overdue = is_overdue(row, today)
        text.append(f", due {judgment.due}" + (" – overdue" if overdue else ""), style="red" if overdue else "")
    elif judgment.horizon:
        text.append(f", {clean_line(judgment.horizon)}")
    return text
