"""A brief's history for the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from briefkit.core.text.clean import clean_line
from briefkit.output.terminal.layout import indented, spaced


def log_page(entries: Sequence[tuple[str, str, list[str]]], width: int) -> RenderableType:
    """Each version: its heading, the author's subject, and a line for each change in content."""
    return spaced(_entry(*entry, width) for entry in entries)


def _entry(head: str, subject: str, lines: list[str], width: int) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(max_width=max(20, width - 4), overflow="fold")
    grid.add_row(Text.assemble((clean_line(head), "cyan"), "  ", (clean_line(subject), "italic")))
    for line in lines:
        grid.add_row(indented(Text(clean_line(line))))
    return grid
