"""Compares two bodies: first aligns blocks, with moves, splits and merges, then compares words within pairs.

The result holds every block once, and the exact source of both sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from briefkit.core.diff.text.blocks import SourceBlock, split_blocks
from briefkit.core.diff.text.match import Likeness, Matching, TextBlock, match_alike, match_equal, match_gaps
from briefkit.core.diff.text.order import Group, gaps_of, groups_of, settle_moves
from briefkit.core.diff.text.segments import Segment
from briefkit.core.diff.text.tokens import LINES, Token, break_token
from briefkit.core.diff.text.words import diff_lines, diff_words
from briefkit.core.values import frozen

_WORD = re.compile(r"[^\W_]\S*")
_REPLACED = 0.75  # if a larger share of a pair's words changed, it is shown as replaced


@frozen
class BlockChange:
    """The change of one block, or of several that were split or merged.

    `change` is same, changed, added, removed, moved-from or moved-to. Both ends of a move have the same number in
    `move`, from 1; the moved-to block holds the edits. `old` and `new` are the indexes of the blocks in their texts,
    from 0; `level` and `old_level` are the level of a heading or the depth in lists; `old_before` and `new_before` are
    the white space before the block. Joined, the segments give the source of each side; of a moved-to block only the
    new side counts.
    """

    change: str
    kind: str
    level: int
    old_level: int
    old: tuple[int, ...]
    new: tuple[int, ...]
    old_line: int | None
    new_line: int | None
    old_before: str
    new_before: str
    segments: tuple[Segment, ...]
    move: int | None = None

    @property
    def edited(self) -> bool:
        """Whether any of its words differ."""
        return any(segment.op != "equal" for segment in self.segments)


@frozen
class TextDiff:
    """All blocks of two bodies in reading order, and the white space at the end of each body."""

    blocks: tuple[BlockChange, ...]
    old_tail: str = ""
    new_tail: str = ""

    @property
    def same(self) -> bool:
        """Whether the bodies are the same apart from white space."""
        return all(block.change == "same" for block in self.blocks)


def diff_texts(old: str, new: str) -> TextDiff:
    """Compare two bodies."""
    before, after = split_blocks(old), split_blocks(new)
    return TextDiff(diff_blocks(before.blocks, after.blocks), before.tail, after.tail)


def diff_blocks(old: Iterable[SourceBlock], new: Iterable[SourceBlock]) -> tuple[BlockChange, ...]:
    """Compare two sequences of blocks, whether of a body or as they are printed."""
    matching = Matching([TextBlock(block) for block in old], [TextBlock(block) for block in new])
    return tuple(_Reader(matching, _groups(matching)).changes())


def _groups(matching: Matching) -> list[Group]:
    match_equal(matching)
    free_old = [block for place, block in enumerate(matching.old) if place not in matching.of_old]
    free_new = [block for place, block in enumerate(matching.new) if place not in matching.of_new]
    unmatched = bool(free_old and free_new)
    likeness = Likeness(free_old, free_new)
    if unmatched:
        match_alike(matching, likeness)
    spine = settle_moves(matching)
    if unmatched:
        spine |= match_gaps(matching, list(gaps_of(spine, matching)), likeness)
    return groups_of(matching, spine, likeness)


class _Reader:
    """Lists all blocks in reading order. Between two kept blocks, removals come before additions."""

    def __init__(self, matching: Matching, groups: list[Group]) -> None:
        self.old, self.new = matching.old, matching.new
        self.frame = [group for group in groups if not group.moved]
        self.moved_old = {group.old[0]: group for group in groups if group.moved}
        self.moved_new = {group.new[0]: group for group in groups if group.moved}
        self.numbers = _numbers([group for group in groups if group.moved])

    def changes(self) -> Iterator[BlockChange]:
        old = new = 0
        end = Group((len(self.old),), (len(self.new),), moved=False)
        for group in (*self.frame, end):
            yield from self.removed(old, group.old[0])
            yield from self.added(new, group.new[0])
            if group is not end:
                yield self.kept(group)
            old, new = group.old[-1] + 1, group.new[-1] + 1

    def removed(self, start: int, end: int) -> Iterator[BlockChange]:
        while start < end:
            group = self.moved_old.get(start)
            places = group.old if group else (start,)
            segment = Segment("delete", _source(self.old, places), "")
            change = "moved-from" if group else "removed"
            yield self.change(change, places, (), (segment,), self.numbers[group] if group else None)
            start = places[-1] + 1

    def added(self, start: int, end: int) -> Iterator[BlockChange]:
        while start < end:
            group = self.moved_new.get(start)
            if group:
                yield self.change("moved-to", (), group.new, self.segments(group), self.numbers[group])
            else:
                yield self.change("added", (), (start,), (Segment("insert", "", _source(self.new, (start,))),))
            start = group.new[-1] + 1 if group else start + 1

    def kept(self, group: Group) -> BlockChange:
        segments = self.segments(group)
        nested = self.old[group.old[0]].source.level == self.new[group.new[0]].source.level
        same = nested and all(segment.op == "equal" for segment in segments)
        return self.change("same" if same else "changed", group.old, group.new, segments)

    def segments(self, group: Group) -> tuple[Segment, ...]:
        old, new = _source(self.old, group.old), _source(self.new, group.new)
        if old == new:
            return (Segment("equal", old, new),)
        if self.old[group.old[0]].key == self.new[group.new[0]].key and len(group.old) == len(group.new) == 1:
            return (Segment("equal", old, new),)
        lines = LINES & {self.old[group.old[0]].source.kind, self.new[group.new[0]].source.kind}
        compared = diff_lines if lines else diff_words
        segments = compared(_tokens(self.old, group.old), _tokens(self.new, group.new))
        if len(group.old) == len(group.new) == 1 and _is_replaced(segments):
            return Segment("delete", old, ""), Segment("insert", "", new)
        return segments

    def change(
        self,
        change: str,
        old: tuple[int, ...],
        new: tuple[int, ...],
        segments: tuple[Segment, ...],
        move: int | None = None,
    ) -> BlockChange:
        first_old = self.old[old[0]].source if old else None
        first_new = self.new[new[0]].source if new else None
        shown = first_new or first_old
        assert shown is not None  # noqa: S101 - every change has a block
        return BlockChange(
            change=change,
            kind=shown.kind,
            level=shown.level,
            old_level=(first_old or shown).level,
            old=old,
            new=new,
            old_line=first_old.line if first_old else None,
            new_line=first_new.line if first_new else None,
            old_before=first_old.before if first_old else "",
            new_before=first_new.before if first_new else "",
            segments=segments,
            move=move,
        )


def _numbers(moved: list[Group]) -> dict[Group, int]:
    """Each moved group with its number. A heading and the section that moved with it share one."""
    numbers: dict[Group, int] = {}
    last: Group | None = None
    for group in moved:
        together = last and group.old[0] == last.old[-1] + 1 and group.new[0] == last.new[-1] + 1
        numbers[group] = numbers[last] if last and together else max(numbers.values(), default=0) + 1
        last = group
    return numbers


def _source(blocks: Sequence[TextBlock], places: tuple[int, ...]) -> str:
    first, *others = (blocks[place].source for place in places)
    return first.text + "".join(block.before + block.text for block in others)


def _tokens(blocks: Sequence[TextBlock], places: tuple[int, ...]) -> list[Token]:
    tokens = list(blocks[places[0]].tokens)
    for place in places[1:]:
        tokens += [break_token(blocks[place].source.before), *blocks[place].tokens]
    return tokens


def _is_replaced(segments: tuple[Segment, ...]) -> bool:
    sizes = {op: sum(len(s.old) + len(s.new) for s in segments if s.op == op) for op in ("equal", "delete", "insert")}
    changed = sizes["delete"] + sizes["insert"]
    return sizes["delete"] > 0 < sizes["insert"] and changed > _REPLACED * (changed + sizes["equal"])


def words_in(text: str) -> int:
    """The number of words in a source, for statistics."""
    return len(_WORD.findall(text))


def old_text(diff: TextDiff) -> str:
    """The old body, restored from a difference: all changes rejected."""
    return _side(diff, "old", "moved-to") + diff.old_tail


def new_text(diff: TextDiff) -> str:
    """The new body, restored from a difference: all changes accepted."""
    return _side(diff, "new", "moved-from") + diff.new_tail


def _side(diff: TextDiff, side: str, excluded: str) -> str:
    return "".join(
        getattr(block, f"{side}_before") + "".join(getattr(segment, side) for segment in block.segments)
        for block in diff.blocks
        if block.change != excluded
    )
