"""A query in plain words."""

from __future__ import annotations

from briefkit.core.query.fields import item_scope, leaves
from briefkit.core.query.table import WITH_PARTS
from briefkit.core.query.value import PRESENT, And, Clause, Item, Not, Or, Query, Range, Text, Value, Word

_DATES = {"<": "before", "<=": "not after", ">": "after", ">=": "not before", ":": "within"}
_ORDERS = {"<": "below", "<=": "at most", ">": "above", ">=": "at least"}
_ARTICLES = {
    "issue": "an issue",
    "event": "an event",
    "author": "an author",
    "expert": "an expert",
    "update": "an update",
}


def explain_query(query: Query) -> str:
    """What a query asks for, one condition per line."""
    if query == And():
        return "all briefs"
    parts = query.parts if isinstance(query, And) else (query,)
    return "briefs where\n" + "\n".join(
        f"  {'and ' if at else ''}{_phrase(part, 'brief')}" for at, part in enumerate(parts)
    )


def _phrase(query: Query, scope: str) -> str:
    match query:
        case And(parts):
            return " and ".join(_inner(part, scope) for part in parts) if parts else "anything holds"
        case Or(parts):
            return "either " + ", or ".join(_inner(part, scope) for part in parts)
        case Not(part):
            return f"not: {_inner(part, scope)}"
        case Text():
            return _text(query, scope)
        case Clause():
            return _clause(query, scope)
        case Item(kind, inner):
            article = _ARTICLES.get(kind, f"a {kind}")
            return f"there is {article}" + (
                f" for which {_inner(inner, item_scope(scope, kind))}" if inner != And() else ""
            )
    raise AssertionError(f"not a query: {query!r}")


def _inner(query: Query, scope: str) -> str:
    phrase = _phrase(query, scope)
    return f"({phrase})" if isinstance(query, Or) or (isinstance(query, And) and query.parts) else phrase


def _text(text: Text, scope: str) -> str:
    place = "the text has" if scope == "brief" else "its texts have"
    return f"{place}{' words that begin with' if text.prefix else ''} “{' '.join(text.words)}”"


def _clause(clause: Clause, scope: str) -> str:
    name = "party or a party it is part of" if clause.field == WITH_PARTS else clause.field
    if clause.operator == PRESENT:
        return f"{name} is given"
    kinds = {leaf.kind for leaf in leaves(scope, clause.field)}
    return f"{name} {' or '.join(_value(clause.operator, value, kinds) for value in clause.values)}"


def _value(operator: str, value: Value, kinds: set[str]) -> str:
    if isinstance(value, Range):
        return _range(value)
    if kinds == {"date"} and operator in _DATES:
        return f"is {_DATES[operator]} {value.text}"
    if operator in _ORDERS:
        return f"is {_ORDERS[operator]} {value.text}"
    return f"{_verb(operator, value, kinds)} “{value.text}”"


def _verb(operator: str, value: Word, kinds: set[str]) -> str:
    if operator == "~":
        return "contains"
    if operator == ":" and "prose" in kinds:
        words = "has words that begin with" if value.prefix else "has the words"
        return words if kinds == {"prose"} else f"is or {words}"
    return "begins with" if value.prefix else "is"


def _range(value: Range) -> str:
    if value.low is None:
        return f"is up to {value.high}"
    return f"is from {value.low}" + (f" to {value.high}" if value.high is not None else " on")
