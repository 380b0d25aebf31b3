"""Writes accepted changes into a brief: each is read back, and named where it has no place or meets another one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from briefkit.core.body.comments import remark_comment
from briefkit.core.brief.split import SplitText, decode, encode, split
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.edit.value import refused
from briefkit.core.revisions.adding import add_note, free_label, insert, insert_row
from briefkit.core.revisions.align import tokens
from briefkit.core.revisions.base import matched
from briefkit.core.revisions.blocks import table_around
from briefkit.core.revisions.draft import Draft, Role, UnfitError
from briefkit.core.revisions.fields import Fields, carried
from briefkit.core.revisions.glyphs import NOTE, Glyph, looks, text_of
from briefkit.core.revisions.inside import comment, comment_after, holds_comments, replace
from briefkit.core.revisions.leaves import CELL, OTHER, Leaf
from briefkit.core.revisions.levels import set_level
from briefkit.core.revisions.removing import delete, delete_row, delete_table, move
from briefkit.core.revisions.rewriting import Item, Replacement
from briefkit.core.revisions.together import Inside, write_together
from briefkit.core.revisions.value import (
    Act,
    Added,
    Blocks,
    Change,
    Level,
    Moved,
    NewBlock,
    Remark,
    Removed,
    Row,
    Words,
)
from briefkit.core.text.words import shortened

_ALIKE = 0.4
_PLACE = re.compile(r"L\d{1,9}(?:c\d{1,9})?")

EditFields = Callable[[bytes, Sequence[object]], bytes]


class ConflictError(UnfitError):
    """The same words were changed in the brief since the document was made."""


class Taking:
    """A brief while changes are taken into it. `base` is the file that the document was made from, `data` that of now.

    `printed` are the signs that the document had of each place when it was made.
    """

    def __init__(self, base: bytes, data: bytes, printed: Mapping[str, list[Glyph]], fields: Fields) -> None:
        self.data, self.printed, self.fields = data, printed, fields
        self.old, self.new = _halves(base), _halves(data)
        self.base = Draft(self.old.body)
        self.draft = Draft(self.new.body)
        self._numbers = {
            f"L{leaf.first + self.old.body_line}" + (f"c{leaf.column}" if leaf.column else ""): number
            for number, leaf in reversed([*enumerate(self.base.leaves)])
            if leaf.kind != OTHER
        }
        self.now = _paired(self.base, self.draft)
        self.known = {number: self.draft.leaves[number].content for number in self.now.values()}

    def take(self, changes: Sequence[Change]) -> list[tuple[Change, str]]:
        """Take changes; returns those that could not be, each with the reason."""
        lost: list[tuple[Change, str]] = []
        for inside, some in groupby(reversed(changes), self._is_inside):
            for part in [list(some)] if inside else [[change] for change in some]:
                lost += self._take_some(part)
        return sorted(lost, key=lambda item: item[0].number)

    def _is_inside(self, change: Change) -> bool:
        """Whether a change is about words inside one leaf only."""
        act = change.act
        if not _PLACE.fullmatch(change.place):
            return False
        try:
            leaf = self.draft.leaf(self.number(change.place))
        except UnfitError:
            return False
        is_plain = isinstance(act, Words) and not act.notes and not act.gone and leaf.content is not None
        return is_plain or (isinstance(act, Remark) and holds_comments(leaf))

    def _take_some(self, changes: list[Change]) -> list[tuple[Change, str]]:
        """Take changes inside leaves together, or where that cannot be read back, each half on its own."""
        if len(changes) > 1:
            try:
                edits = [self._edit(change) for change in changes]
                write_together(self.draft, [edit for edit in edits if edit])
                return []
            except UnfitError:
                half = len(changes) // 2
                return self._take_some(changes[:half]) + self._take_some(changes[half:])
        for change in changes:
            try:
                self._take(change)
            except UnfitError as error:
                return [(change, str(error))]
        return []

    def _edit(self, change: Change) -> Inside | None:
        """A change inside one leaf; None if the brief has it already. Raises UnfitError."""
        match change.act:
            case Words() as act:
                found = self._range(act.place, act.first, act.last, act.new)
                number = self.number(act.place)
                return Inside(number, self._replacement(number, found, act.new)) if found else None
            case Remark() as act:
                text = remark_comment(change.by, change.on, act.text)
                return Inside(self.number(act.place), at=self._remark_place(act), comment=text)
        raise UnfitError("it is not inside one paragraph")

    @property
    def result(self) -> bytes:
        """The file with everything that was taken."""
        text = _text(self.data)
        head = text[: len(text) - len(self.new.body)] if self.new.body else text
        gap = "" if self.new.body or not self.draft.body or head.endswith("\n") else self.draft.newline
        return self.fields.edited(encode(head + gap + self.draft.body, self.data))

    def line_of(self, place: str) -> int:
        """The line of the file on which the words of a place in the text stand now; 0 for one in the front matter."""
        try:
            return self.draft.leaf(self.number(place)).first + self.new.body_line
        except UnfitError:
            return 0

    def _take(self, change: Change) -> None:
        act = change.act
        place = change.place
        if isinstance(act, Remark):
            self.draft.attempt(lambda: self._remark(act, change))
        elif place and not _PLACE.fullmatch(place):
            self.fields.take(act, self.printed)
        else:
            self.draft.attempt(lambda: self._in_text(act))

    def _in_text(self, act: Act) -> None:
        match act:
            case Words():
                self._words(act)
            case Blocks():
                self._blocks(act)
            case Added():
                self._added(act)
            case Removed():
                self._removed(act)
            case Moved():
                number = self.number(act.place)
                self._same(act.place, number)
                move(self.draft, number, self.number(act.after) if act.after else None)
            case Level():
                set_level(self.draft, self.number(act.place), act.level)
            case Row():
                cells = [[Item(glyph) for glyph in cell] for cell in act.cells]
                insert_row(self.draft, self.number(act.after), cells)

    # Where things are

    @staticmethod
    def is_in_text(place: str) -> bool:
        """Whether a place is in the text, not in the front matter."""
        return bool(_PLACE.fullmatch(place))

    def shown_range(self, act: Words, shown: Sequence[Glyph]) -> tuple[int, int]:
        """The signs of a leaf's earlier version that a change of words is about."""
        return _shown_range(self.printed.get(act.place, []), shown, act.first, act.last)

    def base_number(self, place: str) -> int:
        """The leaf of the earlier version at a place. Raises UnfitError."""
        number = self._numbers.get(place)
        if number is None:
            raise UnfitError("its source was not found")
        return number

    def number(self, place: str) -> int:
        """The leaf of now at a place. Raises ConflictError if it is gone."""
        number = self.now.get(self.base_number(place))
        if number is None:
            words = text_of(self.printed.get(place, ()))
            raise ConflictError(f"“{shortened(words, 60)}” was removed from the brief since")
        return number

    def _same(self, place: str, number: int) -> None:
        """Raise ConflictError if a paragraph that is to be changed as a whole has changed since."""
        if self.known.get(number) != self.base.leaves[self.base_number(place)].content:
            words = text_of(self.printed.get(place, ()))
            now = text_of(placed.glyph for placed in self.draft.glyphs_at(number))
            line = self.line_of(place)
            raise ConflictError(
                f"line {line} was changed since: “{shortened(words, 60)}” is “{shortened(now, 60)}” now"
            )

    def _range(self, place: str, first: int, last: int, new: Sequence[Glyph] | None) -> tuple[int, int] | None:
        """The signs of the leaf as it is now that a range of what was printed stands for; None if it is so already."""
        base_number = self.base_number(place)
        number = self.number(place)
        shown = [placed.glyph for placed in self.base.glyphs[base_number]]
        start, end = _shown_range(self.printed.get(place, []), shown, first, last)
        if self.known.get(number) == self.base.leaves[base_number].content:
            return start, end
        now = [placed.glyph for placed in self.draft.glyphs_at(number)]
        found = _carried(shown, now, start, end)
        if found is not None:
            return None if new and _is_inserted(shown[:start], shown[start:end], now, found, new) else found
        span = carried([glyph.look for glyph in shown], [glyph.look for glyph in now], start, end)
        mine, theirs = (text_of(now[slice(*span)]), "") if span else _around(shown, now, start, end)
        if new is not None and mine == text_of(new):
            return None
        line = self.line_of(place)
        told = text_of(new) if new is not None else "a comment"
        raise ConflictError(
            f"line {line}: “{text_of(shown[start:end]) or theirs}” is “{mine}” in the brief now, "
            f"and “{told}” in the document"
        )

    # What is done

    def _words(self, act: Words) -> None:
        found = self._range(act.place, act.first, act.last, act.new)
        if found is None:
            return
        labels = {label: self._add_note(texts) for label, texts in act.notes.items()}
        number = self.number(act.place)
        gone = [placed.glyph for placed in self.draft.glyphs_at(number)[found[0] : found[1]]]
        change = self._replacement(number, found, act.new, labels)
        replace(self.draft, number, change)
        left = {item.glyph.text for item in change.new if item.glyph.kind == NOTE}
        self._drop_notes([glyph.text for glyph in gone if glyph.kind == NOTE and glyph.text not in left])

    def _replacement(
        self, number: int, found: tuple[int, int], new: Sequence[Glyph], labels: Mapping[str, str] | None = None
    ) -> Replacement:
        """Other glyphs in the place of some of a leaf's; where only their look changes, in the source's spelling."""
        glyphs = self.draft.glyphs_at(number)[found[0] : found[1]]
        content = self.draft.leaf(number).content or ""
        items = _labelled([Item(glyph) for glyph in new], labels or {})
        if [placed.glyph.sign for placed in glyphs] == [item.glyph.sign for item in items]:
            items = [
                Item(
                    placed.glyph._replace(styles=item.glyph.styles, target=item.glyph.target),
                    content[placed.start : placed.end],
                )
                for placed, item in zip(glyphs, items, strict=True)
            ]
        return Replacement(found[0], found[1], tuple(items))

    def _add_note(self, texts: Sequence[Sequence[Glyph]]) -> str:
        if not texts or not any(texts):
            raise UnfitError("the text of the new footnote was not found")
        label = free_label(self.draft)
        add_note(self.draft, label, [[Item(glyph) for glyph in text] for text in texts if text])
        return label

    def _drop_notes(self, labels: Sequence[str]) -> None:
        """Remove the footnotes that nothing refers to any more."""
        left = {placed.glyph.text for glyphs in self.draft.glyphs for placed in glyphs if placed.glyph.kind == NOTE}
        for label in labels:
            while label not in left:
                numbers = [
                    number
                    for number, leaf in zip(self.draft.numbers, self.draft.leaves, strict=True)
                    if leaf.label == label and number is not None
                ]
                if not numbers:
                    break
                delete(self.draft, numbers[-1])

    def _blocks(self, act: Blocks) -> None:
        numbers = [self.number(place) for place in act.places]
        for place, number in zip(act.places, numbers, strict=True):
            self._same(place, number)
        labels = {label: self._add_note(texts) for label, texts in act.notes.items()}
        written = [_labelled(self._written(block), labels) for block in act.blocks]
        first, others = numbers[0], numbers[1:]
        self._set(first, written[0])
        kept: list[int] = []
        anchors: list[tuple[int, int]] = []
        last = first
        for at, block in enumerate(act.blocks[1:], 1):
            sources = [origin[0] for _, origin in block.signs if origin]
            main = max(set(sources), key=sources.count, default="")
            own = numbers[act.places.index(main)] if main in act.places else first
            if own != first and own not in kept:
                kept.append(own)
                self._set(own, written[at])
                last = own
            else:
                anchors.append((last, at))
        for number in others:
            if number not in kept:
                delete(self.draft, number)
        for anchor, at in reversed(anchors):
            block = act.blocks[at]
            like = first if block.like else None
            insert(self.draft, anchor, _role(block), written[at], like=like)

    def _written(self, block: NewBlock) -> list[Item]:
        """A paragraph of the document, with its words in the source's own spelling where they come from there."""
        items: list[Item] = []
        cache: dict[str, tuple[list[int | None], Leaf, list[Item]]] = {}
        last: tuple[str, int] | None = None
        for glyph, origin in block.signs:
            own = self._source_item(origin, cache) if origin and _PLACE.fullmatch(origin[0]) else None
            if own is None:
                items.append(Item(glyph))
                last = None
            elif last != (origin[0], own[0]) if origin else True:
                items.append(own[1])
                last = (origin[0], own[0]) if origin else None
        return items

    def _source_item(
        self, origin: tuple[str, int], cache: dict[str, tuple[list[int | None], Leaf, list[Item]]]
    ) -> tuple[int, Item] | None:
        place, index = origin
        if place not in cache:
            number = self.base_number(place)
            leaf, glyphs = self.base.leaves[number], self.base.glyphs[number]
            content = leaf.content or ""
            own = [Item(placed.glyph, content[placed.start : placed.end]) for placed in glyphs]
            cache[place] = (matched(self.printed.get(place, []), [item.glyph for item in own]), leaf, own)
        places, _, items = cache[place]
        at = places[index] if index < len(places) else None
        return (at, items[at]) if at is not None else None

    def _set(self, number: int, items: list[Item]) -> None:
        """Give a leaf other words; those at both ends that stay are not touched."""
        old = [placed.glyph for placed in self.draft.glyphs_at(number)]
        new = [item.glyph for item in items]
        head = 0
        while head < min(len(old), len(new)) and old[head].look == new[head].look:
            head += 1
        tail = 0
        while tail < min(len(old), len(new)) - head and old[-1 - tail].look == new[-1 - tail].look:
            tail += 1
        replace(self.draft, number, Replacement(head, len(old) - tail, tuple(items[head : len(items) - tail])))

    def _added(self, act: Added) -> None:
        labels = {label: self._add_note(texts) for label, texts in act.notes.items()}
        items = _labelled(self._written(act.block), labels)
        like = self.number(act.block.like) if act.block.like and _PLACE.fullmatch(act.block.like) else None
        if act.after:
            after: int | None = self.number(act.after)
            if self.draft.leaf(self.number(act.after)).kind == CELL:
                after = self._last_of_table(self.number(act.after))
        else:
            after = self._before(self.number(act.before))
        insert(self.draft, after, _role(act.block), items, like=like)

    def _before(self, number: int) -> int | None:
        """The leaf before another one; None if that is the first."""
        at = self.draft.place(number) - 1
        while at >= 0 and self.draft.numbers[at] is None:
            at -= 1
        return self.draft.numbers[at] if at >= 0 else None

    def _last_of_table(self, number: int) -> int:
        at = self.draft.place(number)
        leaves = self.draft.leaves
        while at + 1 < len(leaves) and leaves[at + 1].kind == CELL and leaves[at + 1].first <= leaves[at].first + 2:
            at += 1
        return next(found for found in reversed(self.draft.numbers[: at + 1]) if found is not None)

    def _removed(self, act: Removed) -> None:
        number = self.number(act.place)
        if act.table:
            self._table_removed(number)
            return
        self._same(act.place, number)
        labels = [placed.glyph.text for placed in self.draft.glyphs_at(number) if placed.glyph.kind == NOTE]
        if self.draft.leaf(number).kind == CELL:
            delete_row(self.draft, number)
        else:
            delete(self.draft, number)
        self._drop_notes(labels)

    def _table_removed(self, number: int) -> None:
        """Remove a table with its head. Raises ConflictError if any of it has changed since."""
        cells = table_around(self.draft, self.draft.place(number))
        olds = {self.now[old]: old for old in self.now}
        of_base = table_around(self.base, next(old for old, now in self.now.items() if now == number))
        numbers = [self.draft.numbers[at] for at in cells]
        if {olds.get(one) if one is not None else None for one in numbers} != set(of_base):
            raise ConflictError(
                f"the table in line {self.draft.leaf(number).first + self.new.body_line} was changed since"
            )
        places = {at: place for place, at in self._numbers.items()}
        for old in of_base:
            self._same(places[old], self.now[old])
        labels = [one.glyph.text for at in cells for one in self.draft.glyphs[at] if one.glyph.kind == NOTE]
        delete_table(self.draft, number)
        self._drop_notes(labels)

    def _remark(self, act: Remark, change: Change) -> None:
        if _PLACE.fullmatch(act.place):
            text = remark_comment(change.by, change.on, act.text)
            comment(self.draft, self.number(act.place), self._remark_place(act), text)
            return
        text = comment_on_value(change, act)
        if text not in self.draft.body:
            comment_after(self.draft, -1, text)

    def _remark_place(self, act: Remark) -> int:
        """After how many signs of a leaf a comment stands. Raises UnfitError."""
        found = self._range(act.place, max(act.index - 1, 0), act.index, None)
        return found[1] if found else 0


