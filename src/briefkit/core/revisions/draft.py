"""A body while it is edited: each edit is read back, and refused unless it changed what it should and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from briefkit.core.body.shown import definitions_of
from briefkit.core.revisions.glyphs import Placed, looks
from briefkit.core.revisions.leaves import CELL, CODE, HEADING, OTHER, PARAGRAPH, Leaf, Shape, glyphs_of_leaf, leaves_of
from briefkit.core.revisions.rewriting import Item, Replacement, Splice, Unspellable, expected, ways
from briefkit.core.revisions.spelling import Manner, spelled

_Seen = tuple[Shape, list[tuple[str, frozenset[str], str]]]
_MOST_WAYS = 40
_NUMBER = re.compile(r"(?<!\d)(\d{1,9})([.)][ \t]*)\Z", re.ASCII)


class UnfitError(Exception):
    """An edit cannot be made; the message says why."""


class Role(NamedTuple):
    """What a new block is: `like` another leaf, or a heading with a level, an item of a list, or a paragraph."""

    kind: str = PARAGRAPH
    level: int = 0
    numbered: bool = False


class _Read(NamedTuple):
    """A body as it is read."""

    leaves: list[Leaf]
    glyphs: list[list[Placed]]
    seen: list[_Seen]

    @classmethod
    def of(cls, body: str) -> _Read:
        definitions = definitions_of(body)
        leaves = leaves_of(body)
        glyphs = [glyphs_of_leaf(leaf, definitions) for leaf in leaves]
        words = (looks(placed.glyph for placed in of_leaf) for of_leaf in glyphs)
        return cls(leaves, glyphs, [(leaf.shape, look) for leaf, look in zip(leaves, words, strict=True)])


class Draft:
    """A body with its leaves, which keep the numbers that they have at first; new ones have none."""

    def __init__(self, body: str) -> None:
        self.body = body
        self.newline = "\r\n" if "\r\n" in body else "\n"
        self._take(body, _Read.of(body))
        self.numbers: list[int | None] = list(range(len(self.leaves)))

    def _take(self, body: str, read: _Read) -> None:
        self.body, self.leaves, self.glyphs, self._seen_now = body, read.leaves, read.glyphs, read.seen

    def place(self, number: int) -> int:
        """Where a leaf is now. Raises UnfitError if it is gone."""
        try:
            return self.numbers.index(number)
        except ValueError:
            raise UnfitError("the paragraph is not there any more") from None

    def leaf(self, number: int) -> Leaf:
        """A leaf as it is now."""
        return self.leaves[self.place(number)]

    def glyphs_at(self, number: int) -> list[Placed]:
        """The glyphs of a leaf as they are now."""
        return self.glyphs[self.place(number)]

    # What is done to a leaf

    def replace(self, number: int, change: Replacement) -> None:
        """Put other glyphs in the place of some of a leaf's. Raises UnfitError."""
        at = self.place(number)
        leaf, glyphs = self.leaves[at], self.glyphs[at]
        if leaf.content is None:
            raise UnfitError("its source is written in a way in which single words cannot be changed")
        content = leaf.content
        if leaf.kind == CODE:  # which has no look of its own
            plain = (Item(item.glyph._replace(styles=frozenset(), target=""), item.raw) for item in change.new)
            change = change._replace(new=tuple(plain))
        change = _tidy(glyphs, change)
        wanted = self._seen()
        wanted[at] = (leaf.shape, looks(expected(glyphs, change)))
        if leaf.kind == CODE:
            text = "".join("\n" if item.glyph.kind else item.glyph.text for item in change.new)
            places = [*(placed.start for placed in glyphs), len(content)]
            splices: Iterable[Splice] = [Splice(places[change.first], places[change.last], text)]
        else:
            splices = ways(content, glyphs, change, _manner(leaf))
        self._try((self._spliced(leaf, splice) for splice in _limited(splices)), wanted, self.numbers)

    def comment(self, number: int, at: int, text: str) -> None:
        """Put an HTML comment after so many glyphs of a leaf, or where it has none, on a line of its own after it."""
        place = self.place(number)
        leaf, glyphs = self.leaves[place], self.glyphs[place]
        wanted = self._seen()
        if leaf.content is not None and leaf.kind in (PARAGRAPH, HEADING, CELL):
            offsets = [glyphs[at - 1].end] if 0 < at <= len(glyphs) else []
            offsets += [glyphs[at].start] if 0 < at < len(glyphs) else []
            offsets.append(len(leaf.content))
            told = text.replace("|", "\\|") if leaf.kind == CELL else text
            made = (self._spliced(leaf, Splice(offset, offset, told)) for offset in dict.fromkeys(offsets))
            try:
                self._try(made, wanted, self.numbers)
            except UnfitError:
                self.comment_after(place, text)
        else:
            self.comment_after(place, text)

    def comment_after(self, place: int, text: str) -> None:
        """Put an HTML comment on a line of its own after the leaf at a place; before all with -1."""
        wanted = [look for look in self._seen() if look[0][0] != OTHER]
        end = self._end_of_table(place) if place >= 0 else 0
        leaf = self.leaves[place] if place >= 0 else None
        indent = leaf.rest if leaf and leaf.kind != CELL else ""
        for lead in (indent, ""):
            body = self._inserted(end, lead + text, lead.rstrip(), at_start=place < 0)
            read = _Read.of(body)
            if [look for look in read.seen if look[0][0] != OTHER] == wanted:
                self.numbers = _numbers_again(self.numbers, self.leaves, read.leaves)
                self._take(body, read)
                return
        raise UnfitError("a comment has no place there")

    def delete(self, number: int) -> None:
        """Remove a leaf with its lines. Raises UnfitError."""
        at = self.place(number)
        leaf = self.leaves[at]
        if leaf.kind == CELL:
            raise UnfitError("a cell cannot be removed alone")
        self._remove(at, at + 1)

    def delete_row(self, number: int) -> None:
        """Remove the table's row that a cell is in. Raises UnfitError for the head."""
        at = self.place(number)
        leaf = self.leaves[at]
        if leaf.is_head:
            raise UnfitError("the head of a table cannot be removed")
        cells = [place for place, other in enumerate(self.leaves) if other.kind == CELL and other.first == leaf.first]
        self._remove(cells[0], cells[-1] + 1)

    def _remove(self, first: int, last: int) -> None:
        wanted, leaf = self._seen(), self.leaves[first]
        numbers = [*self.numbers[:first], *self.numbers[last:]]
        gone = leaf.opens and last < len(wanted) and leaf.around == self.leaves[last].around
        options = [[*wanted[:first], *wanted[last:]]]
        if gone and not self.leaves[last].opens:  # what follows in the item opens it now
            shape, words = wanted[last]
            opened = shape._replace(opens=True, begins=leaf.begins)
            options.append([*wanted[:first], (opened, words), *wanted[last + 1 :]])
        body = self.body
        if gone and leaf.begins is not None and self.leaves[last].opens:  # the list still begins with its number
            shape, words = wanted[last]
            first_now = shape._replace(begins=leaf.begins)
            options = [[*wanted[:first], (first_now, words), *wanted[last + 1 :]]]
            body = _renumbered(body, self.leaves[last], leaf.begins)
        for option in options:
            try:
                return self._try(self._removals(body, leaf, self.leaves[last - 1]), option, numbers)
            except UnfitError:
                continue
        raise UnfitError("its lines cannot be removed without changing others")

    def _removals(self, body: str, leaf: Leaf, end_leaf: Leaf) -> Iterator[str]:
        start = body.rfind("\n", 0, leaf.start) + 1
        end = end_leaf.end + len(self.newline) if body.startswith(self.newline, end_leaf.end) else len(body)
        below = end
        while below < len(body) and not _line(body, below).strip(" \t>\r\n"):
            below += len(_line(body, below))
        above = start
        while above > 0 and not _line_before(body, above).strip(" \t>\r\n"):
            above -= len(_line_before(body, above))
        tight = leaf.kind == CELL or leaf.tight
        if below == len(body) and above < start:  # the last block: the blank lines before it go, those at the end stay
            yield body[:above] + body[end:]
        if not tight:
            yield body[:start] + body[below:]
        yield body[:start] + body[end:]
        yield body[:above] + body[end:]
        if leaf.opens:  # the marker stays for what follows it
            content = leaf.starts[0] if leaf.starts else leaf.start
            following = below + len(leaf.rest) if body.startswith(leaf.rest, below) else below
            yield body[:content] + body[following:]

    def set_level(self, number: int, level: int) -> None:
        """Make a paragraph a heading of a level, a heading one of another level, or with 0 a paragraph."""
        at = self.place(number)
        leaf = self.leaves[at]
        if leaf.kind not in (PARAGRAPH, HEADING) or leaf.content is None:
            raise UnfitError("it can be no heading")
        wanted = self._seen()
        shape, words = wanted[at]
        kind = HEADING if level else PARAGRAPH
        wanted[at] = (shape._replace(kind=kind, level=level), words)
        self._try(self._levels(leaf, level), wanted, self.numbers)

    def _levels(self, leaf: Leaf, level: int) -> Iterator[str]:
        content = " ".join((leaf.content or "").split("\n"))
        lead = (
            leaf.prefix.rstrip("# \t") + (" " if leaf.prefix.rstrip("# \t") else "")
            if leaf.kind == HEADING
            else leaf.prefix
        )
        marks = "#" * level + " " if level else ""
        if leaf.kind == HEADING and leaf.starts and level and "#" in leaf.prefix:
            line = leaf.start
            new = leaf.prefix.rstrip("# \t")
            gap = leaf.prefix[len(leaf.prefix.rstrip(" \t")) :]
            yield (
                self.body[:line]
                + new
                + ("" if not new or new[-1:].isspace() else " ")
                + "#" * level
                + gap
                + self.body[leaf.starts[0] :]
            )
        yield self.body[: leaf.start] + lead + marks + content + self.body[leaf.end :]

    def insert(self, after: int | None, role: Role, items: Sequence[Item], *, like: int | None = None) -> None:
        """Add a block after a leaf, or before all. `like` is a leaf of whose kind it is. Raises UnfitError."""
        place = self.place(after) if after is not None else -1
        model = self.leaves[self.place(like)] if like is not None else None
        wanted = self._seen()
        words = looks(item.glyph for item in items)
        if not words:
            raise UnfitError("an empty paragraph has no place in Markdown")
        failed: UnfitError | None = None
        for shape, text in self._blocks(place, role, items, model):
            new = _with(wanted, place + 1, (shape, words))
            numbers = [*self.numbers[: place + 1], None, *self.numbers[place + 1 :]]
            try:
                return self._try(text, new, numbers)
            except UnfitError as error:
                failed = error
        raise failed or UnfitError("it has no place there")

    def _blocks(
        self, place: int, role: Role, items: Sequence[Item], model: Leaf | None
    ) -> Iterator[tuple[Shape, Iterator[str]]]:
        """The shapes that a new block may have, each with the bodies that have it."""
        how = Manner(start=True)
        leaf = self.leaves[place] if place >= 0 else None
        end = leaf.end if leaf else 0
        if model is not None and model.kind in (PARAGRAPH, HEADING):
            kind, level = model.kind, model.level
            prefix = _numbered_on(model.prefix)
            one_line = kind == HEADING
            text = spelled(items, how=how._replace(one_line=one_line, start=not one_line))
            made = self._indented(text, prefix if model.opens or one_line else model.rest, model.rest)
            blank = "" if model.tight else (_outer(model) if model.opens else model.rest).rstrip()
            shape = Shape(kind, level, model.around, model.opens, label=model.label)
            yield shape, self._places(end, made, blank, tight=model.tight)
        if role.kind == HEADING:
            text = spelled(items, how=how._replace(one_line=True, start=False))
            shape = Shape(HEADING, role.level)
            yield shape, self._places(end, f"{'#' * role.level} {text}", "")
        elif role.kind == "item":
            outer = model.around if model and model.around else leaf.around if leaf else ()
            around = "numbers" if role.numbered else "bullets"
            text = spelled(items, how=how)
            depth = max(role.level, 1)
            kinds = (*[kind for kind in outer if kind in ("bullets", "numbers")][: depth - 1], around)
            marker = f"{self._next_number(place + 1, kinds) or 1}. " if role.numbered else "- "
            lead = self._indent_for(place, depth)
            made = self._indented(text, lead + marker, lead + " " * len(marker))
            after = self.leaves[place + 1] if place + 1 < len(self.leaves) else None
            if after and after.opens and after.around == kinds:  # the first item of the list that begins below
                line = self.body.rfind("\n", 0, after.start) + 1
                yield Shape(around=kinds, opens=True), iter([self.body[:line] + made + self.newline + self.body[line:]])
            for begins in (None, 1) if role.numbered else (None,):
                shape = Shape(around=kinds, opens=True, begins=begins)
                yield shape, self._places(end, made, "", tight=True)
                yield shape, self._places(end, made, "")
        else:
            text = self._indented(spelled(items, how=how), "", "")
            yield Shape(), self._places(end, text, "")

    def _indent_for(self, place: int, depth: int) -> str:
        """The indent of an item at a depth after a leaf: below the words of the item around it."""
        for leaf in reversed(self.leaves[: place + 1]):
            lists = [kind for kind in leaf.around if kind in ("bullets", "numbers")]
            if leaf.opens and len(lists) == depth - 1:
                return leaf.rest
            if leaf.opens and len(lists) == depth:
                return _outer(leaf)
            if not lists:
                break
        return ""

    def insert_row(self, after: int, cells: Sequence[Sequence[Item]]) -> None:
        """Add a row to a table after that of a cell. Raises UnfitError."""
        leaf = self.leaf(after)
        row = [place for place, other in enumerate(self.leaves) if other.kind == CELL and other.first == leaf.first]
        if len(cells) != len(row):
            raise UnfitError(f"a row of {len(cells)} cells does not fit a table of {len(row)} columns")
        how = Manner(one_line=True, cell=True)
        texts = [spelled(cell, how=how) for cell in cells]
        last = row[-1]
        end = self._row_end(leaf)
        made = f"| {' | '.join(texts)} |"
        wanted = self._seen()
        new: list[_Seen] = [
            (Shape(CELL, 0, leaf.around, own=column, label=leaf.label), looks(item.glyph for item in cell))
            for column, cell in enumerate(cells, 1)
        ]
        numbers = [*self.numbers[: last + 1], *[None] * len(cells), *self.numbers[last + 1 :]]
        lead = _lead_of(leaf.raw)
        options = (self.body[:end] + self.newline + start + made + self.body[end:] for start in (lead, ""))
        self._try(options, [*wanted[: last + 1], *new, *wanted[last + 1 :]], numbers)

    def _row_end(self, leaf: Leaf) -> int:
        """Where a row ends; for the head, where the line below it does."""
        if not leaf.is_head:
            return leaf.end
        below = leaf.end + len(self.newline)
        return below + len(_line(self.body, below).rstrip("\r\n"))

    def add_note(self, label: str, paragraphs: Sequence[Sequence[Item]]) -> None:
        """Add a footnote after the last one, or at the end. Raises UnfitError."""
        how = Manner(start=True)
        texts = [spelled(items, how=how) for items in paragraphs]
        made = self._indented(texts[0], f"[^{label}]: ", "    ")
        made += "".join(self.newline * 2 + self._indented(text, "    ", "    ") for text in texts[1:])
        notes = [place for place, leaf in enumerate(self.leaves) if leaf.label]
        last = notes[-1] if notes else len(self.leaves) - 1
        wanted = self._seen()
        new: list[_Seen] = [
            (Shape(around=("note",), opens=number == 0, label=label), looks(item.glyph for item in items))
            for number, items in enumerate(paragraphs)
        ]
        numbers = [*self.numbers[: last + 1], *[None] * len(new), *self.numbers[last + 1 :]]
        end = self.leaves[last].end if self.leaves else 0
        self._try(self._places(end, made, ""), [*wanted[: last + 1], *new, *wanted[last + 1 :]], numbers)

    def free_label(self) -> str:
        """A label that no footnote has."""
        used = {str(glyph.glyph.text) for glyphs in self.glyphs for glyph in glyphs if glyph.glyph.kind == "note"}
        used |= {leaf.label for leaf in self.leaves}
        number = 1
        while str(number) in used:
            number += 1
        return str(number)

    def move(self, number: int, after: int | None) -> None:
        """Put a leaf with its lines behind another, or before all. Raises UnfitError."""
        at = self.place(number)
        leaf = self.leaves[at]
        if leaf.kind == CELL or leaf.content is None:
            raise UnfitError("it cannot be moved as a whole")
        target = self.place(after) if after is not None else -1
        before, numbers = self.body, list(self.numbers)
        words = self._seen()[at][1]
        order = [place for place in range(len(numbers)) if place != at]
        here = order.index(target) + 1 if target >= 0 else 0
        order.insert(here, at)
        try:
            self._remove(at, at + 1)
            wanted = _with(self._seen(), here, (leaf.shape._replace(begins=None), words))
            end = self.leaf(after).end if after is not None else 0
            model = self.leaf(after) if after is not None else None
            raw = self._as_item(leaf, here, wanted[here][0].begins)
            blank = "" if leaf.tight else leaf.rest.rstrip()
            tight = bool(leaf.tight and model and model.tight)
            options: Iterator[str] = self._places(end, raw, blank, tight=tight)
            self._try(options, wanted, [numbers[place] for place in order])
        except UnfitError:
            self._undo(before, numbers)
            raise

    def _as_item(self, leaf: Leaf, place: int, begins: int | None) -> str:
        """The source of an item that comes to another place in its list, with the number that it has there."""
        if not leaf.opens or leaf.around[-1:] != ("numbers",):
            return leaf.raw
        number = self._next_number(place, leaf.around) if begins is None else begins
        return leaf.raw if number is None else _renumbered(leaf.raw, leaf, number, at=leaf.start)

    def _next_number(self, place: int, around: tuple[str, ...]) -> int | None:
        """The number after that of the item before a place; None if none of such a list stands there."""
        for other in reversed(self.leaves[:place]):
            if other.around[: len(around)] != around:
                return None
            if other.opens and other.around == around:
                return int(_digits(other.prefix) or 0) + 1
        return None

    # How bodies are made and judged

    def _seen(self) -> list[_Seen]:
        return list(self._seen_now)

    def _try(self, bodies: Iterable[str], wanted: list[_Seen], numbers: Sequence[int | None]) -> None:
        """Take the first of some bodies in which is what is wanted. Raises UnfitError if none has it."""
        tried: set[str] = set()
        why = "it would be read as something else"
        try:
            for body in bodies:
                if body in tried:
                    continue
                tried.add(body)
                read = _Read.of(body)
                if read.seen == wanted:
                    self._take(body, read)
                    self.numbers = list(numbers)
                    return
        except Unspellable as error:
            why = f"{error} has no place in Markdown"
        raise UnfitError(why)

    def _undo(self, body: str, numbers: list[int | None]) -> None:
        self.numbers = numbers
        self._take(body, _Read.of(body))

    def attempt(self, act: Callable[[], Any]) -> None:
        """Do something as a whole or not at all. Raises UnfitError."""
        before, numbers = self.body, list(self.numbers)
        try:
            act()
        except (UnfitError, Unspellable) as error:
            self._undo(before, numbers)
            raise UnfitError(str(error)) from error

    def _spliced(self, leaf: Leaf, splice: Splice) -> str:
        start, end = _in_body(leaf, splice.start, splice.end)
        text = splice.text.replace("\n", self.newline + leaf.rest)
        return self.body[:start] + text + self.body[end:]

    def _indented(self, text: str, prefix: str, rest: str) -> str:
        first, *others = text.split("\n")
        return self.newline.join([prefix + first, *(rest + line for line in others)])

    def _places(self, end: int, block: str, blank: str, *, tight: bool = False) -> Iterator[str]:
        """The bodies with a block after a place: closely, with a blank line, or with one after it as well."""
        if tight:
            yield self.body[:end] + self.newline + block + self.body[end:]
        yield self._inserted(end, block, blank, at_start=end == 0)
        if end:
            gap = self.newline + blank
            yield self.body[:end] + gap + self.newline + block + gap + self.body[end:]

    def _inserted(self, end: int, block: str, blank: str, *, at_start: bool) -> str:
        if at_start:
            lead = self.body[: len(self.body) - len(self.body.lstrip("\r\n"))]
            rest = self.body[len(lead) :]
            return lead + block + (self.newline * 2 + rest if rest else self.newline)
        following = self.body[end:]
        close = following.removeprefix(self.newline)
        needs = bool(close) and close is not following and bool(close.split("\n", 1)[0].strip(" \t>\r"))
        after = self.newline + blank if needs else ""
        return self.body[:end] + self.newline + blank + self.newline + block + after + following

    def _end_of_table(self, place: int) -> int:
        leaf = self.leaves[place]
        if leaf.kind != CELL:
            return leaf.end
        last = place
        while (
            last + 1 < len(self.leaves)
            and self.leaves[last + 1].kind == CELL
            and self.leaves[last + 1].first <= self.leaves[last].first + 2
        ):
            last += 1
        return self._row_end(self.leaves[last])


