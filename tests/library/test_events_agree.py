"""Every output tells the same of an event: its date, its status, and since when that has been known."""

from __future__ import annotations

import html
import io
import json
import re
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from rich.console import Console

from briefkit.core.brief.model import Brief
from briefkit.core.publication.value import EventEntry
from briefkit.core.timeline.rows import EVENT, TimelineRow
from briefkit.library.library import Library
from briefkit.output.terminal.show import brief_page
from tests.export.reading import pdf_text
from tests.places import SAMPLE
from tests.storage.libraries import LIBRARIES, write_library

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


def test_the_sample_library() -> None:
    _assert_agree(Library.open(SAMPLE))


@given(LIBRARIES)
def test_any_library(briefs: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_library(Path(folder), briefs)
        _assert_agree(Library.open(folder))


def test_the_views_of_sql() -> None:
    library = Library.open(SAMPLE)
    rows = _in_timeline(library)
    table = library.sql("select distinct event, known_date, known_place, known_status, known_since from events")
    for found in table.records():
        row = rows.get(found["event"])
        if row is not None:
            told = [None if value is None else str(value) for value in (row.date, row.note, row.status, row.status_on)]
            assert list(found.values()) == [row.id, *told]


@pytest.mark.parametrize("id_", ["2018-11-impasse-before-paris", "2018-11-g20-meeting-called-off"])
def test_the_pdf(id_: str, tmp_path: Path) -> None:
    library = Library.open(SAMPLE)
    brief = library.get(id_)
    text = _flat(pdf_text(library.export(brief, "pdf").data, tmp_path))
    for line in _lines(library.publication(brief).events):
        assert line in text
