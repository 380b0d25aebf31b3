"""The order of the two ends of a period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefkit.core.dates.phrase import when

if TYPE_CHECKING:
    from briefkit.core.dates.dates import DateSpan, PartialDate


def check_period(since: PartialDate | DateSpan | None, until: PartialDate | DateSpan | None) -> None:
    """Raise ValueError, with both dates, if a period ends before it starts. An end may be open."""
    if since is not None and until is not None and until.last < since.first:
        raise ValueError(f"the period ends {when(until)}, before it starts {when(since)}")
