"""Dates are read alike by every question: as written, or relative to today."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

from briefkit import Library
from briefkit.errors import QueryError
from briefkit.library import edit as edit_module
from briefkit.library import guard as guard_module
from briefkit.library import library as library_module
from briefkit.library import registry_write as registry_module
from briefkit.library.part import date_of, last_day
from tests.places import LIBRARIES


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


def test_dates_are_written_as_days(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (edit_module, guard_module, registry_module):
        monkeypatch.setattr(module, "today", lambda: datetime.date(2020, 5, 31))
    library = Library.open(shutil.copytree(LIBRARIES / "writing", tmp_path / "library"))
    changes = library.edit(["later"], ["review_by=+3m", "judgments.j2.due=in 3 years"])
    (change,) = changes.apply()
    assert b'\nreview_by: "2020-08-31"\n' in change.after
    assert b'due: "2023-05-31"}' in change.after
    assert [note for note in changes.notes if "written" in note] == [
        "note: “+3m” is written as 2020-08-31",
        "note: “in 3 years” is written as 2023-05-31",
    ]
    added = library.registry_ids.add("events", "vote", date="today/+2d", status="planned", status_on="-1d")
    (change,) = added.apply()
    assert b'vote: {date: "2020-05-31/2020-06-02", status: planned, status_on: "2020-05-30"}' in change.after
    assert added.notes == [
        "note: “today/+2d” is written as 2020-05-31/2020-06-02",
        "note: “-1d” is written as 2020-05-30",
    ]
