"""Finds what a colleague changed in a document, tracked or not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from briefkit.core.revisions.align import SignPlace, align, increasing, is_contents, likeness, words_key
from briefkit.core.revisions.base import Printed, Spot, rows_of_table
from briefkit.core.revisions.document import DELETED, INSERTED, Comment, Paragraph, Returned, Sign, Trace, View, final
from briefkit.core.revisions.glyphs import NOTE, PICTURE, TAB, Glyph, text_of
from briefkit.core.revisions.sent import word_mark
from briefkit.core.revisions.shapes import Shaped, lost_dresses, lost_lists
from briefkit.core.revisions.value import (
    Added,
    Blocks,
    Change,
    Level,
    Moved,
    NewBlock,
    Origin,
    Remark,
    Removed,
    Revision,
    Row,
    Words,
)
from briefkit.core.text.words import shortened

_AROUND = 40
_SAME_MOVED = 0.9
_COMPARED = frozenset(
    ["strong", "emphasis", "strikethrough", "underline", "subscript", "superscript", "highlight", "code"]
)
_CODE, _KIND = "code", "kind"
_WEB = ("http://", "https://", "mailto:")
_ITEMS = ("key_points", "watch", "recommendations")
_WIDEST = 100  # columns of a table
_Delta = tuple[frozenset[str], frozenset[str], str | None]
_NO_DELTA: _Delta = (frozenset(), frozenset(), None)


def find_changes(base: Sequence[Printed], document: Returned) -> Revision:
    """The changes of a document against what the brief prints."""
    return _Finder(base, document).find()


class _Seen(NamedTuple):
    """A paragraph of the document as it is now: its signs with where they come from in the brief."""

    view: View
    signs: tuple[tuple[Sign, SignPlace, tuple[int, int] | None], ...]
    first: Paragraph

    @property
    def words(self) -> str:
        """Its words for comparison."""
        return words_key(sign.glyph for sign, _, _ in self.signs)


class _Finder:
    def __init__(self, base: Sequence[Printed], document: Returned) -> None:
        self.base = base
        kept = {at for at, part in enumerate(document.paragraphs) if not is_contents(part)}
        self.paragraphs = [
            part if at in kept else replace(part, signs=()) for at, part in enumerate(document.paragraphs)
        ]
        self.document = document
        self.alignment = align(base, self.paragraphs)
        self.places: dict[int, dict[int, SignPlace]] = defaultdict(dict)
        for at, (part, spot) in self.alignment.spots.items():
            self.places[part][spot] = at
        self.unplaced: list[str] = list(document.unplaced)
        self.changes: list[tuple[float, int, Change]] = []
        self.seen = [self._seen(view) for view in final(self.paragraphs)]
        self.of_base: dict[int, list[int]] = defaultdict(list)
        self.of_seen: dict[int, list[int]] = defaultdict(list)
        self.notes: dict[str, list[int]] = defaultdict(list)
        self.used: set[int] = set()
        self.gone_notes: set[int] = set()
        self.sent = frozenset(document.own)
        own = (words_key(_glyphs(part)) for part in base if any(not spot.place for spot in part.spots))
        self.not_now = self.sent.difference(map(word_mark, own))

    def _seen(self, view: View) -> _Seen:
        signs = [(self.paragraphs[at[0]].signs[at[1]], at, self.alignment.spots.get(at)) for at in view.signs]
        while signs and signs[0][0].glyph.kind == TAB and signs[0][2] is None:
            signs.pop(0)
        first = next((self.paragraphs[at[0]] for _, at, _ in signs), self.paragraphs[view.parts[-1]])
        return _Seen(view, tuple(signs), first)

    def find(self) -> Revision:
        self._link()
        self._link_moves()
        for number, seen in enumerate(self.seen):
            if seen.first.note and number not in self.of_seen and seen.words:
                self.notes[seen.first.note].append(number)
        self._levels = self._level_shift()
        for parts, views in self._components():
            self._compare(parts, views)
        self._moves()
        self._dresses()
        pairs = list(self._shaped())
        self.unplaced += [*lost_lists(pairs), *lost_dresses(pairs)]
        for comment in self.document.comments:
            self._remark(comment)
            if comment.resolved:
                self.unplaced.append(f"the comment “{comment.text[:60]}” is marked as done; Markdown has no such mark")
        ordered = [change for _, _, change in sorted(self.changes, key=lambda item: item[:2])]
        marked = self.alignment.marked > 0 or not self.alignment.pairs
        numbered = tuple(replace(change, number=at) for at, change in enumerate(ordered, 1))
        return Revision(numbered, tuple(dict.fromkeys(self.unplaced)), marked)

    # What briefkit wrote itself

    def _was_sent(self, number: int) -> bool:
        """Whether a paragraph is as it was sent, and it is briefkit that would write it otherwise now."""
        return word_mark(self.seen[number].words) in self.not_now

    def _is_new_here(self, part: int) -> bool:
        """Whether briefkit writes a paragraph now that the document did not have when it was sent."""
        words = words_key(_glyphs(self.base[part]))
        if self.base[part].style == _KIND:  # it stands on the line of the house, which may have been sent as another
            lines = (number for number, seen in enumerate(self.seen) if seen.words.endswith(words))
            return any(map(self._was_sent, lines))
        return bool(self.sent) and word_mark(words) not in self.sent

    # Which paragraphs belong together

    def _join(self, part: int, number: int) -> None:
        if number not in self.of_base[part]:
            self.of_base[part].append(number)
            self.of_seen[number].append(part)

    def _link(self) -> None:
        views: dict[int, int] = {}
        for at, view in enumerate(self.alignment.views):
            if at in self.alignment.pairs:
                views |= dict.fromkeys(view.parts, self.alignment.pairs[at])
        for number, seen in enumerate(self.seen):
            for sign, _, spot in seen.signs:
                if spot and (sign.glyph.kind or not sign.glyph.is_blank):
                    self._join(spot[0], number)
        for number, seen in enumerate(self.seen):
            if self.of_seen.get(number):
                continue
            for paragraph in seen.view.parts:
                part = views.get(paragraph)
                is_new = self.paragraphs[paragraph].ending == INSERTED
                if part is not None and not is_new and not self.of_base.get(part):
                    self._join(part, number)

    def _link_moves(self) -> None:
        """Paragraphs that stand elsewhere now, tracked as a move or as a deletion and an insertion."""
        free = [number for number, seen in enumerate(self.seen) if not self.of_seen.get(number) and seen.words]
        lost = [at for at, part in enumerate(self.base) if not self.of_base.get(at) and words_key(_glyphs(part))]
        for part in lost:
            words = words_key(_glyphs(self.base[part]))
            best = max(free, key=lambda number: likeness(words, self.seen[number].words), default=None)
            if best is None or likeness(words, self.seen[best].words) < _SAME_MOVED or len(words) < 12:
                continue
            if self.seen[best].first.cell or self.base[part].in_cell:
                continue
            free.remove(best)
            self._join(part, best)
            self._retrace(part, best)

    def _retrace(self, part: int, number: int) -> None:
        """Give the signs of a moved paragraph the places that they come from."""
        seen = self.seen[number]
        signs = [sign.glyph for sign, _, _ in seen.signs]
        moved = Paragraph(tuple(Sign(glyph) for glyph in signs))
        again = align([self.base[part]], [moved]).spots
        renewed = tuple(
            (sign, at, (part, again[0, place][1]) if (0, place) in again else None)
            for place, (sign, at, _) in enumerate(seen.signs)
        )
        self.seen[number] = seen._replace(signs=renewed)

    def _components(self) -> Iterator[tuple[list[int], list[int]]]:
        done: set[int] = set()
        for part in range(len(self.base)):
            if part in done:
                continue
            parts, views, waiting = {part}, set[int](), [part]
            while waiting:
                for number in self.of_base.get(waiting.pop(), ()):
                    views.add(number)
                    for other in self.of_seen.get(number, ()):
                        if other not in parts:
                            parts.add(other)
                            waiting.append(other)
            done |= parts
            yield sorted(parts), sorted(views)
        yield from (
            ([], [number]) for number, seen in enumerate(self.seen) if not self.of_seen.get(number) and seen.words
        )

    # What became of paragraphs

    def _compare(self, parts: list[int], views: list[int]) -> None:
        views = [number for number in views if self.seen[number].words] if parts else views
        if not parts:
            self._new(views[0])
        elif not views:
            for part in parts:
                if words_key(_glyphs(self.base[part])):
                    self._removed(part)
        elif len(parts) == len(views) == 1:
            self._one(parts[0], views[0])
        else:
            self._several(parts, views)

    def _add(self, at: float, kind: str, act: object, trace: Trace | None, **words: str) -> None:
        by, on = (trace.by, trace.on) if trace else ("", "")
        change = Change(0, kind, act, by=by, on=on, tracked=trace is not None, **words)  # type: ignore[arg-type]
        self.changes.append((at, len(self.changes), change))

    def _one(self, part: int, number: int) -> None:
        printed, seen = self.base[part], self.seen[number]
        for hunk in self._hunks(part, seen):
            self._hunk(part, hunk)
        self._formats(part, seen)
        if printed.place.startswith("L") and not printed.in_cell and not printed.note:
            level = seen.first.level - self._levels if seen.first.level else 0
            known = self._levels_known and (level > 0 or printed.level > 0)
            if known and level != printed.level and 0 <= level <= 6:
                words = printed.text
                self._add(part, "heading", Level(printed.place, level), seen.first.styled, before=words, after=words)

    def _level_shift(self) -> int:
        """By how much the levels of headings in the document differ from those of the brief."""
        shifts: Counter[int] = Counter()
        for part, numbers in self.of_base.items():
            printed = self.base[part]
            if printed.level and len(numbers) == 1 and self.seen[numbers[0]].first.level:
                shifts[self.seen[numbers[0]].first.level - printed.level] += 1
        self._levels_known = bool(shifts)
        return shifts.most_common(1)[0][0] if shifts else 0

    def _hunks(self, part: int, seen: _Seen) -> Iterator[tuple[int, int, list[Sign], Trace | None]]:
        """The spots that went and the signs that came in their place."""
        spots = self.base[part].spots
        states = self.places[part]
        at = 0
        new: list[Sign] = []
        for sign, _, spot in [*seen.signs, (None, None, (part, len(spots)))]:
            if sign is not None and not sign.glyph.sign:
                continue
            if spot is None or spot[0] != part or spot[1] < at:
                if sign is not None:
                    new.append(sign)
                continue
            gone = [place for place in range(at, spot[1]) if spots[place].glyph.sign]
            if new or gone:
                first = gone[0] if gone else spot[1] if not new else at
                last = gone[-1] + 1 if gone else first
                yield from self._trimmed(part, first, last, new, self._trace_of(new, gone, states))
            new, at = [], spot[1] + 1

    def _trimmed(
        self, part: int, first: int, last: int, new: list[Sign], trace: Trace | None
    ) -> Iterator[tuple[int, int, list[Sign], Trace | None]]:
        """A hunk without new blanks at the ends of the paragraph, unless it is only about blanks there."""
        spots = self.base[part].spots
        at_end = first == 0 or last == len(spots)
        only_blank = all(_is_space(sign) for sign in new) and all(spot.glyph.is_blank for spot in spots[first:last])
        if at_end and only_blank:
            return
        own = list(new)
        while own and first == 0 and _is_space(own[0]):
            own.pop(0)
        while own and last == len(spots) and _is_space(own[-1]):
            own.pop()
        yield first, last, own, trace

    def _trace_of(self, new: Sequence[Sign], gone: Iterable[int], states: dict[int, SignPlace]) -> Trace | None:
        for sign in new:
            if sign.state == INSERTED:
                return sign.trace
        for place in gone:
            at = states.get(place)
            if at is not None and (sign := self.paragraphs[at[0]].signs[at[1]]).state == DELETED:
                return sign.trace
        return None

    def _hunk(self, part: int, hunk: tuple[int, int, list[Sign], Trace | None]) -> None:
        first, last, new, trace = hunk
        spots = self.base[part].spots
        lead, tail = (
            text_of(_signs(spots[max(first - _AROUND, 0) : first])),
            text_of(_signs(spots[last : last + _AROUND])),
        )
        before, after = text_of(_signs(spots[first:last])), text_of(sign.glyph for sign in new)
        at = self._target(part, first, last)
        ours = [spot for spot in spots[first:last] if not spot.place]
        was_sent = any(map(self._was_sent, self.of_base.get(part, ())))
        if (at is None or ours) and not was_sent:
            where = f"in “{shortened(self.base[part].text, 100)}”"
            whose = "words that briefkit writes itself, or takes from registry.yaml or several values"
            self.unplaced.append(
                f"{whose}: “{before}” → “{after}” {where}"
                if before
                else f"“{after}”, added to words that briefkit writes itself, {where}"
            )
        if at is None or was_sent:
            return
        place, start, end = at
        added, taken, _ = self._noise(part) or _NO_DELTA
        glyphs = tuple(sign.glyph._replace(styles=(sign.glyph.styles - added) | taken) for sign in new)
        if any(glyph.kind == PICTURE for glyph in glyphs):
            self.unplaced.append("a new picture: put its file into the library, and ![…](…) into the text")
            glyphs = tuple(glyph for glyph in glyphs if glyph.kind != PICTURE)
            if not glyphs and start == end:
                return
        notes = {glyph.text: self._note(glyph.text) for glyph in glyphs if glyph.kind == NOTE}
        gone = tuple(int(spot.glyph.text) for spot in spots[first:last] if spot.glyph.kind == NOTE)
        self.gone_notes |= set(gone)
        act = Words(place, start, end, glyphs, notes, gone)
        self._add(part, "words", act, trace, before=before, after=after, lead=lead, tail=tail)

    def _target(self, part: int, first: int, last: int) -> tuple[str, int, int] | None:
        """The place of a hunk, and the signs there; None if briefkit writes all of it."""
        spots = self.base[part].spots
        own = [spot for spot in spots[first:last] if spot.place]
        if own:
            same = [spot for spot in own if spot.place == own[0].place]
            return own[0].place, same[0].at, same[-1].at + 1
        if first < last:
            return None
        if first > 0 and spots[first - 1].place:
            return spots[first - 1].place, spots[first - 1].at + 1, spots[first - 1].at + 1
        if first < len(spots) and spots[first].place:
            return spots[first].place, spots[first].at, spots[first].at
        if not spots and self.base[part].place:
            return self.base[part].place, 0, 0
        return None

    def _note(self, label: str) -> tuple[tuple[Glyph, ...], ...]:
        numbers = self.notes.get(label, [])
        self.used |= set(numbers)
        found = (tuple(sign.glyph for sign, _, _ in self.seen[number].signs) for number in numbers)
        return tuple(_stripped(glyphs) for glyphs in found)

    def _notes_in(self, blocks: Iterable[NewBlock]) -> dict[str, tuple[tuple[Glyph, ...], ...]]:
        """The texts of the new footnotes in some paragraphs."""
        labels = [glyph.text for block in blocks for glyph, origin in block.signs if glyph.kind == NOTE and not origin]
        return {label: self._note(label) for label in labels}

    def _formats(self, part: int, seen: _Seen) -> None:
        """Words that look otherwise: bold, italic, struck out, raised, linked."""
        spots = self.base[part].spots
        run: list[tuple[Spot, Sign]] = []
        kept = [(spots[spot[1]], sign) for sign, _, spot in seen.signs if spot and spot[0] == part]
        if self.base[part].style == _CODE:
            return
        last = None
        for spot, sign in [] if self._noise(part) else [*kept, (None, None)]:
            delta = self._delta(spot, sign) if spot and sign else None
            if spot and sign and spot.glyph.is_blank and run:
                run.append((spot, sign))
                continue
            if run and delta != last:
                self._format(part, run)
                run = []
            last = delta
            if spot and sign and delta and delta != _NO_DELTA:
                run.append((spot, sign))

    def _noise(self, part: int) -> _Delta | None:
        """How all words of a heading, a cell or a value look otherwise, which is the work of their style; or None.

        Of a cell without words that stayed it is that of its row.
        """
        printed = self.base[part]
        if not (printed.level or printed.in_cell or not printed.place.startswith("L")):
            return None
        kept = self._kept(part)
        if not kept and printed.in_cell:
            line = printed.place.partition("c")[0] + "c"
            row = range(max(part - _WIDEST, 0), min(part + _WIDEST, len(self.base)))
            kept = [pair for at in row if self.base[at].place.startswith(line) for pair in self._kept(at)]
        deltas = {self._delta(spot, sign) for spot, sign in kept if not spot.glyph.is_blank and not spot.glyph.kind}
        is_own = any(sign.looked for _, sign in kept)
        return deltas.pop() if len(deltas) == 1 and not is_own and _NO_DELTA not in deltas else None

    def _kept(self, part: int) -> list[tuple[Spot, Sign]]:
        spots = self.base[part].spots
        seen = [self.seen[number] for number in self.of_base.get(part, ())]
        return [(spots[at[1]], sign) for one in seen for sign, _, at in one.signs if at and at[0] == part]

    @staticmethod
    def _delta(spot: Spot, sign: Sign) -> _Delta:
        """The styles that were added and taken away, and another link."""
        if spot.glyph.kind or spot.glyph.is_blank:
            return _NO_DELTA
        mine, theirs = spot.glyph.styles & _COMPARED, sign.glyph.styles & _COMPARED
        if "highlight" in spot.glyph.styles or "keyboard" in spot.glyph.styles:
            mine, theirs = mine - {"highlight", "code"}, theirs - {"highlight", "code"}
        target: str | None = None
        old, new = spot.glyph.target, sign.glyph.target
        if old != new and (old.startswith(_WEB) or not old) and (new.startswith(_WEB) or not new):
            target = new if old.rstrip("/") != new.rstrip("/") else None
        return theirs - mine, mine - theirs, target

    def _format(self, part: int, run: list[tuple[Spot, Sign]]) -> None:
        while run and run[-1][0].glyph.is_blank:
            run.pop()
        if not run:
            return
        spots = [spot for spot, _ in run]
        added, taken, target = self._delta(*run[0])
        names = [*sorted(added), *(f"no {name}" for name in sorted(taken))]
        names += [] if target is None else [f"link to {target}" if target else "no link"]
        words = text_of(_signs(spots))
        place = spots[0].place
        if not place.startswith("L") or any(spot.place != place for spot in spots):
            what = "a value of the front matter" if place else "words that briefkit writes itself"
            self.unplaced.append(f"“{words}” as {', '.join(names)}: {what} has no formatting")
            return
        glyphs = tuple(
            spot.glyph._replace(
                styles=(spot.glyph.styles | added) - taken, target=spot.glyph.target if target is None else target
            )
            for spot in spots
        )
        trace = next((sign.looked or (sign.trace if sign.state else None) for _, sign in run), None)
        act = Words(place, spots[0].at, spots[-1].at + 1, glyphs)
        self._add(part, "format", act, trace, before=words, after=f"{words} ({', '.join(names)})")

    def _new(self, number: int) -> None:
        seen = self.seen[number]
        if number in self.used or (seen.first.note and number in self.notes.get(seen.first.note, ())):
            return  # it comes with its reference
        if self._was_sent(number):
            return
        text = text_of(sign.glyph for sign, _, _ in seen.signs)
        trace = next((sign.trace for sign, _, _ in seen.signs if sign.state), seen.first.trace)
        if all(sign.glyph.kind == PICTURE or sign.glyph.is_blank for sign, _, _ in seen.signs):
            if not any(self._is_known_picture(sign) for sign, _, _ in seen.signs):
                self.unplaced.append("a new picture: put its file into the library, and ![…](…) into the text")
            return
        if seen.first.cell:
            self._new_in_table(number, text, trace)
            return
        before, after = self._neighbour(number, -1), self._neighbour(number, 1)
        block = self._block(number, before)
        at = before + 0.5 if before is not None else -1.0
        notes = self._notes_in([block])
        mine = _only_place(self.base[before]) if before is not None else ""
        next_ = _only_place(self.base[after]) if after is not None else ""
        if mine.startswith("L"):
            self._add(at, "new", Added(block, after=mine, notes=notes), trace, after=text)
        elif next_.startswith("L"):
            self._add(at, "new", Added(block, before=next_, notes=notes), trace, after=text)
        elif (field := next((place for place in (mine, next_) if place.startswith(_ITEMS)), "")) and "." in field:
            act = Added(block, after=field) if field == mine else Added(block, before=field)
            self._add(at, "new", act, trace, after=text)
        else:
            self.unplaced.append(f"a new paragraph where nothing of the brief's text stands: “{text[:200]}”")

    def _is_known_picture(self, sign: Sign) -> bool:
        return sign.state != INSERTED

    def _neighbour(self, number: int, step: int) -> int | None:
        """The brief's paragraph that stands nearest before (-1) or after (1) a new one."""
        at = number + step
        while 0 <= at < len(self.seen):
            parts = self.of_seen.get(at)
            if parts and not self.seen[at].first.note:
                return parts[-1] if step < 0 else parts[0]
            at += step
        return None

    def _block(self, number: int, before: int | None) -> NewBlock:
        seen = self.seen[number]
        like = ""
        for at in range(number - 1, -1, -1):
            if self.of_seen.get(at):
                other = self.seen[at].first
                same = _is_alike(other, seen.first)
                last = self.of_seen[at][-1]
                like = self.base[last].place if same and last == before else ""
                break
        level = max(seen.first.level - self._levels, 1) if seen.first.level else 0
        return NewBlock(self._origins(seen), level, seen.first.depth, seen.first.numbered, like)

    def _origins(self, seen: _Seen) -> tuple[tuple[Glyph, Origin], ...]:
        found: list[tuple[Glyph, Origin]] = []
        for sign, _, spot in seen.signs:
            own = self.base[spot[0]].spots[spot[1]] if spot else None
            found.append((own.glyph, (own.place, own.at)) if own and own.place else (sign.glyph, None))
        return tuple(found)

    def _new_in_table(self, number: int, text: str, trace: Trace | None) -> None:
        cell = self.seen[number].first.cell
        assert cell is not None  # noqa: S101 - asked before
        row = [at for at, seen in enumerate(self.seen) if seen.first.cell and seen.first.cell[:2] == cell[:2]]
        known = [at for at in row if self.of_seen.get(at)]
        if known:
            near = next((at for at in reversed(known) if at < number and self.seen[at].first.cell == cell), None)
            part = self.of_seen[near][-1] if near is not None else None
            if part is not None and self.base[part].place.startswith("L"):
                spots = self.base[part].spots
                end = spots[-1].at + 1 if spots else 0
                glyphs = (Glyph("\n", kind="break"), *(sign.glyph for sign, _, _ in self.seen[number].signs))
                act = Words(self.base[part].place, end, end, glyphs)
                self._add(part, "words", act, trace, after=text)
            else:
                self.unplaced.append(f"“{text[:200]}” in a cell that briefkit writes itself, or in a new column")
            return
        if row[0] != number and any(self.seen[at].words for at in row if at < number):
            return  # with the first cell of the row
        above = next(
            (
                self.of_seen[at][-1]
                for at in range(row[0] - 1, -1, -1)
                if self.of_seen.get(at) and (own := self.seen[at].first.cell) and own.table == cell.table
            ),
            None,
        )
        if above is None or not self.base[above].place.startswith("L"):
            self.unplaced.append(f"a new row in a table that briefkit writes itself: “{text[:200]}”")
            return
        columns: dict[int, tuple[Glyph, ...]] = {}
        for at in row:
            own = self.seen[at].first.cell
            glyphs = tuple(sign.glyph for sign, _, _ in self.seen[at].signs)
            if own:
                join = (Glyph("\n", kind="break"),) if own.column in columns and glyphs else ()
                columns[own.column] = (*columns.get(own.column, ()), *join, *glyphs)
        cells = tuple(columns[at] for at in sorted(columns))
        words = " | ".join(text_of(glyphs) for glyphs in cells)
        self._add(above + 0.5, "row", Row(self.base[above].place, cells), trace, after=words)

    def _removed(self, part: int) -> None:
        printed = self.base[part]
        places = sorted(self.places[part].values())
        trace = next((self.paragraphs[at[0]].signs[at[1]].trace for at in places), None)
        if printed.in_cell and printed.place.startswith("L"):
            self._cell_removed(part, trace)
            return
        if printed.note:
            if printed.note not in self.gone_notes:
                self.unplaced.append(f"the text of footnote {printed.note} was removed, but not its number in the text")
            return
        place = next(iter(printed.places), "")
        if place and (printed.place or len(printed.places) == 1):
            self._add(part, "removed", Removed(place), trace, before=printed.text)
        elif not all(spot.glyph.kind == PICTURE for spot in printed.spots) and not self._is_new_here(part):
            self.unplaced.append(f"a paragraph that briefkit writes itself was removed: “{printed.text[:200]}”")

    def _cell_removed(self, part: int, trace: Trace | None) -> None:
        """The words of a cell are gone; with those of all others its row, and with all rows its table."""
        printed = self.base[part]
        rows = rows_of_table(self.base, part)
        row = next(row for row in rows if part in row)
        if any(map(self._cell_is_there, row)):
            act = Words(printed.place, 0, printed.spots[-1].at + 1, ())
            self._add(part, "words", act, trace, before=printed.text)
            return
        is_table = not any(self._cell_is_there(at) for row in rows for at in row)
        gone = rows if is_table else [row]
        if part == next(at for row in gone for at in row if words_key(_glyphs(self.base[at]))):
            words = " ¶ ".join(" | ".join(self.base[at].text for at in row) for row in gone)
            self._add(part, "removed", Removed(printed.place, is_table), trace, before=words)

    def _cell_is_there(self, part: int) -> bool:
        if any(self.seen[number].words for number in self.of_base.get(part, ())):
            return True
        return bool(self.of_base.get(part)) and not all(
            self.paragraphs[at].ending == DELETED
            for number in self.of_base[part]
            for at in self.seen[number].view.parts
        )

    def _several(self, parts: list[int], views: list[int]) -> None:
        if all(map(self._was_sent, views)):
            return
        places = [self.base[part].place for part in parts]
        before = " ¶ ".join(self.base[part].text for part in parts)
        after = " ¶ ".join(text_of(sign.glyph for sign, _, _ in self.seen[number].signs) for number in views)
        trace = self._ending_trace(views)
        if all(place.startswith("L") for place in places) and not any(self.base[part].in_cell for part in parts):
            blocks = []
            for number in views:
                block = self._block(number, parts[0])
                style = self.seen[views[0]].first
                own = self.seen[number].first
                same = _is_alike(style, own)
                blocks.append(block._replace(like=places[0] if same or number == views[0] else ""))
            kind = "split" if len(views) > len(parts) else "joined" if len(views) < len(parts) else "words"
            act = Blocks(tuple(places), tuple(blocks), self._notes_in(blocks))
            self._add(parts[0], kind, act, trace, before=before, after=after)
        elif len(parts) == 1 and self.base[parts[0]].in_cell and places[0].startswith("L"):
            signs: list[tuple[Sign, SignPlace, tuple[int, int] | None]] = []
            for number in views:
                signs += [(Sign(Glyph("\n", kind="break")), (0, 0), None)] if signs else []
                signs += self.seen[number].signs
            for hunk in self._hunks(parts[0], self.seen[views[0]]._replace(signs=tuple(signs))):
                self._hunk(parts[0], hunk)
        else:
            what = "words of the front matter" if any(places) or any(self.base[p].places for p in parts) else "words"
            self.unplaced.append(f"{what} that were split or joined: “{before[:200]}” → “{after[:200]}”")

    def _ending_trace(self, views: Iterable[int]) -> Trace | None:
        for number in views:
            for at in self.seen[number].view.parts:
                if self.paragraphs[at].ending and self.paragraphs[at].trace:
                    return self.paragraphs[at].trace
            for sign, _, _ in self.seen[number].signs:
                if sign.state == INSERTED:
                    return sign.trace
        return None

    def _moves(self) -> None:
        pairs = [
            (numbers[0], part)
            for part, numbers in self.of_base.items()
            if len(numbers) == 1 and len(self.of_seen[numbers[0]]) == 1 and not self.base[part].note
        ]
        spine = {part for _, part in increasing(sorted(pairs))}
        for number, part in sorted(pairs):
            if part in spine or not self.seen[number].words:
                continue
            printed = self.base[part]
            before = self._neighbour(number, -1)
            place = self.base[before].place if before is not None else ""
            if printed.in_cell or not printed.place.startswith("L"):
                if not printed.in_cell:
                    self.unplaced.append(f"“{printed.text[:200]}” was moved; its place in the publication is fixed")
                continue
            trace = next((sign.trace for sign, _, _ in self.seen[number].signs if sign.state), None)
            after = place if place.startswith("L") else ""
            past = self.base[before].text[:_AROUND] if before is not None else ""
            self._add(part, "moved", Moved(printed.place, after), trace, before=printed.text, moved_past=past)

    def _dresses(self) -> None:
        """Sizes, colours and fonts that some words of a paragraph were given."""
        for seen in self.seen:
            signs = [(sign, spot) for sign, _, spot in seen.signs if not sign.glyph.is_blank and not sign.glyph.kind]
            dresses = Counter(sign.dress for sign, _ in signs)
            if len(dresses) < 2:
                continue
            usual = dresses.most_common(1)[0][0]
            runs: dict[str, list[str]] = {}
            for sign, _, spot in seen.signs:
                extra = [item for item in sign.dress if item not in usual]
                is_ours = spot is not None and not self.base[spot[0]].spots[spot[1]].place
                if extra and not is_ours and not sign.glyph.target:
                    runs.setdefault(", ".join(extra), []).append(sign.glyph.text)
            for what, words in runs.items():
                self.unplaced.append(f"the {what} of “{''.join(words)[:80]}”")

    def _shaped(self) -> Iterator[Shaped]:
        """The paragraphs that are still one each."""
        for part, numbers in sorted(self.of_base.items()):
            if len(numbers) == 1 and self.of_seen[numbers[0]] == [part]:
                seen = self.seen[numbers[0]]
                yield Shaped(self.base[part], seen.first, tuple(sign for sign, _, _ in seen.signs))

    def _remark(self, comment: Comment) -> None:
        trace, text, words = Trace(comment.by, comment.on), comment.text, comment.words
        spot = self._near(comment.paragraph, comment.at)
        if spot is None:
            self._add(-2.0, "comment", Remark("", 0, text, words), trace, before=words, after=text)
            return
        part, place = spot
        printed = self.base[part]
        own = printed.spots[place] if place < len(printed.spots) else None
        if own is None or not own.place:
            named = next(iter(printed.places), "") if len(printed.places) == 1 else ""
            act = Remark(named, 0, text, words or printed.text[:80])
        else:
            act = Remark(own.place, own.at + 1, text, words)
        self._add(part + 0.2, "comment", act, trace, before=words, after=text)

    def _near(self, paragraph: int, at: int) -> tuple[int, int] | None:
        if paragraph >= len(self.paragraphs):
            return None
        count = len(self.paragraphs[paragraph].signs)
        for place in [*range(min(at, count) - 1, -1, -1), *range(at, count)]:
            if spot := self.alignment.spots.get((paragraph, place)):
                return spot
        for number, view in enumerate(self.alignment.views):
            if paragraph in view.parts and number in self.alignment.pairs:
                return self.alignment.pairs[number], 0
        return None


def _is_alike(one: Paragraph, other: Paragraph) -> bool:
    """Whether two paragraphs are of one kind: items of such a list, or of one style."""
    if one.depth or other.depth:
        return (one.depth, one.numbered) == (other.depth, other.numbered)
    return (one.style, one.level) == (other.style, other.level)


def _only_place(printed: Printed) -> str:
    """The place of a paragraph, or of all its words that have one."""
    return printed.place or (printed.places[0] if len(printed.places) == 1 else "")


def _is_space(sign: Sign) -> bool:
    return sign.glyph.is_blank or sign.glyph.kind == TAB


def _signs(spots: Iterable[Spot]) -> list[Glyph]:
    return [spot.glyph for spot in spots]


def _glyphs(printed: Printed) -> list[Glyph]:
    return [spot.glyph for spot in printed.spots]


def _stripped(glyphs: Sequence[Glyph]) -> tuple[Glyph, ...]:
    first, last = 0, len(glyphs)
    while first < last and (glyphs[first].is_blank or glyphs[first].kind == TAB):
        first += 1
    while first < last and glyphs[last - 1].is_blank:
        last -= 1
    return tuple(glyphs[first:last])
