"""Past and upcoming events on the wrong side of the brief's date."""

from __future__ import annotations

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.ports import LibraryView


@rule(
    "event-role",
    bad='events: [{id: g20-2018, date: "2018-11-30", role: past}]',
    good='events: [{id: g20-2018, date: "2018-11-30", role: upcoming}]',
)
def event_role(brief: Brief, view: LibraryView, *_: object) -> Found:
    """An event is marked past but comes after the brief, or is marked upcoming but was over before it.

    The event's date is taken from the brief, otherwise it is the one that other briefs or the registry give.
    """
    if brief.date is None:
        return
    for event in brief.events:
        date = event.date or view.event(event.id, brief).date
        if date and event.role == "past" and date.first > brief.date.last:
            side, right = "after", "upcoming"
        elif date and event.role == "upcoming" and date.last < brief.date.first:
            side, right = "before", "past"
        else:
            continue
        message = f"marked {event.role}, but {date} is {side} {brief.date}"
        yield diagnostic(message, ("events", event.id, "role"), f"set its role to {right}")
