"""Partial dates: reading, order, ranges."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.dates.dates import PartialDate, parse_date, parse_span


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(st.dates(datetime.date(1, 1, 1)))
    return draw(
        st.sampled_from(
            [PartialDate(day.year), PartialDate(day.year, day.month), PartialDate(day.year, day.month, day.day)]
        )
    )


@given(partial_dates())
def test_a_date_reads_back_as_written(date: PartialDate) -> None:
    assert parse_date(str(date)) == date


@given(st.lists(partial_dates(), max_size=8))
def test_dates_order_by_first_day_the_coarser_first(dates: list[PartialDate]) -> None:
    ordered = sorted(dates)
    for earlier, later in pairwise(ordered):
        assert earlier.first <= later.first
        if earlier.first == later.first:
            assert earlier.precision <= later.precision


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
def test_what_is_no_date_says_why(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match="“") as told:
        parse_date(text)
    assert reason in str(told.value)


def test_spans() -> None:
    span = parse_span("2018-11-30/2018-12-01")
    assert (span.first, span.last) == (datetime.date(2018, 11, 30), datetime.date(2018, 12, 1))
    assert str(span) == "2018-11-30/2018-12-01"
    assert str(parse_span("2018-11")) == "2018-11"
    assert parse_span("2018").last == datetime.date(2018, 12, 31)
    with pytest.raises(ValueError, match="the end lies before the start"):
        parse_span("2019/2018")
