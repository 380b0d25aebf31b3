"""Writes accepted changes into a brief: each is read back, and named where it has no place or meets another one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from briefkit.core.brief.split import SplitText, decode, encode, split
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.edit.value import refused
from briefkit.core.revisions.draft.adding import insert_row
from briefkit.core.revisions.draft.draft import UnfitError
from briefkit.core.revisions.draft.inside import holds_comments
from briefkit.core.revisions.draft.levels import set_level
from briefkit.core.revisions.draft.removing import move
from briefkit.core.revisions.draft.rewriting import Item
from briefkit.core.revisions.draft.together import Inside, write_together
from briefkit.core.revisions.glyphs import Glyph
from briefkit.core.revisions.merge.fields import Fields
from briefkit.core.revisions.merge.paragraphs import write_added, write_blocks, write_removed
from briefkit.core.revisions.merge.remarks import comment_text, remark_place, write_remark
from briefkit.core.revisions.merge.versions import Versions
from briefkit.core.revisions.merge.words import replacement, write_words
from briefkit.core.revisions.value import (
    Act,
    Added,
    Blocks,
    Change,
    Level,
    Moved,
    Remark,
    Removed,
    Row,
    Words,
    is_in_text,
)


class Taking:
    """A brief while changes are taken into it. `data` is its file, `versions` its text as it was sent and as it is."""

    def __init__(self, base: bytes, data: bytes, printed: Mapping[str, list[Glyph]], fields: Fields) -> None:
        self.data, self.fields = data, fields
        self._new = _halves(data)
        self.versions = Versions(_halves(base), self._new, printed)

    def take(self, changes: Sequence[Change]) -> list[tuple[Change, str]]:
        """Take changes; returns those that could not be, each with the reason.

        Moves come first, in the order in which the paragraphs stand in the document, so that each comes to stand after
        one that is there already; what is new is then added where its neighbours are.
        """
        moves = [change for change in changes if isinstance(change.act, Moved) and is_in_text(change.place)]
        left = [change for change, _ in self._move(moves)]
        others = [change for change in changes if change not in moves]
        lost: list[tuple[Change, str]] = []
        for inside, some in groupby(reversed(others), self._is_inside):
            for part in [list(some)] if inside else [[change] for change in some]:
                lost += self._take_some(part)
        lost += self._move(left)  # some may stand there only when others are gone
        return sorted(lost, key=lambda item: item[0].number)

    def _move(self, moves: Sequence[Change]) -> list[tuple[Change, str]]:
        ranked = sorted(moves, key=lambda change: change.act.rank if isinstance(change.act, Moved) else 0)
        return [item for change in ranked for item in self._take_some([change])]

    def _is_inside(self, change: Change) -> bool:
        """Whether a change is about words inside one leaf only."""
        act = change.act
        if not is_in_text(change.place):
            return False
        try:
            leaf = self.versions.draft.leaf(self.versions.number(change.place))
        except UnfitError:
            return False
        is_plain = isinstance(act, Words) and not act.notes and not act.gone and leaf.content is not None
        return is_plain or (isinstance(act, Remark) and holds_comments(leaf))

    def _take_some(self, changes: list[Change]) -> list[tuple[Change, str]]:
        """Take changes inside leaves together, or where that cannot be read back, each half on its own."""
        if len(changes) > 1:
            try:
                edits = [self._edit(change) for change in changes]
                write_together(self.versions.draft, [edit for edit in edits if edit])
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
        versions = self.versions
        match change.act:
            case Words() as act:
                found = versions.range_now(act.place, act.first, act.last, act.new)
                number = versions.number(act.place)
                return Inside(number, replacement(versions.draft, number, found, act.new)) if found else None
            case Remark() as act:
                number = versions.number(act.place)
                return Inside(number, at=remark_place(versions, act), comment=comment_text(change, act))
        raise UnfitError("it is not inside one paragraph")

    def _take(self, change: Change) -> None:
        act, place = change.act, change.place
        if isinstance(act, Remark):
            self.versions.draft.attempt(lambda: write_remark(self.versions, change, act))
        elif place and not is_in_text(place):
            self.fields.take(act, self.versions.printed)
        else:
            self.versions.draft.attempt(lambda: self._in_text(act))

    def _in_text(self, act: Act) -> None:
        versions = self.versions
        match act:
            case Words():
                write_words(versions, act)
            case Blocks():
                write_blocks(versions, act)
            case Added():
                write_added(versions, act)
            case Removed():
                write_removed(versions, act)
            case Moved():
                number = versions.number(act.place)
                versions.check_same(act.place, number)
                move(versions.draft, number, versions.number(act.after) if act.after else None)
            case Level():
                set_level(versions.draft, versions.number(act.place), act.level)
            case Row():
                cells = [[Item(glyph) for glyph in cell] for cell in act.cells]
                insert_row(versions.draft, versions.number(act.after), cells)

    @property
    def result(self) -> bytes:
        """The file with everything that was taken. Raises EditRefusedError."""
        text, draft = _text(self.data), self.versions.draft
        head = text[: len(text) - len(self._new.body)] if self._new.body else text
        gap = "" if self._new.body or not draft.body or head.endswith("\n") else draft.newline
        return self.fields.edited(encode(head + gap + draft.body, self.data))


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
