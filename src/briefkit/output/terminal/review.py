"""Suggestions for the terminal: lists of them, and one with its words in their paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from briefkit.core.edit.waiting import WaitingBrief, WaitingSuggestion, value_text
from briefkit.core.text.clean import clean_line, clean_one_line
from briefkit.core.text.prose import in_quotes
from briefkit.output.terminal.layout import indented, measured, spaced

_AROUND = 400
"""Characters of a paragraph that are shown before and after a quotation."""


def briefs_page(rows: Sequence[WaitingBrief], width: int) -> RenderableType:
    """The briefs with suggestions: id, how many, and of which kinds."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(max_width=44 if width >= 80 else 24, overflow="fold")
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    for row in rows:
        grid.add_row(Text(clean_line(row.id), style="cyan"), Text(str(row.count)), Text(clean_line(row.kinds)))
    return measured(grid, width)


def suggestions_page(rows: Sequence[WaitingSuggestion], width: int) -> RenderableType:
    """Every suggestion with its words, place and reason, by brief."""
    by_brief: dict[str, list[WaitingSuggestion]] = {}
    for row in rows:
        by_brief.setdefault(row.brief, []).append(row)
    parts: list[RenderableType] = []
    for brief, own in by_brief.items():
        parts.append(Text(clean_line(brief), style="bold"))
        parts += [measured(indented(_listed(row)), width) for row in own]
    return spaced(parts)


def _listed(row: WaitingSuggestion) -> RenderableType:
    head = Text.assemble((clean_line(row.id), "cyan"), "  ", (value_line(row), "bold"))
    quote = Text(in_quotes(clean_one_line(row.quote)) if row.quote else "")
    return Group(head, indented(quote), indented(_why(row)))


def value_line(row: WaitingSuggestion) -> str:
    """What would be added, as front matter has it, on one line."""
    return clean_one_line(f"{row.add}: {value_text(row.add, row.value)}")


def _why(row: WaitingSuggestion) -> Text:
    parts = [row.at, row.because, f"suggested by {row.by}" if row.by else None]
    return Text(clean_one_line("; ".join(part for part in parts if part)), style="dim")


def question_page(row: WaitingSuggestion, paragraphs: Iterable[str], place: str, width: int) -> RenderableType:
    """One suggestion to be decided about; `place` is its number among how many."""
    head = Text.assemble((place, "dim"), "  ", (row.kind, "bold"))
    parts: list[RenderableType] = [head, indented(_in_paragraph(row.quote or "", paragraphs))]
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    grid.add_row(Text("would add", style="dim"), Text(value_line(row), style="cyan"))
    grid.add_row(Text("because", style="dim"), _why(row))
    return measured(spaced([*parts, indented(grid)]), width)


def _in_paragraph(quote: str, paragraphs: Iterable[str]) -> Text:
    """The paragraph that has a quotation, with that in bold; the quotation alone if none has it."""
    quote = clean_one_line(quote)
    for paragraph in paragraphs if quote else ():
        before, found, after = clean_one_line(paragraph).partition(quote)
        if found:
            before = before if len(before) <= _AROUND else f"… {before[-_AROUND:]}"
            after = after if len(after) <= _AROUND else f"{after[:_AROUND]} …"
            return Text.assemble((before, "dim"), (quote, "bold"), (after, "dim"))
    return Text(quote, style="bold")
