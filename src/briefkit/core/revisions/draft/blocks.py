"""Where blocks stand in the source of a draft, and how others come beside them."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.core.revisions.draft.draft import Draft
from briefkit.core.revisions.draft.leaves import CELL, Leaf


def indented(draft: Draft, text: str, prefix: str, rest: str) -> str:
    """A text with something before its first line, and something before the others."""
    first, *others = text.split("\n")
    return draft.newline.join([prefix + first, *(rest + line for line in others)])


def bodies_with(draft: Draft, end: int, block: str, blank: str, *, tight: bool = False) -> Iterator[str]:
    """The bodies with a block after a place: closely, with a blank line, or with one after it as well."""
    if tight:
        yield draft.body[:end] + draft.newline + block + draft.body[end:]
    yield inserted(draft, end, block, blank, at_start=end == 0)
    if end:
        gap = draft.newline + blank
        yield draft.body[:end] + gap + draft.newline + block + gap + draft.body[end:]


def inserted(draft: Draft, end: int, block: str, blank: str, *, at_start: bool) -> str:
    """The body with a block after a place, and blank lines where they are needed."""
    if at_start:
        lead = draft.body[: len(draft.body) - len(draft.body.lstrip("\r\n"))]
        rest = draft.body[len(lead) :]
        return lead + block + (draft.newline * 2 + rest if rest else draft.newline)
    following = draft.body[end:]
    close = following.removeprefix(draft.newline)
    needs = bool(close) and close is not following and bool(close.split("\n", 1)[0].strip(" \t>\r"))
    after = draft.newline + blank if needs else ""
    return draft.body[:end] + draft.newline + blank + draft.newline + block + after + following


def end_of_table(draft: Draft, place: int) -> int:
    """The end of a leaf; of a cell, that of its table."""
    leaf = draft.leaves[place]
    if leaf.kind != CELL:
        return leaf.end
    return row_end(draft, draft.leaves[table_around(draft, place)[-1]])


def table_around(draft: Draft, place: int) -> range:
    """The places of the cells of the table that a cell is in."""
    first = last = place
    while not draft.leaves[first].is_head or (first > 0 and draft.leaves[first - 1].first == draft.leaves[first].first):
        first -= 1
    while last + 1 < len(draft.leaves) and draft.leaves[last + 1].kind == CELL and not _begins(draft, last + 1):
        last += 1
    return range(first, last + 1)


def _begins(draft: Draft, place: int) -> bool:
    """Whether a cell is the first one of a table."""
    leaf, before = draft.leaves[place], draft.leaves[place - 1]
    return leaf.is_head and leaf.first != before.first


def row_end(draft: Draft, leaf: Leaf) -> int:
    """Where a row ends; for the head, where the line below it does."""
    if not leaf.is_head:
        return leaf.end
    below = leaf.end + len(draft.newline)
    return below + len(line_at(draft.body, below).rstrip("\r\n"))


def line_at(body: str, at: int) -> str:
    """What is left of a line from a place on, with its end."""
    end = body.find("\n", at)
    return body[at : end + 1 if end >= 0 else len(body)]


def line_before(body: str, at: int) -> str:
    """The line that ends at a place."""
    return body[body.rfind("\n", 0, at - 1) + 1 : at]


def before_marker(leaf: Leaf) -> str:
    """What stands before the marker of an item."""
    prefix = leaf.prefix.rstrip(" \t")
    marker = prefix.split()[-1] if prefix.split() else ""
    return prefix[: len(prefix) - len(marker)] if marker and marker != ">" else leaf.prefix
