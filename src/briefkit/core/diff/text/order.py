"""Finds which pairs stayed in order and which moved, and which blocks were split or merged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefkit.core.diff.text.match import Likeness, Matching, Pair, TextBlock
from briefkit.core.values import frozen

_MOVED_WORDS = 10  # a shorter run does not count as moved: stock phrases occur in many texts
_ABSORBED = 0.6
_ABSORBED_WORDS = 4


@frozen
class Group:
    """Matching blocks of both sides: one each, or several neighbours on one side that were split or merged."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool


def spine_of(pairs: list[Pair], weight: dict[Pair, int]) -> set[Pair]:
    """The heaviest set of pairs in the same order on both sides; `pairs` must be in the order of the old text."""
    ranks = {new: rank for rank, new in enumerate(sorted(pair.new for pair in pairs), 1)}
    tree: list[tuple[int, Pair | None]] = [(0, None)] * (len(pairs) + 1)
    before: dict[Pair, Pair | None] = {}
    for pair in pairs:
        rank = ranks[pair.new]
        total, before[pair] = _heaviest(tree, rank - 1)
        total += weight[pair]
        while rank < len(tree):
            if tree[rank][0] < total:
                tree[rank] = (total, pair)
            rank += rank & -rank
    spine = set()
    last = _heaviest(tree, len(pairs))[1]
    while last is not None:
        spine.add(last)
        last = before[last]
    return spine


def _heaviest(tree: list[tuple[int, Pair | None]], rank: int) -> tuple[int, Pair | None]:
    best: tuple[int, Pair | None] = (0, None)
    while rank:
        if tree[rank][0] > best[0]:
            best = tree[rank]
        rank -= rank & -rank
    return best


def settle_moves(matching: Matching) -> set[Pair]:
    """Returns the pairs that stay in order. Drops the others from the matching, except runs long enough to be moves."""
    pairs = matching.pairs
    weight = {pair: matching.old[pair.old].size + matching.new[pair.new].size for pair in pairs}
    spine = spine_of(pairs, weight)
    for run in _runs([pair for pair in pairs if pair not in spine]):
        if sum(matching.old[pair.old].size * pair.like for pair in run) < _MOVED_WORDS:
            for pair in run:
                matching.drop(pair)
    return spine


def _runs(pairs: list[Pair]) -> list[list[Pair]]:
    """Pairs that are neighbours on both sides, such as a heading and the section below it."""
    runs: list[list[Pair]] = []
    for pair in pairs:
        last = runs[-1][-1] if runs else None
        if last and (pair.old, pair.new) == (last.old + 1, last.new + 1):
            runs[-1].append(pair)
        else:
            runs.append([pair])
    return runs


def gaps_of(spine: set[Pair], matching: Matching) -> Iterator[tuple[range, range]]:
    """The ranges of blocks between neighbouring pairs of the spine, on both sides."""
    old = new = 0
    for pair in sorted(spine, key=lambda pair: pair.old):
        yield range(old, pair.old), range(new, pair.new)
        old, new = pair.old + 1, pair.new + 1
    yield range(old, len(matching.old)), range(new, len(matching.new))


def groups_of(matching: Matching, spine: set[Pair], likeness: Likeness) -> list[Group]:
    """All pairs as groups, including neighbours that were split off or merged in."""
    taken: tuple[set[int], set[int]] = (set(), set())
    groups = []
    for pair in matching.pairs:
        group = Group((pair.old,), (pair.new,), moved=pair not in spine)
        if pair.like < 1:
            group = _absorbing(group, matching, likeness, taken)
        groups.append(group)
    return groups


def _absorbing(group: Group, matching: Matching, likeness: Likeness, taken: tuple[set[int], set[int]]) -> Group:
    """A pair extended by unmatched neighbours on one side whose words are in the block on the other side."""
    olds, news = list(group.old), list(group.new)
    new_side = _Side(matching.new, matching.of_new, taken[1], news, matching.old[group.old[0]])
    old_side = _Side(matching.old, matching.of_old, taken[0], olds, matching.new[group.new[0]])
    new_side.grow(likeness)
    if len(news) == 1:
        old_side.grow(likeness)
    return Group(tuple(olds), tuple(news), group.moved)


class _Side:
    """One side of a pair: its blocks, `own`, and the words that the block on the other side has beyond them, `left`."""

    def __init__(
        self,
        blocks: Sequence[TextBlock],
        matched: dict[int, Pair],
        taken: set[int],
        own: list[int],
        partner: TextBlock,
    ) -> None:
        self.blocks = blocks
        self.matched, self.taken, self.own = matched, taken, own
        self.left = partner.bag.copy()
        for part in own:
            self.left.subtract(blocks[part].bag)

    def grow(self, likeness: Likeness) -> None:
        """Add unmatched neighbours as long as they hold words that the partner has and `own` lacks."""
        while True:
            part = next((n for n in (self.own[-1] + 1, self.own[0] - 1) if self.is_part(n, likeness)), None)
            if part is None:
                return
            self.taken.add(part)
            self.own.insert(0 if part < self.own[0] else len(self.own), part)
            self.left.subtract(self.blocks[part].bag)

    def is_part(self, number: int, likeness: Likeness) -> bool:
        if not 0 <= number < len(self.blocks) or number in self.matched or number in self.taken:
            return False
        block = self.blocks[number]
        if block.source.kind != self.blocks[self.own[0]].source.kind or block.size < _ABSORBED_WORDS:
            return False
        return likeness.shared(block.bag, self.left) >= _ABSORBED * likeness.mass(block)
