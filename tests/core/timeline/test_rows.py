"""Past and coming events, in order."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from briefkit.core.brief.heads import head_of
from briefkit.core.dates.dates import parse_date
from briefkit.core.timeline.chart import timeline_svg
from briefkit.core.timeline.rows import TIMELINE, affected_by, between, by_month, timeline_rows
from tests.core.judgments.ledger import REGISTRY, brief, day

EARLY = brief(
    "early",
    """
    date: 2018-10
    review_by: 2018-12-01
    events:
      - {id: summit, status: planned, status_on: 2018-10-01, role: upcoming}
      - {id: own, title: Own event, date: 2018-11-30/2018-12-01, place: Bonn, status: proposed}
    judgments:
      - {id: j1, claim: They agree, depends_on: [summit], due: 2018-11-11}
      - {id: j2, claim: They meet, depends_on: [own], horizon: soon}
    """,
)
LATE = brief(
    "late", "date: 2018-11-12\nevents: [{id: summit, status: cancelled, status_on: 2018-11-09, role: subject}]"
)
BRIEFS = [head_of(EARLY), head_of(LATE)]


def test_everything_in_order() -> None:
    rows = timeline_rows(BRIEFS, REGISTRY)
    assert [(str(row.date), row.kind, row.id, row.status) for row in rows] == [
        ("2018-10", "brief", "early", "published"),
        ("2018-11-11", "event", "summit", "cancelled"),
        ("2018-11-11", "judgment", "early#j1", "open"),
        ("2018-11-12", "brief", "late", "published"),
        ("2018-11-30/2018-12-01", "event", "own", "proposed"),
        ("2018-12-01", "review", "early", None),
    ]
    summit = next(TIMELINE.records(rows[1:]))
    assert (summit["briefs"], summit["judgments"], summit["status_on"]) == (
        ["early", "late"],
        ["early#j1"],
        "2018-11-09",
    )


def test_the_registry_adds_events_only_when_asked() -> None:
    rows = timeline_rows(BRIEFS, REGISTRY, all_events=True)
    assert [row.id for row in rows if row.kind == "event"] == ["summit", "own", "later"]


def test_as_of_a_day_the_undated_registry_says_nothing_of_later_events_and_how_the_others_ended() -> None:
    rows = timeline_rows(BRIEFS[:1], REGISTRY, known_until=day("2018-11-01"), all_events=True)
    events = [(row.id, row.title, str(row.date), row.status) for row in rows if row.kind == "event"]
    assert events == [
        ("own", "Own event", "2018-11-30/2018-12-01", "proposed"),
        ("summit", "Summit", "None", "planned"),
    ]
    rows = timeline_rows(BRIEFS[:1], REGISTRY, known_until=day("2019-06-01"), all_events=True)
    assert ("later", "held") in [(row.id, row.status) for row in rows]


def test_a_range_is_applied_to_first_days() -> None:
    rows = timeline_rows(BRIEFS, REGISTRY)
    found = between(rows, parse_date("2018-11"), parse_date("2018-11"))
    assert [row.id for row in found] == ["summit", "early#j1", "late", "own"]
    assert between(rows, None, None) == rows
    assert [(str(month), len(of_month)) for month, of_month in by_month(rows).items()] == [
        ("2018-10", 1),
        ("2018-11", 4),
        ("2018-12", 1),
    ]


def test_judgments_and_briefs_affected_by_an_event() -> None:
    found = affected_by("Summit", BRIEFS, REGISTRY)
    assert [(row.kind, row.id, row.note) for row in found] == [
        ("judgment", "early#j1", None),
        ("brief", "early", "upcoming"),
        ("brief", "late", "subject"),
    ]


@pytest.mark.parametrize("title", ["Timeline", "A <b>\u202e & \x1b[31m"])
def test_the_drawing_is_valid_and_accessible(title: str) -> None:
    drawn = timeline_svg(timeline_rows(BRIEFS, REGISTRY), title)
    root = ET.fromstring(drawn)  # noqa: S314 - our own text
    name = "{http://www.w3.org/2000/svg}"
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "title desc"
    described = root.find(f"{name}desc")
    assert described is not None
    assert "2018-11-11: event Summit – cancelled; 2018-11-11: judgment due They agree" in str(described.text)
    assert "\x1b" not in drawn
    assert "\u202e" not in drawn
    assert {element.tag.removeprefix(name) for element in root.iter()} <= {
        *("svg", "title", "desc", "rect", "line", "text", "path", "circle"),
    }
