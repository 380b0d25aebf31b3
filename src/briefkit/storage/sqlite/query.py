"""A query as SQL that finds every brief which may fulfil it. Whether one does is for `query_match` to say, as ever.

What is told here only narrows: nothing that fulfils a query may be left out, what does not may come along.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from briefkit.core.dates.span import span_of
from briefkit.core.query.match import asks_text, matcher
from briefkit.core.query.value import And, Clause, Item, MatchContext, Metadata, Not, Or, Query, Range, Text, Word
from briefkit.core.registry.names import StoredNames
from briefkit.core.text.words import fold

SECTIONS: dict[str, tuple[str, ...]] = {
    "topic": ("topics",),
    "party": ("parties", "people"),
    "issue": ("issues",),
    "event": ("events",),
    "author": ("people",),
    "expert": ("people",),
    "region": (),
    "kind": (),
    "status": (),
    "lang": (),
    "publisher": (),
}
"""The fields of the table `term`, with the sections of the registry that their values may be called by."""
_ITEM_FIELDS = {"issue": ("id", "issue"), "event": ("id", "event")}


class Condition(NamedTuple):
    """A condition on `file.doc` and `file.moment`. `terms`: that one of some terms is held, where that is all."""

    sql: str
    values: tuple[Any, ...]
    terms: tuple[int, ...] | None = None


class Narrowing:
    """Makes conditions for one state of an index."""

    def __init__(self, connection: sqlite3.Connection, context: MatchContext, parts: Sequence[str] = ()) -> None:
        assert isinstance(context.registry, StoredNames)  # noqa: S101 - an index store knows no other
        self.connection = connection
        self.context = context
        self.names = context.registry
        self.parts = parts

    def condition(self, query: Query) -> Condition | None:
        """What every brief that fulfils a query fulfils; None where nothing is known."""
        match query:
            case And(parts):
                return joined([found for part in parts if (found := self.condition(part))], "AND")
            case Or(parts):
                conditions = [self.condition(part) for part in parts]
                told = [condition for condition in conditions if condition]
                return joined(told, "OR") if len(told) == len(conditions) else None
            case Text():
                return Condition(
                    "file.doc IN (SELECT rowid FROM word WHERE word MATCH ?)", (match_of(query, self.parts),)
                )
            case Item(kind, inner):
                return self._item(kind, inner) if kind in _ITEM_FIELDS else None
            case Clause():
                return self._clause(query)
        return None

    def _clause(self, clause: Clause) -> Condition | None:
        if clause.field == "date":
            return _dated(clause.operator, clause.values)
        known = clause.field in SECTIONS and clause.operator in {":", "="}
        return self._held(clause.field, clause.values) if known else None

    def _item(self, kind: str, inner: Query) -> Condition | None:
        """An issue that is called so and so stands in a brief that treats it."""
        parts = inner.parts if isinstance(inner, And) else (inner,)
        for part in parts:
            if isinstance(part, Clause) and part.field == "id" and part.operator in {":", "="}:
                return self._held(kind, part.values)
        return None

    def _held(self, field: str, values: tuple[Any, ...]) -> Condition | None:
        if not all(isinstance(value, Word) and not value.prefix for value in values):
            return None
        wanted = {spelling for value in values for spelling in self._spellings(field, value.text)}
        if not wanted.isdisjoint(self._untold(field)):
            return None
        ask = "SELECT id FROM term WHERE field = ? AND value = ? AND EXISTS (SELECT 1 FROM posting WHERE term = id)"
        found = [self.connection.execute(ask, (field, value)).fetchone() for value in sorted(wanted)]
        held = tuple(row[0] for row in found if row)
        marks = ", ".join("?" * len(held))
        sql = f"file.doc IN (SELECT doc FROM posting WHERE term IN ({marks}))"  # noqa: S608 - marks only
        return Condition(sql, held, held)

    def _untold(self, field: str) -> set[str]:
        """What a brief holds that does not say, folded: it has no posting."""
        match field:
            case "status":
                return {"published"}
            case "publisher":
                return {"", fold(self.context.publisher)}
            case "lang":
                language = fold(self.context.language)
                return {"", language, language.partition("-")[0]}
        return set()

    def _spellings(self, field: str, text: str) -> Iterator[str]:
        """Every way in which a brief may have written what is asked for."""
        yield fold(text)
        for section in SECTIONS[field]:
            key = fold(self.names.resolve(section, text))
            yield key
            yield from (name for name, id_ in self.names.spellings(section).items() if fold(id_) == key)


def joined(conditions: list[Condition], how: str) -> Condition | None:
    """Several conditions as one; None of none."""
    if len(conditions) < 2:
        return conditions[0] if conditions else None
    sql = f" {how} ".join(f"({condition.sql})" for condition in conditions)
    return Condition(sql, tuple(value for condition in conditions for value in condition.values))


def _dated(operator: str, values: tuple[Any, ...]) -> Condition | None:
    """Bounds on the first day. A brief's date fulfils `:` where it lies within, so its first day does."""
    ranges = [_range(operator, value) for value in values]
    told = [Condition("file.moment BETWEEN ? AND ?", (low * 4, high * 4 + 3)) for low, high in ranges if low <= high]
    if operator not in {":", "=", "<", "<=", ">", ">="} or not values:
        return None
    return joined(told, "OR") or Condition("0", ())


