"""Issues, judgments and events of a diff for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from briefkit.core.brief.shapes import Json
from briefkit.core.brief.vocabulary import STANCE_SYMBOLS
from briefkit.core.diff.phrases import (
    estimates_text,
    issue_notes,
    likelihood_text,
    outcome_text,
    standing_text,
    step_text,
)
from briefkit.core.diff.value import Diff, RecordChange, Verdict
from briefkit.core.likelihood.movement import HARDENED, REVERSED, SOFTENED
from briefkit.core.text.clean import clean_line
from briefkit.output.terminal.issues import NOBODY, status_text
from briefkit.output.terminal.layout import indented, label_grid, titled

_MIN_SIDE_BY_SIDE = 76
_VERDICT_STYLES = {
    HARDENED: "red",
    "further apart": "red",
    REVERSED: "bold red",
    SOFTENED: "green",
    "closer": "green",
}


def issue_in_both(record: RecordChange, diff: Diff, width: int) -> RenderableType:
    """One issue: how its status moved, and what each holder wanted before and after."""
    head = titled(record.title, record.id)
    if record.verdict:
        head.append("  ").append_text(_step(record.verdict))
    parts: list[RenderableType] = [head]
    if record.question:
        parts.append(Text(clean_line(record.question), style="italic"))
    parts += [Text(clean_line(line), style="dim") for line in issue_notes(record, diff)]
    if record.parts:
        labels = (diff.old.label, diff.new.label)
        make = _side_by_side if width >= _MIN_SIDE_BY_SIDE else _stacked
        parts += [Text(), indented(make(record.parts, labels))]
    return Group(*parts)


def _step(verdict: Verdict) -> Text:
    if verdict.what == "unchanged":
        return status_text(verdict.new).append(", unchanged", style="dim")
    text = status_text(verdict.old or "no status").append(" → ").append_text(status_text(verdict.new or "no status"))
    if step := step_text(verdict):
        text.append(f"  {step}", style=_VERDICT_STYLES.get(verdict.what, "dim"))
    return text


def _side_by_side(parts: Iterable[RecordChange], labels: tuple[str, str]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), expand=True)
    table.add_column("", min_width=12, max_width=22, overflow="fold", style="bold")
    for label in labels:
        table.add_column(Text(clean_line(label)), ratio=1, overflow="fold", header_style="dim underline")
    for part in parts:
        table.add_row(Text(clean_line(part.title)), position_text(part.old), position_text(part.new, part))
    return table


def _stacked(parts: Iterable[RecordChange], labels: tuple[str, str]) -> Table:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(max_width=14, overflow="fold", style="dim")
    grid.add_column(ratio=1, overflow="fold")
    for part in parts:
        grid.add_row(Text(), Text(clean_line(part.title), style="bold"))
        grid.add_row(Text(clean_line(labels[0])), position_text(part.old))
        grid.add_row(Text(clean_line(labels[1])), position_text(part.new, part))
    return grid


def position_text(position: Json, part: RecordChange | None = None) -> Text:
    """What a holder says on one side; with its `part`, also how it moved."""
    if not position:
        return Text(NOBODY, style="dim")
    stance = position.get("stance")
    text = Text(f"{STANCE_SYMBOLS[stance]} {stance}: " if stance in STANCE_SYMBOLS else "", style="bold")
    text.append(clean_line(position.get("says") or "no wording recorded"), style="not bold")
    return text.append_text(_moved(part)) if part else text


def _moved(part: RecordChange) -> Text:
    verdict = part.verdict
    if verdict and verdict.what in {"moved", "reversed"}:
        return Text(f"  ← was {verdict.old}", style="not bold yellow")
    if verdict and verdict.what == "not comparable":
        return Text(f"  ({verdict.reason})", style="not bold dim")
    return Text()


def issue_in_one(record: RecordChange) -> RenderableType:
    """An issue on one side only, with its positions."""
    issue = record.new or record.old
    head = titled(record.title, record.id).append("  ").append_text(status_text(issue.get("status")))
    grid = label_grid(max_width=22, style="bold")
    for part in record.parts:
        grid.add_row(Text(clean_line(part.title)), position_text(part.new or part.old))
    parts: list[RenderableType] = [head]
    parts += [Text(clean_line(record.question), style="italic")] if record.question else []
    parts += [indented(grid)] if record.parts else []
    return Group(*parts)


def judgments_in_both(records: Iterable[RecordChange]) -> Table:
    """Judgments on both sides: before, after, and how they compare."""
    grid = label_grid(width=15)
    for record in records:
        verdict = record.verdict
        if verdict is None:
            continue
        style = _VERDICT_STYLES.get(verdict.what, "dim")
        about = Text(clean_line(record.title))
        about.append(f"\n{clean_line(estimates_text(verdict))}", style="bold")
        if step := step_text(verdict):
            about.append(f"  {clean_line(step)}", style=style)
        for line in standing_text(record):
            about.append(f"\n{clean_line(line)}", style="dim")
        grid.add_row(Text(verdict.what, style=style), about)
    return grid


def judgments_in_one(records: Iterable[RecordChange]) -> Table:
    """Judgments on one side only, with their likelihood and outcome."""
    grid = label_grid(width=24)
    for record in records:
        about = Text(clean_line(record.title)).append(f"\n{clean_line(outcome_text(record))}", style="dim")
        grid.add_row(Text(clean_line(likelihood_text(record)), style="cyan"), about)
    return grid


def since_table(diff: Diff) -> Table:
    """What happened between the two briefs: events, and forecasts of the earlier one that were decided."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    for item in diff.since:
        grid.add_row(
            Text(clean_line(item.date), style="dim"), Text(item.what, style="bold"), Text(clean_line(item.title))
        )
    return grid


def possible_lines(diff: Diff) -> Iterator[RenderableType]:
    """Pairs that may be the same record."""
    for item in diff.possible:
        pair = f"{item.section.removesuffix('s')}: {item.old} “{item.old_title}”  ~  {item.new} “{item.new_title}”"
        yield Group(Text(clean_line(pair)), indented(Text(item.reason, style="dim")))
