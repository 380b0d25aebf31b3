"""Embargoes that are broken or incomplete."""

from __future__ import annotations

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.embargo import OPEN, OVER, RUNNING, embargo_state, unread
from briefkit.core.brief.model import Brief
from briefkit.core.dates.phrase import when
from briefkit.core.diagnostic import ERROR
from briefkit.core.ports import LibraryView
from briefkit.settings import Settings


@rule(
    "embargo",
    ERROR,
    bad='access: embargoed\nembargo_until: "2999-01-01"',
    good='status: review\naccess: embargoed\nembargo_until: "2999-01-01"',
)
def embargo(brief: Brief, view: LibraryView, settings: Settings) -> Found:
    """A brief is published before its embargo ends, or its embargo is incomplete.

    `access: embargoed` and `embargo_until` belong together; until that day the status is draft or review. Remove an
    embargo that is over: it no longer holds the brief back, and readers may think that it does.
    """
    if any(unread(brief)):  # other rules say what cannot be read, and nothing follows from the rest
        return
    until = brief.embargo_until
    state = embargo_state(brief.access or settings.library.access, until, view.today)
    if state == OPEN:
        yield diagnostic("embargoed, but without an end date", ("access",), "add “embargo_until: YYYY-MM-DD”")
    elif state == RUNNING and brief.live:
        yield diagnostic(
            f"published, but embargoed until {until}", ("embargo_until",), "set status to review until then"
        )
    elif state == RUNNING and (brief.access or settings.library.access) != "embargoed":
        yield diagnostic(
            f"an embargo until {until}, but access is not embargoed", ("embargo_until",), "add “access: embargoed”"
        )
    elif state == OVER and until:
        yield diagnostic(f"the embargo ended {when(until)}", ("access",), "set access to public or internal")
