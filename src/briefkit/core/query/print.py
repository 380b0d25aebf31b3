"""Printing a query as text that parses to the same query."""

from __future__ import annotations

import re

from briefkit.core.query.value import PRESENT, And, Clause, Item, Not, Or, Query, Range, Text, Value

_BARE = re.compile(r'[^\s",()*.](?:[^\s",()*.]|\.(?!\.))*')


def print_query(query: Query) -> str:
    """The query in canonical form; dates are absolute, views are expanded."""
    return "" if query == And() else _alternatives(query)


def _alternatives(query: Query) -> str:
    return " OR ".join(map(_conditions, query.parts)) if isinstance(query, Or) else _conditions(query)


def _conditions(query: Query) -> str:
    if isinstance(query, And) and query.parts:
        return " ".join(map(_single, query.parts))
    return _single(query)


def _single(query: Query) -> str:
    match query:
        case Not(part):
            return f"NOT {_single(part)}"
        case Text():
            return _text(query)
        case Clause():
            return _clause(query)
        case Item(kind, inner):
            return f"{kind}:({print_query(inner)})"
        case _:
            return f"({print_query(query)})"


def _text(text: Text) -> str:
    phrase = text.words[0] if len(text.words) == 1 else f'"{" ".join(text.words)}"'
    return phrase + ("*" if text.prefix else "")


def _clause(clause: Clause) -> str:
    if clause.operator == PRESENT:
        return clause.field + PRESENT
    return clause.field + clause.operator + ",".join(map(_value, clause.values))


def _value(value: Value) -> str:
    if isinstance(value, Range):
        return "..".join("" if end is None else quoted(end) for end in (value.low, value.high))
    return quoted(value.text) + ("*" if value.prefix else "")


def quoted(text: str) -> str:
    """A value as it must be written: in quotation marks if it needs them."""
    if _BARE.fullmatch(text) and not text.startswith(("/", "\\")):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
