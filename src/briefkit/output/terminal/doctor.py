"""What `briefkit doctor` found, for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from briefkit.core.doctor import ABSENT, ERROR, FINE, NOTE, STATES, Row
from briefkit.core.text.clean import clean_line
from briefkit.core.text.words import counted
from briefkit.output.terminal.layout import measured, spaced

_MARKS = {FINE: ("✓", "green"), ABSENT: ("–", "dim"), NOTE: ("!", "yellow"), ERROR: ("✗", "bold red")}
_TITLES = {"set-up": "Set-up", "library": "Library"}
_NAME = 20


def doctor_page(rows: list[Row], width: int) -> RenderableType:
    """A line for each thing, with what to do below where there is something; then how many are not fine."""
    widest = min(_NAME, max(len(row.name) for row in rows))
    parts = [_section(name, list(found), widest) for name, found in groupby(rows, attrgetter("section"))]
    return measured(spaced([*parts, _summary(rows)]), width)


def _section(name: str, rows: list[Row], widest: int) -> Table:
    grid = Table.grid(padding=(0, 1))
    grid.title, grid.title_justify, grid.title_style = _TITLES[name], "left", "bold"
    grid.add_column(width=1)
    grid.add_column(width=widest, overflow="fold")
    grid.add_column(ratio=1, overflow="fold")
    for row in rows:
        mark, style = _MARKS[row.state]
        grid.add_row(Text(mark, style=style), clean_line(row.name), Text("\n").join(_lines(row)))
    return grid


def _lines(row: Row) -> Iterator[Text]:
    yield Text(clean_line(row.message), style="dim" if row.state == ABSENT else "")
    if row.do:
        yield Text.assemble(("→ ", "dim"), (clean_line(row.do), "cyan"))


def _summary(rows: Iterable[Row]) -> Text:
    states = [row.state for row in rows]
    told = {ERROR: "broken", NOTE: "to look at", ABSENT: "not there, and optional"}
    parts = [f"{states.count(state)} {told[state]}" for state in reversed(STATES) if state in told and state in states]
    return Text(", ".join(parts) if parts else f"{counted(len(states), 'thing')} looked at: all is well", style="bold")
