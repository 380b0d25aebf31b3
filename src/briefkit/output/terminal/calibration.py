"""Scores and calibration for the terminal: with counts and intervals, so that 3 forecasts do not look like 300."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from briefkit.core.judgments.calibration import MURPHY_FROM, Calibration, CalibrationBand
from briefkit.core.judgments.ledger import (
    FIRST,
    LEFT_OUT,
    NO_DUE,
    NOT_YET_DUE,
    PENDING,
    SCORED,
    UNRESOLVED,
    Ledger,
    Method,
)
from briefkit.core.judgments.score import Score, Skill
from briefkit.core.judgments.score_tables import ScoreRow
from briefkit.core.likelihood.figures import band_text, share_text
from briefkit.core.registry.registry import Registry
from briefkit.core.text.clean import clean_line

_FEW = MURPHY_FROM
_SECTIONS = {"expert": "people", "author": "people", "issue": "issues"}


def scores_page(
    rows: Sequence[ScoreRow], calibration: Calibration, registry: Registry, method: Method, width: int
) -> RenderableType:
    """What became of the forecasts and, if any was scored, the scores, how to read them, and the calibration."""
    whole = rows[-1]
    chain = _chain(whole.group.ledger)
    if whole.score is None:
        return chain
    plot = _calibration_plot(calibration, width)
    notes = _score_notes([row.score for row in rows if row.score], whole.score)
    return Group(chain, _method(method, whole.score), Text(), _scores_table(rows, registry, width), notes, Text(), plot)


def _chain(ledger: Ledger) -> Text:
    """From all forecasts to those that are scored; and at each step what became of the others."""
    scored = ledger.stages[SCORED]
    counts = {"registered": ledger.registered, "due": ledger.due, "resolved": ledger.resolved, "scored": scored}
    text = Text(" → ".join(f"{count} {word}" for word, count in counts.items()), style="bold")
    for words, stages in (
        ("Not due", (NO_DUE, NOT_YET_DUE)),
        ("Not resolved", (UNRESOLVED,)),
        ("Not scored", LEFT_OUT),
    ):
        found = [f"{ledger.stages[stage]} {_WHY[stage]}" for stage in stages if ledger.stages[stage]]
        if found:
            text.append(f"\n{words}: ", style="not bold").append(", ".join(found), style="not bold dim")
    return text


_WHY = {**PENDING, **LEFT_OUT}


def _method(method: Method, whole: Score) -> Text:
    """Which estimates are scored, and what they rest on."""
    if method.days_before:
        day = "day" if method.days_before == 1 else "days"
        which = f"the estimate that held {method.days_before} {day} before its close"
    elif method.at:
        which = "its first estimate" if method.at == FIRST else "its last estimate before the close"
    else:
        which = "all its estimates, weighted by their days"
    rest = ", ".join(f"{whole.bases[basis]} on a {basis}" for basis in ("number", "band", "term") if whole.bases[basis])
    return Text(f"Each is scored by {which}. By what they rest on: {rest}.")


def _scores_table(rows: Sequence[ScoreRow], registry: Registry, width: int) -> RenderableType:
    """One row per group, the total last: how many were scored, how many came true, both scores and the skill."""
    *groups, whole = rows
    by = groups[0].by if groups else ""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column(by.capitalize(), overflow="fold", max_width=max(12, width - 46))
    shown = [column for column, least in _COLUMNS.items() if width >= least]
    for column in shown:
        table.add_column(column, justify="right", no_wrap=True)
    for row in groups:
        if row.score:
            table.add_row(*_cells(_group_name(row, registry), row.score, shown))
    if groups:
        table.add_section()
    if whole.score:
        table.add_row(*_cells("All", whole.score, shown))
    return table


_COLUMNS = {"Scored": 0, "Came true": 0, "Said": 52, "Brier": 0, "Log": 46, "Skill": 66}
"""The columns, and the least width in which each is shown."""


def _group_name(row: ScoreRow, registry: Registry) -> str:
    name, section = row.group.name, _SECTIONS.get(row.by)
    return (registry.title(section, name) if section else name) or "not stated"


def _cells(name: str, score: Score, shown: Sequence[str]) -> list[Text]:
    style = "dim" if score.count < _FEW else ""
    figures = {
        "Scored": str(score.count),
        "Came true": f"{score.happened} ({share_text(score.rate)})",
        "Said": share_text(score.mean),
        "Brier": f"{score.brier:.3f}",
        "Log": "∞" if score.infinite else f"{score.log:.3f}",
        "Skill": f"{score.skill_even.value:.2f}",
    }
    return [Text(clean_line(name)), *(Text(figures[column], style=style) for column in shown)]


def _score_notes(scores: Sequence[Score], whole: Score) -> Text:
    """How to read the figures, and the skill of all with its intervals."""
    text = Text("Brier and log: 0 is perfect; always saying 50 % gets 0.250 and 0.693, and a skill of 0.", style="dim")
    if whole.infinite:
        wrong = "a wrong certainty" if whole.infinite == 1 else f"{whole.infinite} wrong certainties"
        text.append(f"\nThe logarithmic score of {wrong} is infinite.")
    if any(score.count < _FEW for score in scores):
        text.append(f"\nDim: fewer than {_FEW} forecasts, so chance may explain most of it.")
    text.append(f"\nSkill of all: {_skill(whole.skill_even)} against always saying 50 %")
    if whole.skill_rate:
        text.append(f", {_skill(whole.skill_rate)} against the rate of these forecasts themselves (in-sample)")
    return text.append(".")


def _skill(skill: Skill) -> str:
    return f"{skill.value:.2f}" + (" ({:.2f} to {:.2f})".format(*skill.interval) if skill.interval else "")


def _calibration_plot(calibration: Calibration, width: int) -> RenderableType:
    """Each band with its count, and the share that came true as a point in its 95 % interval, on a line of 0 to 100."""
    wide = width >= 80
    cells = max(21, min(61, width - (48 if wide else 36)))
    grid = Table.grid(padding=(0, 2))
    grid.add_column(overflow="fold", max_width=22 if wide else 12)
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(no_wrap=True)
    grid.add_row(Text("Said", style="bold"), Text("n", style="bold"), Text("Came true", style="bold"), _axis(cells))
    for band in calibration.bands:
        said = Text(band.name).append(f"\n{band_text((band.low, band.high))}", style="dim")
        came = Text(f"{band.happened} of {band.count}").append(f"\n{share_text(band.rate)}", style="dim")
        grid.add_row(said, Text(str(band.count)), came, _line(band, cells))
    return Group(grid, _legend(calibration))


def _axis(cells: int) -> Text:
    middle = "50"
    left = (cells - len(middle)) // 2 - 1
    return Text("0" + " " * left + middle + " " * (cells - 1 - left - len(middle) - 5) + "100 %", style="dim")


def _place(share: float, cells: int) -> int:
    return round(share * (cells - 1))


def _line(band: CalibrationBand, cells: int) -> Text:
    line = [("·", "dim")] * cells
    if band.interval:
        low, high = (_place(end, cells) for end in band.interval)
        line[low : high + 1] = [("─", "cyan")] * (high + 1 - low)
        line[low], line[high] = ("├", "cyan"), ("┤", "cyan")
    line[_place(band.mean, cells)] = ("▲", "yellow")
    same = _place(band.mean, cells) == _place(band.rate, cells)
    line[_place(band.rate, cells)] = ("◆" if same else "●", "bold cyan")
    return Text.assemble(*line)


def _legend(calibration: Calibration) -> Text:
    text = Text(
        "● came true   ▲ said on average   ◆ both   ├─┤ 95 % interval (Wilson), from 5 forecasts up", style="dim"
    )
    murphy = calibration.murphy
    if murphy is None:
        return text.append(f"\nReliability and resolution are shown for {MURPHY_FROM} forecasts or more.")
    return text.append(
        f"\nreliability {murphy.reliability:.3f} (lower is better), resolution {murphy.resolution:.3f} (higher is "
        f"better), uncertainty {murphy.uncertainty:.3f}"
    )
