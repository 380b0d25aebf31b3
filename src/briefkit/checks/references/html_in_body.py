"""HTML, which is printed as plain text."""

from __future__ import annotations

from briefkit.checks.outlines import at_spot
from briefkit.checks.rule import Found, rule
from briefkit.core.brief.model import Brief
from briefkit.core.ports import LibraryView


@rule(
    "html-in-body",
    bad="Water<sub>2</sub>",
    good="Water, in *italics*.",
    example="body",
)
def html_in_body(brief: Brief, view: LibraryView, *_: object) -> Found:
    """HTML in the body is printed as plain text.

    Use Markdown: *emphasis*, lists, tables. If you mean the tag itself, put it between backticks.
    """
    if "<" in brief.body:
        for tag in view.outline(brief).tags:
            yield at_spot(tag, f"{tag.text[:40]} is printed as plain text", "use Markdown instead")