def comment_on_value(change: Change, act: Remark) -> str:
    """The comment on a value of the front matter, or on what briefkit writes itself."""
    about = f"“{shortened(act.words, 60)}”: " if act.words and not act.place else ""
    return remark_comment(change.by, change.on, about + act.text, act.place)


def _labelled(items: Sequence[Item], labels: Mapping[str, str]) -> list[Item]:
    """What is to be written, with the labels that new footnotes have got."""
    return [
        Item(item.glyph._replace(text=labels[item.glyph.text]), f"[^{labels[item.glyph.text]}]")
        if item.glyph.kind == NOTE and item.glyph.text in labels
        else item
        for item in items
    ]


def _halves(data: bytes) -> SplitText:
    halves = split(_text(data))
    if isinstance(halves, Diagnostic):
        raise refused("unreadable", str(halves))
    return halves


def _text(data: bytes) -> str:
    text = decode(data)
    if isinstance(text, Diagnostic):
        raise refused("unreadable", str(text))
    return text


def _role(block: NewBlock) -> Role:
    if block.level:
        return Role("heading", min(block.level, 6))
    return Role("item", block.depth, block.numbered) if block.depth else Role()


def _shown_range(printed: Sequence[Glyph], shown: Sequence[Glyph], first: int, last: int) -> tuple[int, int]:
    """The signs of a source that a range of what was printed stands for."""
    places = matched(printed, shown)
    inside = [place for place in places[first:last] if place is not None]
    if inside:
        return min(inside), max(inside) + 1
    before = [place for place in places[:first] if place is not None]
    after = [place for place in places[last:] if place is not None]
    at = before[-1] + 1 if before else after[0] if after else len(shown)
    return at, at


