"""The decisions that briefs ask for, in the terminal: by when, what, of whom, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import RenderableType
from rich.text import Text

from briefkit.core.dates.phrase import when
from briefkit.core.decisions.rows import DecisionRow
from briefkit.core.text.clean import clean_line
from briefkit.output.terminal.layout import label_grid, measured

_DATES = 12
OUTCOMES = {
    "open": ("○ open", ""),
    "chosen": ("✓ chosen", "green"),
    "rejected": ("✗ rejected", "red"),
    "deferred": ("… deferred", "yellow"),
}


def decisions_page(rows: Iterable[DecisionRow], width: int) -> RenderableType:
    """One entry per decision, in the given order, with its deadline beside it."""
    grid = label_grid(width=_DATES)
    for row in rows:
        grid.add_row(_deadline(row), _decision(row))
    return measured(grid, width)


def _deadline(row: DecisionRow) -> Text:
    due = row.decision.needed_by
    text = Text(str(due) if due else "no deadline", style="bold cyan" if due else "dim")
    return text.append("\noverdue", style="not bold red") if row.overdue else text


def _decision(row: DecisionRow) -> Text:
    decision = row.decision
    text = Text(clean_line(row.question), style="bold")
    asked = [clean_line(row.brief), *([clean_line(row.by_name)] if row.by_name else [])]
    text.append("\n" + ", ".join(asked), style="not bold dim")
    if decision.recommended:
        text.append(f"\nrecommended: {clean_line(row.title_of(decision.recommended) or '')}", style="not bold")
    return text.append("\n").append_text(_outcome(row))


def _outcome(row: DecisionRow) -> Text:
    decision = row.decision
    word, style = OUTCOMES[decision.state]
    text = Text(word, style=f"not bold {style}")
    if decision.chosen:
        text.append(f": {clean_line(row.title_of(decision.chosen) or '')}")
    if decision.decided_on:
        text.append(f", {when(decision.decided_on)}")
    if row.decided_by_name:
        text.append(f", by {clean_line(row.decided_by_name)}")
    if row.evidence_title:
        text.append(f": {clean_line(row.evidence_title)}", style="dim")
    if decision.note and decision.state != "open":
        text.append(f"\n{clean_line(decision.note)}", style="italic")
    return text
