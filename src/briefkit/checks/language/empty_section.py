"""Headings with nothing below them."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.checks.outlines import headings_of
from briefkit.checks.rule import diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.ports import LibraryView
from briefkit.settings import Settings


@rule(
    "empty-section",
    bad="## Positions\n\n## Outlook\n\nText.",
    good="## Positions\n\nText.\n\n## Outlook\n\nText.",
    example="body",
)
def empty_section(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Diagnostic]:
    """A heading with nothing below it.

    In a qa brief an unanswered question is reported as such. Drafts are left in peace.
    """
    if brief.status == "draft":
        return
    for heading in headings_of(brief, view):
        if heading.empty and not (brief.kind == "qa" and heading.level == 2):
            yield diagnostic(
                f"nothing stands under “{heading.text}”", line=heading.line, hint="write it, or take it out"
            )