def _carried(old: Sequence[Glyph], new: Sequence[Glyph], start: int, end: int) -> tuple[int, int] | None:
    """A range of one text in another version of it; None where that was changed."""
    one, other = [glyph.look for glyph in old], [glyph.look for glyph in new]
    for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks():
        inside = block.a <= start and end <= block.a + block.size
        if inside and block.size and (start < end or block.a < start or start == 0):
            return block.b + start - block.a, block.b + end - block.a
    return None


def _is_inserted(
    lead: Sequence[Glyph], old: Sequence[Glyph], now: Sequence[Glyph], found: tuple[int, int], new: Sequence[Glyph]
) -> bool:
    """Whether a change that only adds words is there already: they stand where they did not before.

    `lead` stands before the signs `old`, which are at `found` now and are to become `new`.
    """
    head = 0
    while head < min(len(old), len(new)) and old[head].sign == new[head].sign:
        head += 1
    tail = len(old) - head
    if tail and [glyph.sign for glyph in old[head:]] != [glyph.sign for glyph in new[len(new) - tail :]]:
        return False
    added = looks(new[head : len(new) - tail])
    size = len(new) - tail - head

    def beside(glyphs: Sequence[Glyph], place: int) -> bool:
        return added in (looks(glyphs[max(place - size, 0) : place]), looks(glyphs[place : place + size]))

    return bool(added) and beside(now, found[0] + head) and not beside([*lead, *old], len(lead) + head)


