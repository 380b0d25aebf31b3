"""The events of a publication: what the library knows of each, not only what the brief said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefkit.core.brief.model import Event
from briefkit.core.dates.dates import PartialDate, span_key
from briefkit.core.events.state import EventState, Mention, mentions_in, states_of
from briefkit.core.publication import value as pub
from briefkit.core.publication.labels import Labels
from briefkit.core.publication.places import places_of
from briefkit.core.publication.work import Work


def event_entries(work: Work, mentions: Sequence[Mention]) -> tuple[pub.EventEntry, ...]:
    """The events of a brief by date, the undated last. `mentions` are what live briefs say of them, itself included."""
    brief, registry = work.brief, work.registry
    own = {registry.resolve("events", event.id): event for event in brief.events}
    known = [*mentions, *(mention for mention in mentions_in(brief, own, registry) if mention not in mentions)]
    states = states_of(own, known, registry, language=work.language).values()
    return tuple(_entry(work, state, own[state.id]) for state in sorted(states, key=lambda state: span_key(state.date)))


def _entry(work: Work, state: EventState, own: Event) -> pub.EventEntry:
    named = work.registry.entry("events", state.id)
    title = own.title or (named.display_title(work.language) if named else state.title)
    return replace(entry_of(work.labels, state, title), places=places_of(own, ("events", own.id), ("title",)))


def entry_of(labels: Labels, state: EventState, title: str) -> pub.EventEntry:
    """An event for print, by a title."""
    date = state.date
    return pub.EventEntry(
        title=title,
        date=labels.date(date),
        place=state.place,
        status=_status(labels, state.status, state.status_on),
        id=state.id,
        iso_date=str(date.start) if date else None,
        iso_end=str(date.end) if date and date.end else None,
        iso_moved_from=str(state.moved_from.start) if state.moved_from else None,
        status_id=state.status,
    )


def _status(labels: Labels, status: str | None, since: PartialDate | None) -> str | None:
    """A status with the date since which it has been known; what was held needs none beside the event's own."""
    if status is None:
        return None
    return f"{labels[status]}, {labels.date(since)}" if since and status != "held" else labels[status]
