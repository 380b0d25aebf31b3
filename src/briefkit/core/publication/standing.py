"""How a publication stands: its status and access, and the embargo it is under, as readers must know them."""

from __future__ import annotations

import datetime

from briefkit.core.brief.embargo import is_held_back, unread
from briefkit.core.brief.model import Brief
from briefkit.core.dates.dates import PartialDate
from briefkit.core.publication.labels import Labels
from briefkit.core.publication.work import Work


def embargo_until(work: Work, today: datetime.date | None) -> PartialDate | None:
    """The day from which a brief under embargo may be published; None if it is under none.

    `today` tells whether there is still one in a brief whose access does not say so.
    """
    return _until(work.brief, work.brief.access or work.imprint.access, today)


def status_label(work: Work, until: PartialDate | None) -> str | None:
    """The status and access restrictions that a reader must know before quoting; None for a live, public brief."""
    return _label(work.brief, work.brief.access or work.imprint.access, until, work.labels) or None


def standing(brief: Brief, default: str, today: datetime.date, labels: Labels) -> str:
    """The same of a brief that is no publication, empty for a live, public one; `default` is the library's access."""
    access = brief.access or default
    return _label(brief, access, _until(brief, access, today), labels)


def _until(brief: Brief, access: str, today: datetime.date | None) -> PartialDate | None:
    held = access == "embargoed" or (today is not None and is_held_back(access, brief.embargo_until, today))
    return brief.embargo_until if held else None


def _label(brief: Brief, access: str, until: PartialDate | None, labels: Labels) -> str:
    found = [] if brief.live else [labels[brief.status]]
    if until:
        found.append(labels["embargoed_until"].format(labels.date(until)))
    elif access != "embargoed" and any(unread(brief)):
        found.append(labels["not_cleared"])
    elif access != "public":
        found.append(labels[access])
    return " · ".join(found)
