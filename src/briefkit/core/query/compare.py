"""Tests of values that have an order: dates at their precision, numbers, ordered words, and otherwise texts."""

from __future__ import annotations

import operator as op
from collections.abc import Callable
from typing import Any

from briefkit.core.dates.span import span_of
from briefkit.core.query.table import ORDERS, Leaf
from briefkit.core.query.value import MatchContext, Range, Value, Word
from briefkit.core.text.words import fold

Test = Callable[[Any], bool]
COMPARE: dict[str, Callable[[Any, Any], bool]] = {"<": op.lt, "<=": op.le, ">": op.gt, ">=": op.ge}
_YES = frozenset(["true", "yes"])


def word_test(_leaf: Leaf, operator: str, value: Value, _context: MatchContext) -> Test:
    assert isinstance(value, Word)  # noqa: S101 - the parser only makes ranges of values with an order
    asked = fold(value.text)
    if operator in COMPARE:
        return _in_order(value.text, operator)
    if value.prefix:
        return lambda held: fold(str(held)).startswith(asked)
    return lambda held: fold(str(held)) == asked


def _in_order(asked: str, operator: str) -> Test:
    compare, number, text = COMPARE[operator], _number(asked), fold(asked)

    def test(held: Any) -> bool:
        held_number = _number(held)
        if number is not None and held_number is not None:
            return compare(held_number, number)
        return compare(fold(str(held)), text)

    return test


def date_test(leaf: Leaf, operator: str, value: Value, _context: MatchContext) -> Test:
    """Dates compare by the days that they cover, those by which something is to be done by the last of them."""
    compare, by_end = _date_comparison(operator, value), leaf.by == "end"

    def test(held: Any) -> bool:
        span = span_of(str(held))
        if span is None:
            return False
        last = span.last.toordinal()
        return compare(last if by_end else span.first.toordinal(), last)

    return test


def _date_comparison(operator: str, value: Value) -> Callable[[int, int], bool]:
    """A comparison with the first and last day that a date covers."""
    if isinstance(value, Range):
        low = span_of(value.low).first.toordinal() if value.low else 0  # type: ignore[union-attr]
        high = span_of(value.high).last.toordinal() if value.high else 10**7  # type: ignore[union-attr]
        return lambda first, _last: low <= first <= high
    asked = span_of(value.text)
    if asked is None:
        return lambda _first, _last: False
    start, end = asked.first.toordinal(), asked.last.toordinal()
    comparisons: dict[str, Callable[[int, int], bool]] = {
        "<": lambda first, _last: first < start,
        "<=": lambda first, _last: first <= end,
        ">": lambda first, _last: first > end,
        ">=": lambda first, _last: first >= start,
    }
    return comparisons.get(operator, lambda first, last: start <= first and last <= end)


def _number(value: Any) -> float | None:
    """A number, or the midpoint of a band."""
    if isinstance(value, list):
        return sum(value) / len(value) if value else None
    try:
        return float(value) if not isinstance(value, bool) else None
    except (TypeError, ValueError):
        return None


def numeric_test(_leaf: Leaf, operator: str, value: Value, _context: MatchContext) -> Test:
    """Bands compare by their midpoint; a number equals a band that contains it."""
    if isinstance(value, Range):
        low, high = _bound(value.low, float("-inf")), _bound(value.high, float("inf"))
        return lambda held: (number := _number(held)) is not None and low <= number <= high
    asked = _number(value.text)
    if asked is None:
        return lambda _held: False
    if operator in COMPARE:
        compare = COMPARE[operator]
        return lambda held: (number := _number(held)) is not None and compare(number, asked)
    return lambda held: held[0] <= asked <= held[-1] if isinstance(held, list) else _number(held) == asked


def _bound(text: str | None, open_end: float) -> float:
    number = _number(text) if text is not None else None
    return open_end if number is None else number


def truth_test(_leaf: Leaf, _operator: str, value: Value, _context: MatchContext) -> Test:
    asked = isinstance(value, Word) and value.text.lower() in _YES
    return lambda held: (held is True or str(held).lower() in _YES) == asked


def order_test(leaf: Leaf, operator: str, value: Value, context: MatchContext) -> Test:
    order = ORDERS[leaf.by]
    if isinstance(value, Range):
        low = order.index(value.low) if value.low else 0
        high = order.index(value.high) if value.high else len(order)
        return lambda held: held in order and low <= order.index(held) <= high
    if operator not in COMPARE:
        return word_test(leaf, operator, value, context)
    at, compare = order.index(value.text), COMPARE[operator]
    return lambda held: held in order and compare(order.index(held), at)


def any_test(leaf: Leaf, operator: str, value: Value, context: MatchContext) -> Test:
    """For keys that briefkit does not know: compares numbers or dates if both sides are, else texts."""
    if isinstance(value, Range):
        ends = [(">=", value.low), ("<=", value.high)]
        tests = [any_test(leaf, bound, Word(end), context) for bound, end in ends if end is not None]
        return lambda held: all(test(held) for test in tests)
    numeric, date, text = (make(leaf, operator, value, context) for make in (numeric_test, date_test, word_test))
    asks_number, asks_date = _number(value.text) is not None, span_of(value.text) is not None

    def test(held: Any) -> bool:
        if asks_number and _number(held) is not None:
            return numeric(held)
        if asks_date and span_of(str(held)) is not None:
            return date(held)
        return text(held)

    return test
