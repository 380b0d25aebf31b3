"""Every output tells the same of an event: its date, each status, and since when that has been known.

What they should tell is worked out in `told_events` from the front matter and the registry alone.
"""

from __future__ import annotations

import datetime
import html
import io
import itertools
import json
import random
import re
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from rich.console import Console

from briefkit.core.brief.model import Brief, Event
from briefkit.core.publication.labels import Labels
from briefkit.core.publication.value import EventEntry
from briefkit.core.timeline.rows import EVENT, TimelineRow
from briefkit.library.library import Library
from briefkit.output.terminal.show import brief_page
from tests.export.reading import pdf_text
from tests.library.told_events import SETTLED, Expected, Said, expected, generated
from tests.places import SAMPLE
from tests.storage.libraries import LIBRARIES, write_library
from tests.thorough import examples

_ROW = re.compile(r"<tr><td dir=\"auto\">([^<]*)</td><td>(.*?)</td></tr>")


def _in_timeline(library: Library, query: str | None = None) -> dict[str, TimelineRow]:
    return {row.id: row for row in library.timeline(query) if row.kind == EVENT}


def _live_with_events(library: Library) -> list[Brief]:
    return [brief for brief in library.find() if brief.events and brief.live and brief.date]


def _lines(entries: tuple[EventEntry, ...]) -> list[str]:
    """Each event as documents print it."""
    return [
        f"{entry.date} {', '.join(filter(None, [entry.title, entry.place]))}"
        + (f" ({entry.status})" if entry.status else "")
        for entry in entries
    ]


def _shown(library: Library, brief: Brief) -> str:
    """A brief as the terminal shows it."""
    console = Console(width=200, color_system=None, record=True, file=io.StringIO())
    console.print(brief_page(library.publication(brief), 200))
    return console.export_text()


def _flat(text: str) -> str:
    return " ".join(text.split())


def _of_html(page: str) -> list[str]:
    return [html.unescape(f"{date} {re.sub('<[^>]*>', '', rest)}") for date, rest in _ROW.findall(page)]


def _things(page: str) -> list[dict[str, Any]]:
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    return [thing for thing in json.loads(text)["about"] if thing["@type"] == "Event"]


_TYPES = {"held": "EventScheduled", "planned": "EventScheduled", "cancelled": "EventCancelled"}


def _assert_agree(library: Library) -> None:
    rows = _in_timeline(library)
    for query in ("kind:note", "topic:sanctions", "NOT kind:qa"):
        for id_, row in _in_timeline(library, query).items():
            assert row[:7] == rows[id_][:7], query
    for brief in _live_with_events(library):
        entries = library.publication(brief).events
        for entry in entries:
            row = rows[entry.id]
            assert (entry.status_id, entry.place) == (row.status, row.note)
            assert entry.iso_date == (str(row.date.start) if row.date else None)
            assert library.timeline(affected_by=entry.id).source == row
        terminal = _flat(_shown(library, brief))
        page = library.export(brief, "html").data.decode()
        assert [_flat(line) for line in _of_html(page)] == [_flat(line) for line in _lines(entries)]
        for line, entry, thing in zip(_lines(entries), entries, _things(page), strict=True):
            assert _flat(line) in terminal
            assert thing.get("startDate") == entry.iso_date
            assert thing.get("location", {}).get("name") == entry.place
            if entry.status_id in _TYPES:
                assert thing["eventStatus"] == f"https://schema.org/{_TYPES[entry.status_id]}"


def _assert_tables(library: Library) -> None:
    """The timeline, the digest of all time and SQL, against what the files say."""
    told = expected(library)
    rows = _in_timeline(library, "date:*")
    assert set(rows) == set(told)
    for id_, one in told.items():
        last = one.path[-1] if one.path else Said("", None, False, None)
        row = rows[id_]
        assert (row.date, row.note, row.status or "", row.status_on) == (one.date, one.place, last.status, last.on), id_
    assert _in_digest(library) == {id_: _steps(one) for id_, one in told.items() if _steps(one)}
    table = library.sql(
        "select distinct event, known_date, known_place, known_status, known_since from events e"
        " join briefs b on b.id = e.brief where b.status = 'published' and b.date is not null"
        " and (select count(*) from briefs where id = e.brief) = 1"  # which of two briefs, SQL cannot say
    )
    for found in table.records():
        row = rows[found["event"]]
        values = [None if value is None else str(value) for value in (row.date, row.note, row.status, row.status_on)]
        assert list(found.values()) == [row.id, *values]


Step = tuple[str, str | None, str | None]
"""A status, its date, and the status before; or a new date of the event, since when, and the date before."""


def _steps(one: Expected) -> list[Step]:
    """What a digest of all time tells: each status, and the event's own date if that is not told with *held*."""
    before = [None, *(said.status for said in one.path)]
    steps: list[Step] = []
    for said, old in zip(one.path, before, strict=False):
        own = said.on is None or (said.status == "held" and not said.exact)
        date = (one.date or said.on) if own else said.on
        if date:
            steps.append((said.status, str(date), old))
    status = one.path[-1].status if one.path else None
    if one.date and status != "cancelled" and all(said.status != "held" for said in one.path):
        steps.append(("dated", str(one.date), None))
    return [*steps, *_moves(one)]


def _moves(one: Expected) -> list[Step]:
    """Each date that has no day in common with the one before."""
    return [
        ("rescheduled", str(on), str(before))
        for (before, _), (date, on) in itertools.pairwise(one.dates)
        if before.last < date.first or date.last < before.first
    ]


