"""When a judgment was made, as its committed versions show it, and whether its question was closed by then."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from briefkit.core.brief.model import Judgment
from briefkit.core.brief.succession import PUBLISHED
from briefkit.core.brief.version import Version
from briefkit.core.dates.dates import PartialDate, day_of
from briefkit.core.diff.committed import Past
from briefkit.core.diff.terms import estimate, terms_of
from briefkit.core.judgments.state import limit_of
from briefkit.core.text.words import wording


def surely_closed(judgment: Judgment) -> datetime.date | None:
    """The first day on which a question was closed beyond doubt: a month in which it was decided is over."""
    resolved = judgment.resolved_on
    if resolved is not None and resolved.day is None:
        resolved = day_of(min(resolved.last, _LAST_BUT_ONE) + datetime.timedelta(days=1))
    return limit_of(judgment.outcome, resolved, judgment.due)


def committed_late(
    pasts: Sequence[Past], versions: Sequence[Version], default_scale: str, close: datetime.date
) -> Version | None:
    """The earliest version that has a judgment as it was published, be it a draft; None if it came before the close.

    What a version that cannot be read says is not known: it may have the judgment. Also None for a judgment that was
    never published in a commit.
    """
    record = [past for past in pasts if past.version and past.brief.status in PUBLISHED]
    seen = [past.version for past in record]
    if not record or _late(seen, (), close) is None:
        return None
    terms = terms_of(record[0].judgment, default_scale)
    drafts = [past.version for past in pasts if terms_of(past.judgment, default_scale) == terms]
    return _late([*seen, *drafts], versions, close)


def updated_late(
    pasts: Sequence[Past], date: PartialDate, versions: Sequence[Version], close: datetime.date
) -> Version | None:
    """The earliest version that has an update of a date; None if it came, or may have come, before the close."""
    return _late([past.version for past in pasts if _has_update(past.judgment, date)], versions, close)


def states(judgment: Judgment, other: Judgment, scale: str, date: PartialDate | None = None) -> bool:
    """Whether a judgment has the claim of another, and an estimate like its first or like its update of a date."""
    if wording(judgment.claim) != wording(other.claim):
        return False
    said = {estimate(judgment, judgment.scale or scale).value}
    said |= {estimate(update, judgment.scale or scale).value for update in judgment.updates}
    if date is None:
        return estimate(other, other.scale or scale).value in said
    return any(estimate(update, other.scale or scale).value in said for update in other.updates if update.date == date)


def _has_update(judgment: Judgment, date: PartialDate) -> bool:
    return any(update.date == date for update in judgment.updates)


def _late(seen: Iterable[Version | None], versions: Iterable[Version], close: datetime.date) -> Version | None:
    """The earliest of some versions, if that and those that cannot be read came from the close on."""
    first = min(filter(None, seen), key=lambda version: version.day, default=None)
    if first is None or first.day < close:
        return None
    unread = (version for version in versions if not version.current and version.brief is None)
    return None if any(version.day < close for version in unread) else first


_LAST_BUT_ONE = datetime.date.max - datetime.timedelta(days=1)
