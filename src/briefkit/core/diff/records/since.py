"""Developments between two briefs: events that took place, forecasts of the earlier brief that were resolved."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from briefkit.core.brief.model import Brief, Event
from briefkit.core.diff.records.candidates import Naming
from briefkit.core.diff.value import Development
from briefkit.core.publication.labels import Labels

_EVENTS = {"held": "took place", "changed": "changed", "cancelled": "was cancelled"}
_OUTCOMES = {"occurred": "came true", "did-not-occur": "did not come true", "void": "fell away"}


def happened_since(old: Brief, new: Brief, naming: Naming, labels: Labels) -> tuple[Development, ...]:
    """Developments after the first day of the older brief and up to the last day of the newer one, in order of date."""
    if old.date is None or new.date is None or old.date == new.date:
        return ()
    first, second = sorted((old, new), key=lambda brief: brief.newest_last)
    assert first.date is not None and second.date is not None  # noqa: S101 - checked above
    window = first.date.first, second.date.last
    dated = [*_event_developments(first, second, window, naming, labels), *_resolved(first, window, labels)]
    return tuple(item for _, item in sorted(dated, key=lambda pair: pair[0]))


Window = tuple[datetime.date, datetime.date]


def _event_developments(
    first: Brief, second: Brief, window: Window, naming: Naming, labels: Labels
) -> Iterator[tuple[datetime.date, Development]]:
    known = {naming.registry.resolve("events", event.id): event for brief in (first, second) for event in brief.events}
    for id_, event in known.items():
        entry = naming.registry.entry("events", id_)
        span = event.date or (entry.date if entry else None)
        status = event.status
        when = event.status_on if status != "held" and event.status_on else span
        if status in _EVENTS and when and window[0] < when.first <= window[1] and not _known_before(event, id_, first):
            yield (
                when.first,
                Development("events", id_, naming.event_title(event), _EVENTS[status], labels.date(when)),
            )


def _known_before(event: Event, id_: str, first: Brief) -> bool:
    """Whether the earlier brief already records this status of an event."""
    return any(other.id == id_ and other.status == event.status for other in first.events)


def _resolved(first: Brief, window: Window, labels: Labels) -> Iterator[tuple[datetime.date, Development]]:
    for judgment in first.judgments:
        day = judgment.resolved_on
        if judgment.outcome in _OUTCOMES and day and window[0] < day.first <= window[1]:
            what = _OUTCOMES[judgment.outcome]
            yield day.first, Development("judgments", judgment.id, judgment.claim, what, labels.date(day))