def _in_digest(library: Library) -> dict[str, list[Step]]:
    """The same as read from a digest; a change is told under an id once for each step."""
    found: dict[str, list[Step]] = {}
    for row in library.digest("0001-01-01"):
        if row.kind == "event":
            found.setdefault(str(row.id), []).append((row.word, row.date, row.before))
    order = {id_: _steps(one) for id_, one in expected(library).items()}
    return {id_: sorted(steps, key=order[id_].index) for id_, steps in found.items()}


_HAPPENED = {"held": "took place", "changed": "changed", "cancelled": "was cancelled"}


def _assert_differences(library: Library) -> None:
    """A comparison tells what became of the events of two briefs in the time between them."""
    labels = Labels(library.settings.library.language)
    briefs = sorted(_live_with_events(library), key=lambda brief: brief.newest_last)
    for old, new in itertools.pairwise(briefs):
        assert old.date
        assert new.date
        if old.date == new.date:
            continue
        difference = library.diff(old.id, new.id)
        found = [(one.id, one.what, one.date) for one in difference.since if one.section == "events"]
        titles = {entry.id: entry.title for brief in (old, new) for entry in library.publication(brief).events}
        assert all(one.title == titles[one.id] for one in difference.since if one.section == "events")
        wanted = []
        for id_, one in expected(library, new.date.last).items():
            told_before = {event.status for event in old.events if library.registry.resolve("events", event.id) == id_}
            mentioned = {library.registry.resolve("events", event.id) for event in (*old.events, *new.events)}
            for said in one.path if id_ in mentioned else ():
                date = (one.date or said.on) if said.status == "held" else (said.on or one.date)
                happened = said.status in _HAPPENED and said.status not in told_before
                if happened and date and old.date.first < date.first <= new.date.last:
                    wanted.append((id_, _HAPPENED[said.status], labels.date(date)))
        assert sorted(found) == sorted(wanted)


def test_the_sample_library() -> None:
    library = Library.open(SAMPLE)
    _assert_agree(library)
    _assert_tables(library)
    _assert_differences(library)


def _told_in(library: Library, since: datetime.date, until: datetime.date, *, strict: bool) -> set[tuple[str, str]]:
    """What a digest of a period should tell of events: each status not known before, and those that took place."""

    def known(day: datetime.date) -> dict[str, Expected]:
        def knows(event: Event) -> bool:
            if event.status_on:
                return event.status_on.last <= day
            return not strict or event.status not in SETTLED

        return expected(library, day, knows)

    found: set[tuple[str, str]] = set()
    before = known(since - datetime.timedelta(days=1))
    for id_, one in known(until).items():
        eve = [(said.status, said.on) for said in before[id_].path] if id_ in before else []
        same = {(said.status, said.on) for said in one.path} & set(eve)
        corrected = [status for status, on in eve if (status, on) not in same]
        new = []
        for said in one.path:
            if (said.status, said.on) not in same:
                corrected.remove(said.status) if said.status in corrected else new.append(said.status)
        new += ["rescheduled"] if set(_moves(one)) - set(_moves(before[id_]) if id_ in before else []) else []
        new += ["dated"] if _has_come(one, until) and not (id_ in before and _had_come(before[id_], one, since)) else []
        found |= {(id_, word) for word in new}
    return found


def _has_come(one: Expected, day: datetime.date) -> bool:
    """Whether the date of an event has begun, unless it was held or cancelled."""
    statuses = [said.status for said in one.path]
    return one.date is not None and one.date.first <= day and "held" not in statuses and statuses[-1:] != ["cancelled"]


def _had_come(before: Expected, one: Expected, day: datetime.date) -> bool:
    """Whether the date of an event had begun before a day, as far as that was known then."""
    if before.date is None or (before.path[-1:] and before.path[-1].status == "cancelled"):
        return False
    assert one.date
    is_other = before.date.last < one.date.first or one.date.last < before.date.first
    return one.date.first < day and before.date.first < day and not is_other


@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize("seed", range(8))
def test_a_digest_of_any_period(seed: int, strict: bool, tmp_path: Path) -> None:
    library = Library.open(generated(tmp_path, seed))
    rng = random.Random(seed)  # noqa: S311 - a repeatable test, nothing secret
    for _ in range(20):
        since = datetime.date(2018, 1, 1) + datetime.timedelta(days=rng.randrange(430))
        until = since + datetime.timedelta(days=rng.randrange(120))
        rows = library.digest(since, until, as_of=until if strict else None)
        told = {(row.id, row.word) for row in rows if row.kind == "event"}
        assert told == _told_in(library, since, until, strict=strict), (since, until)


@pytest.mark.parametrize("seed", range(12))
def test_a_generated_library(seed: int, tmp_path: Path) -> None:
    library = Library.open(generated(tmp_path, seed))
    _assert_agree(library)
    _assert_tables(library)
    _assert_differences(library)


@settings(max_examples=examples(1 / 2))  # each asks every command of a library of its own
@given(LIBRARIES)
def test_any_library(briefs: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_library(Path(folder), briefs)
        library = Library.open(folder)
        _assert_agree(library)
        _assert_tables(library)


@pytest.mark.parametrize("id_", ["2018-11-impasse-before-paris", "2018-11-g20-meeting-called-off"])
def test_the_pdf(id_: str, tmp_path: Path) -> None:
    library = Library.open(SAMPLE)
    brief = library.get(id_)
    text = _flat(pdf_text(library.export(brief, "pdf").data, tmp_path))
    for line in _lines(library.publication(brief).events):
        assert line in text
