"""Conditions on items: a query that selects briefs also chooses among the positions, judgments or events in them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, NamedTuple

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

_DATE = "date"
_PARTIES = ("party", "party-with-parts", "holder")


class Items(NamedTuple):
    """Which conditions choose among rows of a kind: on some fields or keys below them, on the date, in some groups."""

    fields: frozenset[str]
    groups: frozenset[str]


POSITIONS = Items(
    frozenset(["issue", "issues", "position", "positions", "source", "sources", *_PARTIES]),
    frozenset(["issue", "position", "source"]),
)
JUDGMENTS = Items(
    frozenset(["issue", "issues.id", "event", "events.id", "judgment", "judgments"]), frozenset(["judgment"])
)
EVENTS = Items(frozenset(["event", "events"]), frozenset(["event"]))
ISSUES = Items(frozenset(["issue", "issues.id"]), frozenset())
BOTH = Items(POSITIONS.fields | JUDGMENTS.fields, POSITIONS.groups | JUDGMENTS.groups)
DATED = Items(EVENTS.fields | JUDGMENTS.fields, EVENTS.groups | JUDGMENTS.groups)
"""What a timeline chooses among: events, and judgments that fall due."""

ItemView = Mapping[str, Any]
"""A brief as JSON that holds nothing but its id and one item, with the item's date."""
Briefs = Callable[[Query], Collection[str]]
"""The ids of the briefs that match a query."""


def item_test(query: Query, items: Items, context: MatchContext, briefs: Briefs) -> Callable[[ItemView], bool] | None:
    """Whether an item in a brief that matches a query meets its conditions on items; None if it has none."""
    asked = _asked(query, items, briefs)
    return None if asked == EVERYTHING else matcher(asked, context)


def _asked(query: Query, items: Items, briefs: Briefs) -> Query:
    if isinstance(query, And):
        return all_of(_asked(part, items, briefs) for part in query.parts)
    return _of_row(query, items, briefs) if _is_on(query, items) else EVERYTHING


def _of_row(query: Query, items: Items, briefs: Briefs) -> Query:
    """A query for rows: where a condition on items has an alternative that is about briefs, it becomes their ids."""
    if not _is_on(query, items):
        ids = tuple(Word(id_) for id_ in sorted(briefs(query)))
        return Clause("id", ":", ids) if ids else Not(EVERYTHING)
    match query:
        case And(parts):
            return all_of(_of_row(part, items, briefs) for part in parts)
        case Or(parts):
            return any_of(_of_row(part, items, briefs) for part in parts)
        case Not(part):
            return Not(_of_row(part, items, briefs))
        case _:
            return query


def _is_on(query: Query, items: Items) -> bool:
    """Whether a query has a condition on items."""
    match query:
        case And(parts) | Or(parts):
            return any(_is_on(part, items) for part in parts)
        case Not(part):
            return _is_on(part, items)
        case Clause(field):
            return field == _DATE or not items.fields.isdisjoint([field, field.partition(".")[0]])
        case Item(kind):
            return kind in items.groups
        case _:
            return False


def briefs_to_read(query: Query, items: Items, *, history: bool = False) -> Query:
    """The query for the briefs among whose items `item_test` chooses.

    It leaves out what only items can answer: a brief may hold one party's position and another's, so `NOT party:x`
    excludes no brief. With `history`, it also leaves out that a brief is not older than a date: what came before is
    needed to say how an item moved, and a position may be younger than the first day of its brief.
    """
    match query:
        case And(parts):
            return all_of(briefs_to_read(part, items, history=history) for part in parts)
        case Or(parts):
            return _any([briefs_to_read(part, items, history=history) for part in parts])
        case Not(part) if _is_on(part, items):
            return EVERYTHING
        case Item(kind, inner) if kind in items.groups:
            return Item(kind, _without_not(inner))
        case Clause("date") if history:
            return _without_since(query)
        case _:
            return query


def _without_since(query: Clause) -> Query:
    """A condition on the date of a brief without what it says of the beginning of a period."""
    match query:
        case Clause(_, ">=" | ">"):
            return EVERYTHING
        case Clause(_, ":", (value,)):
            end = value.high if isinstance(value, Range) else None if value.prefix else value.text
            return Clause(_DATE, "<=", (Word(end),)) if end else EVERYTHING
        case _:
            return query


def _any(parts: Sequence[Query]) -> Query:
    return EVERYTHING if EVERYTHING in parts else any_of(parts)


def _without_not(query: Query) -> Query:
    """A condition in a group without what it excludes: of an issue, another position may be what is excluded."""
    match query:
        case And(parts):
            return all_of(map(_without_not, parts))
        case Or(parts):
            return _any([*map(_without_not, parts)])
        case Not():
            return EVERYTHING
        case Item(kind, inner):
            return Item(kind, _without_not(inner))
        case _:
            return query
