"""Published briefs that have been superseded."""

from __future__ import annotations

from briefkit.checks.fixes import by_edit
from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import ERROR
from briefkit.core.edit.value import Set
from briefkit.core.ports import LibraryView


@rule(
    "superseded",
    ERROR,
    bad="a published brief, and a newer published one with “supersedes: ” and its id",
    good="status: superseded",
    example="words",
    fixable=True,
)
def superseded(brief: Brief, view: LibraryView, *_: object) -> Found:
    """A brief is still published, although another published brief supersedes it.

    Both would count in the tables of issues and forecasts.
    """
    if brief.live and (newer := view.successor(brief.id)):
        fix = by_edit(Set(("status",), "superseded"))
        yield diagnostic(f"published, but superseded by “{newer.id}”", ("status",), "set status to superseded", fix=fix)
