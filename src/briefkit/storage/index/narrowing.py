"""A query as SQL that finds every brief that may match it; `core.query.match` decides whether one does.

Conditions only narrow the search: they must let every match through, and may let others through.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from briefkit.core.dates.span import span_of
from briefkit.core.query.value import And, Clause, Item, MatchContext, Or, Query, Range, Text, Word
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
"""The fields whose values are indexed as terms, with the sections of the registry that have names for their values."""
_MOST, _DEEPEST, _LONGEST = 40, 15, 10_000
"""Parts of a condition, levels of them, and values in a list: no database takes all lengths and depths."""
_ITEM_FIELDS = {"issue": ("id", "issue"), "event": ("id", "event")}
_RARE = {"decision": "decision", "option": "options"}
"""Items that few briefs have, by the key that those have: to look for it in their JSON is quicker than to read that."""


class Condition(NamedTuple):
    """A condition on `file.doc` and `file.date_key`. `terms` are its terms if it only asks for one of them."""

    sql: str
    values: tuple[Any, ...]
    terms: tuple[int, ...] | None = None


class Narrowing(ABC):
    """Makes SQL conditions for one state of an index."""

    MOST = _MOST

    def __init__(self, context: MatchContext, parts: Sequence[str] = ()) -> None:
        assert isinstance(context.registry, StoredNames)  # noqa: S101 - an index store has no other
        self.context = context
        self.names = context.registry
        self.parts = parts

    @abstractmethod
    def has_text(self, text: Text) -> Condition:
        """The condition that a brief has a text in one of the parts, or in any."""

    @abstractmethod
    def has_term(self, field: str, values: Sequence[str]) -> Condition:
        """The condition that a brief has one of some folded values in a field of SECTIONS, sorted."""

    @abstractmethod
    def has_id(self, ids: Sequence[str]) -> Condition:
        """The condition that a brief has one of some folded ids."""

    def condition(self, query: Query, depth: int = 0) -> Condition | None:
        """A condition that every match of a query meets; None if there is none, or it would be too long."""
        match query:
            case And(parts) if depth < _DEEPEST:
                return joined(self.conditions(parts, depth + 1), "AND")
            case Or(parts) if depth < _DEEPEST and len(parts) <= _MOST:
                known = self.conditions(parts, depth + 1)
                return joined(known, "OR") if len(known) == len(parts) else None
            case Text():
                return self.has_text(query)
            case Item(kind, inner):
                return self._item(kind, inner) if kind in _ITEM_FIELDS else _rare(kind)
            case Clause():
                return self._clause(query)
        return None

    def conditions(self, parts: Iterable[Query], depth: int = 0) -> list[Condition]:
        """The conditions of the first parts that have any."""
        found = (self.condition(part, depth) for part in parts)
        return list(islice((condition for condition in found if condition), self.MOST))

    def _clause(self, clause: Clause) -> Condition | None:
        if clause.field == "date":
            return _dated(clause.operator, clause.values)
        if clause.field == "id":
            return self._named(clause.operator, clause.values)
        known = clause.field in SECTIONS and clause.operator in {":", "="}
        return self._held(clause.field, clause.values) if known else None

    def _item(self, kind: str, inner: Query) -> Condition | None:
        """An issue with an id is in a brief on that issue."""
        clause = with_id(inner)
        return self._held(kind, clause.values) if clause else None

    def _named(self, operator: str, values: tuple[Any, ...]) -> Condition | None:
        exact = all(isinstance(value, Word) and not value.prefix for value in values)
        if not exact or operator not in {":", "="} or len(values) > _LONGEST:
            return None
        return self.has_id(sorted({fold(value.text) for value in values}))

    def _held(self, field: str, values: tuple[Any, ...]) -> Condition | None:
        wanted = self.wanted_values(field, values)
        return None if wanted is None else self.has_term(field, sorted(wanted))

    def wanted_values(self, field: str, values: tuple[Any, ...]) -> set[str] | None:
        """The folded values of which a brief that matches has one; None if it may have none, or they are too many."""
        if not all(isinstance(value, Word) and not value.prefix for value in values):
            return None
        wanted = {spelling for value in values for spelling in self._spellings(field, value.text)}
        return None if len(wanted) > _LONGEST or not wanted.isdisjoint(self._defaults(field)) else wanted

    def _defaults(self, field: str) -> set[str]:
        """The folded values that a brief has by default: they have no postings."""
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
        """Every spelling of a value that a brief may contain."""
        yield fold(text)
        for section in SECTIONS[field]:
            key = fold(self.names.resolve(section, text))
            yield key
            yield from (name for name, id_ in self.names.spellings(section).items() if fold(id_) == key)


def with_id(inner: Query) -> Clause | None:
    """The condition on the id of an item."""
    for part in inner.parts if isinstance(inner, And) else (inner,):
        if isinstance(part, Clause) and part.field == "id" and part.operator in {":", "="}:
            return part
    return None


def _rare(kind: str) -> Condition | None:
    """The briefs that have any item of a kind, if few have."""
    if kind not in _RARE:
        return None
    return Condition("file.doc IN (SELECT doc FROM record WHERE instr(json, ?) > 0)", (f'"{_RARE[kind]}":',))


def joined(conditions: list[Condition], how: str) -> Condition | None:
    """Several conditions as one; None if there are none."""
    if len(conditions) < 2:
        return conditions[0] if conditions else None
    sql = f" {how} ".join(f"({condition.sql})" for condition in conditions)
    return Condition(sql, tuple(value for condition in conditions for value in condition.values))


def _dated(operator: str, values: tuple[Any, ...]) -> Condition | None:
    """Bounds on the first day of a date. A date that matches `:` is within the range, and so is its first day."""
    ranges = [_range(operator, value) for value in values]
    bounds = [
        Condition("file.date_key BETWEEN ? AND ?", (low * 4, high * 4 + 3)) for low, high in ranges if low <= high
    ]
    if operator not in {":", "=", "<", "<=", ">", ">="} or not values or len(values) > _MOST:
        return None
    return joined(bounds, "OR") or Condition("1 = 0", ())


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
