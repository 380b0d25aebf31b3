"""From a clause as written (field, operator, values) to a clause of the query, with its names and values checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING

from briefkit.core.brief.scalars import parse_truth
from briefkit.core.query.error import error_at
from briefkit.core.query.fields import field_name, leaves, names
from briefkit.core.query.lex import Token, unclosed, unquoted
from briefkit.core.query.table import ORDERS
from briefkit.core.query.value import COMPARISONS, PRESENT, Clause, Not, Query, Range, Text, Value, Word, any_of, clause
from briefkit.core.text.words import did_you_mean, near_paths, words

if TYPE_CHECKING:
    import datetime

_CHUNK = re.compile(r'"(?:[^"\\]++|\\.)*+"|\.\.|[^".]+|.', re.DOTALL)
_RANGED = frozenset(["date", "number", "order", "any"])
_UNORDERED = frozenset(["id", "lang", "prose", "truth"])


def clause_from(
    token: Token, text: str, scope: str, today: datetime.date, own_keys: Callable[[], Collection[str]]
) -> Query | None:
    """The query of a clause. Raises QueryError for an unknown field, or a value that the field cannot have."""
    name = field_name(scope, token.text) or field_name(scope, token.text, own_keys())
    if name is None:
        raise error_at(text, token.column, f"there is no field “{token.text}”", _near_field(token, scope, own_keys()))
    maker = ValueMaker(scope, name, token.operator, today)
    values: list[Value] = []
    for raw, column in token.values:
        if raw == "*" and token.operator in {":", "="}:
            return Clause(name, PRESENT)
        try:
            values.append(maker.value(raw))
        except ValueError as error:
            raise error_at(text, column, str(error), maker.hint) from error
    if token.operator == "!=":
        return Not(clause(name, maker.operator, values))
    return clause_query(scope, name, maker.operator, values)


def clause_query(scope: str, name: str, operator: str, values: Iterable[Value]) -> Query | None:
    """A clause, or a search for words in all texts; None if there is nothing to search for."""
    if (scope, name, operator) != ("brief", "text", ":"):
        return clause(name, operator, values)
    searched = [(tuple(words(value.text)), value.prefix) for value in values if isinstance(value, Word)]
    texts = [Text(found, prefix) for found, prefix in searched if found]
    return any_of(texts) if texts else None


def _near_field(token: Token, scope: str, own: Collection[str]) -> str:
    known = [*names(scope), *own]
    written = f"{token.text}{token.operator}{','.join(raw for raw, _ in token.values)}".replace('"', "")
    found = near_paths(token.text.lower(), known)
    start = f"did you mean {' or '.join(found)}? " if found else ""
    return f'{start}To search for the text, put it in quotation marks: "{written}"'


class ValueMaker:
    """Makes values for one field and operator. Raises ValueError with a message."""

    def __init__(self, scope: str, name: str, operator: str, today: datetime.date) -> None:
        self.name = name
        self.today = today
        found = leaves(scope, name)
        self.kinds = {leaf.kind for leaf in found}
        self.order = next((ORDERS[leaf.by] for leaf in found if leaf.kind == "order"), ())
        whole_only = "prose" not in self.kinds  # only prose distinguishes a whole value from some of its words
        self.operator = {"=": ":" if whole_only else "=", "!=": ":" if whole_only else "="}.get(operator, operator)
        self.compares = operator in COMPARISONS
        self.substring = operator == "~"
        self.hint: str | None = None

    def value(self, raw: str) -> Value:
        """A value as written: quoted, with `*` at the end, or a range."""
        low, dots, high = (
            _split(raw) if self.kinds <= _RANGED and not (self.compares or self.substring) else (raw, "", "")
        )
        if dots:
            return self.range(low, high)
        if self.compares and self.kinds & _UNORDERED:
            self.hint = f"use {self.name}: or {self.name}~"
            raise ValueError(f"values of “{self.name}” have no order")
        plain = self.substring or self.compares
        if not plain and raw.endswith("*") and raw != "*" and not self.kinds & {"date", "number", "truth"}:
            return Word(unquoted(raw.removesuffix("*")), prefix=True)
        text = unquoted(raw)
        return Word(text if self.substring else self.checked(text, ordered=self.compares))

    def range(self, low: str, high: str) -> Value:
        ends = [self.checked(unquoted(end), ordered=True) if end else None for end in (low, high)]
        if ends == [None, None]:
            self.hint = f"write {self.name}:* for any value"
            raise ValueError("a range needs at least one end")
        return self.between(*ends)

    def between(self, low: str | None, high: str | None) -> Range:
        """A range with ends that have been checked. Raises ValueError if nothing can be in it."""
        if low is not None and high is not None:
            self.hint = f"did you mean {self.name}:{high}..{low}?"
            self._check_order(low, high)
        return Range(low, high)

    def _check_order(self, low: str, high: str) -> None:
        if self.kinds == {"date"}:
            from briefkit.core.dates.dates import parse_span  # noqa: PLC0415 - calendars load where dates are
            from briefkit.core.dates.order import check_period  # noqa: PLC0415 - as above

            check_period(parse_span(low), parse_span(high))
        place = self.order.index if self.order else float if self.kinds == {"number"} else None
        if place and place(high) < place(low):
            raise ValueError(f"the range ends with {high}, which comes before {low}")

    def checked(self, text: str, *, ordered: bool) -> str:
        """The text in the form in which values of the field are compared."""
        if self.kinds == {"date"}:
            return self.dated(text)
        if self.kinds == {"number"}:
            return _number(text)
        if self.kinds == {"truth"}:
            return "true" if parse_truth(text) else "false"
        if ordered and self.order and text.lower() not in self.order:
            self.hint = did_you_mean(text, self.order)
            raise ValueError(f"“{text}” is not one of {', '.join(self.order)}, which have an order")
        if ordered and "any" in self.kinds:
            return self.dated(text, only_relative=True)
        return text.lower() if ordered and self.order else text

    def dated(self, text: str, *, only_relative: bool = False) -> str:
        """An absolute date. `only_relative` leaves everything but relative dates unchanged."""
        from briefkit.core.dates.relative import EXAMPLES, is_relative, resolve_date  # noqa: PLC0415 - calendars load where dates are

        if only_relative and not is_relative(text):
            return text
        self.hint = EXAMPLES
        return resolve_date(text, self.today)


def _split(raw: str) -> tuple[str, str, str]:
    """The ends of a range, separated by two dots outside quotation marks."""
    at = 0
    end = unclosed(raw)
    for chunk in _CHUNK.findall(raw[:end]):
        if chunk == "..":
            return raw[:at], chunk, raw[at + 2 :]
        at += len(chunk)
    low, dots, high = raw[end:].partition("..")
    return raw[:end] + low, dots, high


def _number(text: str) -> str:
    percent = text.endswith("%")
    try:
        number = float(text.removesuffix("%").strip())
    except ValueError:
        raise ValueError(f"“{text}” is not a number") from None
    if number != number or number in {float("inf"), float("-inf")}:  # noqa: PLR0124 - only NaN differs from itself
        raise ValueError(f"“{text}” is not a number")
    return f"{number / 100:g}" if percent else text.strip()
