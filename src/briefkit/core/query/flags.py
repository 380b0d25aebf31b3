"""The options of the command line, and the keywords of `Library.find`, as clauses of a query."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefkit.core.query.clause import ValueMaker
from briefkit.core.query.lex import unclosed
from briefkit.core.query.parse import Parsed, QueryContext, parse_query
from briefkit.core.query.table import FLAGS, WITH_PARTS
from briefkit.core.query.value import (
    EVERYTHING,
    PRESENT,
    And,
    Clause,
    Item,
    Not,
    Or,
    Query,
    Text,
    Value,
    all_of,
    any_of,
    clause,
)
from briefkit.core.text.words import words
from briefkit.errors import QueryError, no_value

_PARTED = re.compile(r'(?:[^,"]++|"(?:[^"\\]++|\\.)*+")*+(?:,|.*+\Z)', re.DOTALL)
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


def flag_query(name: str, value: str, context: QueryContext, *, field: str = "") -> Query:
    """The clause of one option; a value in brackets is a group: `--issue '(id:sanctions status:disputed)'`.

    `field` is what the option asks for, if that is not called as the option. Raises QueryError for an empty value.
    """
    field = field or name
    if value.startswith("("):
        return parse_query(f"{field}:{value}", context).query
    maker = ValueMaker("brief", field, ":", context.today)
    values: list[Value] = []
    for raw in filter(None, (part.strip() for part in _parted(value))):
        if raw == "*":
            return Clause(field, PRESENT)
        values.append(maker.value(raw))
    if not values:
        raise no_value(f"--{name}")
    return clause(field, ":", values)


def _parted(value: str) -> list[str]:
    """The parts between commas outside quotation marks; one that is not closed is a character like others."""
    end = unclosed(value)
    found = [match[0] for match in _PARTED.finditer(value[:end])]
    parts = [part.removesuffix(",") for part in found]
    if len(found) > 1 and not found[-2].endswith(","):  # the last match is the empty one after the last part
        del parts[-1]
    rest = value[end:].split(",")
    return [*parts[:-1], parts[-1] + rest[0], *rest[1:]]


def judgments_query(context: QueryContext, *, about: Iterable[str] = (), depends_on: Iterable[str] = ()) -> Query:
    """The judgments about one of some issues that depend on one of some events, as `judgment:(about:…)` means it.

    Raises QueryError for a value that is empty, or in brackets.
    """
    asked = [_any_of("about", "an issue", about, context), _any_of("depends-on", "an event", depends_on, context)]
    return all_of(asked)


def _any_of(option: str, noun: str, given: Iterable[str], context: QueryContext) -> Query:
    """The judgments that name one of the given ids; all of them if none is given."""
    given = list(given)
    if any(value.startswith("(") for value in given):
        raise QueryError(f"--{option} takes {noun}, not conditions in brackets", hint="use --where 'judgment:(…)'")
    field = f"judgments.{option.replace('-', '_')}"
    asked = [flag_query(option, value, context, field=field) for value in given]
    return any_of(asked) if asked else EVERYTHING


def _dated(since: str | None, until: str | None, context: QueryContext) -> list[Query]:
    if since is None and until is None:
        return []
    low, high = (_date(text, flag, context) for text, flag in ((since, "--since"), (until, "--until")))
    try:
        return [clause("date", ":", [ValueMaker("brief", "date", ":", context.today).between(low, high)])]
    except ValueError as error:
        raise QueryError(str(error), hint="look at --since and --until") from error


def _date(text: str | None, flag: str, context: QueryContext) -> str | None:
    if text is not None and not text.strip():
        raise no_value(flag)
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
        case Clause(field, operator, values) if field.rpartition(".")[2] == "party":
            return Clause(field.removesuffix("party") + WITH_PARTS, operator, values)
        case _:
            return query
