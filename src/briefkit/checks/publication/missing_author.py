"""Briefs that nobody signs for."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.checks.rule import diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.ports import LibraryView
from briefkit.settings import Settings


@rule(
    "missing-author",
    bad="authors: []",
    good="authors: [A. Author]",
    by_default=False,
)
def missing_author(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Diagnostic]:
    """A published brief names neither an author nor an expert.

    Houses that publish under their own name alone don't want this rule, so it is asked for with --select or `[check]
    enable`.
    """
    if brief.live and not brief.authors and not brief.experts:
        yield diagnostic("nobody signs for it", ("authors",), "add “authors: [{name: …}]”")
