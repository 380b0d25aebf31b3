"""The likelihood path of one forecast for the terminal: steps over time, and a list of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from briefkit.core.judgments.outcome import condition_text
from briefkit.core.judgments.path import LikelihoodPath, PathStep
from briefkit.core.judgments.path_axis import TimeAxis, axis_of
from briefkit.core.judgments.path_scale import term_bands
from briefkit.core.judgments.path_words import close_texts, held_text, said_text
from briefkit.core.text.clean import clean_line
from briefkit.output.terminal.layout import MEASURE

_ROWS = 11
"""Rows of the plot: every ten per cent."""
_LEFT, _NAMES = 6, 24
_WIDE = 76
_MARKS = {"occurred": ("✓", _ROWS - 1), "did-not-occur": ("✗", 0)}
"""How an outcome is marked, and in which row."""
Cell = tuple[str, str]
"""A character with its style."""


def path_page(path: LikelihoodPath, width: int) -> RenderableType:
    """The claim, the plot, and every step with its date and how long it held."""
    width = min(width, MEASURE)
    plot = [] if not any(step.said.band and step.start for step in path.steps) else [*_plot(path, width), Text()]
    return Group(_head(path), Text(), *plot, _list(path), _close(path))


def _head(path: LikelihoodPath) -> Text:
    row = path.row
    text = Text(clean_line(row.judgment.claim), style="bold")
    by = row.by_name or row.by
    text.append("\n" + ", ".join([clean_line(row.ref), *([clean_line(by)] if by else [])]), style="not bold dim")
    if row.judgment.condition:
        condition = condition_text(row.judgment.condition, row.judgment.condition_met)
        text.append(f"\nCondition: {clean_line(condition)}", style="not bold italic")
    return text


def _plot(path: LikelihoodPath, width: int) -> Iterator[Text]:
    """The lines of the plot: likelihoods to the left, the terms of the scale to the right if there is room."""
    names = _names(path) if width >= _WIDE else {}
    canvas = _Canvas(path, width - _LEFT - (_NAMES if names else 1))
    for row in reversed(range(_ROWS)):
        percent = f"{row * 10} %" if row == _ROWS - 1 else f"{row * 10}"
        line = Text.assemble((f"{percent if row % 2 == 0 else '':>{_LEFT - 1}} ", "dim"), *_runs(canvas.cells[row]))
        yield line.append(f" {names.get(row, '')}", style="dim")
    yield Text(" " * _LEFT + canvas.dates(), style="dim")


def _runs(cells: Sequence[Cell]) -> Iterator[Cell]:
    """The cells of a row, those of one style in one piece."""
    for style, run in groupby(cells, key=itemgetter(1)):
        yield "".join(character for character, _ in run), style


def _names(path: LikelihoodPath) -> dict[int, str]:
    """The names of the terms, each in the row of its middle; of several in one row the first."""
    found: dict[int, str] = {}
    for band in term_bands(path.row.state.first.scale):
        found.setdefault(_row(band.middle), band.name)
    return found


def _row(share: float) -> int:
    return int(share * (_ROWS - 1) + 0.5)


class _Canvas:
    """The cells of a plot, row by row from 0 to 100 %."""

    def __init__(self, path: LikelihoodPath, columns: int) -> None:
        self.path, self.columns = path, columns
        self.axis: TimeAxis = axis_of(path)
        self.cells: list[list[Cell]] = [[("·" if row % 5 == 0 else " ", "dim")] * columns for row in range(_ROWS)]
        self._draw()

    def column(self, day: datetime.date) -> int:
        """The column of the beginning of a day."""
        return min(self.columns - 1, int(self.axis.share(day) * self.columns))

    def dates(self) -> str:
        """The line below: dates, each starting at its column."""
        line = ""
        for day, text in self.axis.ticks(self.columns):
            column = self.column(day)
            if column >= len(line) + (2 if line else 0) and column + len(text) <= self.columns:
                line = line.ljust(column) + text
        return line

    def _draw(self) -> None:
        due, estimates = self.path.row.judgment.due, [step for step in self.path.estimates if step.start]
        if due and not self.axis.cut:
            for row in range(_ROWS):
                self.cells[row][self.column(due.last)] = ("┊", "yellow")
        for step in estimates:
            self._held(step)
        for before, step in pairwise(estimates):
            self._rise(before, step)
        for step in self.path.hindsight:
            if step.said.point is not None and step.start:
                self.cells[_row(step.said.point)][self.column(step.start)] = ("○", "yellow")
        self._outcome()

    def _held(self, step: PathStep) -> None:
        """The line on which an estimate holds, in its band; dashed where the days are still to come, or unknown."""
        assert step.start is not None  # noqa: S101 - only steps with a day are drawn
        band, row = step.said.band or (0.0, 0.0), _row(step.said.point or 0.0)
        left = self.column(step.start)
        right = max(left + 1, self.column(step.end)) if step.end else self.columns
        is_open = self.path.row.is_open
        known = right if step.end else self.column(self.path.today) + 1 if is_open else left + 1
        if step.end is None and self.path.row.close:
            right = min(right, max(left + 1, self.column(self.path.row.close)))
        for column in range(left, right):
            for other in range(_row(band[0]), _row(band[1]) + 1):
                self.cells[other][column] = ("░", "cyan")
            self.cells[row][column] = ("━" if column < known else "╌", "bold cyan")
        self.cells[row][left] = ("●", "bold cyan")

    def _rise(self, before: PathStep, step: PathStep) -> None:
        """The upright line between two estimates, up to the point of the later one."""
        assert step.start is not None  # noqa: S101 - only steps with a day are drawn
        column, old, new = self.column(step.start), _row(before.said.point or 0.0), _row(step.said.point or 0.0)
        for row in range(min(old, new) + 1, max(old, new)):
            self.cells[row][column] = ("│", "cyan")
        if old != new and self.cells[old][column][0] != "●":
            self.cells[old][column] = ("┘" if new > old else "┐", "cyan")

    def _outcome(self) -> None:
        if decided := self.path.decided:
            mark, row = _MARKS.get(self.path.row.outcome, ("∅", _ROWS // 2))
            self.cells[row][self.column(decided)] = (mark, "bold")


def _list(path: LikelihoodPath) -> RenderableType:
    """Every step with its date, what was said, and how long it held; what came too late after the others."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(width=1)
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_column(justify="right", no_wrap=True)
    for step in _in_order(path.steps):
        mark = "" if not step.said.band else "●" if step.counts else "○"
        held = held_text(step, path) if step.counts else "too late"
        style = "" if step.counts else "yellow"
        texts = (mark, str(step.date or "undated"), clean_line(said_text(step)), held)
        grid.add_row(*(Text(text, style=style) for text in texts))
    return grid


def _in_order(steps: Sequence[PathStep]) -> list[PathStep]:
    return sorted(steps, key=lambda step: not step.counts)


def _close(path: LikelihoodPath) -> Text:
    return Text("; ".join(close_texts(path)), style="bold")
