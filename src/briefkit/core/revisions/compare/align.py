"""Which paragraph of a document is which paragraph of a brief, and which sign is which.

By bookmarks where the document kept them, else by the words: equal ones, then those that are alike between two that are
known. What was split or joined is found by its words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise

from briefkit.core.revisions.base import Printed, bookmarks_of
from briefkit.core.revisions.document import Paragraph, Returned, View, original
from briefkit.core.revisions.glyphs import Glyph, words_key
from briefkit.core.revisions.value import is_in_text
from briefkit.core.values import frozen

_TOKEN = re.compile(r"[^\W_\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+|.", re.DOTALL)
_CONTENTS = re.compile(
    r"(?:toc|contents|table of contents|inhaltsverzeichnis|verzeichnis)\s?(?:heading|\d)?", re.IGNORECASE
)
_CAPTION = re.compile("caption", re.IGNORECASE)
_COPY = re.compile(r" Copy \d{1,4}\Z")  # what LibreOffice calls a bookmark in words that were deleted
_ITEM = re.compile(r"\.\d{1,9}(?:\.|\Z)")
_ALIKE, _INSIDE = 0.5, 0.6
_END = "\n¶"

SignPlace = tuple[int, int]
"""A paragraph of a document and a sign in it."""


@frozen
class Alignment:
    """The paragraphs of a document as it was before its tracked changes, each with those of the brief.

    `pairs` maps the number of a view to that of the brief's paragraph, `spots` a sign of the document to a paragraph of
    the brief and the sign there. `marked` says how many were known by their bookmarks.
    """

    views: tuple[View, ...]
    pairs: Mapping[int, int]
    spots: Mapping[SignPlace, tuple[int, int]]
    marked: int = 0


def is_contents(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a line of a table of contents."""
    return bool(_CONTENTS.fullmatch(paragraph.style))


def without_table_names(document: Returned, names: Collection[str]) -> Returned:
    """A document without the captions that converters make of the names of tables, which nobody sees in Word."""
    parts = (
        replace(part, signs=()) if _CAPTION.search(part.style) and part.text.strip() in names else part
        for part in document.paragraphs
    )
    return replace(document, paragraphs=tuple(parts))


def align(base: Sequence[Printed], paragraphs: Sequence[Paragraph], *, fits: bool = True) -> Alignment:
    """Align a document with the brief that it was made from, or if it does not fit, with another version of it.

    Bookmarks name lines and numbers of items, so that those of another version are believed only where the words agree.
    """
    views = original(paragraphs)
    aligner = _Aligner(base, paragraphs, views)
    if fits:
        aligner.by_bookmark()
    else:
        aligner.by_bookmark(aligner.is_named)
        aligner.by_words()
        aligner.by_bookmark(aligner.is_alike)
    marked = len(aligner.of_view)
    aligner.by_words()
    aligner.by_cells()
    aligner.alike()
    groups = aligner.groups()
    spots: dict[SignPlace, tuple[int, int]] = {}
    for of_base, of_views in groups:
        spots |= aligner.signs(of_base, of_views)
    return Alignment(tuple(views), dict(aligner.of_view), spots, marked)


def bookmarks_fit(base: Sequence[Printed], paragraphs: Sequence[Paragraph]) -> bool:
    """Whether no bookmark of a document stands at words that are those of another paragraph of the brief."""
    aligner = _Aligner(base, paragraphs, original(paragraphs))
    aligner.by_bookmark()
    known = set(aligner.words)
    return all(
        aligner.is_alike(view, part) or aligner.others[view] not in known for view, part in aligner.of_view.items()
    )


