"""Briefs that a newer one has taken the place of."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.checks.making import rule
from briefkit.core.brief.brief import Brief
from briefkit.core.checking.rule import ERROR, Flaw
from briefkit.core.checking.view import LibraryView
from briefkit.core.edit.value import Set
from briefkit.settings import Settings


@rule(
    "superseded",
    ERROR,
    bad="a published brief, and a newer published one with “supersedes: ” and its id",
    good="status: superseded",
    example="words",
    mends=True,
)
def superseded(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """A brief is still published though a published one supersedes it.

    Both would count in the tables of issues and forecasts.
    """
    if brief.live and (newer := view.successor(brief.id)):
        told = f"published, but superseded by “{newer.id}”"
        yield Flaw(told, ("status",), "set status to superseded", edits=(Set(("status",), "superseded"),))
