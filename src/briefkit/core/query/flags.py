"""The flags of the command line, and the keywords of `Library.find`, as the clauses that they stand for."""

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
    """One query from the flags: a repeated flag is AND, commas in one value are OR.

    `where` and `without` are queries that must hold and must not. Raises QueryError for what cannot be understood.
    """
    asked = [parse_query(told, context) for told in where]
    excluded = [parse_query(told, context) for told in without]
    parts = [parsed.query for parsed in asked]
    parts += [flag_query(name, told, context) for name in FLAGS for told in fields.get(name) or ()]
    parts += _dated(since, until, context)
    parts += [part for told in text for part in _texts(told)]
    parts += [Not(parsed.query) for parsed in excluded]
    return Parsed(all_of(parts), tuple(note for parsed in (*asked, *excluded) for note in parsed.notes))


def flag_query(name: str, told: str, context: QueryContext) -> Query:
    """The clause of one flag; a value in brackets is a group: `--issue '(id:sanctions status:disputed)'`."""
    if told.startswith("("):
        return parse_query(f"{name}:{told}", context).query
    maker = ValueMaker("brief", name, ":", context.today)
    values: list[Value] = []
    for raw in filter(None, (part.strip() for part in _PARTED.findall(told))):
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


def _texts(told: str) -> Iterable[Query]:
    found = (tuple(words(phrase or word)) for phrase, word in _TEXT.findall(told))
    return [Text(text) for text in found if text]


def with_parts(query: Query) -> Query:
    """The same query, in which every `party:` also stands for the parts of the party that the registry knows."""
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
