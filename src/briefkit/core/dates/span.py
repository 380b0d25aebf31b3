"""Dates in briefs, for queries and sorting."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefkit.core.dates.dates import DateSpan


@lru_cache(maxsize=8192)
def span_of(text: str) -> DateSpan | None:
    """The date or interval of a brief; None if the text is neither."""
    from briefkit.core.dates.dates import parse_span  # noqa: PLC0415 - calendars load where there are dates to compare

    try:
        return parse_span(text)
    except ValueError:
        return None
