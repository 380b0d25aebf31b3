"""What all rows share: no value that is not for the reader, and where to quote them from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefkit.core.brief.vocabulary import LIVE
from briefkit.core.text.clean import clean
from briefkit.library.circulation import Circulated
from briefkit.mcp.page import cut_text
from briefkit.mcp.tool import Json

_LONGEST_QUOTE = 1500
"""Characters; a longer quote is cut."""


def told(circulated: Circulated, value: Json) -> Any:
    """A value with control characters made visible, and without names of briefs that are not shown."""
    match value:
        case str():
            return clean(circulated.without_names(value))
        case Mapping():
            return {told(circulated, name): told(circulated, held) for name, held in value.items()}
        case list() | tuple():
            return [told(circulated, held) for held in value]
    return value


def row_of(circulated: Circulated, record: Mapping[str, Json]) -> dict[str, Json]:
    """A row as its command has it, without what is null."""
    return {name: told(circulated, value) for name, value in record.items() if value is not None}


def citation(circulated: Circulated, brief: str, words: str | None) -> dict[str, Json]:
    """Where some words of a brief stand in its file; `quote` is null if they are not there as they are told."""
    metadata = circulated.briefs.get(brief)
    if metadata is None:
        return {}
    found = circulated.quoted(metadata["path"], words) if words else None
    head = {"brief": brief, "brief_status": metadata.get("status", LIVE), "date": metadata["date"]}
    return {"cite": {**head, **({"line": found[1], **cut_quote(found[0])} if found else {"quote": None})}}


def cut_quote(quote: str) -> dict[str, Json]:
    """A quote that is not too long: what is left out is its end."""
    short, is_cut = cut_text(quote, _LONGEST_QUOTE)
    return {"quote": short, "quote_is_cut": is_cut}
