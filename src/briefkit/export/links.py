"""Where a link may lead once a text has left its folder."""

from __future__ import annotations

from collections.abc import Iterable

from briefkit.core.body.document import Block, Heading


def anchors_of(blocks: Iterable[Block]) -> frozenset[str]:
    """The places in a body that a link can name."""
    return frozenset(block.anchor for block in blocks if isinstance(block, Heading) and block.anchor)


def portable_link(url: str, anchors: frozenset[str]) -> str | None:
    """An address that works from a file standing alone: on the web, by mail, or a heading of the same text.

    A relative path leads to the author's folder, which the reader does not have; its words are printed without a link.
    """
    if url.startswith("#"):
        return url if url[1:] in anchors else None
    return url if url.lower().startswith(("http://", "https://", "mailto:")) else None
