"""Makes paragraphs of a draft headings, and the reverse."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.core.revisions.draft.draft import Draft, UnfitError
from briefkit.core.revisions.draft.leaves import HEADING, PARAGRAPH, Leaf


def set_level(draft: Draft, number: int, level: int) -> None:
    """Make a paragraph a heading of a level, a heading one of another level, or with 0 a paragraph."""
    at = draft.place(number)
    leaf = draft.leaves[at]
    if leaf.kind not in (PARAGRAPH, HEADING) or leaf.content is None:
        raise UnfitError("it can be no heading")
    wanted = draft.seen()
    shape, words = wanted[at]
    kind = HEADING if level else PARAGRAPH
    wanted[at] = (shape._replace(kind=kind, level=level), words)
    draft.settle(_levels(draft, leaf, level), wanted, draft.numbers)


def _levels(draft: Draft, leaf: Leaf, level: int) -> Iterator[str]:
    content = " ".join((leaf.content or "").split("\n"))
    lead = (
        leaf.prefix.rstrip("# \t") + (" " if leaf.prefix.rstrip("# \t") else "")
        if leaf.kind == HEADING
        else leaf.prefix
    )
    marks = "#" * level + " " if level else ""
    if leaf.kind == HEADING and leaf.starts and level and "#" in leaf.prefix:
        line = leaf.start
        new = leaf.prefix.rstrip("# \t")
        gap = leaf.prefix[len(leaf.prefix.rstrip(" \t")) :]
        yield (
            draft.body[:line]
            + new
            + ("" if not new or new[-1:].isspace() else " ")
            + "#" * level
            + gap
            + draft.body[leaf.starts[0] :]
        )
    yield draft.body[: leaf.start] + lead + marks + content + draft.body[leaf.end :]
