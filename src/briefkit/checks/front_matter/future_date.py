"""Published briefs that are dated in the future."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.checks.rule import diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.ports import LibraryView
from briefkit.settings import Settings


@rule(
    "future-date",
    bad='date: "2999-01-01"',
    good='date: "2018-07-20"',
)
def future_date(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Diagnostic]:
    """A published brief is dated in the future.

    Either the year is a typo, or the brief is not published yet and its status should be draft or review.
    """
    if brief.live and brief.date and brief.date.first > view.today:
        yield diagnostic(f"published, but dated {brief.date}", ("date",), "correct the date, or set status to review")
