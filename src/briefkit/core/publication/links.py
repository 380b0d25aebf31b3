"""Links that still work in an exported file."""

from __future__ import annotations

import posixpath
from collections.abc import Container, Iterable
from urllib.parse import unquote

from briefkit.core.body.anchors import Anchors, HeadingAnchor
from briefkit.core.body.document import Block, Heading


def anchors_of(blocks: Iterable[Block], places: Iterable[str] = ()) -> Anchors:
    """The anchors of the headings in a body, and of other places to which its links may lead."""
    headings = (block for block in blocks if isinstance(block, Heading) and block.anchor)
    known = [HeadingAnchor(heading.anchor, heading.github or heading.anchor) for heading in headings]
    return Anchors([*known, *(HeadingAnchor(place, place) for place in places)])


def portable_link(url: str, anchors: Anchors) -> str | None:
    """The URL if it works outside the author's folder: web, mail, or a heading of the same text; else None.

    A relative path leads to a file that the reader does not have, so its text is printed without a link.
    """
    if url.startswith("#"):
        anchor = anchors.reached(url[1:])
        return f"#{anchor}" if anchor else None
    return url if url.lower().startswith(("http://", "https://", "mailto:")) else None


def leads_to_brief(url: str, path: str, paths: Container[str]) -> bool:
    """Whether a relative link in the brief at a path leads to one of `paths`: from its folder or from the library's."""
    return path_linked(url, path, paths) is not None


def path_linked(url: str, path: str, paths: Container[str]) -> str | None:
    """Which of `paths` a relative link in the brief at a path leads to; None if it leads elsewhere."""
    file = unquote(url.partition("#")[0].partition("?")[0])
    if not file:
        return None
    found = (posixpath.normpath(posixpath.join(folder, file)) for folder in (posixpath.dirname(path), ""))
    return next((one for one in found if one in paths), None)
