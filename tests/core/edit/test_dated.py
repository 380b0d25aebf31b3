"""Dates relative to today, in edits."""

from __future__ import annotations

import datetime

import pytest

from briefkit.core.edit.dated import dated
from briefkit.core.edit.format import parse_edit
from briefkit.core.edit.value import Remove, Value
from briefkit.errors import EditRefusedError

TODAY = datetime.date(2020, 5, 31)


@pytest.mark.parametrize(
    ("edit", "written"),
    [
        ("review_by=+3m", "2020-08-31"),
        ("date=yesterday", "2020-05-30"),
        ("judgments.j1.due=today/+1y", "2020-05-31/2021-05-31"),
        ("judgments.j1.due=2020-01/in 2 weeks", "2020-01/2020-06-14"),
        ("judgments.j1.updates.1.date=3 days ago", "2020-05-28"),
        ("judgments.j1.updates+={date: today, term: likely}", {"date": "2020-05-31", "term": "likely"}),
        ("events=[{id: vote, date: tomorrow}, hearing]", [{"id": "vote", "date": "2020-06-01"}, "hearing"]),
        (
            "issues+={id: fees, positions: {eu: [{says: today, date: today}]}}",
            {"id": "fees", "positions": {"eu": [{"says": "today", "date": "2020-05-31"}]}},
        ),
        ("issues.fees.positions.eu.2.date=-1w", "2020-05-24"),
        ("review_by= 2020-01 ", "2020-01"),
        ("review_by=soon", "soon"),
        ("title=today", "today"),
        ("x_seen=today", "today"),
    ],
)
def test_a_relative_date_is_written_as_a_day(edit: str, written: Value) -> None:
    done, changed = dated(parse_edit(edit), TODAY)
    assert not isinstance(done, Remove)
    assert done.value == written
    assert dated(done, TODAY) == (done, [])
    assert all(words in edit and day in str(written) for words, day in changed)


def test_a_day_out_of_range() -> None:
    with pytest.raises(EditRefusedError, match="“\\+99999y”: the date is out of range"):
        dated(parse_edit("review_by=+99999y"), TODAY)
    removed = parse_edit("topics-=today")
    assert dated(removed, TODAY) == (removed, [])
