"""Several changes inside leaves of a draft at once, so that its body is read once for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from briefkit.core.revisions.draft.draft import Draft, UnfitError
from briefkit.core.revisions.draft.inside import in_body, splices_of, splices_of_comment, tidy
from briefkit.core.revisions.draft.leaves import Leaf, glyphs_of_leaf
from briefkit.core.revisions.draft.rewriting import Replacement, Splice, Unspellable, expected
from briefkit.core.revisions.glyphs import Placed, looks


class Inside(NamedTuple):
    """A change inside a leaf by its number: other glyphs, or a comment after so many of them."""

    number: int
    change: Replacement | None = None
    at: int = 0
    comment: str = ""


def write_together(draft: Draft, edits: Sequence[Inside]) -> None:
    """Write changes, those of a leaf from its end to its start. Raises UnfitError unless all can be read back."""
    wanted = draft.seen()
    splices: list[tuple[int, int, str]] = []
    of_leaves: dict[int, list[Inside]] = {}
    for edit in edits:
        of_leaves.setdefault(draft.place(edit.number), []).append(edit)
    for place, some in of_leaves.items():
        leaf = draft.leaves[place]
        line = _Line(draft, leaf, draft.glyphs[place])
        for edit in some:
            line.write(edit)
        wanted[place] = leaf.shape, looks(placed.glyph for placed in line.glyphs)
        for splice in line.splices:
            text = splice.text.replace("\n", draft.newline + leaf.rest)
            splices.append((*in_body(leaf, splice.start, splice.end), text))
    body = draft.body
    for start, end, text in sorted(splices, key=lambda splice: splice[0], reverse=True):
        body = body[:start] + text + body[end:]
    draft.settle([body], wanted, draft.numbers)


class _Line:
    """The content of a leaf while changes are written into it, each to the left of the one before."""

    def __init__(self, draft: Draft, leaf: Leaf, glyphs: list[Placed]) -> None:
        self.draft, self.leaf, self.glyphs = draft, leaf, glyphs
        self.splices: list[Splice] = []
        self.end = len(leaf.content or "")

    def write(self, edit: Inside) -> None:
        """Write a change in the first way that is read back. Raises UnfitError."""
        if edit.change is None:
            wanted = looks(placed.glyph for placed in self.glyphs)
            return self._first(splices_of_comment(self.leaf, self.glyphs, edit.at, edit.comment), wanted)
        change = tidy(self.leaf, self.glyphs, edit.change)
        return self._first(splices_of(self.leaf, self.glyphs, change), looks(expected(self.glyphs, change)))

    def _first(self, ways: Iterable[Splice], wanted: list[tuple[str, frozenset[str], str]]) -> None:
        content = self.leaf.content or ""
        try:
            for splice in ways:
                text = content[: splice.start] + splice.text + content[splice.end :]
                leaf = replace(self.leaf, content=text)
                glyphs = glyphs_of_leaf(leaf, self.draft.definitions)
                if splice.end <= self.end and looks(placed.glyph for placed in glyphs) == wanted:
                    self.leaf, self.glyphs, self.end = leaf, glyphs, splice.start
                    self.splices.append(splice)
                    return
        except Unspellable as error:
            raise UnfitError(f"{error} has no place in Markdown") from error
        raise UnfitError("it would be read as something else")
