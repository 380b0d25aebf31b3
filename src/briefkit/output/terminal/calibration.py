"""Scores and calibration for people: with counts and intervals, so that 3 forecasts don't look like 300."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from briefkit.core.judgments.calibration import MURPHY_FROM, Calibration, CalibrationBand
from briefkit.core.judgments.score import LEFT_OUT, Score
from briefkit.core.judgments.score import Group as Judged
from briefkit.core.likelihood.figures import band_text, share_text
from briefkit.core.text.clean import clean_line

_FEW = MURPHY_FROM


def scores_table(
    groups: Sequence[Judged], whole: Judged, by: str | None, name: Callable[[str], str], width: int
) -> RenderableType:
    """A line a group, the whole last: how many were scored, how many came true, and both scores."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column((by or "").capitalize(), overflow="fold", max_width=max(16, width - 46))
    for column in ("Scored", "Came true", "Said", "Brier", "Log"):
        table.add_column(column, justify="right", no_wrap=True)
    for group in groups:
        if score := group.score:
            table.add_row(*_cells(name(group.name), score))
    if groups:
        table.add_section()
    if score := whole.score:
        table.add_row(*_cells("All", score))
    return table


def _cells(name: str, score: Score) -> list[Text]:
    style = "dim" if score.count < _FEW else ""
    came = f"{score.happened} ({share_text(score.rate)})"
    figures = (str(score.count), came, share_text(score.mean), f"{score.brier:.3f}", f"{score.log:.3f}")
    return [Text(clean_line(name)), *(Text(figure, style=style) for figure in figures)]


def score_notes(counts: Sequence[int]) -> Text:
    """How to read the figures."""
    text = Text("Brier and log: 0 is perfect; always saying 50 % gets 0.250 and 0.693.", style="dim")
    if any(count < _FEW for count in counts):
        text.append(f"\nDim: fewer than {_FEW} forecasts, so chance may explain most of it.")
    return text


def left_out_text(left_out: Mapping[str, int]) -> Text:
    """How many judgments are not scored, and why."""
    if not left_out:
        return Text("No judgment was left out.", style="dim")
    told = ", ".join(f"{count} {LEFT_OUT[reason]}" for reason, count in left_out.items())
    return Text.assemble((f"Not scored: {sum(left_out.values())}", "bold"), f" – {told}.")


def calibration_plot(calibration: Calibration, width: int) -> RenderableType:
    """Each band with its count, and how often it came true as a point in its 95 % interval on a line from 0 to 100."""
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
    return min(round(share * (cells - 1)), cells - 1)


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
        return text.append(f"\nReliability and resolution are given from {MURPHY_FROM} forecasts up.")
    return text.append(
        f"\nreliability {murphy.reliability:.3f} (less is better), resolution {murphy.resolution:.3f} (more), "
        f"uncertainty {murphy.uncertainty:.3f}"
    )
