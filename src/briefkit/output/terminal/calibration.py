"""Scores and calibration for the terminal: with counts and intervals, so that 3 forecasts do not look like 300."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from briefkit.core.judgments.calibration import MURPHY_FROM, Calibration, CalibrationBand
from briefkit.core.judgments.score import LEFT_OUT, Score
from briefkit.core.judgments.score_tables import ScoreRow
from briefkit.core.likelihood.figures import band_text, share_text
from briefkit.core.registry.registry import Registry
from briefkit.core.text.clean import clean_line

_FEW = MURPHY_FROM


_SECTIONS = {"expert": "people", "author": "people", "issue": "issues"}


def scores_page(rows: Sequence[ScoreRow], calibration: Calibration, registry: Registry, width: int) -> RenderableType:
    """What was left out and, if any judgment was scored, the scores, how to read them, and the calibration."""
    left_out = _left_out(rows[-1].group.ledger.left_out)
    if not calibration.count:
        return left_out
    counts = [row.score.count for row in rows if row.score]
    plot = _calibration_plot(calibration, width)
    return Group(_scores_table(rows, registry, width), Text(), _score_notes(counts), left_out, Text(), plot)


def _scores_table(rows: Sequence[ScoreRow], registry: Registry, width: int) -> RenderableType:
    """One row per group, the total last: how many were scored, how many came true, and both scores."""
    *groups, whole = rows
    by = groups[0].by if groups else ""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column(by.capitalize(), overflow="fold", max_width=max(16, width - 46))
    for column in ("Scored", "Came true", "Said", "Brier", "Log"):
        table.add_column(column, justify="right", no_wrap=True)
    for row in groups:
        if row.score:
            table.add_row(*_cells(_group_name(row, registry), row.score))
    if groups:
        table.add_section()
    if whole.score:
        table.add_row(*_cells("All", whole.score))
    return table


def _group_name(row: ScoreRow, registry: Registry) -> str:
    name, section = row.group.name, _SECTIONS.get(row.by)
    return (registry.title(section, name) if section else name) or "not stated"


def _cells(name: str, score: Score) -> list[Text]:
    style = "dim" if score.count < _FEW else ""
    came = f"{score.happened} ({share_text(score.rate)})"
    figures = (str(score.count), came, share_text(score.mean), f"{score.brier:.3f}", f"{score.log:.3f}")
    return [Text(clean_line(name)), *(Text(figure, style=style) for figure in figures)]


def _score_notes(counts: Sequence[int]) -> Text:
    """How to read the figures."""
    text = Text("Brier and log: 0 is perfect; always saying 50 % gets 0.250 and 0.693.", style="dim")
    if any(count < _FEW for count in counts):
        text.append(f"\nDim: fewer than {_FEW} forecasts, so chance may explain most of it.")
    return text


def _left_out(left_out: Mapping[str, int]) -> Text:
    """How many judgments are not scored, and why."""
    if not left_out:
        return Text("No judgment was left out.", style="dim")
    reasons = ", ".join(f"{count} {LEFT_OUT[reason]}" for reason, count in left_out.items())
    return Text.assemble((f"Not scored: {sum(left_out.values())}", "bold"), f" – {reasons}.")


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
    low, high = _place(band.rate_low, cells), _place(band.rate_high, cells)
    for place in range(low, high + 1):
        line[place] = ("─", "cyan")
    line[low], line[high] = ("├", "cyan"), ("┤", "cyan")
    line[_place(band.mean, cells)] = ("▲", "yellow")
    same = _place(band.mean, cells) == _place(band.rate, cells)
    line[_place(band.rate, cells)] = ("◆" if same else "●", "bold cyan")
    return Text.assemble(*line)


def _legend(calibration: Calibration) -> Text:
    text = Text("● came true, with its 95 % interval (Wilson)   ▲ said on average   ◆ both", style="dim")
    murphy = calibration.murphy
    if murphy is None:
        return text.append(f"\nReliability and resolution are shown for {MURPHY_FROM} forecasts or more.")
    return text.append(
        f"\nreliability {murphy.reliability:.3f} (lower is better), resolution {murphy.resolution:.3f} (higher is "
        f"better), uncertainty {murphy.uncertainty:.3f}"
    )
