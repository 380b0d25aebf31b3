"""Every output tells the same of an event: its date, each status, and since when that has been known.

What they should tell is worked out here from the front matter and the registry alone.
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
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from rich.console import Console

from briefkit.core.brief.model import Brief
from briefkit.core.dates.dates import DateSpan, PartialDate, sort_key
from briefkit.core.publication.labels import Labels
from briefkit.core.publication.value import EventEntry
from briefkit.core.timeline.rows import EVENT, TimelineRow
from briefkit.library.library import Library
from briefkit.output.terminal.show import brief_page
from tests.export.reading import pdf_text
from tests.places import SAMPLE
from tests.storage.libraries import LIBRARIES, write_library

SETTLED = ("held", "changed", "cancelled")


class Said(NamedTuple):
    """A status of an event as a brief or the registry states it, with the date that it counts from."""

    status: str
    on: PartialDate | None
    exact: bool
    brief: str | None


class Expected(NamedTuple):
    """An event as every output should tell it: its latest date and place, and each status in order."""

    date: DateSpan | None
    place: str | None
    path: list[Said]


def expected(library: Library, day: datetime.date = datetime.date.max) -> dict[str, Expected]:
    """The events that live briefs mention, by the rules of docs/judgments.md, from what was said up to a day."""
    briefs = [brief for brief in library.find() if brief.live and brief.date]
    said: dict[str, list[Said]] = {}
    facts: dict[str, list[tuple[int, str, Any]]] = {}
    for brief, event in ((of, event) for of in briefs for event in of.events):
        id_, on = library.registry.resolve("events", event.id), event.status_on or brief.date
        if on is None or on.first > day:
            continue
        facts.setdefault(id_, []).append((sort_key(brief.date), brief.id, event))
        if event.status:
            said.setdefault(id_, []).append(Said(event.status, on, event.status_on is not None, brief.id))
    for id_, of_event in facts.items():
        _add_registered(library, id_, of_event, said.setdefault(id_, []), day)
    return {id_: Expected(*_latest(of), _path(said[id_])) for id_, of in facts.items()}


def _add_registered(
    library: Library, id_: str, facts: list[tuple[int, str, Any]], said: list[Said], day: datetime.date
) -> None:
    """Add what the registry says, as far as that was known on a day: its `status_on`, or the end of the event."""
    entry = library.registry.entry("events", id_)
    if entry is None:
        return
    date, on = _latest(facts)[0] or entry.date, entry.status_on
    over, known = date is not None and date.last <= day, day == datetime.date.max or (on is not None and on.last <= day)
    if known or over:
        facts.append((sort_key(on) if on and known else 0, "", entry))
    counts = known or (over and on is None)
    if entry.status and counts and (on or all(one.status == entry.status for one in said)):
        said.append(Said(entry.status, on, on is not None, None))


def _latest(facts: list[tuple[int, str, Any]]) -> tuple[DateSpan | None, str | None]:
    ordered = [event for *_, event in sorted(facts, key=lambda fact: fact[:2])]
    dates, places = ([getattr(event, key) for event in ordered] for key in ("date", "place"))
    return (*(next((value for value in reversed(values) if value is not None), None) for values in (dates, places)),)  # type: ignore[return-value]


def _path(said: list[Said]) -> list[Said]:
    """The first statement of each run of equal ones, in order of their dates."""
    ordered = sorted(
        said,
        key=lambda one: (sort_key(one.on) if one.on else 0, one.status in SETTLED, one.brief is not None, one.brief),
    )
    dated = [one for one in ordered if one.on] or ordered
    return [one for number, one in enumerate(dated) if not number or one.status != dated[number - 1].status]


def _order(one: Said) -> tuple[object, ...]:
    return (sort_key(one.on) if one.on else 0, one.status in SETTLED, one.brief is not None, one.brief or "")


def generated(folder: Path, seed: int) -> Path:
    """A library of events that were planned, moved, held and cancelled, in briefs and in the registry."""
    rng = random.Random(seed)  # noqa: S311 - a repeatable test, nothing secret
    days = [
        "2018",
        "2018-03",
        "2018-03-09",
        "2018-03-31",
        "2018-07-16",
        "2018-11",
        "2018-11-11",
        "2019-02-01",
        "2019-02",
    ]
    spans = [*days, "2018-07-16/2018-07-18", "2018-11/2019-02"]
    statuses = ["proposed", "planned", *SETTLED]

    def some(**values: str) -> str:
        return ", ".join(f"{name}: {value}" for name, value in values.items() if rng.random() < 0.6)

    def event(id_: str) -> str:
        told = some(date=rng.choice(spans), place=rng.choice(["Bonn", "Rome"]), status=rng.choice(statuses))
        dated = f", status_on: {rng.choice(days)}" if "status" in told and rng.random() < 0.7 else ""
        return f"{{{', '.join(filter(None, [id_, told]))}{dated}}}"

    (folder / "briefkit.toml").write_text('[library]\nname = "Generated"\naccess = "public"\n', "utf-8")
    entries = "\n".join(f"  {id_}: {event(f'title: The {id_}')}" for id_ in ("summit", "vote", "visit"))
    (folder / "registry.yaml").write_text(f"events:\n{entries}\n", "utf-8")
    for number in range(8):
        events = [event(f"id: {id_}") for id_ in rng.sample(["summit", "vote", "visit", "talks", "hearing"], 3)]
        head = f"title: Brief {number}\nkind: note\ndate: {rng.choice(days)}\nevents: [{', '.join(events)}]\n"
        (folder / f"b{number}.md").write_text(f"---\n{head}---\n\nText.\n", "utf-8")
    return folder


_ROW = re.compile(r"<tr><td>([^<]*)</td><td dir=\"auto\">(.*?)</td></tr>")


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
    )
    for found in table.records():
        row = rows[found["event"]]
        values = [None if value is None else str(value) for value in (row.date, row.note, row.status, row.status_on)]
        assert list(found.values()) == [row.id, *values]


Step = tuple[str, str | None, str | None]
"""A status, its date, and the status before."""


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
    return steps


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


@pytest.mark.parametrize("seed", range(12))
def test_a_generated_library(seed: int, tmp_path: Path) -> None:
    library = Library.open(generated(tmp_path, seed))
    _assert_agree(library)
    _assert_tables(library)
    _assert_differences(library)


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
