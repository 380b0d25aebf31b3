"""Search results for the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType

from briefkit.core.query.value import Names
from briefkit.core.search.rank import Hit
from briefkit.output.terminal.passages import date_of, found_page, heading, passage_text


def hits_page(hits: Sequence[Hit], names: Names, width: int) -> RenderableType:
    """Each hit with its date, title, id, and the passage with the words found in bold."""
    found = ((date_of(hit.metadata), [*heading(hit.metadata), *passage_text(hit.passage, names)]) for hit in hits)
    return found_page(found, width)
