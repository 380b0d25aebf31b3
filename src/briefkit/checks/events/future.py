"""Events that are said to be over before they are."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief, Event
from briefkit.core.dates.phrase import when
from briefkit.core.diagnostic import ERROR
from briefkit.core.ports import LibraryView
from briefkit.core.registry.registry import Entry
from briefkit.settings import REGISTRY_FILE


@rule(
    "event-future",
    ERROR,
    bad='events: [{id: summit-2999, title: Summit, date: "2999-05-01", status: held}]',
    good='events: [{id: summit-2999, title: Summit, date: "2999-05-01", status: planned}]',
)
def event_future(brief: Brief, view: LibraryView, *_: object) -> Found:
    """An event was held on a day that is still to come, or its status is known since such a day.

    Tables would tell as known what nobody can know yet. An event that is still to come is planned or proposed; it may
    have been changed or cancelled.
    """
    written = brief.date.last if brief.date else view.today  # of a brief that is itself too early another rule speaks
    for event in brief.events:
        for key, message in _too_early(event, max(view.today, written)):
            yield diagnostic(message, ("events", event.id, key), _HINTS[key])


@rule(
    "registry-event-future",
    ERROR,
    bad='events: {summit-2999: {title: Summit, date: "2999-05-01", status: held}}',
    good='events: {summit-2999: {title: Summit, date: "2999-05-01", status: planned}}',
    example="words",
    subject="library",
)
def registry_event_future(view: LibraryView, *_: object) -> Found:
    """An event of the registry was held on a day that is still to come, or its status is known since such a day.

    An event that is still to come is planned or proposed; it may have been changed or cancelled.
    """
    for id_, entry in view.registry.sections["events"].items():
        for key, message in _too_early(entry, view.today):
            yield diagnostic(message, ("events", id_, key), _HINTS[key], path=REGISTRY_FILE)


_HINTS = {
    "status": "until then it is planned or proposed",
    "status_on": "write the day since which the status has been known",
}


def _too_early(event: Event | Entry, today: datetime.date) -> Iterator[tuple[str, str]]:
    """Keys that speak of a day after today, each with what is wrong."""
    if event.status == "held" and event.date is not None and event.date.first > today:
        yield "status", f"“{event.id}” is held, but dated {event.date}, which is still to come"
    if event.status_on is not None and event.status_on.first > today:
        yield "status_on", f"the status of “{event.id}” is known {when(event.status_on)}, which is still to come"
