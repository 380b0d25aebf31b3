"""Partial dates: reading, order, ranges."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.dates.dates import DateSpan, PartialDate, parse_date, parse_span, sort_key, span_key
from briefkit.core.dates.phrase import when


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(st.dates(datetime.date(1, 1, 1)))
    return draw(
        st.sampled_from(
            [PartialDate(day.year), PartialDate(day.year, day.month), PartialDate(day.year, day.month, day.day)]
        )
    )


@given(partial_dates())
def test_a_date_parses_to_itself(date: PartialDate) -> None:
    assert parse_date(str(date)) == date


@given(st.lists(partial_dates(), max_size=8))
def test_dates_order_by_first_day_the_coarser_first(dates: list[PartialDate]) -> None:
    ordered = sorted(dates)
    for earlier, later in pairwise(ordered):
        assert earlier.first <= later.first
        if earlier.first == later.first:
            assert earlier.precision <= later.precision


@given(st.lists(st.none() | partial_dates(), max_size=9))
def test_the_sort_key_orders_as_dates_do_the_undated_last(dates: list[PartialDate | None]) -> None:
    known = sorted((date for date in dates if date), key=lambda date: (date.first, date.precision))
    assert sorted(dates, key=sort_key) == [*known, *[None] * (len(dates) - len(known))]
    assert known == sorted(known)


@given(partial_dates(), partial_dates())
def test_sort_keys_are_equal_only_for_equal_dates(one: PartialDate, other: PartialDate) -> None:
    assert (sort_key(one) == sort_key(other)) == (one == other)
    assert sort_key(one) < sort_key(None)


@given(st.lists(partial_dates(), max_size=6))
def test_a_date_comes_before_intervals_that_start_with_it(dates: list[PartialDate]) -> None:
    spans = [DateSpan(start, end) for start in dates for end in (None, *dates) if end is None or end.last >= start.last]
    for earlier, later in pairwise(sorted(spans, key=span_key)):
        assert sort_key(earlier.start) <= sort_key(later.start)
        if earlier.start == later.start and later.end is None:
            assert earlier.end is None
        elif earlier.start == later.start and earlier.end:
            assert earlier.last <= later.last
    assert all(span_key(span) < span_key(None) for span in spans)


@given(partial_dates())
def test_a_date_covers_its_first_and_last_day(date: PartialDate) -> None:
    assert date.first <= date.last
    if date.precision == 3:
        assert date.first == date.last


def test_the_order_of_the_three_precisions() -> None:
    assert [str(date) for date in sorted(map(parse_date, ["2018-02", "2018-01-01", "2018", "2018-01"]))] == [
        "2018",
        "2018-01",
        "2018-01-01",
        "2018-02",
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2018-02-30", "February 2018 has 28 days"),
        ("2018-13", "there is no month 13"),
        ("2018-00", "there is no month 0"),
        ("0000", "there is no year 0"),
        ("18-11", "write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("2018-1-1", "write YYYY"),
        ("2018-11-01T10:00", "write YYYY"),
        ("٢٠١٨", "write YYYY"),
        ("", "write YYYY"),
    ],
)
def test_errors_say_why(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match="“") as caught:
        parse_date(text)
    assert reason in str(caught.value)


def test_spans() -> None:
    span = parse_span("2018-11-30/2018-12-01")
    assert (span.first, span.last) == (datetime.date(2018, 11, 30), datetime.date(2018, 12, 1))
    assert str(span) == "2018-11-30/2018-12-01"
    assert str(parse_span("2018-11")) == "2018-11"
    assert parse_span("2018").last == datetime.date(2018, 12, 31)
    with pytest.raises(ValueError, match="the end is before the start"):
        parse_span("2019/2018")


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2018-07-20", "on 2018-07-20"),
        ("2018-07", "in 2018-07"),
        ("2018", "in 2018"),
        ("2018-07-20/2018-07-22", "on 2018-07-20/2018-07-22"),
        ("2018-07/2018-09", "in 2018-07/2018-09"),
    ],
)
def test_something_happens_on_a_day_but_in_a_month(date: str, said: str) -> None:
    assert when(parse_span(date)) == said
