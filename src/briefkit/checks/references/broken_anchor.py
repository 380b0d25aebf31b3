"""Links to headings that do not exist."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import unquote

from briefkit.checks.outlines import at_spot, links_of
from briefkit.checks.rule import Found, rule
from briefkit.core.brief.model import Brief
from briefkit.core.ports import LibraryView
from briefkit.core.text.links import is_web_link
from briefkit.core.text.words import did_you_mean


@rule(
    "broken-anchor",
    bad="See [below](#the-outcome).\n\n## Outcome\n\nNothing was agreed.",
    good="See [below](#outcome).\n\n## Outcome\n\nNothing was agreed.",
    example="body",
)
def broken_anchor(brief: Brief, view: LibraryView, *_: object) -> Found:
    """A link leads to a heading that does not exist, in this brief or in another.

    A heading's anchor is its words in lower case, joined by hyphens.
    """
    for link in links_of(brief, view):
        path, hash_, anchor = link.name.partition("#")
        if not hash_ or not anchor or is_web_link(link.name):
            continue
        target = brief if not path else view.brief(PurePosixPath(unquote(path)).stem) if path.endswith(".md") else None
        if target is not None:
            anchors = view.outline(target).anchors
            if unquote(anchor) not in anchors:
                where = "this brief" if target is brief else f"“{target.id}”"
                yield at_spot(link, f"no heading “#{anchor}” in {where}", did_you_mean(anchor, anchors))
