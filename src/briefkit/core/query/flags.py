"""The options of the command line, and the keywords of `Library.find`, as clauses of a query."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefkit.core.query.clause import ValueMaker
from briefkit.core.query.parse import Parsed, QueryContext, parse_query
from briefkit.core.query.table import FLAGS, WITH_PARTS
from briefkit.core.query.value import PRESENT, And, Clause, Item, Not, Or, Query, Range, Text, Value, all_of, clause
from briefkit.core.text.words import words
from briefkit.errors import QueryError

_PARTED = re.compile(r'((?:"(?:[^"\\]|\\.)*"|[^,])*)(?:,|$)', re.DOTALL)
_TEXT = re.compile(r'"([^"]*)"|(\S+)')


def query_from_flags(
    context: QueryContext,
    *,
    since: str | None = None,
    until: str | None = None,
    text: Iterable[str] = (),
    where: Iterable[str] = (),
    without: Iterable[str] = (),
    **fields: Iterable[str],
) -> Parsed:
    """One query from the options: a repeated option means AND, commas in one value mean OR.

    `where` are queries that must match, `without` those that must not. Raises QueryError for an invalid value.
    """
    asked = [parse_query(query, context) for query in where]
    excluded = [parse_query(query, context) for query in without]
    parts = [parsed.query for parsed in asked]
    parts += [flag_query(name, value, context) for name in FLAGS for value in fields.get(name) or ()]
    parts += _dated(since, until, context)
    parts += [part for phrase in text for part in _texts(phrase)]
    parts += [Not(parsed.query) for parsed in excluded]
    return Parsed(all_of(parts), tuple(note for parsed in (*asked, *excluded) for note in parsed.notes))


def flag_query(name: str, value: str, context: QueryContext) -> Query:
    """The clause of one option; a value in brackets is a group: `--issue '(id:sanctions status:disputed)'`."""
    if value.startswith("("):
        return parse_query(f"{name}:{value}", context).query
    maker = ValueMaker("brief", name, ":", context.today)
    values: list[Value] = []
    for raw in filter(None, (part.strip() for part in _PARTED.findall(value))):
        if raw == "*":
            return Clause(name, PRESENT)
        values.append(maker.value(raw))
    return clause(name, ":", values)


def _dated(since: str | None, until: str | None, context: QueryContext) -> list[Query]:
    if since is None and until is None:
        return []
    low, high = (_date(text, flag, context) for text, flag in ((since, "--since"), (until, "--until")))
    return [clause("date", ":", [Range(low, high)])]


def _date(text: str | None, flag: str, context: QueryContext) -> str | None:
    maker = ValueMaker("brief", "date", ":", context.today)
    try:
        return None if text is None else maker.dated(text)
    except ValueError as error:
        raise QueryError(f"{flag}: {error}", hint=maker.hint) from error


def _texts(text: str) -> Iterable[Query]:
    found = (tuple(words(phrase or word)) for phrase, word in _TEXT.findall(text))
    return [Text(wanted) for wanted in found if wanted]


def with_parts(query: Query) -> Query:
    """The same query, in which every `party:` also matches the registered parts of the party."""
    match query:
        case And(parts):
            return And(tuple(map(with_parts, parts)))
        case Or(parts):
            return Or(tuple(map(with_parts, parts)))
        case Not(part):
            return Not(with_parts(part))
        case Item(kind, inner):
            return Item(kind, with_parts(inner))
        case Clause("party", operator, values):
            return Clause(WITH_PARTS, operator, values)
        case _:
            return query
