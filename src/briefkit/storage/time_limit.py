"""How many seconds a question may take: what its asker says, but never more than a server allows the role.

Milliseconds and SQL are for PostgreSQL, which alone allows something of its own.
"""

from __future__ import annotations

import os

from briefkit.errors import BriefkitError

VARIABLE = "BRIEFKIT_TIMEOUT"
LIMIT = 60.0
"""Seconds, if neither the asker nor the server says anything."""
_MOST = 2_000_000
"""Seconds from which on PostgreSQL has no room for the milliseconds."""


def seconds_wanted(option: float | None = None) -> float | None:
    """What an option says, otherwise BRIEFKIT_TIMEOUT, 0 being any time; None if neither says anything.

    Raises BriefkitError for a value that is no such number.
    """
    text = os.environ.get(VARIABLE, "")
    if option is not None or not text:
        return option
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1
    if not 0 <= seconds < _MOST:
        raise BriefkitError(f"{VARIABLE} is not a number of seconds: “{text}”", hint="0 is any time")
    return seconds


def milliseconds(seconds: float | None) -> int | None:
    """A time as PostgreSQL counts it: at least one, unless it is any time."""
    if seconds is None:
        return None
    return max(1, round(min(seconds, _MOST) * 1000)) if seconds else 0


def shorter_in_sql(wanted: str, allowed: str) -> str:
    """SQL for the milliseconds of a statement: the shorter of what is wanted, which may be NULL, and what is allowed.

    In both 0 is any time.
    """
    wanted = f"CAST({wanted} AS bigint)"
    shorter = f"least(nullif({wanted}, 0), nullif({allowed}, 0))"
    return f"coalesce({shorter}, CASE {wanted} WHEN 0 THEN 0 ELSE {milliseconds(LIMIT)} END)"
