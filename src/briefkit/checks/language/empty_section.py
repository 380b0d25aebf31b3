"""Headings with nothing under them."""

from __future__ import annotations

from briefkit.checks.outlines import filled_headings, headings_of
from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.ports import LibraryView
from briefkit.settings import Settings


@rule(
    "empty-section",
    bad="## Positions\n\n## Outlook\n\nText.",
    good="## Positions\n\nText.\n\n## Outlook\n\nText.",
    example="body",
)
def empty_section(brief: Brief, view: LibraryView, settings: Settings, *_: object) -> Found:
    """A heading with nothing under it.

    One such as “Issues” is not empty if briefkit prints the issue table there. In a brief of kind qa,
    unanswered-question reports unanswered questions instead. Drafts are not checked.
    """
    if brief.status == "draft":
        return
    filled = filled_headings(brief, view, settings)
    for heading in headings_of(brief, view):
        if heading.empty and heading.line not in filled and not (brief.kind == "qa" and heading.level == 2):
            yield diagnostic(
                f"nothing under “{heading.text}”", line=heading.line, hint="write the section, or remove the heading"
            )
