"""The sources of a brief for the terminal: each with its grade, and its quotes with their places and proofs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from briefkit.core.quotes.quotes import PROVED, UNPROVED
from briefkit.core.quotes.rows import SourceRow
from briefkit.core.text.clean import clean_line
from briefkit.core.text.prose import in_quotes
from briefkit.output.terminal.hanging import Hanging
from briefkit.output.terminal.layout import measured, spaced

_STYLES = {PROVED: "green", UNPROVED: "dim"}


def sources_page(rows: Sequence[SourceRow], width: int) -> RenderableType:
    """Source by source; first the words of the brief itself."""
    groups = [list(group) for _, group in groupby(rows, key=lambda row: (row.number, row.source))]
    return spaced(measured(Group(_head(group[0]), Hanging(_quotes(group))), width) for group in groups)


def _head(row: SourceRow) -> Text:
    if row.number is None:
        return Text(
            clean_line(f"{row.source}: not among the sources" if row.source else "The text itself"), style="bold"
        )
    text = Text(f"{row.number}. ", style="dim")
    text.append(clean_line(row.title or row.url or row.source or ""), style="bold")
    about = ", ".join(filter(None, [row.publisher, str(row.date) if row.date else None]))
    text.append(f", {clean_line(about)}" if about else "")
    text.append(f"  {row.grade or 'not graded'}", style="bold" if row.grade else "dim")
    text.append("  ").append(clean_line(row.source or ""), style="dim")
    if row.url and row.title:
        text.append("\n").append(clean_line(row.url), style="dim")
    return text


def _quotes(rows: Sequence[SourceRow]) -> list[tuple[Text, RenderableType]]:
    return [(Text(" •"), _quote(row)) for row in rows if row.quote]


def _quote(row: SourceRow) -> Text:
    words = " ".join((row.quote or "").split())
    text = Text.assemble((f"{clean_line(row.about)}: ", "cyan")) if row.about else Text()
    text.append(clean_line(in_quotes(words)), style="italic").append(f", {clean_line(row.at)}" if row.at else "")
    told = f"{row.proof}: {row.place}" if row.place and row.place != row.at else row.proof or ""
    return text.append(f"  {told}", style=_STYLES.get(row.proof or "", "yellow"))
