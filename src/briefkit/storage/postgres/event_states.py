"""The states of events, for those who may read all briefs and, day by day, for those who read what is public."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from briefkit.core.brief.model import EVENT
from briefkit.core.brief.succession import LIVE_ONLY
from briefkit.core.dates.dates import parse_date
from briefkit.core.events.state import EventState, Mention, state_of
from briefkit.core.registry.registry import Registry
from briefkit.storage.index.columns import COLUMNS
from briefkit.storage.index.typed import key_of
from briefkit.storage.postgres.copying import copy_rows

if TYPE_CHECKING:
    from psycopg import Connection

_ALWAYS, _INTERNAL = "-infinity", "infinity"
_COLUMNS = ", ".join(f'event."{column}"' for column in COLUMNS["event"])
_ASK = f"""
    SELECT coalesce(meaning.id, event.id), file.public_from, head.id, head.path, head.date, head.status, ordinal,
      {_COLUMNS}
    FROM event JOIN head USING (doc) JOIN file USING (doc)
    LEFT JOIN meaning ON meaning.section = 'events' AND meaning.word = event.id
"""  # noqa: S608 - constants
_SPELLED = "WHERE event.id IN (SELECT word FROM meaning WHERE section = 'events' AND coalesce(id, word) = ANY(%s))"


_A_DAY_AGO = "SELECT current_date - 1"
"""Days begin later in other time zones: what has been public since then is public everywhere."""


class _Told(NamedTuple):
    """What a brief says of an event; None if it is not live. `place` is its order among others.

    `public_from` is the day from which others than internal readers know it, if they ever do.
    """

    public_from: datetime.date | None
    place: tuple[int, str, str, int]
    mention: Mention | None


def write_event_states(connection: Connection, registry: Registry, ids: Collection[str] | None) -> None:
    """Write the states of the events with some ids, or of all that briefs name; `meaning` is up to date."""
    if ids is not None and not ids:
        return
    with connection.cursor() as cursor:
        if ids is None:
            cursor.execute("DELETE FROM event_state")
        else:
            cursor.execute("DELETE FROM event_state WHERE event = ANY(%s)", (list(ids),))
    (today,) = connection.execute(_A_DAY_AGO).fetchone() or (datetime.date.min,)
    with connection.cursor("told") as found:
        order = "ORDER BY coalesce(meaning.id, event.id)"
        found.execute(f"{_ASK} {'' if ids is None else _SPELLED} {order}", () if ids is None else (list(ids),))
        states = [row for id_, rows in groupby(found, itemgetter(0)) for row in _rows(id_, rows, registry, today)]
    copy_rows(connection, "event_state", states)


def _rows(
    id_: str, rows: Iterable[Sequence[Any]], registry: Registry, today: datetime.date
) -> Iterator[tuple[str | None, ...]]:
    """The rows of an event. The public has none before the day on which a brief that names it is public."""
    told = sorted(map(_told, rows), key=itemgetter(1))
    everything = _state(id_, told, registry)
    yield _row(id_, _INTERNAL, everything)
    days = sorted({max(one.public_from, today) for one in told if one.public_from is not None})
    for day in days:
        seen = [one for one in told if one.public_from is not None and one.public_from <= day]
        state = everything if len(seen) == len(told) else _state(id_, seen, registry)
        yield _row(id_, _ALWAYS if day == today else day.isoformat(), state)


def _told(row: Sequence[Any]) -> _Told:
    _, public_from, brief, path, date, status, ordinal, *values = row
    mention = None
    if status in LIVE_ONLY:
        stated = {key: value for key, value in zip(COLUMNS["event"], values, strict=True) if value is not None}
        mention = Mention(brief, parse_date(date) if date else None, EVENT.load(stated))
    return _Told(public_from, (key_of(date), brief, path, ordinal), mention)


def _state(id_: str, told: Iterable[_Told], registry: Registry) -> EventState:
    return state_of(id_, [one.mention for one in told if one.mention is not None], registry)


def _row(id_: str, public_from: str, state: EventState) -> tuple[str | None, ...]:
    known = (state.date, state.place, state.status, state.status_on)
    return (id_, public_from, *(None if value is None else str(value) for value in known))
