"""The words of a redline as readers see them on both sides, with what was added, removed or set otherwise."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from briefkit.core.body.shown import COMMENT, LINE_BREAK, Shown
from briefkit.core.diff.text.segments import Segment
from briefkit.core.text.visible import visible
from briefkit.export.redline.pieces import BORDER, BREAK, RESTYLED, Piece, joined_pieces
from briefkit.export.redline.sides import CELL, Words, side_of

_Look = tuple[tuple[str, ...], str]


def inline_pieces(segments: Sequence[Segment], kind: str, old: Words, new: Words) -> tuple[str, list[Piece]]:
    """The lead of a passage, such as its bullet, and the runs of one style in it. A block end is ¶."""
    reader = _Both(segments, kind, old, new)
    return reader.lead, list(joined_pieces([*reader.leads(), *reader.pieces()]))


def raw_pieces(segments: Iterable[Segment]) -> list[Piece]:
    """A passage as it is written."""
    return [
        Piece(segment.op, "¶" if segment.op in ("split", "merge") else segment.new or segment.old)
        for segment in segments
    ]


class _Side:
    """What is shown of a side, taken from its start up to a place in its source."""

    def __init__(self, parts: Iterable[Shown]) -> None:
        self.parts = deque(parts)

    def take(self, end: int) -> list[Shown]:
        """What begins before a place; what is not shown sign by sign is not cut there."""
        found: list[Shown] = []
        while self.parts and self.parts[0].start < end:
            part = self.parts.popleft()
            if part.exact and part.end > end:
                cut = end - part.start
                self.parts.appendleft(replace(part, start=end, text=part.text[cut:]))
                part = replace(part, end=end, text=part.text[:cut])
            found.append(part)
        return found


class _Both:
    def __init__(self, segments: Sequence[Segment], kind: str, old: Words, new: Words) -> None:
        self.segments = segments
        self.new_lead, news = side_of(segments, "new", kind, new)
        is_same = all(segment.old == segment.new for segment in segments)
        self.old_lead, olds = (self.new_lead, news) if is_same else side_of(segments, "old", kind, old)
        self.old, self.new = _Side(olds), _Side(news)
        self.has_both = any(segment.old for segment in segments) and any(segment.new for segment in segments)

    @property
    def lead(self) -> str:
        """The bullet, number or label before a passage, unless it changed."""
        if self.has_both:
            return self.new_lead if self.new_lead == self.old_lead else ""
        return self.new_lead or self.old_lead

    def leads(self) -> Iterator[Piece]:
        """The bullets of both sides, if they differ."""
        if self.has_both and self.new_lead != self.old_lead:
            yield from (
                Piece(op, f"{lead} ") for op, lead in (("delete", self.old_lead), ("insert", self.new_lead)) if lead
            )

    def pieces(self) -> Iterator[Piece]:
        old_end = new_end = 0
        olds: list[Shown] = []
        news: list[Shown] = []
        for segment in self.segments:
            old_end, new_end = old_end + len(segment.old), new_end + len(segment.new)
            taken = self.old.take(old_end), self.new.take(new_end)
            is_break = segment.op in ("split", "merge")
            if is_break or (segment.op == "equal" and _signs(taken[0]) == _signs(taken[1])):
                yield from _changed(olds, news)
                olds, news = [], []
                yield from [Piece(segment.op, "¶")] if is_break else _same(*taken)
            else:
                olds, news = olds + taken[0], news + taken[1]
        yield from _changed(olds, news)


def _signs(parts: Iterable[Shown]) -> str:
    """What can be seen of some parts, however it is set and spaced."""
    return visible("".join(sign for part in parts for sign in part.text if _is_seen(sign)))


def _is_seen(sign: str) -> bool:
    return sign in (LINE_BREAK, CELL) or not sign.isspace()


def _changed(olds: list[Shown], news: list[Shown]) -> Iterator[Piece]:
    """What was removed and what was added; the same if only marks changed around it."""
    if _signs(olds) == _signs(news):
        yield from _same(olds, news)
        return
    for op, parts in (("delete", olds), ("insert", news)):
        yield from (_piece(op, part, part.text) for part in parts)


def _same(olds: list[Shown], news: list[Shown]) -> Iterator[Piece]:
    """Words that both sides have, apart where they are set otherwise or lead elsewhere."""
    before = [_look_of(part) for part in olds for sign in part.text if _is_seen(sign)]
    after = [_look_of(part) for part in news for sign in part.text if _is_seen(sign)]
    if len(before) != len(after):  # composed otherwise: what belongs together cannot be told
        before = after
    place = 0
    for part in news:
        looks: list[tuple[str, _Look]] = []
        for sign in part.text:
            looks.append((sign, before[min(place, len(before) - 1)] if before else _look_of(part)))
            place += _is_seen(sign)
        for was, run in groupby(looks if COMMENT not in part.styles else (), lambda item: item[1]):
            yield from _with_look(part, "".join(sign for sign, _ in run), was)


def _with_look(part: Shown, text: str, was: _Look) -> Iterator[Piece]:
    if was == _look_of(part) or not text.strip():
        yield _piece("equal", part, text)
    elif part.target != was[1]:
        yield Piece("delete", text, " ".join(was[0]), target=was[1])
        yield _piece("insert", part, text)
    else:
        yield Piece(RESTYLED, text, " ".join(part.styles), " ".join(was[0]))


def _look_of(part: Shown) -> _Look:
    return part.styles, part.target


def _piece(op: str, part: Shown, text: str) -> Piece:
    if text in (LINE_BREAK, CELL):
        return Piece(op, "↵" if text == LINE_BREAK else "│", BREAK if text == LINE_BREAK else BORDER)
    return Piece(op, text, " ".join(part.styles), target=part.target if op != "equal" else "")
