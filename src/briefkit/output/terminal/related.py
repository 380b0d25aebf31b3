"""Similar briefs for the terminal: how much they share, what, and a passage."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from briefkit.core.query.value import Names
from briefkit.core.search.related import RelatedBrief
from briefkit.core.text.clean import clean_line
from briefkit.output.terminal.passages import date_of, found_page, heading, passage_text


def related_page(found: Sequence[RelatedBrief], names: Names, width: int) -> RenderableType:
    """Each brief with its score, date, title, id, why it is similar, and a passage with the words that tell so."""
    return found_page(((_mark(related), _lines(related, names)) for related in found), width)


def _mark(related: RelatedBrief) -> Text:
    return Text.assemble(f"{related.score:3} %  ", date_of(related.brief))


def _lines(related: RelatedBrief, names: Names) -> list[Text]:
    why = [Text(clean_line(reason)) for reason in related.reasons]
    return [*heading(related.brief), *why, *passage_text(related.passage, names)]
