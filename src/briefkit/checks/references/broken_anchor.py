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

    A heading's anchor is its words in lower case, joined by hyphens, in any script: as GitHub writes it
    (`#über-die-häfen`) or in Latin letters without marks (`#uber-die-hafen`). A second heading of the same words has
    `-1` at its end.
    """
    for link in links_of(brief, view):
        path, hash_, anchor = link.name.partition("#")
        if not hash_ or (path and not anchor) or is_web_link(link.name):
            continue
        target = brief if not path else view.brief(PurePosixPath(unquote(path)).stem) if path.endswith(".md") else None
        if target is not None:
            anchors = view.outline(target).anchors
            if anchors.reached(anchor) is None:
                where, name = "this brief" if target is brief else f"“{target.id}”", unquote(anchor)
                yield at_spot(link, f"no heading “#{name}” in {where}", did_you_mean(name, anchors))