def _range(operator: str, value: Word | Range) -> tuple[int, int]:
    low, high = (value.low, value.high) if isinstance(value, Range) else (value.text, value.text)
    first, last = (span_of(low) if low else None), (span_of(high) if high else None)
    start = first.first.toordinal() if first else 1
    end = last.last.toordinal() if last else 10**7
    if (low and first is None) or (high and last is None):
        return 1, 10**7
    return {
        "<": (1, start - 1),
        "<=": (1, end),
        ">": (end + 1, 10**7),
        ">=": (start, 10**7),
    }.get(operator, (start, end))


def match_of(text: Text, parts: Sequence[str] = ()) -> str:
    """Words as FTS5 asks for them: our own words only, each in quotation marks, so that nothing is an operator."""
    where = f"{{{' '.join(parts)}}} : " if parts else ""
    return f'{where}"{" ".join(text.words)}"' + (" *" if text.prefix else "")


class Verifier:
    """Whether a candidate fulfils a query. Words are looked up in the index, all else is asked of the metadata."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        context: MatchContext,
        body_of: Callable[[str], str],
        parts: Sequence[str] = (),
    ) -> None:
        self.connection = connection
        self.context = context
        self.body_of = body_of
        self.parts = parts
        self.held: frozenset[Text] = frozenset()
        """Texts that every candidate is known to hold."""

    def test(self, query: Query) -> Callable[[int, Metadata], bool]:
        """A test of a brief's number and metadata."""
        if not asks_text(query):
            holds = matcher(query, self.context)
            return lambda _doc, metadata: holds(metadata)
        match query:
            case And(parts):
                tests = [self.test(part) for part in parts]
                return lambda doc, metadata: all(test(doc, metadata) for test in tests)
            case Or(parts):
                tests = [self.test(part) for part in parts]
                return lambda doc, metadata: any(test(doc, metadata) for test in tests)
            case Not(part):
                test = self.test(part)
                return lambda doc, metadata: not test(doc, metadata)
            case Text():
                return self._text(query)
        asks = matcher(query, self.context)
        return lambda _doc, metadata: asks({**metadata, "body": self.body_of(metadata["path"])})

    def _text(self, text: Text) -> Callable[[int, Metadata], bool]:
        if text in self.held:
            return lambda _doc, _metadata: True
        ask = "SELECT rowid FROM word WHERE word MATCH ?"
        found = {row[0] for row in self.connection.execute(ask, (match_of(text, self.parts),))}
        return lambda doc, _metadata: doc in found
