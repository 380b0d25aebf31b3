"""A text as blocks and inlines: what `show`, diff and every export work on.

Each block has `line`, the 1-based line of the file on which it starts (0 if briefkit made it).
"""

from __future__ import annotations

from dataclasses import field
from typing import NamedTuple

from briefkit.core.text.raised import lowered, raised
from briefkit.core.values import frozen


@frozen
class Text:
    """Plain words; `as_written`: its quotation marks stay, as they were escaped or are part of markup shown as text."""

    text: str
    as_written: bool = field(default=False, compare=False)


@frozen
class Styled:
    """Words in a style: `emphasis`, `strong`, `strikethrough`, `underline`, `subscript`, `superscript`, `keyboard` (a
    key to press) or `highlight`.
    """

    style: str
    children: tuple[Inline, ...]


@frozen
class InLanguage:
    """Words that are said to be in a language, by its tag (BCP 47) in the usual letter case."""

    language: str
    children: tuple[Inline, ...]


@frozen
class CodeSpan:
    """Inline code."""

    text: str


@frozen
class Link:
    """A link whose URL has been checked to be safe; `bare`: its words are the address, without any marks."""

    url: str
    children: tuple[Inline, ...]
    bare: bool = field(default=False, compare=False)


@frozen
class Image:
    """A picture inside the text: `src` as the author wrote it, relative to the brief, and its own line.

    Two pictures are equal wherever they stand.
    """

    src: str
    alt: str
    line: int = field(default=0, compare=False)


@frozen
class LineBreak:
    """A hard line break."""


@frozen
class NoteRef:
    """A reference to a footnote, numbered from 1."""

    number: int


@frozen
class Formula:
    """A formula in TeX, without its dollar signs, and the line on which it starts; `display`: on a line of its own."""

    tex: str
    display: bool = False
    line: int = field(default=0, compare=False)

    @property
    def source(self) -> str:
        """The formula as it is written in a text."""
        return f"$${self.tex}$$" if self.display else f"${self.tex}$"

    @property
    def name(self) -> str:
        """The formula in a message: its beginning, in one line."""
        words = " ".join(self.source.split())
        return words if len(words) <= 40 else f"{words[:39]}…"


Inline = Text | Styled | InLanguage | CodeSpan | Link | Image | LineBreak | NoteRef | Formula
Within = Styled | InLanguage | Link
"""The inline parts that hold others."""


@frozen
class Heading:
    """A heading with its level from 1 to 6 and an anchor that is unique in the text; "" where no link can lead.

    `github` is its anchor on GitHub, if that is another.
    """

    level: int
    children: tuple[Inline, ...]
    anchor: str
    line: int = 0
    github: str = ""


@frozen
class Paragraph:
    """A paragraph. In a speaker's turn the name is the `speaker` and not in the text; `colon` is what follows it."""

    children: tuple[Inline, ...]
    speaker: str | None = None
    line: int = 0
    colon: str = ": "

    @property
    def turn(self) -> str:
        """What opens a speaker's turn: the name and a colon, with a space unless the script has none; else empty."""
        return f"{self.speaker}{self.colon}" if self.speaker else ""


@frozen
class Items:
    """A list of items, each a tuple of blocks. `start` is the first number or None; `tight`: no blank lines.

    `form` is empty, `tasks` (each item opens with a box, which takes the place of a bullet) or `definitions` (the first
    block of each item is the term, the others are what it means).
    """

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None
    tight: bool = True
    line: int = 0
    form: str = ""


@frozen
class Quote:
    """A block quotation, or an alert: `note`, `tip`, `important`, `warning` or `caution`."""

    blocks: tuple[Block, ...]
    line: int = 0
    alert: str = ""


@frozen
class CodeBlock:
    """A code block."""

    text: str
    language: str = ""
    line: int = 0


Cell = tuple[Inline, ...]


@frozen
class Table:
    """A table. `aligns` has left, right, center or "" for each column.

    In a publication it may have a caption, with a label such as “Table 3” and the place of its words (see
    core/publication/places.py); the parser leaves all of these empty.
    """

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    aligns: tuple[str, ...]
    line: int = 0
    caption: Cell = ()
    label: str = ""
    caption_place: str = field(default="", compare=False)


@frozen
class Rule:
    """A horizontal rule."""

    line: int = 0


@frozen
class Mark:
    """The place of a generated part: `issues`, `timeline`, `judgments`, or `figure` with its id as the argument.

    `line` is that of the author's mark, 0 for a place that the author did not choose. Without `titled` the part has no
    heading of its own, since the author wrote one.
    """

    part: str
    argument: str = ""
    line: int = 0
    titled: bool = True


Block = Heading | Paragraph | Items | Quote | CodeBlock | Table | Rule | Mark


class LostCell(NamedTuple):
    """The text of a table cell that has no column, on a line of the file; the table's header has `columns`."""

    line: int
    columns: int
    text: str

    def __str__(self) -> str:
        have = "1 column" if self.columns == 1 else f"{self.columns} columns"
        return f"“{self.text}” is left out: the table has only {have}, and a | inside a cell is written \\|"


@frozen
class Document:
    """A whole text: blocks, footnotes in order of first reference, and what is not shown as written.

    `dropped` tells that by line, as (line, description); the cells in it are also in `cells`.
    `links` has the address of each link in the text by line, as (line, url); `html` each tag that is shown as text, as
    (line, tag). `alerts` are the lines with the mark of an alert, `formulas` all formulas. `marks` has each mark for a
    generated part, as (line, name, place): the place is empty unless a mark has no effect where it stands. `languages`
    are what stands for a language and is no tag of one, as (line, words).
    """

    blocks: tuple[Block, ...]
    notes: tuple[tuple[Block, ...], ...] = ()
    dropped: tuple[tuple[int, str], ...] = ()
    cells: tuple[LostCell, ...] = ()
    links: tuple[tuple[int, str], ...] = ()
    html: tuple[tuple[int, str], ...] = ()
    alerts: frozenset[int] = frozenset()
    formulas: tuple[Formula, ...] = ()
    marks: tuple[tuple[int, str, str], ...] = ()
    languages: tuple[tuple[int, str], ...] = ()


def plain_text(children: tuple[Inline, ...]) -> str:
    """The text of inlines, without their styles."""
    parts: list[str] = []
    for child in children:
        match child:
            case Text(text) | CodeSpan(text):
                parts.append(text)
            case Styled(style, inner):
                parts.append(plain_style(style, inner))
            case Link(_, inner) | InLanguage(_, inner):
                parts.append(plain_text(inner))
            case Image(_, alt):
                parts.append(alt)
            case LineBreak():
                parts.append(" ")
            case Formula():
                parts.append(child.source)
            case NoteRef():
                pass
    return "".join(parts)


def plain_style(style: str, children: tuple[Inline, ...]) -> str:
    """The text of inlines in a style: what is raised or lowered stays so."""
    text = plain_text(children)
    return raised(text) if style == "superscript" else lowered(text) if style == "subscript" else text
