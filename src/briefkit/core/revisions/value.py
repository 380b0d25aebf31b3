"""What a colleague changed, change by change: each can be accepted on its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from typing import NamedTuple

from briefkit.core.revisions.glyphs import Glyph
from briefkit.core.values import frozen

Notes = Mapping[str, tuple[tuple[Glyph, ...], ...]]
"""The paragraphs of new footnotes by their labels in the document."""
Origin = tuple[str, int] | None
"""The place that a sign comes from and its number there; None for a new one."""

_IN_TEXT = re.compile(r"L\d{1,9}(?:c\d{1,9})?")


def is_in_text(place: str) -> bool:
    """Whether a place is in the text, not in the front matter."""
    return bool(_IN_TEXT.fullmatch(place))


class NewBlock(NamedTuple):
    """A paragraph as the document has it: its signs with where they come from, and what it is.

    `like`: the place of the paragraph before it, of whose kind it is.
    """

    signs: tuple[tuple[Glyph, Origin], ...]
    level: int = 0
    depth: int = 0
    numbered: bool = False
    like: str = ""


@frozen
class Words:
    """Other words in the place of some of a paragraph. `notes` are the texts of new footnotes, by their labels.

    `gone` are the numbers of the footnotes that nothing refers to any more.
    """

    place: str
    first: int
    last: int
    new: tuple[Glyph, ...]
    notes: Notes = field(default_factory=dict)
    gone: tuple[int, ...] = ()


@frozen
class Blocks:
    """Paragraphs that became others: one that was split, several that were joined."""

    places: tuple[str, ...]
    blocks: tuple[NewBlock, ...]
    notes: Notes = field(default_factory=dict)


@frozen
class Added:
    """A new paragraph after that of a place, or before it."""

    block: NewBlock
    after: str = ""
    before: str = ""
    notes: Notes = field(default_factory=dict)


@frozen
class Removed:
    """A paragraph that is gone; of a table's cell, its row, or with `table` all of its table."""

    place: str
    table: bool = False


@frozen
class Moved:
    """A paragraph that stands after that of another place now, or before all; `rank` counts in the document."""

    place: str
    after: str
    rank: int = 0


@frozen
class Level:
    """A paragraph that is a heading of another level, or none (0)."""

    place: str
    level: int


@frozen
class Row:
    """A new row of a table after that of a cell."""

    after: str
    cells: tuple[tuple[Glyph, ...], ...]


@frozen
class Remark:
    """A comment after so many signs of a place; without a place it is about `words` that briefkit writes itself."""

    place: str
    index: int
    text: str
    words: str = ""


Act = Words | Blocks | Added | Removed | Moved | Level | Row | Remark


@frozen
class Change:
    """One change. `kind` is words, format, new, removed, moved, split, joined, heading, row, or comment.

    `number` counts from 1. `before` and `after` are the words in question, `lead` and `tail` those around them.
    `unsure`: the brief itself may have been changed there since the document was made.
    """

    number: int
    kind: str
    act: Act
    before: str = ""
    after: str = ""
    lead: str = ""
    tail: str = ""
    by: str = ""
    on: str = ""
    tracked: bool = False
    moved_past: str = ""
    unsure: bool = False

    @property
    def place(self) -> str:
        """The place that it is about."""
        match self.act:
            case Blocks(places):
                return places[0]
            case Added(after=after, before=before):
                return after or before
            case Row(after):
                return after
        return self.act.place


class Unplaced(NamedTuple):
    """What has no place in the brief. `place` is that of the words in or after which it stands, empty if unknown."""

    text: str
    place: str = ""


@frozen
class Revision:
    """All changes of a document, in its order. `unplaced` says what has no place in Markdown.

    `marked`: its paragraphs were known by their bookmarks; else by their words.
    """

    changes: tuple[Change, ...]
    unplaced: tuple[Unplaced, ...] = ()
    marked: bool = True
