"""The timeline for the terminal, month by month."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from briefkit.core.dates.phrase import when
from briefkit.core.publication.labels import Labels
from briefkit.core.text.clean import clean_line
from briefkit.core.text.words import counted
from briefkit.core.timeline.rows import BRIEF, DECIDED, DECISION, EVENT, JUDGMENT, REVIEW, TimelineRow, by_month
from briefkit.output.terminal.layout import measured, spaced

SYMBOLS = {EVENT: "●", BRIEF: "▤", JUDGMENT: "◇", REVIEW: "↻", DECISION: "▷", DECIDED: "▶"}
_STYLES = {"cancelled": "red", "changed": "yellow", "held": "green", "occurred": "green", "did-not-occur": "red"}


def timeline_page(rows: Sequence[TimelineRow], width: int) -> RenderableType:
    """Each month with its events, its briefs, and what falls due."""
    labels = Labels("en")
    return spaced(
        Group(Text(labels.date(month).capitalize(), style="bold"), _entries(of_month, width))
        for month, of_month in by_month(rows).items()
    )


def affected_page(event: TimelineRow | None, rows: Sequence[TimelineRow], width: int) -> RenderableType:
    """An event, and below it the judgments that depend on it and the briefs that mention it."""
    parts: list[RenderableType] = [_entries([event], width)] if event else []
    for kind, label in ((JUDGMENT, "Judgments that depend on it"), (BRIEF, "Briefs that mention it")):
        of_kind = [row for row in rows if row.kind == kind]
        if of_kind:
            parts += [Text(), Text(label, style="bold"), _entries(of_kind, width)]
    return Group(*parts)


def _entries(rows: Sequence[TimelineRow], width: int) -> RenderableType:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(width=12 if width >= 80 else 10, overflow="fold")
    grid.add_column(width=1)
    grid.add_column(ratio=1, overflow="fold")
    for row in rows:
        grid.add_row(Text(_date(row)), Text(SYMBOLS[row.kind]), _entry(row))
    return measured(grid, width)


def _date(row: TimelineRow) -> str:
    return str(row.date).replace("/", " – ") if row.date else "undated"


def _entry(row: TimelineRow) -> Text:
    text = Text(clean_line(row.title), style="bold" if row.kind == EVENT else "")
    match row.kind:
        case "event":
            text.append(f", {clean_line(row.note)}" if row.note else "", style="not bold")
            text.append("  ").append_text(_status(row))
            text.append_text(_dependents(row))
        case "brief":
            text.append(f"\n{clean_line(row.id)}", style="cyan").append(f"  {clean_line(row.note or '')}", style="dim")
        case "judgment":
            text.append(f"\n{clean_line(row.id)}", style="cyan").append("  due, ").append_text(_status(row))
            text.append(f"\nCondition: {clean_line(row.note)}" if row.note else "", style="italic")
        case "review":
            text.append(f"\n{clean_line(row.id)}", style="cyan").append("  review due")
        case _:
            text.append(f"\n{clean_line(row.id)}", style="cyan").append(f"  {_decision(row)}")
    return text


def _decision(row: TimelineRow) -> str:
    """What is wanted and by whom, or what came of it."""
    note = clean_line(row.note or "")
    if row.kind == DECIDED or row.status not in ("open", "deferred"):
        return ": ".join(filter(None, [row.status, note]))
    deferred = f", deferred {when(row.status_on)}" if row.status_on else ""
    return " by ".join(filter(None, ["decision wanted", note])) + deferred


def _status(row: TimelineRow) -> Text:
    if row.status is None:
        return Text("status unknown", style="not bold dim")
    on = f" {when(row.status_on)}" if row.status_on and row.kind == JUDGMENT else ""
    if row.status_on and row.status != "held":  # what was held has its own date
        on = on or f" (known since {row.status_on})"
    return Text(row.status.replace("-", " ") + on, style=f"not bold {_STYLES.get(row.status, '')}")


def _dependents(row: TimelineRow) -> Text:
    counts = ((len(row.briefs), "brief"), (len(row.judgments), "judgment"))
    text = ", ".join(counted(count, noun) for count, noun in counts if count)
    return Text(f"\n{text}" if text else "", style="not bold dim")
