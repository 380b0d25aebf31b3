"""A document that came back: its paragraphs sign by sign, with what was tracked, and its comments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefkit.core.revisions.glyphs import Glyph
from briefkit.core.values import frozen

INSERTED, DELETED = "inserted", "deleted"


class Trace(NamedTuple):
    """Who made a tracked change, and when (YYYY-MM-DD, or empty). `moved`: it is an end of a move."""

    by: str = ""
    on: str = ""
    moved: bool = False


class Sign(NamedTuple):
    """A glyph of a document. `state` is inserted, deleted or empty; `looked`: somebody tracked a change of its look.

    `dress` are the size, colour and font that it was given besides its style.
    """

    glyph: Glyph
    state: str = ""
    trace: Trace | None = None
    looked: Trace | None = None
    dress: tuple[str, ...] = ()


class Bookmark(NamedTuple):
    """A bookmark that starts before a sign of a paragraph, counted from 0."""

    name: str
    at: int


class Cell(NamedTuple):
    """A place in a table: the numbers of the table in the document, of the row, and of the column, all from 0."""

    table: int
    row: int
    column: int


@frozen
class Paragraph:
    """A paragraph. `style` is the name of its style; `level` that of a heading, `depth` that of a list, both from 1.

    `ending` is the state of its end, `trace` who changed that. `note` is the number of the note that it stands in.
    """

    signs: tuple[Sign, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()
    style: str = ""
    level: int = 0
    depth: int = 0
    numbered: bool = False
    cell: Cell | None = None
    note: str = ""
    ending: str = ""
    trace: Trace | None = None
    styled: Trace | None = None

    @property
    def text(self) -> str:
        """Its words as they are shown when all changes are accepted."""
        return "".join(sign.glyph.text for sign in self.signs if sign.state != DELETED)


@frozen
class Comment:
    """A comment on what ends before a sign of a paragraph. `words` are those that it is about."""

    by: str
    on: str
    text: str
    paragraph: int
    at: int
    words: str = ""
    resolved: bool = False


class Lost(NamedTuple):
    """Something that a document holds and no Markdown has. `paragraph` is the one it stands in, -1 if it is in none."""

    text: str
    paragraph: int = -1


class Shown(NamedTuple):
    """A picture in a document: its description, and the SHA-256 of its file in hexadecimal digits."""

    alt: str
    hash: str


@frozen
class Returned:
    """A document as it came back. `source` is the SHA-256 of the brief's file that it was made from, `brief` its id.

    `form` has the words of `core.publication.form`; `unplaced` says what it holds that no Markdown has. `own` are the
    marks of the paragraphs that briefkit wrote itself when it was sent, `running` the words in the heads and feet of
    its pages, `tables` the names of its tables, which nobody sees in Word. `fits`: it was made from the version that it
    is compared with; else its bookmarks, which count lines, may name other paragraphs.
    """

    paragraphs: tuple[Paragraph, ...]
    comments: tuple[Comment, ...] = ()
    source: str = ""
    brief: str = ""
    format: str = ""
    form: str = ""
    unplaced: tuple[Lost, ...] = ()
    own: tuple[str, ...] = ()
    running: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    pictures: tuple[Shown, ...] = ()
    fits: bool = True

    @property
    def tracked(self) -> bool:
        """Whether any change is tracked."""
        return any(part.ending or any(sign.state for sign in part.signs) for part in self.paragraphs)


class View(NamedTuple):
    """A paragraph of a document with all changes rejected, or all accepted.

    `parts` are the numbers of the paragraphs that it is made of, `signs` (paragraph, sign) of what is seen.
    """

    parts: tuple[int, ...]
    signs: tuple[tuple[int, int], ...]


def original(paragraphs: Sequence[Paragraph]) -> list[View]:
    """The paragraphs with all tracked changes rejected."""
    return list(_views(paragraphs, INSERTED))


def final(paragraphs: Sequence[Paragraph]) -> list[View]:
    """The paragraphs with all tracked changes accepted."""
    return list(_views(paragraphs, DELETED))


def _views(paragraphs: Sequence[Paragraph], hidden: str) -> Iterator[View]:
    parts: list[int] = []
    signs: list[tuple[int, int]] = []
    joined = False
    for number, paragraph in enumerate(paragraphs):
        shown = [(number, at) for at, sign in enumerate(paragraph.signs) if sign.state != hidden]
        parts.append(number)
        signs += shown
        after = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        goes_on = after is not None and after.cell == paragraph.cell and after.note == paragraph.note
        joined = paragraph.ending == hidden and (goes_on or not signs)
        if joined and not goes_on:
            parts, signs = [], []
        if not joined:
            yield View(tuple(parts), tuple(signs))
            parts, signs = [], []
    if signs:
        yield View(tuple(parts), tuple(signs))
