"""The registry for the terminal: one line per id."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from briefkit.core.search.uses import IdUse
from briefkit.core.text.clean import clean_line
from briefkit.output.terminal.layout import measured, spaced


def registry_page(uses: Sequence[IdUse], width: int) -> RenderableType:
    """Section by section: the id, how many briefs use it, and its title."""
    by_section: dict[str, list[IdUse]] = {}
    for use in uses:
        by_section.setdefault(use.section, []).append(use)
    return spaced(
        Group(Text(section.capitalize(), style="bold"), measured(_ids(of_section, width), width, indent=2))
        for section, of_section in by_section.items()
    )


def _ids(uses: Sequence[IdUse], width: int) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(max_width=30 if width >= 80 else 20, overflow="fold")
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    for use in uses:
        count = Text(str(use.briefs), style="" if use.briefs else "dim")
        grid.add_row(Text(clean_line(use.id), style="cyan"), count, _description(use))
    return grid


def _description(use: IdUse) -> Text:
    if not use.registered:
        hint = f": {use.near}" if use.near else ""
        return Text(f"not in the registry{hint}", style="yellow")
    text = Text(clean_line(use.title))
    text.append(f", part of {clean_line(use.parent)}" if use.parent else "", style="dim")
    text.append(f"; also {clean_line(', '.join(use.aliases))}" if use.aliases else "", style="dim")
    return text
