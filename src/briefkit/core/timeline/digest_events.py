"""What became of events in a period."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefkit.core.dates.dates import DateSpan, PartialDate, sort_key
from briefkit.core.dates.days import Days
from briefkit.core.events.state import DateStep, StatusStep, are_apart
from briefkit.core.timeline.digest_rows import CANCELLED, CHANGED, DATED, HELD, MOVED, RESCHEDULED, DigestRow
from briefkit.core.timeline.rows import EVENT, TimelineRow


def event_changes(before: Sequence[TimelineRow], after: Sequence[TimelineRow], days: Days) -> Iterator[DigestRow]:
    """What became of events: each new status and each new date, and those whose own date came.

    The latter are told as *dated* while nobody has said that they were held or cancelled.
    """
    known = {row.id: row for row in before if row.kind == EVENT}
    for row in after:
        if row.kind == EVENT:
            eve = known.get(row.id)
            path = eve.path if eve else ()
            told = [step for step in _new_steps(path, row.path) if _is_known(step, days.last)]
            for old, step in zip(_statuses_before(path, row.path), row.path, strict=True):
                if step in told:
                    told_of = _of_event(row, step.status, _date_of(step, row), old, step.status)
                    yield _with_days(told_of, row) if _is_undated_move(row, step) else told_of
            moves = {(date.first, date.on) for date in eve.dates[1:]} if eve else set()
            for old_date, date in pairwise(row.dates):
                if _is_known(date, days.last) and (date.first, date.on) not in moves:
                    yield _of_event(row, RESCHEDULED, date.on, str(old_date.last), str(date.first))
            if _came(row, eve, days):
                yield _of_event(row, DATED, row.date)


def _came(row: TimelineRow, eve: TimelineRow | None, days: Days) -> bool:
    """Whether an event's own date came in a period, or had come when a brief of it was the first to tell.

    Of what was held or cancelled, its status tells that.
    """
    if row.date is None or row.status == CANCELLED or any(step.status == HELD for step in row.path):
        return False
    if row.date.first >= days.first:
        return row.date.first <= days.last
    if eve is None or eve.date is None or eve.status == CANCELLED:
        return True
    return eve.date.first >= days.first or are_apart(eve.date, row.date)


def _of_event(
    row: TimelineRow, word: str, date: PartialDate | DateSpan | None, old: str | None = None, new: str | None = None
) -> DigestRow:
    head = (None, None, CHANGED, word, str(date) if date else None, row.title, None, row.id, None)
    place = (sort_key(date.start if isinstance(date, DateSpan) else date), 0)
    return DigestRow(*head, old, new, detail=", ".join(row.judgments) or None, place=place)


def _is_undated_move(row: TimelineRow, step: StatusStep) -> bool:
    """Whether a status says that an event was moved from a day that only a statement without a date gave.

    The registry's record may be one: no row tells that the event was rescheduled, but the days are known.
    """
    return step.status == MOVED and step is row.path[-1] and row.moved_from is not None and len(row.dates) < 2


def _with_days(told: DigestRow, row: TimelineRow) -> DigestRow:
    return told._replace(moved_from=str(row.moved_from), moved_to=str(row.date))


def _date_of(step: StatusStep, row: TimelineRow) -> PartialDate | DateSpan | None:
    """The date of a status. What was held has the event's own, if the status has only that of its brief."""
    return (row.date or step.on) if step.on is None or (step.status == HELD and not step.exact) else step.on


def _statuses_before(eve: Sequence[StatusStep], path: Sequence[StatusStep]) -> list[str | None]:
    """The status before each step. One that only a superseded brief told precedes the first."""
    statuses = [step.status for step in path]
    lost = eve[-1].status if eve and eve[-1].status not in statuses else None
    return [lost, *statuses][: len(statuses)]


def _new_steps(before: Sequence[StatusStep], after: Sequence[StatusStep]) -> list[StatusStep]:
    """The steps of a path that it did not have before. One of which only the date was corrected is not new."""
    same = {(step.status, step.on) for step in before} & {(step.status, step.on) for step in after}
    corrected = Counter(step.status for step in before if (step.status, step.on) not in same)
    new = []
    for step in after:
        if (step.status, step.on) not in same:
            if corrected[step.status]:
                corrected[step.status] -= 1
            else:
                new.append(step)
    return new


def _is_known(step: StatusStep | DateStep, last: datetime.date) -> bool:
    """Whether a status or date of an event was known on the last day."""
    return step.known is not None and step.known <= last
