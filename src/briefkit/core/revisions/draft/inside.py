"""Changes inside one leaf of a draft: other words, a comment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from briefkit.core.revisions.draft.blocks import end_of_table, inserted
from briefkit.core.revisions.draft.draft import Draft, UnfitError
from briefkit.core.revisions.draft.leaves import CELL, CODE, HEADING, OTHER, PARAGRAPH, Leaf
from briefkit.core.revisions.draft.rewriting import Item, Replacement, Splice, expected, ways
from briefkit.core.revisions.draft.spelling import Manner
from briefkit.core.revisions.glyphs import Placed, looks

_MOST_WAYS = 40


def replace(draft: Draft, number: int, change: Replacement) -> None:
    """Put other glyphs in the place of some of a leaf's. Raises UnfitError."""
    at = draft.place(number)
    leaf, glyphs = draft.leaves[at], draft.glyphs[at]
    if leaf.content is None:
        raise UnfitError("its source is written in a way in which single words cannot be changed")
    change = tidy(leaf, glyphs, change)
    wanted = draft.seen()
    wanted[at] = (leaf.shape, looks(expected(glyphs, change)))
    splices = splices_of(leaf, glyphs, change)
    draft.settle((_spliced(draft, leaf, splice) for splice in splices), wanted, draft.numbers)


def splices_of(leaf: Leaf, glyphs: Sequence[Placed], change: Replacement) -> Iterator[Splice]:
    """The ways to write other glyphs into the content of a leaf."""
    content = leaf.content or ""
    if leaf.kind == CODE:
        text = "".join("\n" if item.glyph.kind else item.glyph.text for item in change.new)
        places = [*(placed.start for placed in glyphs), len(content)]
        return iter([Splice(places[change.first], places[change.last], text)])
    return islice(ways(content, glyphs, change, _manner(leaf)), _MOST_WAYS)


def comment(draft: Draft, number: int, at: int, text: str) -> None:
    """Put an HTML comment after so many glyphs of a leaf, or where it has none, on a line of its own after it."""
    place = draft.place(number)
    leaf, glyphs = draft.leaves[place], draft.glyphs[place]
    wanted = draft.seen()
    if holds_comments(leaf):
        made = (_spliced(draft, leaf, splice) for splice in splices_of_comment(leaf, glyphs, at, text))
        try:
            draft.settle(made, wanted, draft.numbers)
        except UnfitError:
            comment_after(draft, place, text)
    else:
        comment_after(draft, place, text)


def holds_comments(leaf: Leaf) -> bool:
    """Whether comments can stand between the words of a leaf."""
    return leaf.content is not None and leaf.kind in (PARAGRAPH, HEADING, CELL)


def splices_of_comment(leaf: Leaf, glyphs: Sequence[Placed], at: int, text: str) -> Iterator[Splice]:
    """The ways to write a comment after so many glyphs of a leaf into its content."""
    offsets = [glyphs[at - 1].end] if 0 < at <= len(glyphs) else []
    offsets += [glyphs[at].start] if 0 < at < len(glyphs) else []
    offsets.append(len(leaf.content or ""))
    told = text.replace("|", "\\|") if leaf.kind == CELL else text
    return (Splice(offset, offset, told) for offset in dict.fromkeys(offsets))


def comment_after(draft: Draft, place: int, text: str) -> None:
    """Put an HTML comment on a line of its own after the leaf at a place; before all with -1."""
    wanted = [look for look in draft.seen() if look[0][0] != OTHER]
    end = end_of_table(draft, place) if place >= 0 else 0
    leaf = draft.leaves[place] if place >= 0 else None
    indent = leaf.rest if leaf and leaf.kind != CELL else ""
    for lead in (indent, ""):
        body = inserted(draft, end, lead + text, lead.rstrip(), at_start=place < 0)
        read = draft.read(body)
        if [look for look in read.seen if look[0][0] != OTHER] == wanted:
            draft.numbers = _numbers_again(draft.numbers, draft.leaves, read.leaves)
            draft.hold(body, read)
            return
    raise UnfitError("a comment has no place there")


def _spliced(draft: Draft, leaf: Leaf, splice: Splice) -> str:
    start, end = in_body(leaf, splice.start, splice.end)
    text = splice.text.replace("\n", draft.newline + leaf.rest)
    return draft.body[:start] + text + draft.body[end:]


def in_body(leaf: Leaf, start: int, end: int) -> tuple[int, int]:
    """The places in the body of some characters of a leaf's content."""
    size = len(leaf.content or "")
    if not size:
        return (leaf.starts[0], leaf.starts[0]) if leaf.starts else (leaf.end, leaf.end)
    if start == end:
        place = leaf.ends[start - 1] if start else leaf.starts[0]
        return place, place
    return leaf.starts[start], leaf.ends[end - 1]


def _manner(leaf: Leaf) -> Manner:
    one_line = leaf.kind in (HEADING, CELL)
    return Manner(one_line=one_line, cell=leaf.kind == CELL, start=leaf.kind == PARAGRAPH)


def tidy(leaf: Leaf, glyphs: Sequence[Placed], change: Replacement) -> Replacement:
    """A change as a leaf can have it: code has no look of its own.

    What removes words at an end of a paragraph takes the blanks beside them along.
    """
    first, last, new = change
    if leaf.kind == CODE:
        new = tuple(Item(item.glyph._replace(styles=frozenset(), target=""), item.raw) for item in new)
    if not new and first < last:
        if last == len(glyphs):
            while first > 0 and glyphs[first - 1].glyph.is_blank:
                first -= 1
        elif first == 0:
            while last < len(glyphs) and glyphs[last].glyph.is_blank:
                last += 1
    return Replacement(first, last, new)


def _numbers_again(numbers: list[int | None], old: list[Leaf], new: list[Leaf]) -> list[int | None]:
    """The numbers of leaves after a comment was added as a block of its own."""
    left = iter([number for number, leaf in zip(numbers, old, strict=True) if leaf.kind != OTHER])
    others = [(number, leaf.raw) for number, leaf in zip(numbers, old, strict=True) if leaf.kind == OTHER]
    found: list[int | None] = []
    for leaf in new:
        if leaf.kind != OTHER:
            found.append(next(left))
        elif others and leaf.raw == others[0][1]:
            found.append(others.pop(0)[0])
        else:
            found.append(None)
    return found
