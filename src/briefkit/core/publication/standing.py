"""How a publication stands: its status and access, and the embargo it is under, as readers must know them."""

from __future__ import annotations

import datetime

from briefkit.core.brief.embargo import is_held_back, unread
from briefkit.core.dates.dates import PartialDate
from briefkit.core.publication.work import Work


def embargo_until(work: Work, today: datetime.date | None) -> PartialDate | None:
    """The day from which a brief under embargo may be published; None if it is under none.

    `today` tells whether there is still one in a brief whose access does not say so.
    """
    access, until = work.brief.access or work.imprint.access, work.brief.embargo_until
    held = access == "embargoed" or (today is not None and is_held_back(access, until, today))
    return until if held else None


def status_label(work: Work, until: PartialDate | None) -> str | None:
    """The status and access restrictions that a reader must know before quoting; None for a live, public brief."""
    access = work.brief.access or work.imprint.access
    labels = [] if work.brief.live else [work.labels[work.brief.status]]
    if until:
        labels.append(work.labels["embargoed_until"].format(work.labels.date(until)))
    elif access != "embargoed" and any(unread(work.brief)):
        labels.append(work.labels["not_cleared"])
    elif access != "public":
        labels.append(work.labels[access])
    return " · ".join(labels) or None
