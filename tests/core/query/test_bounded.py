"""Queries of 50,000 characters of anything are read, or refused, in time that grows with their length."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable

import pytest

from briefkit.core.query.flags import query_from_flags
from briefkit.core.query.parse import QueryContext, parse_query
from briefkit.errors import QueryError

CONTEXT = QueryContext(datetime.date(2018, 12, 31), {"mine": "topic:trade"})
BOMBS = {
    "a phrase that is never closed": '"\\',
    "brackets": "(",
    "closing brackets": ")(",
    "and": "a AND ",
    "or": "a OR ",
    "not": "NOT ",
    "minus": "-",
    "dots": "a.",
    "commas": "a,",
    "operators": "a!=",
    "colons": ":",
    "stars": "*",
    "views": "@mine ",
    "groups": "issue:(",
    "letters": "a",
    "Chinese": "世",
    "accents": "\u0301",
    "slashes": "//",
    "digits": "9",
}
BEFORE = ("", 'topic:"', "date:..")


@pytest.mark.parametrize("name", BOMBS)
def test_a_query_takes_time_in_proportion_to_its_length(name: str) -> None:
    unit = BOMBS[name]
    for before in BEFORE:
        text = before + unit * ((50_000 - len(before)) // len(unit)) + ":x"
        start = time.process_time()
        _read(lambda: parse_query(text, CONTEXT))  # noqa: B023 - called at once
        _read(lambda: query_from_flags(CONTEXT, topic=[text], since=text))  # noqa: B023 - called at once
        assert time.process_time() - start < 2, f"{before}{unit}"


def _read(parse: Callable[[], object]) -> None:
    try:
        parse()
    except QueryError as error:
        assert len(error.message) < 250_000, "the query, at most twice"


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ('topic:a",b', 'topic:"a\\"",b'),
        ('topic:"a,b",c"', 'topic:"a,b","c\\""'),
    ],
)
def test_a_quotation_mark_that_nothing_closes_is_a_character(text: str, same: str) -> None:
    assert parse_query(text, CONTEXT).query == parse_query(same, CONTEXT).query
