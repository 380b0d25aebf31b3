"""A digest of any period tells what `issues` tells of it, and nothing else."""

from __future__ import annotations

import datetime
import itertools
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from briefkit import Library
from briefkit.core.dates.dates import PartialDate, parse_date, sort_key
from briefkit.core.issues.movement import FIRST, INCOMPARABLE, MOVED
from briefkit.core.timeline.digest_rows import CHANGED, DUE, MADE, POSITION, RESCHEDULED, RESOLVED, STATUS, UPDATED
from briefkit.library.library import today
from tests.fakes import fake_library
from tests.library.told_events import generated
from tests.storage.libraries import write_library
from tests.storage.sqlite.test_latest import random_library
from tests.test_one_forecast import generated as forecasts

DAYS = ("2018-01-01", "2018-06-30", "2018-07-01", "2018-11-30", "2018-12-31", "2019-06-01")
TOLD = MOVED | {FIRST, INCOMPARABLE}
Change = tuple[str, str | None, str, str, str | None]
"""Issue, holder, date, movement, and the value before."""


def told_by_issues(library: Library, since: str, until: str) -> set[Change]:
    """The movements in a period that `issues` tells of all that was on the record at its end."""
    first, last = parse_date(since).first, parse_date(until).last

    def within(date: PartialDate | None) -> bool:
        return date is not None and first <= date.first <= last

    recorded: dict[Change, dict[object, PartialDate]] = defaultdict(dict)
    everything = [row for row in library.issues(as_of=until, everything=True) if row.position.replaced is not None]
    briefs = {row.position.brief for row in everything}
    for position, move in everything:
        if move and move.word in TOLD:
            key = (position.issue, position.holder_title, str(position.date), move.word, move.before)
            said = recorded[key]
            before = said.get((position.stance, position.says), position.brief_date)
            said[position.stance, position.says] = min(before, position.brief_date, key=sort_key)
    held = {key for key, dates in recorded.items() if within(parse_date(key[2])) or any(map(within, dates.values()))}
    steps = [step for step in library.issues(by="brief", as_of=until, everything=True) if step.brief in briefs]
    statuses = {(step.issue, None, step.date, step.move.word, step.move.before) for step in steps}
    return held | {change for change in statuses if change[3] in TOLD and within(parse_date(change[2]))}


@pytest.mark.parametrize("seed", range(8))
def test_a_digest_tells_what_issues_tell(seed: int, tmp_path: Path) -> None:
    write_library(tmp_path, random_library(seed))
    library = Library.open(tmp_path)
    for since, until in itertools.combinations(DAYS, 2):
        rows = [row for row in library.digest(since, until) if row.kind in (STATUS, POSITION) and row.word in TOLD]
        found = [(row.issue, row.holder, row.date, row.word, row.before) for row in rows]
        assert set(found) == told_by_issues(library, since, until)
        assert len(rows) == len({(change, row.brief) for change, row in zip(found, rows, strict=True)})


@pytest.mark.parametrize("seed", range(4))
def test_a_movement_is_the_same_with_and_without_what_is_not_live(seed: int, tmp_path: Path) -> None:
    write_library(tmp_path, random_library(seed))
    library = Library.open(tmp_path)
    for day in (None, *DAYS):
        everything = set(library.issues(as_of=day, everything=True))
        assert everything >= set(library.issues(as_of=day))
        steps = {(step.brief, step.issue): step.move for step in library.issues(by="brief", as_of=day, everything=True)}
        for step in library.issues(by="brief", as_of=day):
            assert steps[step.brief, step.issue] == step.move
        cells = {(entry.row.issue, entry.holder): entry for entry in library.issues(pivot="party", as_of=day)}
        for entry in library.issues("NOT kind:nothing", pivot="party", as_of=day):
            assert cells[entry.row.issue, entry.holder].move == entry.move


def test_every_move_of_a_period_is_told(tmp_path: Path) -> None:
    for month, status in ((1, "disputed"), (2, "resolved"), (3, "dormant"), (4, "disputed"), (5, "deadlocked")):
        head = {
            "title": "T",
            "kind": "note",
            "date": f"2020-{month:02}-01",
            "issues": [{"id": "dam", "status": status}],
        }
        write_library(tmp_path, {f"b{month}": (head, [])})
    rows = Library.open(tmp_path).digest("2020-02-15", "2020-12-31")
    assert [(row.word, row.date, row.before, row.after) for row in rows if row.kind == STATUS] == [
        ("dormant", "2020-03-01", "resolved", "dormant"),
        ("revived", "2020-04-01", "dormant", "disputed"),
        ("sharpened", "2020-05-01", "disputed", "deadlocked"),
    ]


UNDATED = """---
title: T
kind: note
date: 2020-01-01
judgments:
  - {id: j1, claim: C, term: likely, due: 2020-06-01, outcome: void, updates: [{date: 2020-03-01, probability: 0.3}]}
  - {id: j2, claim: D, term: likely, due: 2020-06-01}
---
"""


