"""Dates are read alike by every question: as written, or relative to today."""

from __future__ import annotations

import datetime

import pytest

from briefkit.errors import QueryError
from briefkit.library import library as library_module
from briefkit.library.part import date_of, last_day


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_module, "today", lambda: datetime.date(2020, 5, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2020-02", "2020-02-29"),
        ("today", "2020-05-31"),
        ("-3m", "2020-02-29"),
        ("+60d", "2020-07-30"),
        ("3 months ago", "2020-02-29"),
        ("in 2 weeks", "2020-06-14"),
    ],
)
def test_a_date_as_written_or_relative(text: str, day: str) -> None:
    assert str(last_day(text)) == day


def test_what_is_no_date_is_refused() -> None:
    for text in ("2020-02-30", "soon", "2020-01/2020-02"):
        with pytest.raises(QueryError, match=r"is not a date|has 29 days"):
            date_of(text)
