"""Queries for hypothesis: every node and every kind of field, in canonical form."""

from __future__ import annotations

from hypothesis import strategies as st

from briefkit.core.dates.dates import parse_span
from briefkit.core.query.fields import item_scope, leaves, names
from briefkit.core.query.table import ITEMS, ORDERS
from briefkit.core.query.value import EVERYTHING, PRESENT, Item, Not, Query, Range, Text, Value, Word, all_of, any_of
from briefkit.core.query.value import clause as make_clause
from briefkit.core.text.words import words

_DATES = ["2018", "2018-07", "2018-07-16", "2018-11-30/2018-12-01", "2020-02-29"]
_NUMBERS = ["0", "0.7", "2", "-1", "1e3"]
DATES, NUMBERS = st.sampled_from(_DATES), st.sampled_from(_NUMBERS)
TEXTS = st.one_of(
    st.sampled_from(
        ["sanctions", "arms control", "OR", "a,b", 'say "no"', "back\\slash", "a..b", "*", "x*", "(x)", "//x", ""]
    ),
    st.text(max_size=12),
)


def texts() -> st.SearchStrategy[Query]:
    found = st.sampled_from(
        ["COVID-19", "AI-Act", "制裁", "Путин", "sanctions", "C++", "İstanbul", "ﬁnance"]
    ) | st.text(min_size=1)
    split = found.map(lambda text: tuple(words(text))).filter(bool)
    return st.builds(Text, split, st.booleans())


@st.composite
def clauses(draw: st.DrawFn, scope: str) -> Query:
    name = draw(st.sampled_from([name for name in names(scope) if (scope, name) != ("brief", "text")]))
    found = leaves(scope, name)
    kinds = {leaf.kind for leaf in found}
    match draw(st.integers(0, 9)):
        case 0:
            return make_clause(name, PRESENT, ())
        case 1:
            return make_clause(name, "~", [Word(draw(TEXTS))])
    return _of_kinds(draw, name, kinds, [leaf.by for leaf in found])


def _of_kinds(draw: st.DrawFn, name: str, kinds: set[str], by: list[str]) -> Query:
    if kinds in ({"date"}, {"number"}):
        values = DATES if kinds == {"date"} else NUMBERS
        return make_clause(name, *_asked(draw, values, ranges=True, compares=True, prefixes=False))
    if kinds == {"truth"}:
        return make_clause(name, ":", [Word(draw(st.sampled_from(["true", "false"])))])
    if kinds == {"order"}:
        order = st.sampled_from(ORDERS[by[0]])
        return make_clause(name, *_asked(draw, order, ranges=True, compares=True, prefixes=True))
    if "prose" in kinds and draw(st.booleans()):
        return make_clause(name, "=", [Word(draw(TEXTS))])
    ranges, compares = kinds == {"any"}, kinds <= {"word", "any"}
    return make_clause(name, *_asked(draw, TEXTS, ranges=ranges, compares=compares, prefixes=True))


def _asked(
    draw: st.DrawFn, found: st.SearchStrategy[str], *, ranges: bool, compares: bool, prefixes: bool
) -> tuple[str, list[Value]]:
    if compares and draw(st.booleans()):
        return draw(st.sampled_from(["<", "<=", ">", ">="])), [Word(draw(found))]
    values: st.SearchStrategy[Value] = st.builds(Word, found, st.booleans() if prefixes else st.just(False))
    if ranges:
        ends = st.none() | found
        values |= st.builds(Range, ends, ends).filter(_has_room)
    return ":", draw(st.lists(values, min_size=1, max_size=3))


def _has_room(value: Range) -> bool:
    """Whether a range has an end, and ends no earlier than it starts: others are refused."""
    low, high = value.low, value.high
    if low is None or high is None:
        return low != high
    for order in ORDERS.values():
        if low in order and high in order:
            return order.index(low) <= order.index(high)
    if low in _NUMBERS and high in _NUMBERS:
        return float(low) <= float(high)
    if low in _DATES and high in _DATES:
        return parse_span(low).first <= parse_span(high).last
    return True


@st.composite
def queries(draw: st.DrawFn, scope: str = "brief", depth: int = 3) -> Query:
    """A query that the parser could return: nothing in it is empty except the whole query or a group."""
    kind = draw(st.integers(0, 6 if depth else 1))
    match kind:
        case 0:
            return draw(texts())
        case 2:
            return all_of(draw(st.lists(queries(scope, depth - 1), min_size=1, max_size=3)))
        case 3:
            return any_of(draw(st.lists(queries(scope, depth - 1), min_size=1, max_size=3)))
        case 4:
            return Not(draw(queries(scope, depth - 1)))
        case 5 if ITEMS.get(scope):
            item = draw(st.sampled_from(sorted(ITEMS[scope])))
            inner = st.just(EVERYTHING) | queries(item_scope(scope, item), depth - 1)
            return Item(item, draw(inner))
        case _:
            return draw(clauses(scope))