def test_an_outcome_without_a_date_is_known_today_but_not_as_of_a_day(tmp_path: Path) -> None:
    (tmp_path / "briefkit.toml").write_text("")
    (tmp_path / "t.md").write_text(UNDATED)
    for library in (fake_library({"t.md": UNDATED}), Library.open(tmp_path)):
        told = [(row.kind, row.id) for row in library.digest("2020-02-01")]
        assert told == [("due", "j2")]
        assert [(row.kind, row.id) for row in library.digest("2020-02-01", "2021-01-01")] == told
        then = [(row.kind, row.id) for row in library.digest("2020-02-01", as_of="2021-01-01")]
        assert then == [("updated", "j1"), ("due", "j1"), ("due", "j2")]


def changes_of(
    library: Library, since: datetime.date, until: datetime.date, *, as_of: bool
) -> Counter[tuple[str, str, str, str]]:
    """The forecasts and events of a digest. A new date of an event counts as a word of its own."""
    found = library.digest(since, until, as_of=until if as_of else None)
    rows = [row for row in found if row.kind in (MADE, UPDATED, RESOLVED, DUE, CHANGED)]
    words = [f"{row.word} {row.after}" if row.word == RESCHEDULED else row.word for row in rows]
    return Counter(
        (row.kind, f"{row.brief}#{row.id}", word, str(row.date)) for row, word in zip(rows, words, strict=True)
    )


@pytest.mark.parametrize("as_of", [True, False])
@pytest.mark.parametrize("seed", range(3))
def test_briefings_week_by_week_lose_nothing_and_repeat_nothing(seed: int, as_of: bool, tmp_path: Path) -> None:
    """Dates are days, months and years; what is dated by month is told by the briefing after that month."""
    forecasts(tmp_path)
    library = Library.open(generated(tmp_path, seed))
    start, last, week = datetime.date(2017, 12, 30), datetime.date(2019, 12, 31), datetime.timedelta(days=7)
    whole = changes_of(library, start, last, as_of=as_of)
    told: Counter[tuple[str, str, str, str]] = Counter()
    while start <= last:
        told += changes_of(library, start, min(start + week, last), as_of=as_of)
        start += week + datetime.timedelta(days=1)
    assert set(told.values()) == set(whole.values()) == {1}
    assert {key for key in whole if key[0] != CHANGED} <= set(told)
    assert {key[:3] for key in whole} <= {key[:3] for key in told}  # the date of a status may be corrected later
    assert {key[0] for key in told} == {MADE, UPDATED, RESOLVED, DUE, CHANGED}


def test_what_is_dated_by_a_month_that_is_not_over_waits_for_its_last_day() -> None:
    month = f"{today():%Y-%m}"
    judgment = f"{{id: j1, claim: C, term: likely, outcome: occurred, resolved_on: {month}}}"
    event = f"{{id: talks, status: held, status_on: {month}}}"
    head = f"title: T\nkind: note\ndate: 2020-01-01\nevents: [{event}]\njudgments: [{judgment}]"
    library = fake_library({"t.md": f"---\n{head}\n---\n"})
    told = [(row.kind, row.word) for row in library.digest("2020-02-01")]
    is_over = (today() + datetime.timedelta(days=1)).day == 1
    assert told == ([("resolved", "occurred"), ("event", "held")] if is_over else [])


CALLED_OFF = """---
title: T
kind: note
date: 2020-05-04
events: [{id: talks, title: Talks, date: 2020-05-20, status: cancelled}]
---
"""


@pytest.mark.parametrize("query", [None, "kind:note"])
def test_a_status_without_a_date_is_as_old_as_its_brief_unless_the_past_is_asked_for(
    query: str | None, tmp_path: Path
) -> None:
    (tmp_path / "briefkit.toml").write_text("")
    (tmp_path / "t.md").write_text(CALLED_OFF)
    for library in (fake_library({"t.md": CALLED_OFF}), Library.open(tmp_path)):
        told = [("cancelled", "2020-05-04")]
        for until in ("2020-05-31", None):
            rows = library.digest("2020-05-01", until, query)
            assert [(row.word, row.date) for row in rows if row.kind == CHANGED] == told
        rows = library.digest("2020-05-10", "2020-05-31", query)
        assert [row for row in rows if row.kind == CHANGED] == []
        rows = library.digest("2020-05-01", "2020-05-31", query, as_of="2020-05-31")
        assert [(row.word, row.date) for row in rows if row.kind == CHANGED] == [("dated", "2020-05-20")]


@pytest.mark.parametrize("query", ["event:(status:cancelled)", "NOT event:(status:held)", "NOT event:(status:planned)"])
def test_a_status_without_a_date_counts_for_conditions_as_well(query: str) -> None:
    judged = CALLED_OFF.replace("events:", "judgments: [{id: j1, claim: C, due: 2021}]\nevents:")
    library = fake_library({"t.md": judged})
    told = {row.kind for row in library.digest("2020-05-01", "2020-05-31", query)}
    assert told == {"brief", "made", "event"}
