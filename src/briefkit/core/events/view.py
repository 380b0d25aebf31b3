"""An event as metadata, for conditions that choose among events."""

from __future__ import annotations

from typing import Any

from briefkit.core.brief.model import EVENT, Event
from briefkit.core.dates.dates import PartialDate


def as_metadata(brief: str, date: PartialDate | None, event: Event) -> dict[str, Any]:
    """A brief with this id and date as JSON that states nothing but this event."""
    return {"id": brief, "date": str(date) if date else None, "events": [EVENT.dump(event)]}
