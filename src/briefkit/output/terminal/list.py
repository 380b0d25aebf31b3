"""A list of briefs for the terminal: fits from 60 columns up, wraps rather than truncates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich import box
from rich.table import Table
from rich.text import Text

from briefkit.core import tables
from briefkit.core.brief.vocabulary import LIVE
from briefkit.core.query.value import Metadata, Names
from briefkit.core.text.clean import clean_line
from briefkit.output.data import cells

_WIDE = 96
_STATUS_STYLES = {"draft": "yellow", "review": "yellow", "superseded": "dim", "retracted": "red"}


def briefs_table(briefs: Sequence[Metadata], names: Names, width: int) -> Table:
    """One row per brief: date, title with the id below it, kind, and topics if there is room."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=False, width=min(width, 140))
    table.add_column("Date", no_wrap=True, width=10)
    table.add_column("Brief", ratio=1, overflow="fold")
    table.add_column("Kind", overflow="fold", max_width=12)
    if width >= _WIDE:
        table.add_column("Topics", overflow="fold", max_width=34)
    for brief in briefs:
        table.add_row(*_cells(brief, names, wide=width >= _WIDE))
    return table


def _cells(brief: Metadata, names: Names, *, wide: bool) -> list[Text]:
    title = Text(clean_line(brief["title"]), style="bold")
    if brief["status"] != LIVE:
        title.append(f"  {brief['status']}", style=_STATUS_STYLES.get(brief["status"], ""))
    title.append(f"\n{clean_line(brief['id'])}", style="cyan")
    date = Text(brief["date"] or "undated", style="" if brief["date"] else "yellow")
    cells = [date, title, Text(clean_line(brief["kind"]))]
    if wide:
        cells.append(Text(", ".join(clean_line(names.title("topics", topic)) for topic in brief.get("topics", ()))))
    return cells


def columns_table(table: tables.Table[Any]) -> Table:
    """The columns shown of any table."""
    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in table.shown:
        shown.add_column(Text(clean_line(column)), overflow="fold", no_wrap=column == "date")
    for row in cells(table):
        shown.add_row(*map(Text, row))
    return shown