class _Aligner:
    def __init__(self, base: Sequence[Printed], paragraphs: Sequence[Paragraph], views: Sequence[View]) -> None:
        self.base, self.paragraphs, self.views = base, paragraphs, views
        self.words = [words_key(spot.glyph for spot in part.spots) for part in base]
        self.others = [words_key(self.glyph(at) for at in view.signs) for view in views]
        self.of_view: dict[int, int] = {}
        self.of_base: dict[int, int] = {}

    def glyph(self, at: SignPlace) -> Glyph:
        return self.paragraphs[at[0]].signs[at[1]].glyph

    def pair(self, view: int, part: int) -> None:
        if view not in self.of_view and part not in self.of_base:
            self.of_view[view], self.of_base[part] = part, view

    def is_named(self, _view: int, part: int) -> bool:
        """Whether the place of a paragraph is the same in each version: a value of the front matter by its name."""
        return not any(is_in_text(place) or _ITEM.search(place) for place in self.base[part].places)

    def is_alike(self, view: int, part: int) -> bool:
        """Whether the words of a paragraph are about those of the brief's."""
        return likeness(self.words[part], self.others[view]) >= _ALIKE

    def by_bookmark(self, is_sure: Callable[[int, int], bool] = lambda _view, _part: True) -> None:
        known = bookmarks_of(self.base)
        for number, view in enumerate(self.views):
            marks = [_COPY.sub("", mark.name) for part in view.parts for mark in self.paragraphs[part].bookmarks]
            candidates = list(dict.fromkeys(known[name] for name in marks if name in known))
            best = max(candidates, key=lambda part: likeness(self.words[part], self.others[number]), default=None)
            if best is not None and self._stands_there(number, best) and is_sure(number, best):
                self.pair(number, best)

    def _stands_there(self, view: int, part: int) -> bool:
        """Whether a bookmark may be believed: a paragraph of another kind with other words has only inherited it."""
        return bool(self.others[view]) or not self.words[part] or self.base[part].in_cell

    def free(self) -> tuple[list[int], list[int]]:
        views = [number for number in range(len(self.views)) if number not in self.of_view and self.others[number]]
        parts = [number for number in range(len(self.base)) if number not in self.of_base and self.words[number]]
        return views, parts

    def by_words(self) -> None:
        views, parts = self.free()
        matcher = SequenceMatcher(
            None, [self.words[part] for part in parts], [self.others[view] for view in views], autojunk=False
        )
        for block in matcher.get_matching_blocks():
            for step in range(block.size):
                self.pair(views[block.b + step], parts[block.a + step])
        views, parts = self.free()
        counts, others = Counter(self.words[part] for part in parts), Counter(self.others[view] for view in views)
        places = {self.words[part]: part for part in parts}
        for view in views:
            text = self.others[view]
            if counts[text] == others[text] == 1:
                self.pair(view, places[text])

    def by_cells(self) -> None:
        """Cells whose neighbours in the row are known, by their columns."""
        rows: dict[tuple[int, int], list[int]] = defaultdict(list)
        for number, view in enumerate(self.views):
            cell = self.paragraphs[view.parts[0]].cell
            if cell:
                rows[cell.table, cell.row].append(number)
        cells = {place: number for number, part in enumerate(self.base) if part.in_cell and (place := part.place)}
        for row in rows.values():
            known = [self.base[self.of_view[view]].place for view in row if view in self.of_view]
            lines = Counter(place.partition("c")[0] for place in known if place.startswith("L") and "c" in place)
            for line in lines if len(lines) == 1 else ():
                for number in row:
                    own = self.paragraphs[self.views[number].parts[0]].cell
                    part = cells.get(f"{line}c{own.column + 1}") if own else None
                    if part is not None:
                        self.pair(number, part)

    def alike(self) -> None:
        """Paragraphs alike between two that are known."""
        for views, parts in self._gaps():
            left = list(parts)
            for view in views:
                best = max(left, key=lambda part: likeness(self.words[part], self.others[view]), default=None)
                if best is not None and likeness(self.words[best], self.others[view]) >= _ALIKE:
                    self.pair(view, best)
                    left = left[left.index(best) + 1 :]

    def _gaps(self) -> Iterator[tuple[list[int], list[int]]]:
        spine = increasing([(view, part) for view, part in sorted(self.of_view.items())])
        edges = [(-1, -1), *spine, (len(self.views), len(self.base))]
        for (view, part), (next_view, next_part) in pairwise(edges):
            views = [at for at in range(view + 1, next_view) if at not in self.of_view and self.others[at]]
            parts = [at for at in range(part + 1, next_part) if at not in self.of_base and self.words[at]]
            if views and parts:
                yield views, parts

    def groups(self) -> list[tuple[list[int], list[int]]]:
        """The paragraphs of the brief with those of the document that hold their words, one or several of each."""
        found = {part: ([part], [view]) for part, view in self.of_base.items()}
        for view in range(len(self.views)):
            if view in self.of_view or not self.others[view]:
                continue
            for neighbour in (view - 1, view + 1):
                part = self.of_view.get(neighbour)
                if part is not None and self._is_part(self.others[view], self.words[part], self.others[neighbour]):
                    group = found[part][1]
                    group.append(view)
                    group.sort()
                    self.of_view[view] = part
                    break
        for part in range(len(self.base)):
            if part in self.of_base or not self.words[part]:
                continue
            for neighbour in (part - 1, part + 1):
                known = self.of_base.get(neighbour)
                if known is not None and self._is_part(self.words[part], self.others[known], self.words[neighbour]):
                    joined = next(parts for parts, _ in found.values() if neighbour in parts)
                    joined.append(part)
                    joined.sort()
                    self.of_base[part] = known
                    break
        return list(found.values())

    @staticmethod
    def _is_part(piece: str, whole: str, rest: str) -> bool:
        """Whether the words of a paragraph stand in another one beside those of its partner."""
        mine, there, taken = (Counter(tokens(text)) for text in (piece, whole, rest))
        left = there - taken
        return bool(mine) and sum((mine & left).values()) >= _INSIDE * sum(mine.values())

    def signs(self, parts: list[int], views: list[int]) -> dict[SignPlace, tuple[int, int]]:
        """Which sign of the document is which one of the brief."""
        mine = list(
            _flat((((part, at), spot.glyph) for at, spot in enumerate(self.base[part].spots)) for part in parts)
        )
        theirs = list(_flat(((at, self.glyph(at)) for at in self.views[view].signs) for view in views))
        found: dict[SignPlace, tuple[int, int]] = {}
        for one, other in _same(mine, theirs):
            here, there = mine[one][0], theirs[other][0]
            if here is not None and there is not None:
                found[there] = here
        return found


