"""Briefs that were found, each with a passage: what `search` and `related` show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from rich.console import RenderableType
from rich.text import Text

from briefkit.core.brief.vocabulary import LIVE
from briefkit.core.query.value import Metadata, Names
from briefkit.core.search.passages import Passage
from briefkit.core.text.clean import clean_line
from briefkit.output.terminal.hanging import Hanging
from briefkit.output.terminal.layout import measured

UNDATED = "undated"
DATE = 10
"""Columns of a date."""


def found_page(found: Iterable[tuple[Text, list[Text]]], width: int) -> RenderableType:
    """Each with its mark at the left, and lines that hang beside it."""
    items = [(mark, Text("\n").join([*lines, Text()])) for mark, lines in found]
    return measured(Hanging(items, left=True), width)


def date_of(metadata: Metadata) -> Text:
    """The date of a brief as a mark."""
    return Text.assemble((f"{metadata['date'] or UNDATED:{DATE}} ", "dim"))


def heading(metadata: Metadata) -> Iterator[Text]:
    """The title and the id of a brief."""
    title = Text(clean_line(metadata["title"]), style="bold")
    if metadata["status"] != LIVE:
        title.append(f"  {metadata['status']}", style="not bold yellow")
    yield title
    yield Text(clean_line(metadata["id"]), style="cyan")


def passage_text(passage: Passage | None, names: Names) -> list[Text]:
    """Where a passage is, and its words with those found in bold; nothing without a passage."""
    if passage is None:
        return []
    shown = Text.assemble((f"{clean_line(passage.where_by(title_by(names)))}: ", "dim"))
    for piece, found in passage.pieces:
        space = " " if piece[:1].isspace() else ""
        end = " " if piece[-1:].isspace() and piece.strip() else ""
        shown.append(f"{space}{clean_line(piece)}{end}", style="bold yellow" if found else "")
    return [shown]


def title_by(names: Names) -> Callable[[str, str], str]:
    """A function from a section, or `holders`, and an id to its title; an id that is not registered stays."""

    def title(section: str, id_: str) -> str:
        known = names.holder_section(id_) if section == "holders" else section
        return names.title(known, id_) if names.knows(known, id_) else id_

    return title
