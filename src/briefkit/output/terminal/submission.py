"""What a submission asks for, in the terminal: the decision wanted, the options, and who was consulted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from briefkit.core.publication.labels import Labels
from briefkit.core.publication.value import (
    ConsultationEntry,
    DecisionEntry,
    OptionHead,
    OptionLine,
    OptionTable,
    OptionText,
)
from briefkit.core.text.clean import clean_line
from briefkit.output.terminal.layout import label_grid, spaced

_LABELS = 26  # columns
_COLUMN = 24  # columns that an option needs


def decision_panel(decision: DecisionEntry) -> RenderableType:
    """The decision that is wanted, in a box."""
    parts: list[RenderableType] = []
    if decision.question:
        parts.append(Text(clean_line(decision.question), style="bold"))
    grid = label_grid(max_width=_LABELS, style="dim")
    for fact in decision.facts:
        grid.add_row(clean_line(fact.label), Text(clean_line(fact.text)))
    return Panel(Group(*parts, grid) if decision.facts else Group(*parts), border_style="cyan")


def options_page(table: OptionTable, labels: Labels, width: int) -> RenderableType:
    """The options side by side where there is room, else one below the other."""
    if width >= _COLUMN * (len(table.options) + 1):
        return _wide(table, labels)
    return spaced(_tall(head, table.lines, column) for column, head in enumerate(table.options))


def _wide(table: OptionTable, labels: Labels) -> Table:
    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_lines=True, show_edge=False)
    grid.add_column(labels["criterion"], overflow="fold", min_width=16, ratio=2)
    for head in table.options:
        grid.add_column(_head(head, "\n"), overflow="fold", min_width=_COLUMN - 4, ratio=3)
    for line in table.lines:
        grid.add_row(_title(line), *(_said(cell) for cell in line.cells))
    return grid


def _tall(head: OptionHead, lines: Sequence[OptionLine], column: int) -> RenderableType:
    grid = label_grid(max_width=_LABELS)
    for line in lines:
        grid.add_row(_title(line), _said(line.cells[column]))
    return Group(_head(head, "  "), grid)


def _head(head: OptionHead, between: str) -> Text:
    text = Text(clean_line(head.title), style="bold")
    return text.append(between + " · ".join(head.marks), style="not bold cyan") if head.marks else text


def _title(line: OptionLine) -> Text:
    text = Text(clean_line(line.title))
    return text.append(f"\n{clean_line(line.note)}", style="dim") if line.note else text


def _said(texts: Sequence[OptionText]) -> Text:
    return Text("\n").join(_told(texts)) if texts else Text("–", style="dim")


def _told(texts: Sequence[OptionText]) -> Iterator[Text]:
    for text in texts:
        told = Text(clean_line(text.text))
        yield told.append(f"\n{clean_line(text.note)}", style="dim") if text.note else told


def consultation_grid(entries: Sequence[ConsultationEntry]) -> RenderableType:
    """Who was consulted, and what each said."""
    grid = label_grid(max_width=_LABELS, style="bold")
    for entry in entries:
        said = [Text(clean_line(entry.view))] if entry.view else []
        said += [Text(f"({clean_line(entry.note)})", style="dim")] if entry.note else []
        grid.add_row(clean_line(entry.who), Text(" ").join(said))
    return grid
