"""Counts for the terminal: a bar for each value, or a row of numbers if they are split."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from briefkit.core.search.facets import PERIODS, Facet
from briefkit.core.text.clean import clean_line
from briefkit.output.terminal.layout import spaced

_BAR = 30
_NAME = 24
_CELL = 6
_EIGHTHS = " ▏▎▍▌▋▊▉"


def facets_page(facets: list[Facet], by: str | None, width: int) -> RenderableType:
    """One block per field."""
    by_field = [(field, list(found)) for field, found in groupby(facets, key=lambda facet: facet.field)]
    return spaced(_split(field, found, by, width) if by else _bars(field, found, width) for field, found in by_field)


def _bars(field: str, facets: list[Facet], width: int) -> Table:
    most = max(facet.briefs for facet in facets)
    room = min(_BAR, max(8, width // 3))
    table = Table(box=None, pad_edge=False, show_edge=False, padding=(0, 2, 0, 0), width=None)
    table.add_column(Text(clean_line(field), style="bold"), overflow="fold")
    table.add_column("", no_wrap=True, width=room)
    table.add_column(Text("briefs", style="dim"), justify="right", no_wrap=True)
    for facet in facets:
        table.add_row(_named(facet), Text(bar(facet.briefs / most, room), style="cyan"), str(facet.briefs))
    return table


def bar(share: float, width: int) -> str:
    """A bar of up to `width` columns, in steps of an eighth, and never empty."""
    eighths = max(1, round(share * width * 8))
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def _split(field: str, facets: list[Facet], by: str, width: int) -> Table:
    """Counts by the other field's values: as columns if they fit, otherwise as rows."""
    parts = sorted({facet.by or "" for facet in facets})
    cell = max(_CELL, *map(len, parts))
    if _NAME + (cell + 2) * (len(parts) + 1) > width:
        return _rows(field, facets, by)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column(Text(clean_line(field), style="bold"), overflow="fold", min_width=_NAME)
    once = by in PERIODS  # a brief has one year but several topics: only then do the numbers add up
    for part in [*map(clean_line, parts), *(["all"] if once else [])]:
        table.add_column(Text(part), justify="right", no_wrap=True)
    for named, found in _by_value(facets):
        counts = {facet.by: facet.briefs for facet in found}
        cells = [str(counts.get(part, "·")) for part in parts]
        table.add_row(named, *cells, *([Text(str(sum(counts.values())), style="bold")] if once else []))
    return table


def _rows(field: str, facets: list[Facet], by: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for head in (field, by):
        table.add_column(Text(clean_line(head), style="bold"), overflow="fold")
    table.add_column("briefs", justify="right", no_wrap=True)
    for named, found in _by_value(facets):
        for at, facet in enumerate(found):
            table.add_row(Text() if at else named, Text(clean_line(facet.by or "")), str(facet.briefs))
    return table


def _by_value(facets: list[Facet]) -> Iterable[tuple[Text, list[Facet]]]:
    for _, found in groupby(facets, key=lambda facet: facet.value):
        of_value = list(found)
        yield _named(of_value[0]), of_value


def _named(facet: Facet) -> Text:
    if not facet.title:
        return Text(clean_line(facet.value))
    return Text.assemble(clean_line(facet.title), (f"  {clean_line(facet.value)}", "dim"))
