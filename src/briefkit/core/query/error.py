"""Errors that point at their place in a query."""

from __future__ import annotations

from briefkit.errors import QueryError

_ROOM = 60


def error_at(text: str, column: int, message: str, hint: str | None = None) -> QueryError:
    """An error with the line of the query and a caret below the 1-based column."""
    at = min(column - 1, len(text))
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    line = text[start : end if end >= 0 else len(text)].replace("\t", " ").replace("\r", " ")
    place = at - start
    cut = max(0, place - _ROOM)
    shown = ("…" if cut else "") + line[cut : place + _ROOM] + ("…" if len(line) > place + _ROOM else "")
    before = " " * ((1 if cut else 0) + sum(map(_width, line[cut:place])))
    return QueryError(f"column {column} of the query: {message}", hint=hint, details=(shown, f"{before}^"))


def _width(character: str) -> int:
    import unicodedata  # noqa: PLC0415 - most queries have no errors

    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