def _in_body(leaf: Leaf, start: int, end: int) -> tuple[int, int]:
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


def _tidy(glyphs: Sequence[Placed], change: Replacement) -> Replacement:
    """A change that removes words at an end of a paragraph takes the blanks beside them along."""
    first, last, new = change
    if not new and first < last:
        if last == len(glyphs):
            while first > 0 and glyphs[first - 1].glyph.is_blank:
                first -= 1
        elif first == 0:
            while last < len(glyphs) and glyphs[last].glyph.is_blank:
                last += 1
    return Replacement(first, last, new)


def _limited(splices: Iterator[Splice] | Iterable[Splice]) -> Iterator[Splice]:
    for number, splice in enumerate(splices):
        if number >= _MOST_WAYS:
            return
        yield splice


def _line(body: str, at: int) -> str:
    end = body.find("\n", at)
    return body[at : end + 1 if end >= 0 else len(body)]


def _line_before(body: str, at: int) -> str:
    return body[body.rfind("\n", 0, at - 1) + 1 : at]


def _outer(leaf: Leaf) -> str:
    """What stands before the marker of an item."""
    prefix = leaf.prefix.rstrip(" \t")
    marker = prefix.split()[-1] if prefix.split() else ""
    return prefix[: len(prefix) - len(marker)] if marker and marker != ">" else leaf.prefix


