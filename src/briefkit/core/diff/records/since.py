"""Developments between two briefs: events that took place, forecasts of the earlier brief that were resolved."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from briefkit.core.brief.model import Brief
from briefkit.core.diff.records.candidates import Naming
from briefkit.core.diff.value import Development
from briefkit.core.events.state import EventState, Mention, mentions_in, states_of
from briefkit.core.publication.labels import Labels
from briefkit.core.registry.registry import Registry

_EVENTS = {"held": "took place", "changed": "changed", "cancelled": "was cancelled"}
_OUTCOMES = {"occurred": "came true", "did-not-occur": "did not come true", "void": "fell away"}


def happened_since(
    old: Brief, new: Brief, naming: Naming, labels: Labels, mentions: Sequence[Mention] = ()
) -> tuple[Development, ...]:
    """Developments after the first day of the older brief and up to the last day of the newer one, in order of date.

    `mentions` are what other briefs say of the events of these two.
    """
    if old.date is None or new.date is None or old.date == new.date:
        return ()
    first, second = sorted((old, new), key=lambda brief: brief.newest_last)
    assert first.date is not None and second.date is not None  # noqa: S101 - checked above
    window = first.date.first, second.date.last
    states = _states((first, second), naming.registry, mentions, window[1])
    happened = _event_developments((first, second), states, window, naming, labels)
    dated = [*happened, *_resolved(first, window, labels)]
    return tuple(item for _, item in sorted(dated, key=lambda pair: pair[0]))


Window = tuple[datetime.date, datetime.date]


def _states(
    briefs: Sequence[Brief], registry: Registry, mentions: Sequence[Mention], until: datetime.date
) -> Mapping[str, EventState]:
    """The events of the two briefs, from all that was said of them up to a day."""
    own = [mention for brief in briefs for mention in mentions_in(brief, None, registry)]
    told = [*own, *(mention for mention in mentions if mention.brief not in {brief.id for brief in briefs})]
    ids = dict.fromkeys(registry.resolve("events", mention.event.id) for mention in own)
    return states_of(ids, (mention for mention in told if _said_on(mention) <= until), registry, day=until)


def _said_on(mention: Mention) -> datetime.date:
    date = mention.event.status_on or mention.date
    return date.first if date else datetime.date.max


def _event_developments(
    briefs: Sequence[Brief], states: Mapping[str, EventState], window: Window, naming: Naming, labels: Labels
) -> Iterator[tuple[datetime.date, Development]]:
    resolve = naming.registry.resolve
    own = {resolve("events", event.id): event.title for brief in briefs for event in brief.events if event.title}
    for id_, state in states.items():
        named = naming.registry.entry("events", id_)
        title = own.get(id_) or (named.display_title(naming.language) if named else state.title)
        for step in state.path:
            when = (state.date or step.on) if step.status == "held" else (step.on or state.date)
            if when is None or step.status not in _EVENTS or not window[0] < when.first <= window[1]:
                continue
            if not _known_before(id_, step.status, briefs[0], naming.registry):
                yield when.first, Development("events", id_, title, _EVENTS[step.status], labels.date(when))


def _known_before(id_: str, status: str, first: Brief, registry: Registry) -> bool:
    """Whether the earlier brief already records this status of an event."""
    return any(mention.event.status == status for mention in mentions_in(first, (id_,), registry))


def _resolved(first: Brief, window: Window, labels: Labels) -> Iterator[tuple[datetime.date, Development]]:
    for judgment in first.judgments:
        day = judgment.resolved_on
        if judgment.outcome in _OUTCOMES and day and window[0] < day.first <= window[1]:
            what = _OUTCOMES[judgment.outcome]
            yield day.first, Development("judgments", judgment.id, judgment.claim, what, labels.date(day))