def _around(old: Sequence[Glyph], new: Sequence[Glyph], start: int, end: int) -> tuple[str, str]:
    """The words of a new version in the place of a range, and those of the old one."""
    one, other = [glyph.look for glyph in old], [glyph.look for glyph in new]
    left, right, first, last = 0, len(new), 0, len(old)
    for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks():
        if block.size and block.a + block.size <= start:
            left, first = block.b + block.size, block.a + block.size
        elif block.size and block.a <= start < block.a + block.size:
            left, first = block.b + start - block.a, start
        if block.size and block.a >= end:
            right, last = block.b, block.a
            break
        if block.size and block.a < end <= block.a + block.size:
            right, last = block.b + end - block.a, end
            break
    return text_of(new[left:right]), text_of(old[first:last])


def _paired(base: Draft, draft: Draft) -> dict[int, int]:
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
                best = max(alike, key=lambda at: _share(mine, words[at]), default=None)
                if best is not None and _share(mine, words[best]) >= _ALIKE:
                    found[number] = best
                    left = left[left.index(best) + 1 :]
            found |= _cells_paired(base, draft, (range(a, b), range(c, d)), found)
    free = [at for at in range(len(other)) if at not in found.values()]
    for number in range(len(one)):  # what stands elsewhere now
        same = [at for at in free if other[at] == one[number]] if number not in found else []
        if len(same) == 1:
            found[number] = same[0]
    return found


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


def _share(one: Counter[str], other: Counter[str]) -> float:
    """The share of words that two texts have in common, from 0 to 1."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0
