"""Past and upcoming events on the wrong side of the brief's date."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.checks.rule import diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.ports import LibraryView
from briefkit.settings import Settings


@rule(
    "event-role",
    bad='events: [{id: g20-2018, date: "2018-11-30", role: past}]',
    good='events: [{id: g20-2018, date: "2018-11-30", role: upcoming}]',
)
def event_role(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Diagnostic]:
    """An event is called past though it comes after the brief, or upcoming though it was over before it.

    The event's date is the brief's own, else the registry's.
    """
    if brief.date is None:
        return
    for event in brief.events:
        if event.role not in ("past", "upcoming"):
            continue
        known = view.registry.entry("events", event.id)
        date = event.date or (known.date if known else None)
        if date is None:
            continue
        if event.role == "past" and date.first > brief.date.last:
            yield diagnostic(
                f"past, but {date} comes after {brief.date}", ("events", event.id, "role"), "make it upcoming"
            )
        if event.role == "upcoming" and date.last < brief.date.first:
            yield diagnostic(
                f"upcoming, but {date} was over by {brief.date}", ("events", event.id, "role"), "make it past"
            )
