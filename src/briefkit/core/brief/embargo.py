"""The one notion of an embargo: who may read a brief, and from which day."""

from __future__ import annotations

import datetime

from briefkit.core.dates.dates import PartialDate

RUNNING, OPEN, OVER = "running", "open", "over"
"""States of an embargo: its day is still to come; it has no day; it has ended, but is still stated."""


def embargo_state(access: str, until: PartialDate | None, today: datetime.date) -> str | None:
    """The state of the embargo of a brief with some access; None if it has none.

    It lasts to the day before `until`: the brief may be published on that day. Of a month or year that is the first
    day, and the embargo is not called over before the last one.
    """
    if until is None:
        return OPEN if access == "embargoed" else None
    if until.first > today:
        return RUNNING
    return OVER if access == "embargoed" and until.last <= today else None


def is_held_back(access: str, until: PartialDate | None, today: datetime.date) -> bool:
    """Whether a brief must not be published yet."""
    return embargo_state(access, until, today) in {RUNNING, OPEN}
