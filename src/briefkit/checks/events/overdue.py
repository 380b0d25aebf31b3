"""Events that are over, of which nobody has said what became of them."""

from __future__ import annotations

import datetime

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.brief.vocabulary import SETTLED
from briefkit.core.dates.phrase import when
from briefkit.core.events.state import EventState
from briefkit.core.ports import LibraryView
from briefkit.settings import REGISTRY_FILE

_GRACE = datetime.timedelta(days=30)
_HINT = "record what became of it: held, changed or cancelled, with status_on"


@rule(
    "event-overdue",
    bad='events: [{id: g20-2018, date: "2018-11-30", status: planned}]',
    good='events: [{id: g20-2018, date: "2018-11-30", status: held, status_on: "2018-12-01"}]',
)
def event_overdue(brief: Brief, view: LibraryView, *_: object) -> Found:
    """An event has been over for more than a month, but is still planned or proposed.

    No later brief and no entry of the registry says what became of it. Reported in the brief that spoke last.
    """
    for event in brief.events if brief.live else ():
        state, entry = view.event(event.id, brief), view.registry.entry("events", event.id)
        if entry is not None and entry.status in SETTLED:
            continue  # they disagree, and another rule says so
        if state.stated_by == brief.id and state.status == event.status and _is_overdue(state, view.today):
            yield diagnostic(_message(state), ("events", event.id, "status"), _HINT)


@rule(
    "registry-event-overdue",
    bad='events: {g20-2018: {title: G20 summit, date: "2018-11-30", status: planned}}',
    good='events: {g20-2018: {title: G20 summit, date: "2018-11-30", status: held, status_on: "2018-12-01"}}',
    example="words",
    subject="library",
)
def registry_event_overdue(view: LibraryView, *_: object) -> Found:
    """An event of the registry has been over for more than a month, but is still planned or proposed there.

    No brief says otherwise.
    """
    for id_, entry in view.registry.sections["events"].items():
        state = view.event(id_)
        if entry.status is not None and state.stated_by is None and _is_overdue(state, view.today):
            yield diagnostic(_message(state), ("events", id_, "status"), _HINT, path=REGISTRY_FILE)


def _is_overdue(state: EventState, today: datetime.date) -> bool:
    open_ = state.status is not None and state.status not in SETTLED
    return open_ and state.date is not None and state.date.last + _GRACE < today


def _message(state: EventState) -> str:
    assert state.date is not None  # noqa: S101 - only dated events are overdue
    return f"“{state.id}” was due {when(state.date)} and is still {state.status}"
