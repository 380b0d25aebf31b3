"""The state of an event: its title, date, place and status, each from the latest statement, wherever it stands.

A statement is what a brief or the registry says of an event. In a brief it is as old as the brief, its status as old as
`status_on`, if given. The registry's record is as old as its `status_on`; without one it counts only where no brief
says otherwise, and is known once the event is over.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from typing import Any, NamedTuple

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


class StatusStep(NamedTuple):
    """A status of an event while consecutive statements agree on it.

    `on` is the date of the first of them, None if they are undated; it is `exact` if that is its `status_on` and not
    only the date of its brief. `known` is the day from which one of them has been known, None if nobody can tell.
    `stated_by` is the brief with the last of them, None if that is the registry.
    """

    status: str
    on: PartialDate | None
    exact: bool
    known: datetime.date | None
    stated_by: str | None


class DateStep(NamedTuple):
    """A date of an event while consecutive statements name days in common: the `first` of them, and the `last`.

    `on` is the date of the first statement, and `known` the day from which it has been known.
    """

    first: DateSpan
    last: DateSpan
    on: PartialDate
    known: datetime.date


class EventState(NamedTuple):
    """What is known of an event.

    `path` is each status that it has had, in order of date; the last one counts. `dates` is each date that dated
    statements gave it; `moved_from` is a date that was stated before and has nothing in common with the present one.
    """

    id: str
    title: str
    date: DateSpan | None = None
    place: str | None = None
    path: tuple[StatusStep, ...] = ()
    dates: tuple[DateStep, ...] = ()
    moved_from: DateSpan | None = None

    @property
    def status(self) -> str | None:
        """The status that counts."""
        return self.path[-1].status if self.path else None

    @property
    def status_on(self) -> PartialDate | None:
        """The day since which that has been known; None if only undated statements say so."""
        return self.path[-1].on if self.path else None

    @property
    def stated_by(self) -> str | None:
        """The brief with the latest statement of it; None if that is the registry."""
        return self.path[-1].stated_by if self.path else None


class _Statement(NamedTuple):
    """An event as stated; `told` is the date of its title, date and place, `since` that of its status.

    `known` is the day from which the status has been known, None if nobody can tell.
    """

    event: Event
    told: PartialDate | None
    since: PartialDate | None
    known: datetime.date | None
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
    told = sorted(map(_mentioned, mentions), key=_by_age)
    statements = [*told, *_registered(id_, registry, _latest(told, "date"), day, language)]
    told = sorted(statements, key=_by_age)
    date = _latest(told, "date")
    return EventState(
        id_,
        _latest(told, "title") or id_,
        date,
        _latest(told, "place"),
        _path(statements),
        _dates(told),
        next((one.event.date for one in reversed(told) if are_apart(one.event.date, date)), None),
    )


def _mentioned(mention: Mention) -> _Statement:
    event, date = mention.event, mention.date
    days = [date.first] if date else []
    days += [event.status_on.last] if event.status_on else []
    return _Statement(event, date, event.status_on or date, max(days, default=None), mention.brief)


def _registered(
    id_: str, registry: Registry, told: DateSpan | None, day: datetime.date | None, language: str | None
) -> list[_Statement]:
    """What the registry says; `told` is the date of the event according to the briefs.

    A record that was not known yet still names the event, and says when and where it was once it is over by its own
    date and the briefs'. One without `status_on` is all known by then: what became of an event is settled.
    """
    entry = registry.entry("events", id_)
    if entry is None:
        return []
    title = entry.display_title(language)
    name = Event(id=id_, title=title if title != entry.id else None)
    whole = name.replaced(date=entry.date, place=entry.place, status=entry.status, status_on=entry.status_on)
    since = entry.status_on
    over = max(date.last for date in (told or entry.date, entry.date)) if entry.date else None
    known = since.last if since else over
    if day is None or (known is not None and known <= day):
        return [_Statement(whole, since, since, known, None)]
    fact = whole.replaced(status=None, status_on=None) if over is not None and over <= day else name
    return [_Statement(fact, None, None, None, None)]


def _by_age(one: _Statement) -> tuple[object, ...]:
    return (_age(one.told, one.brief), one.brief or "")


def _age(date: PartialDate | None, brief: str | None) -> tuple[int, int]:
    """A sort key: the undated registry, undated briefs, then by date."""
    return (1, sort_key(date)) if date else (0, brief is not None)


def _by_status(one: _Statement) -> tuple[object, ...]:
    """The order of statuses: on one day what became of an event follows what was planned, and briefs the registry."""
    return (_age(one.since, one.brief), one.event.status in SETTLED, one.brief is not None, one.brief or "")


def _latest(told: Sequence[_Statement], key: str) -> Any:
    return next((value for one in reversed(told) if (value := getattr(one.event, key)) is not None), None)


def _path(statements: Iterable[_Statement]) -> tuple[StatusStep, ...]:
    """Each status in order of date. An undated one is only told where nothing else is."""
    rated = sorted((one for one in statements if one.event.status), key=_by_status)
    steps = [_step(list(agreeing)) for _, agreeing in groupby(rated, lambda one: one.event.status)]
    return tuple(step for step in steps if step.on or step is steps[-1])


def _step(agreeing: Sequence[_Statement]) -> StatusStep:
    first, last = next((one for one in agreeing if one.since), agreeing[0]), agreeing[-1]
    exact = first.since is not None and first.since == first.event.status_on
    known = min((one.known for one in agreeing if one.known), default=None)
    return StatusStep(last.event.status or "", first.since, exact, known, last.brief)


def _dates(told: Iterable[_Statement]) -> tuple[DateStep, ...]:
    """Each date in the order in which it was told. An undated statement tells of no move."""
    steps: list[DateStep] = []
    for one in told:
        if one.event.date and one.told:
            known = one.told.first if one.brief else one.told.last
            if not steps or are_apart(steps[-1].last, one.event.date):
                steps.append(DateStep(one.event.date, one.event.date, one.told, known))
            else:
                steps[-1] = steps[-1]._replace(last=one.event.date)
    return tuple(steps)


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
