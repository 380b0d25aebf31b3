"""Conditions on items: a query that selects briefs also chooses among the positions, judgments or events in them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from briefkit.core.query.match import matcher
from briefkit.core.query.value import (
    EVERYTHING,
    And,
    Clause,
    Item,
    MatchContext,
    Not,
    Or,
    Query,
    Range,
    Word,
    all_of,
    any_of,
)

_PARTIES = ("party", "party-with-parts", "holder")
POSITIONS = frozenset(["issue", "issues", "position", "positions", "source", "sources", *_PARTIES])
JUDGMENTS = frozenset(["issue", "judgment", "judgments", "event"])
"""The fields (or their first keys) and groups whose conditions choose among rows of a kind, beside the date."""
_DATE = "date"

ItemView = Mapping[str, Any]
"""A brief as JSON that holds nothing but one item, with the item's date."""


def item_test(query: Query, fields: Collection[str], context: MatchContext) -> Callable[[ItemView], bool] | None:
    """Whether an item meets the conditions on items in a query; None if it has none. Other conditions count as met."""
    asked = _only(query, fields)
    return None if asked == EVERYTHING else matcher(asked, context)


def _only(query: Query, fields: Collection[str]) -> Query:
    """The part of a query that is about items; what is not about them becomes EVERYTHING."""
    match query:
        case And(parts):
            return all_of(_only(part, fields) for part in parts)
        case Or(parts):
            asked = [_only(part, fields) for part in parts]
            return EVERYTHING if EVERYTHING in asked else any_of(asked)
        case Not(part):
            return query if _only(part, fields) == part else EVERYTHING
        case Clause(field):
            return query if field.partition(".")[0] in fields or field == _DATE else EVERYTHING
        case Item(kind):
            return query if kind in fields else EVERYTHING
        case _:
            return EVERYTHING


def briefs_to_read(query: Query, fields: Collection[str], *, history: bool = False) -> Query:
    """The query for the briefs among whose items `item_test` chooses.

    It leaves out what only items can answer: a brief may hold one party's position and another's, so `NOT party:x`
    excludes no brief. With `history`, it also leaves out that a brief is not older than a date: what came before is
    needed to say how an item moved.
    """
    match query:
        case And(parts):
            return all_of(briefs_to_read(part, fields, history=history) for part in parts)
        case Not(part) if part != EVERYTHING and _only(part, fields) == part:
            return EVERYTHING
        case Clause("date", ">=" | ">") if history:
            return EVERYTHING
        case Clause("date", ":", (value,)) if history:
            end = value.high if isinstance(value, Range) else None if value.prefix else value.text
            return Clause(_DATE, "<=", (Word(end),)) if end else EVERYTHING
        case _:
            return query
