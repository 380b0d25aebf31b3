"""A position as a brief that states nothing else, for conditions that choose among positions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from briefkit.core.brief.shapes import Json

Chosen = Callable[[Mapping[str, Any]], bool]
"""Whether a position meets the conditions of a query, given what `view_of` returns."""


def view_of(
    brief: str,
    date: str | None,
    issue: Mapping[str, Json],
    held: tuple[str, Json] | None = None,
    source: Json = None,
) -> dict[str, Any]:
    """A brief as JSON with one issue, a holder's position on it, if there is one, and the source, if there is one.

    The date is that of the position, else of the brief; everything else is as in the front matter.
    """
    positions = {held[0]: [held[1]]} if held else {}
    issues = [{**issue, "positions": positions}]
    return {"id": brief, "date": date, "issues": issues, "sources": [source] if source else []}
