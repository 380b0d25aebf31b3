"""What was altered in a judgment after its publication, from one committed version to the next."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from briefkit.core.brief.model import Brief, Judgment
from briefkit.core.brief.shapes import EMPTY_VALUE
from briefkit.core.brief.succession import PUBLISHED
from briefkit.core.brief.version import Version
from briefkit.core.dates.dates import PartialDate
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.diff.committed import Past
from briefkit.core.diff.terms import PARTS, Stated, estimate
from briefkit.core.judgments.state import limit_of


class Alteration(NamedTuple):
    """What a part of a judgment was when it was published, what it is now, and the version that made it so.

    `part` is claim, due, condition, likelihood or update; `date` is that of an update. `now` is None where an update is
    gone, and `version` where the change has not been committed.
    """

    part: str
    before: str
    now: str | None
    version: Version | None
    date: PartialDate | None = None


def alterations(pasts: Sequence[Past], default_scale: str, today: datetime.date) -> Iterator[Alteration]:
    """What is not as it was at the end of the day on which a judgment was published.

    That day is at the earliest the last one that the brief's date and embargo cover. What was taken back is as before,
    and versions with faulty values are passed over.
    """
    record = _on_record(pasts)
    if not record or record[0].version is None or record[-1].version is not None:
        return  # never published in a commit, or not on the record now
    if all(_is_as_written(past.judgment, record[-1].judgment) for past in record):
        return
    until = _publication(record[0].brief, record[0].version.day)
    first = _last_until(record, until, today).judgment
    for part, stated in PARTS.items():
        states = [stated(past.judgment, default_scale) for past in record]
        before, now = stated(first, default_scale), states[-1]
        if not before.vague and before.value != now.value:
            yield Alteration(part, before.text, now.text, _since(record, states))
    yield from _altered_updates(record, default_scale, until, today)


class Removal(NamedTuple):
    """A judgment as it was last published, the version that published it, and the one that removed it, if any."""

    judgment: Judgment
    published: Version
    version: Version | None


def removals(gone: Sequence[Sequence[Past]], versions: Sequence[Version], today: datetime.date) -> Iterator[Removal]:
    """The judgments that were removed after the day on which they were published (see `alterations`)."""
    for pasts in gone:
        record, last = _on_record(pasts), pasts[-1].version
        published = record[0].version if record else None
        if published is None or last is None:
            continue
        later = versions[versions.index(last) + 1 :]
        version = next((version for version in later if version.current or version.brief), None)
        if (version.day if version else today) > _publication(record[0].brief, published.day):
            yield Removal(record[-1].judgment, published, version)


def _on_record(pasts: Sequence[Past]) -> list[Past]:
    return [past for past in pasts if past.brief.status in PUBLISHED and all(map(_is_harmless, past.brief.problems))]


def _is_harmless(problem: Diagnostic) -> bool:
    """Whether all that a file says was read nevertheless."""
    return problem.rule == EMPTY_VALUE


def _is_as_written(old: Judgment, new: Judgment) -> bool:
    """Whether two versions of a judgment say the same in the same words. Most do, and comparing words is quick."""
    return all(getattr(old, key) == getattr(new, key) for key in _KEYS)


def _publication(brief: Brief, committed: datetime.date) -> datetime.date:
    return max([committed, *(date.last for date in (brief.date, brief.embargo_until) if date)])


def _last_until(record: Sequence[Past], day: datetime.date, today: datetime.date) -> Past:
    """The last of the versions, the first included, that were committed up to a day."""
    later = takewhile(lambda past: (past.version.day if past.version else today) <= day, record)
    return [record[0], *later][-1]


def _altered_updates(
    record: Sequence[Past], default_scale: str, until: datetime.date, today: datetime.date
) -> Iterator[Alteration]:
    """The updates that are gone or other than at the end of the day on which they were committed."""
    now = record[-1].judgment
    limit = limit_of(now.outcome, now.resolved_on, now.due)
    for date in dict.fromkeys(update.date for past in record[:-1] for update in past.judgment.updates):
        if limit is not None and date.last >= limit:  # hindsight never counts, and may go
            continue
        states = [_estimate_on(past.judgment, date, default_scale) for past in record]
        start = next(number for number, state in enumerate(states) if state is not None)
        version = record[start].version
        last = _last_until(record[start:], max(until, version.day) if version else until, today)
        before = _estimate_on(last.judgment, date, default_scale)
        if before is not None and not before.vague and (states[-1] is None or before.value != states[-1].value):
            yield Alteration(
                "update", before.text, states[-1].text if states[-1] else None, _since(record, states), date
            )


def _since(record: Sequence[Past], states: Sequence[Stated | None]) -> Version | None:
    """The version from which on something is as it is now."""
    version, now = None, states[-1] and states[-1].value
    for past, state in zip(reversed(record), reversed(states), strict=True):
        if (state and state.value) != now:
            break
        version = past.version
    return _origin(record, states, version)


def _origin(record: Sequence[Past], states: Sequence[Stated | None], version: Version | None) -> Version | None:
    """The version that a merge, which only follows it in time, has something from."""
    now = states[-1] and states[-1].value
    known = {
        past.version.contents: past.version
        for past, state in zip(record, states, strict=True)
        if past.version and (state and state.value) == now
    }
    while version:
        before = next((known.pop(contents) for contents in version.before if contents in known), None)
        if before is None:
            break
        version = before
    return version


def _estimate_on(judgment: Judgment, date: PartialDate, default_scale: str) -> Stated | None:
    """The update of a date; of several the last."""
    updates = [update for update in judgment.updates if update.date == date]
    return estimate(updates[-1], judgment.scale or default_scale) if updates else None


_KEYS = ("claim", "due", "condition", "scale", "term", "probability", "updates")
