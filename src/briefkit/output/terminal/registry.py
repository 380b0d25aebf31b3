"""The registry for the terminal: one line per id."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from briefkit.core.text.clean import clean_line

_MEASURE = 110


class Known(Protocol):
    """An id with what is known of it."""

    @property
    def section(self) -> str: ...
    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...
    @property
    def parent(self) -> str | None: ...
    @property
    def briefs(self) -> int: ...
    @property
    def registered(self) -> bool: ...
    @property
    def near(self) -> str | None: ...


def registry_page(found: Sequence[Known], width: int) -> RenderableType:
    """Section by section: the id, how many briefs use it, and its title."""
    blocks: list[RenderableType] = []
    for section in dict.fromkeys(known.section for known in found):
        grid = Table.grid(padding=(0, 2))
        grid.add_column(max_width=30 if width >= 80 else 20, overflow="fold")
        grid.add_column(justify="right", no_wrap=True)
        grid.add_column(ratio=1, overflow="fold")
        for known in found:
            if known.section == section:
                grid.add_row(Text(clean_line(known.id), style="cyan"), _count(known), _description(known))
        inside = Padding(grid, (0, max(0, width - _MEASURE), 0, 2))
        blocks += [Text(), Text(section.capitalize(), style="bold"), inside]
    return Group(*blocks[1:])


def _count(known: Known) -> Text:
    return Text(str(known.briefs), style="" if known.briefs else "dim")


def _description(known: Known) -> Text:
    if not known.registered:
        hint = f": {known.near}" if known.near else ""
        return Text(f"not in the registry{hint}", style="yellow")
    text = Text(clean_line(known.title))
    text.append(f", part of {clean_line(known.parent)}" if known.parent else "", style="dim")
    text.append(f"; also {clean_line(', '.join(known.aliases))}" if known.aliases else "", style="dim")
    return text
