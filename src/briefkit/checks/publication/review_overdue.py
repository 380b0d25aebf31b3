"""Briefs that should have been reviewed."""

from __future__ import annotations

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.dates.phrase import when
from briefkit.core.ports import LibraryView


@rule(
    "review-overdue",
    bad='review_by: "2019-01-01"',
    good='review_by: "2999-01-01"',
)
def review_overdue(brief: Brief, view: LibraryView, *_: object) -> Found:
    """The review date of a published brief has passed.

    Review it, then move review_by forward, or set its status to superseded or retracted.
    """
    if brief.live and brief.review_by and brief.review_by.last < view.today:
        yield diagnostic(
            f"its review was due {when(brief.review_by)}", ("review_by",), "review it and move the date forward"
        )