def _with(seen: list[_Seen], place: int, new: _Seen) -> list[_Seen]:
    """What is wanted with another leaf at a place; as the first item of a list it begins that one."""
    after = seen[place:]
    if after and new[0].opens and after[0][0].begins is not None and after[0][0].around == new[0].around:
        shape, words = after[0]
        new = new[0]._replace(begins=shape.begins), new[1]
        after = [(shape._replace(begins=None), words), *after[1:]]
    return [*seen[:place], new, *after]


def _digits(prefix: str) -> str:
    """The number of the item whose words come after a prefix; empty if it has none."""
    found = _NUMBER.search(prefix)
    return found[1] if found else ""


def _numbered_on(prefix: str) -> str:
    """The prefix of the next item: with the next number."""
    return _NUMBER.sub(lambda found: f"{int(found[1]) + 1}{found[2]}", prefix)


def _renumbered(text: str, leaf: Leaf, number: int, *, at: int = 0) -> str:
    """A text that holds an item from a place on, with another number for that item."""
    start = leaf.start - at
    prefix = _NUMBER.sub(lambda found: f"{number}{found[2]}", leaf.prefix)
    return text[:start] + prefix + text[start + len(leaf.prefix) :]


def _lead_of(raw: str) -> str:
    return raw[: len(raw) - len(raw.lstrip(" \t>"))]


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
