"""Which leaf of a text is which one of a later version of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from difflib import SequenceMatcher

from briefkit.core.revisions.compare.align import common_share, tokens
from briefkit.core.revisions.draft.draft import Draft
from briefkit.core.revisions.draft.leaves import CELL, Leaf

_ALIKE, _SAME = 0.4, 0.8
_MANY = 100_000  # pairs of paragraphs that are too many to compare: nearly everything was rewritten
_FEW = 4  # words of a paragraph that are too few to know it again elsewhere, if there are fewer


def paired_leaves(base: Draft, draft: Draft) -> dict[int, int]:
    """The leaves of a body with those of a later version of it."""
    if base.body == draft.body:
        return {number: number for number in range(len(base.leaves))}
    one, other = _keys(base), _keys(draft)
    found: dict[int, int] = {}
    for kind, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal":
            found |= zip(range(a, b), range(c, d), strict=True)
        elif kind == "replace":
            left = list(range(c, d))
            words = {at: _words_of(draft.leaves[at]) for at in left}
            for number in range(a, b):
                alike = [at for at in left if base.leaves[number].shape[:4] == draft.leaves[at].shape[:4]]
                mine = _words_of(base.leaves[number])
                best = max(alike, key=lambda at: common_share(mine, words[at]), default=None)
                if best is not None and common_share(mine, words[best]) >= _ALIKE:
                    found[number] = best
                    left = left[left.index(best) + 1 :]
            found |= _cells_paired(base, draft, (range(a, b), range(c, d)), found)
    free = [at for at in range(len(other)) if at not in found.values()]
    for number in range(len(one)):  # what stands elsewhere now
        same = [at for at in free if other[at] == one[number]] if number not in found else []
        if len(same) == 1:
            found[number] = same[0]
    return found | _moved(base, draft, found)


def _moved(base: Draft, draft: Draft, found: Mapping[int, int]) -> dict[int, int]:
    """Paragraphs that stand elsewhere now and have a few other words."""
    taken = set(found.values())
    free = {at: _words_of(leaf) for at, leaf in enumerate(draft.leaves) if at not in taken and leaf.kind != CELL}
    moved: dict[int, int] = {}
    lost = [at for at, leaf in enumerate(base.leaves) if at not in found and leaf.kind != CELL]
    if len(lost) * len(free) > _MANY:
        return {}
    for number in lost:
        leaf = base.leaves[number]
        mine = _words_of(leaf)
        alike = [at for at in free if mine.total() >= _FEW and leaf.shape[:4] == draft.leaves[at].shape[:4]]
        best = max(alike, key=lambda at: common_share(mine, free[at]), default=None)
        if best is not None and common_share(mine, free[best]) >= _SAME:
            moved[number] = best
            del free[best]
    return moved


def _cells_paired(base: Draft, draft: Draft, ranges: tuple[range, range], found: Mapping[int, int]) -> dict[int, int]:
    """The cells of the same rows and columns in two ranges of leaves, of those that are not paired yet."""
    if len(ranges[0]) != len(ranges[1]):
        return {}
    return {
        number: at
        for number, at in zip(*ranges, strict=True)
        if number not in found and at not in found.values()
        if base.leaves[number].kind == CELL and base.leaves[number].shape == draft.leaves[at].shape
    }


def _keys(draft: Draft) -> list[tuple[object, ...]]:
    """What is compared of each leaf; comments in it do not count."""
    return [
        (leaf.kind, leaf.level, leaf.column, leaf.raw if leaf.content is None else tuple(look))
        for leaf, (_, look) in zip(draft.leaves, draft.seen(), strict=True)
    ]


def _words_of(leaf: Leaf) -> Counter[str]:
    return Counter(tokens(leaf.content or leaf.raw))
