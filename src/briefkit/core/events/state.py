"""The state of an event: its title, date, place and status, each from the latest statement, wherever it stands.

A statement is what a brief or the registry says of an event. In a brief it is as old as the brief, its status as old as
`status_on`, if given. The registry's record is as old as its `status_on`; without one it counts only where no brief
says otherwise.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from briefkit.core.brief.as_of import is_past
from briefkit.core.brief.model import Brief, Event
from briefkit.core.brief.vocabulary import SETTLED
from briefkit.core.dates.dates import DateSpan, PartialDate, sort_key
from briefkit.core.registry.registry import Registry
from briefkit.core.registry.spellings import Spellings


class Mention(NamedTuple):
    """What a brief says of an event; `date` is the brief's."""

    brief: str
    date: PartialDate | None
    event: Event


class EventState(NamedTuple):
    """What is known of an event.

    `status_on` is the day since which the status has been known: the date of the first of the latest statements that
    agree on it, None if only undated ones do. `stated_by` is the brief with the latest, None if that is the registry.
    `moved_from` is a date that was stated before and has nothing in common with the present one.
    """

    id: str
    title: str
    date: DateSpan | None = None
    place: str | None = None
    status: str | None = None
    status_on: PartialDate | None = None
    stated_by: str | None = None
    moved_from: DateSpan | None = None


class _Statement(NamedTuple):
    """An event as stated; `told` is the date of its title, date and place, `since` that of its status."""

    event: Event
    told: PartialDate | None
    since: PartialDate | None
    brief: str | None


def state_of(
    id_: str,
    mentions: Iterable[Mention],
    registry: Registry,
    *,
    day: datetime.date | None = None,
    language: str | None = None,
) -> EventState:
    """The state of the event with an id, from all mentions of it. `language` is that of the registry's title.

    With `day`, what was known at its end: the mentions must be those of that day.
    """
    statements = [_Statement(of.event, of.date, of.event.status_on or of.date, of.brief) for of in mentions]
    statements += _registered(id_, registry, day, language)
    told = sorted(statements, key=lambda one: (_age(one.told, one.brief), one.brief or ""))
    rated = sorted((one for one in statements if one.event.status), key=_by_status)
    date = _latest(told, "date")
    return EventState(
        id_,
        _latest(told, "title") or id_,
        date,
        _latest(told, "place"),
        rated[-1].event.status if rated else None,
        _since(rated),
        rated[-1].brief if rated else None,
        next((one.event.date for one in reversed(told) if are_apart(one.event.date, date)), None),
    )


def _registered(id_: str, registry: Registry, day: datetime.date | None, language: str | None) -> list[_Statement]:
    """What the registry says. A record that was not known yet still names the event, and says when it was once over."""
    entry = registry.entry("events", id_)
    if entry is None:
        return []
    title = entry.display_title(language)
    name = title if title != entry.id else None
    if day is None or is_past(entry.status_on, day):
        known = Event(id=id_, title=name, date=entry.date, place=entry.place, status=entry.status)
        return [_Statement(known, entry.status_on, entry.status_on, None)]
    over = entry.date is not None and entry.date.last <= day
    fact = Event(id=id_, title=name, date=entry.date, place=entry.place) if over else Event(id=id_, title=name)
    return [_Statement(fact, None, None, None)]


def _age(date: PartialDate | None, brief: str | None) -> tuple[int, int]:
    """A sort key: the undated registry, undated briefs, then by date."""
    return (1, sort_key(date)) if date else (0, brief is not None)


def _by_status(one: _Statement) -> tuple[object, ...]:
    """The order of statuses: on one day what became of an event follows what was planned, and briefs the registry."""
    return (_age(one.since, one.brief), one.event.status in SETTLED, one.brief is not None, one.brief or "")


def _latest(told: Sequence[_Statement], key: str) -> Any:
    return next((value for one in reversed(told) if (value := getattr(one.event, key)) is not None), None)


def _since(rated: Sequence[_Statement]) -> PartialDate | None:
    """The date of the first of the last statements that agree."""
    since = None
    for one in reversed(rated):
        if one.event.status != rated[-1].event.status:
            break
        since = one.since or since
    return since


def are_apart(one: DateSpan | None, other: DateSpan | None) -> bool:
    """Whether two dates have no day in common; False if one is missing."""
    return one is not None and other is not None and (one.last < other.first or other.last < one.first)


def mentions_in(brief: Brief, ids: Collection[str] | None, names: Spellings) -> list[Mention]:
    """What a brief says of the events with some ids, or of all."""
    return [
        Mention(brief.id, brief.date, event)
        for event in brief.events
        if ids is None or names.resolve("events", event.id) in ids
    ]


def states_of(
    ids: Iterable[str],
    mentions: Iterable[Mention],
    registry: Registry,
    *,
    day: datetime.date | None = None,
    language: str | None = None,
) -> Mapping[str, EventState]:
    """The states of some events, by id; `mentions` may be of others too."""
    found: dict[str, list[Mention]] = {id_: [] for id_ in ids}
    for mention in mentions:
        if (id_ := registry.resolve("events", mention.event.id)) in found:
            found[id_].append(mention)
    return {id_: state_of(id_, of, registry, day=day, language=language) for id_, of in found.items()}


class EventStates:
    """The states of a library's events, looked up one by one; what briefs say is asked for once, when it is needed."""

    def __init__(self, find_mentions: Callable[[], Iterable[Mention]], find_registry: Callable[[], Registry]) -> None:
        self._find_mentions = find_mentions
        self._find_registry = find_registry

    @cached_property
    def registry(self) -> Registry:
        """The registry of the library."""
        return self._find_registry()

    @cached_property
    def mentions(self) -> Mapping[str, Sequence[Mention]]:
        """What live briefs say of each event, by its id."""
        found: dict[str, list[Mention]] = {}
        for mention in self._find_mentions():
            found.setdefault(self.registry.resolve("events", mention.event.id), []).append(mention)
        return found

    def of(self, word: str, brief: Brief | None = None) -> EventState:
        """The state of an event; with a brief, from what that brief says now, whether it is live or not."""
        id_ = self.registry.resolve("events", word)
        mentions = self.mentions.get(id_, ())
        if brief is not None:
            others = [mention for mention in mentions if mention.brief != brief.id]
            mentions = [*others, *mentions_in(brief, (id_,), self.registry)]
        return state_of(id_, mentions, self.registry)
