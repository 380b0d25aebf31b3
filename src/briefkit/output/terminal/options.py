"""The options of decisions in the terminal: one entry each, with how it meets the criteria, costs and risks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from rich.console import Group, RenderableType
from rich.text import Text

from briefkit.core.decisions.options import OptionRow, cost_text, risk_text
from briefkit.core.text.clean import clean_line
from briefkit.output.terminal.layout import label_grid, measured

_LABELS = 14


def options_page(rows: Iterable[OptionRow], width: int) -> RenderableType:
    """The options of each brief below its id."""
    parts: list[RenderableType] = []
    for brief, options in groupby(rows, attrgetter("brief")):
        parts.append(Text(("\n" if parts else "") + clean_line(brief), style="bold cyan"))
        grid = label_grid(width=_LABELS)
        for option in options:
            grid.add_row(Text(clean_line(option.id), style="bold", overflow="fold"), _option(option))
        parts.append(measured(grid, width))
    return Group(*parts)


def _option(row: OptionRow) -> Text:
    text = Text(clean_line(row.title), style="bold")
    for mark, style in _marks(row):
        text.append(f"  {mark}", style=f"not bold {style}")
    for line in _lines(row):
        text.append(f"\n{clean_line(line)}", style="not bold")
    return text


def _marks(row: OptionRow) -> Iterator[tuple[str, str]]:
    if row.recommended:
        yield "recommended", "cyan"
    if row.chosen:
        yield "✓ chosen", "green"


def _lines(row: OptionRow) -> Iterator[str]:
    if row.text:
        yield row.text
    yield from (f"{item['title']}: {item['text']}" for item in row.assessments)
    yield from (f"costs: {cost_text(cost)}" for cost in row.costs)
    yield from (f"risk: {risk_text(risk)}" for risk in row.risks)
