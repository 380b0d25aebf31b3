"""The one notion of an embargo: who may read a brief, and from which day."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from briefkit.core.brief.model import BRIEF, Brief
from briefkit.core.brief.near_key import near_key
from briefkit.core.dates.dates import PartialDate
from briefkit.core.diagnostic import Diagnostic

KEYS = ("access", "embargo_until")
"""The keys that say whether there is an embargo."""

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


def may_hold_back(metadata: Mapping[str, Any]) -> bool:
    """Whether a brief whose values are all read may be held back, judged by its metadata: it says something of it."""
    return any(map(_may_be_one, metadata))


@lru_cache(maxsize=4096)
def _may_be_one(name: str) -> bool:
    """Whether a key of a brief says something of an embargo, or may be a typing error for one that does."""
    return near_key(name, tuple(BRIEF.keys)) in KEYS


def must_wait(brief: Brief, access: str, today: datetime.date) -> bool:
    """Whether a brief is held back, or may be under an embargo that cannot be read; `access` is the library's."""
    return any(unread(brief)) or is_held_back(brief.access or access, brief.embargo_until, today)


def unread(brief: Brief) -> Iterator[Diagnostic]:
    """Why it cannot be told whether a brief is under embargo: values that are not read, and keys that are typos.

    The line of a key is to be looked up.
    """
    yield from (problem for problem in brief.problems if problem.trail and problem.trail[0] in KEYS)
    for name in brief.extra:
        if (meant := near_key(name, tuple(BRIEF.keys))) in KEYS:
            message = f"there is no key “{name}”"
            yield Diagnostic("unknown-key", message, hint=f"did you mean {meant}?", trail=(name,), at_key=True)