_Tagged = tuple[tuple[int, int] | None, str]


def _flat(groups: Iterable[Iterable[tuple[tuple[int, int], Glyph]]]) -> Iterator[_Tagged]:
    for number, group in enumerate(groups):
        if number:
            yield None, _END
        yield from ((at, glyph.sign) for at, glyph in group if glyph.sign)


def _same(mine: Sequence[_Tagged], theirs: Sequence[_Tagged]) -> Iterator[tuple[int, int]]:
    """The pairs of equal signs, compared word by word."""
    one, other = _tokens(mine), _tokens(theirs)
    keys, others = [key for key, _ in one], [key for key, _ in other]
    head = 0
    while head < min(len(keys), len(others)) and keys[head] == others[head]:
        head += 1
    tail = 0
    while tail < min(len(keys), len(others)) - head and keys[-1 - tail] == others[-1 - tail]:
        tail += 1
    pairs = [(at, at) for at in range(head)]
    middle = SequenceMatcher(
        None, keys[head : len(keys) - tail], others[head : len(others) - tail], autojunk=False
    ).get_matching_blocks()
    pairs += [(head + block.a + at, head + block.b + at) for block in middle for at in range(block.size)]
    pairs += [(len(keys) - at, len(others) - at) for at in range(tail, 0, -1)]
    for left, right in pairs:
        yield from zip(one[left][1], other[right][1], strict=True)


def _tokens(tagged: Sequence[_Tagged]) -> list[tuple[str, list[int]]]:
    """The words and signs of a text, each with the numbers of its signs."""
    found: list[tuple[str, list[int]]] = []
    at = 0
    plain = "".join(sign if len(sign) == 1 else "\ufdd0" for _, sign in tagged)
    for token in _TOKEN.finditer(plain):
        numbers = list(range(at, at + len(token[0])))
        at += len(numbers)
        key = token[0] if token[0] != "\ufdd0" else tagged[numbers[0]][1]
        found.append((key, numbers))
    return found


def tokens(text: str) -> list[str]:
    """The words of a text; in scripts without blanks, and of marks, each sign."""
    return [token for token in _TOKEN.findall(text) if token.strip()]


def likeness(one: str, other: str) -> float:
    """The share of words that two texts have in common, from 0 to 1."""
    if one == other:
        return 1.0
    return common_share(Counter(tokens(one)), Counter(tokens(other)))


def common_share(one: Counter[str], other: Counter[str]) -> float:
    """The share of words that two texts have in common, from 0 to 1, for words that are counted already."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def increasing(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs in which both numbers grow."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, part) in enumerate(pairs):
        at = bisect_left(tails, part)
        tails[at : at + 1] = [part]
        before.append(ends[at - 1] if at else -1)
        ends[at : at + 1] = [number]
    found: list[tuple[int, int]] = []
    number = ends[-1] if ends else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]
