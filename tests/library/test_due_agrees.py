"""Everything says the same of when a judgment is due: on the last day of its date."""

from __future__ import annotations

import datetime
import itertools

import pytest

from briefkit import Library
from briefkit.core.judgments.rows import is_overdue
from tests.fakes import fake_library

DUES = [
    "2018",
    "2018-03",
    "2018-03-09",
    "2018-03-31",
    "2018-03/2018-05",
    "2018-03-09/2018-04-01",
    "2018-05-31",
    "2019-02",
]
LAST = ["2018-12-31", "2018-03-31", "2018-03-09", "2018-03-31", "2018-05-31", "2018-04-01", "2018-05-31", "2019-02-28"]
DAYS = ["2018-03-01", "2018-03-09", "2018-03-31", "2018-04-01", "2018-05-30", "2018-05-31", "2018-12-31", "2019-02-28"]
JUDGMENTS = "".join(f"  - {{id: j{number}, claim: Claim {number}, due: {due}}}\n" for number, due in enumerate(DUES))
TEXT = f"---\ntitle: T\nkind: note\ndate: 2017-01-01\nreview_by: 2018-03\njudgments:\n{JUDGMENTS}---\n"


@pytest.fixture
def library() -> Library:
    return fake_library({"t.md": TEXT})


def expected(first: str, last: str) -> list[str]:
    """The judgments that are due in a period, in order; those of one day by their first day."""
    found = [
        (end, due, number) for number, (due, end) in enumerate(zip(DUES, LAST, strict=True)) if first <= end <= last
    ]
    return [f"j{number}" for *_, number in sorted(found)]


@pytest.mark.parametrize("day", DAYS)
def test_due_by_a_day(library: Library, day: str) -> None:
    wanted = expected("2017-01-01", day)
    assert [row.judgment.id for row in library.judgments.due(by=day)] == wanted
    assert [row.judgment.id for row in library.judgments.due(as_of=day)] == wanted
    for query in (f"judgment:(due<={day})", f"judgment:(due:..{day})", f"NOT judgment:(due>{day})"):
        asked = sorted(row.judgment.id for row in library.judgments(query))
        assert asked == sorted(wanted), query


@pytest.mark.parametrize(("first", "last"), [*itertools.pairwise(DAYS), (DAYS[0], DAYS[-1])])
def test_due_in_a_period(library: Library, first: str, last: str) -> None:
    wanted = expected(first, last)
    told = [row.id for row in library.digest(first, last, as_of=last) if row.kind == "due"]
    assert told == wanted
    shown = [row.id.removeprefix("t#") for row in library.timeline(since=first, until=last) if row.kind == "judgment"]
    assert sorted(shown) == sorted(wanted)
    asked = [row.judgment.id for row in library.judgments(f"judgment:(due>={first} due<={last})")]
    assert sorted(asked) == sorted(wanted)


@pytest.mark.parametrize("day", DAYS)
def test_a_judgment_is_overdue_on_the_day_after(library: Library, day: str) -> None:
    today = datetime.date.fromisoformat(day)
    late = {row.judgment.id for row in library.judgments() if is_overdue(row, today)}
    yesterday = str(today - datetime.timedelta(days=1))
    assert late == {row.judgment.id for row in library.judgments.due(by=yesterday)}


def test_the_order_of_what_is_due_and_a_review_by_month(library: Library) -> None:
    entries = [(row.kind, str(row.date)) for row in library.timeline(since="2018-03-31", until="2018-05-31")]
    assert entries == [
        ("judgment", "2018-03"),
        ("judgment", "2018-03-31"),
        ("review", "2018-03"),
        ("judgment", "2018-03-09/2018-04-01"),
        ("judgment", "2018-03/2018-05"),
        ("judgment", "2018-05-31"),
    ]
    assert [row["id"] for row in library.briefs("review_by<=2018-03-30")] == []
    assert [row["id"] for row in library.briefs("review_by<=2018-03-31")] == ["t"]
