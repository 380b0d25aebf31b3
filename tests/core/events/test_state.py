"""The latest dated statement of an event counts, wherever it stands."""

from __future__ import annotations

import datetime

import pytest

from briefkit.core.brief.model import Brief
from briefkit.core.events.state import EventState, mentions_in, state_of
from briefkit.core.registry.registry import Registry, parse_registry
from tests.core.judgments.ledger import brief

ID = "summit"


def _registry(entry: str = "") -> Registry:
    registry, found = parse_registry(f"events: {{summit: {{title: Summit, aliases: [the summit]{entry}}}}}")
    assert not found
    return registry


def _brief(id_: str, date: str, event: str) -> Brief:
    return brief(
        id_,
        f"date: {date}\nevents: [{{id: summit, {event}}}]"
        if date
        else f"status: draft\nevents: [{{id: summit, {event}}}]",
    )


def _state(registry: Registry, *briefs: Brief, day: str | None = None) -> EventState:
    mentions = [mention for one in briefs for mention in mentions_in(one, (ID,), registry)]
    return state_of(ID, mentions, registry, day=datetime.date.fromisoformat(day) if day else None)


PLANNED = _brief("a", "2018-07-20", "status: planned, date: 2018-11-11, place: Paris")
CANCELLED = _brief("b", "2018-12-01", "status: cancelled, status_on: 2018-11-07")


def _told(state: EventState) -> tuple[str | None, str | None, str | None]:
    return state.status, str(state.status_on) if state.status_on else None, state.stated_by


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("", ("cancelled", "2018-11-07", "b")),
        (", status: held", ("cancelled", "2018-11-07", "b")),
        (", status: held, status_on: 2018-11-01", ("cancelled", "2018-11-07", "b")),
        (", status: held, status_on: 2018-11-11", ("held", "2018-11-11", None)),
        (", status: cancelled, status_on: 2018-11-05", ("cancelled", "2018-11-05", "b")),
    ],
)
def test_the_latest_dated_status_counts_in_briefs_or_registry(entry: str, told: object) -> None:
    assert _told(_state(_registry(entry), PLANNED, CANCELLED)) == told
    assert _told(_state(_registry(entry), CANCELLED, PLANNED)) == told


def test_a_status_without_a_date_is_as_old_as_its_brief() -> None:
    later = _brief("c", "2019", "status: held")
    assert _told(_state(_registry(), PLANNED, CANCELLED, later)) == ("held", "2019", "c")
    assert _told(_state(_registry(", status: held"), PLANNED)) == ("planned", "2018-07-20", "a")


def test_the_undated_registry_counts_where_no_brief_says_otherwise() -> None:
    silent = _brief("a", "2018-07-20", "role: upcoming")
    assert _told(_state(_registry(", status: held"), silent)) == ("held", None, None)
    assert _told(_state(_registry(", status: held"), _brief("d", "", "status: changed"))) == ("changed", None, "d")


def test_what_became_of_it_follows_what_was_planned_for_the_day() -> None:
    same_day = _brief("z", "2018-11-07", "status: planned")
    assert _told(_state(_registry(), CANCELLED, same_day)) == ("cancelled", "2018-11-07", "b")


def test_a_status_is_known_since_the_first_statement_that_still_holds() -> None:
    again = _brief("c", "2021-10", "status: cancelled")
    assert _told(_state(_registry(), PLANNED, CANCELLED, again)) == ("cancelled", "2018-11-07", "c")


def test_an_undated_registry_status_is_known_when_the_event_is_over_by_its_latest_date() -> None:
    registry = _registry(", date: 2018-11-11, status: held")
    moved = _brief("a", "2018-11-01", "date: 2019-03-01/2019-03-02")
    assert _state(registry, moved, day="2019-03-01").status is None
    assert _told(_state(registry, moved, day="2019-03-02")) == ("held", None, None)
    assert _told(_state(registry, moved, PLANNED, day="2019-03-02")) == ("planned", "2018-07-20", "a")


def test_a_later_entry_of_the_registry_tells_nothing_of_a_meeting_that_a_brief_has_dated_before() -> None:
    registry = _registry(", date: 2018-11-09, place: Rome, status: held, status_on: 2018-11-09")
    state = _state(registry, _brief("a", "2018-01-01", "date: 2018-01"), day="2018-11-08")
    assert (str(state.date), state.place, state.status) == ("2018-01", None, None)


def test_the_path_has_each_status_with_its_date() -> None:
    postponed = _brief("b", "2018-11-10", "status: changed, status_on: 2018-11-07")
    held = _brief("c", "2019-04", "status: held, status_on: 2019-03-01")
    again = _brief("d", "2019-05", "status: held, status_on: 2019-03-03")
    state = _state(_registry(", date: 2019-03-01, status: cancelled"), PLANNED, again, held, postponed)
    path = [(step.status, str(step.on), str(step.known), step.stated_by) for step in state.path]
    assert path == [
        ("planned", "2018-07-20", "2018-07-20", "a"),
        ("changed", "2018-11-07", "2018-11-10", "b"),
        ("held", "2019-03-01", "2019-04-01", "d"),
    ]


def test_date_and_place_are_the_latest_told_and_a_move_is_remembered() -> None:
    moved = _brief("b", "2018-10", "date: 2019-03, status: changed")
    state = _state(_registry(", date: 2018-11-12, place: Rome"), PLANNED, moved)
    assert (str(state.date), state.place, str(state.moved_from)) == ("2019-03", "Paris", "2018-11-11")
    dated = _state(_registry(", date: 2018-11-12, place: Rome, status: held, status_on: 2018-11-12"), PLANNED)
    assert (str(dated.date), dated.place, dated.status) == ("2018-11-12", "Rome", "held")
    untold = _state(_registry(", date: 2018-11-12, place: Rome"), _brief("c", "2018-10", "role: upcoming"))
    assert (str(untold.date), untold.place, untold.moved_from) == ("2018-11-12", "Rome", None)


@pytest.mark.parametrize(
    ("entry", "day", "told"),
    [
        (", date: 2018-11-11, place: Rome, status: held", "2018-11-10", (None, None, None)),
        (", date: 2018-11-11, place: Rome, status: held", "2018-11-11", ("2018-11-11", "Rome", "held")),
        (", place: Rome, status: cancelled", "2020-01-01", (None, None, None)),
        (", date: 2018-11-11, status: held, status_on: 2018-11", "2018-11-29", ("2018-11-11", None, None)),
        (", date: 2018-11-11, status: held, status_on: 2018-11", "2018-11-30", ("2018-11-11", None, "held")),
        (", date: 2018-11-11, status: planned, status_on: 2018-07", "2018-08-01", ("2018-11-11", None, "planned")),
    ],
)
def test_as_of_a_day_the_registry_counts_from_its_date(entry: str, day: str, told: object) -> None:
    state = _state(_registry(entry), day=day)
    assert (str(state.date) if state.date else None, state.place, state.status) == told
    assert state.title == "Summit"
