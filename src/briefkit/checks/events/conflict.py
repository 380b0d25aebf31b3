"""A brief and the registry that tell different things of one event."""

from __future__ import annotations

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief, Event
from briefkit.core.events.state import EventState, are_apart
from briefkit.core.ports import LibraryView
from briefkit.core.registry.registry import Entry

_OPPOSITE = {"held", "cancelled"}


@rule(
    "event-conflict",
    bad="events: [{id: helsinki-2018, status: cancelled, status_on: 2018-07-15}]",
    good="events: [{id: helsinki-2018, status: held, status_on: 2018-07-16}]",
)
def event_conflict(brief: Brief, view: LibraryView, *_: object) -> Found:
    """A brief and the registry disagree on the status or date of an event.

    The latest dated statement counts; the registry's is dated by its status_on. What one says of an earlier day than
    the other is no disagreement, unless one says that the event was held and the other that it was cancelled.
    """
    for event in brief.events if brief.status not in ("superseded", "retracted") else ():
        entry = view.registry.entry("events", event.id)
        if entry is not None:
            state = view.event(entry.id, brief)
            yield from _status(brief, event, entry, state)
            yield from _date(event, entry, state)


def _status(brief: Brief, event: Event, entry: Entry, state: EventState) -> Found:
    if None in (event.status, entry.status) or event.status == entry.status:
        return
    counts = state.stated_by == brief.id and state.status == event.status
    same_day = entry.status_on in (None, event.status_on or brief.date)
    if (counts and same_day) or {event.status, entry.status} == _OPPOSITE:
        since = f" since {entry.status_on}" if entry.status_on else ", without a date"
        message = f"“{entry.id}” is {event.status} here, but {entry.status} in the registry{since}"
        hint = "correct one of them, or give the later one its status_on"
        yield diagnostic(message, ("events", event.id, "status"), hint)


def _date(event: Event, entry: Entry, state: EventState) -> Found:
    if event.date is not None and event.date == state.date and are_apart(event.date, entry.date):
        message = f"“{entry.id}” is dated {event.date} here, but {entry.date} in the registry"
        yield diagnostic(message, ("events", event.id, "date"), "correct the one that is wrong")
