"""How pages are laid out: the longest line, indents, headings, and space between blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, NewLine, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from briefkit.core.text.clean import clean_line

MEASURE = 110
"""Columns: longer lines are hard to read."""


def indented(part: RenderableType, by: int = 2) -> RenderableType:
    """A part indented from the left."""
    return Padding(part, (0, 0, 0, by))


def measured(part: RenderableType, width: int, *, indent: int = 0) -> RenderableType:
    """A part that is at most `MEASURE` columns wide."""
    return Padding(part, (0, max(0, width - MEASURE), 0, indent))


def spaced(parts: Iterable[RenderableType]) -> Group:
    """Parts with an empty line between them."""
    return Group(*_spaced(parts))


def _spaced(parts: Iterable[RenderableType]) -> Iterator[RenderableType]:
    for number, part in enumerate(parts):
        if number:
            yield NewLine()  # an empty Text would take as long as a part
        yield part


def titled(title: str, id_: str, question: str | None = None) -> Text:
    """A title with its id, and the question that it is about below."""
    return with_question(Text.assemble((clean_line(title), "bold"), "  ", (clean_line(id_), "cyan")), question)


def with_question(head: Text, question: str | None) -> Text:
    """A heading with a question below it, if there is one."""
    return head.append("\n").append(clean_line(question), style="italic") if question else head


def ruled(title: str) -> Rule:
    """A heading with a line to the right of it."""
    return Rule(Text(title, style="bold"), align="left", style="dim")


def section(title: str, parts: Sequence[RenderableType], *, apart: bool = True) -> Iterator[RenderableType]:
    """A heading with a line and the parts below it, `apart` with empty lines between them; nothing without parts."""
    if parts:
        yield Text()
        yield ruled(title)
        yield spaced(parts) if apart else Group(*parts)


def label_grid(*, width: int | None = None, max_width: int | None = None, style: str = "") -> Table:
    """A grid with labels in one column, of a width or at most one, and what belongs to each next to it."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(width=width, max_width=max_width, overflow="fold", style=style)
    grid.add_column(ratio=1, overflow="fold")
    return grid
