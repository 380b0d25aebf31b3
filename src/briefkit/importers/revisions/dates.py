"""The days of changes, as word processors write their times."""

from __future__ import annotations

import datetime


def day_of(written: str) -> str:
    """The day of a time in ISO 8601, as YYYY-MM-DD; empty for what is none, such as `0-00-00T00:00:00`."""
    try:
        return datetime.date.fromisoformat(written[:10]).isoformat()
    except ValueError:
        return ""
