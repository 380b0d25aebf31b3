"""A manuscript: what is printed of a publication, part by part in print order, without any format.

Each paragraph is a `Line` with the style that it is printed in and the place of its words (core/publication/places.py),
each table a `Grid`, each picture a `Plate`. What a line or another part stands inside of, such as an item of a list, is
in its `within`, from the outermost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefkit.core.body.document import Inline, plain_text
from briefkit.core.publication.value import Layout, Picture, Publication
from briefkit.core.values import frozen
from briefkit.export.directions import direction_of
from briefkit.export.likelihoods import Bar
from briefkit.export.outline import LISTED, Entry

CHART = "chart"
"""The style of a chart that briefkit drew."""


@frozen
class Said:
    """Words inside a line that stand at a place of the brief's file, beside others that do not."""

    place: str
    words: tuple[Inline, ...]


Words = tuple[Inline | Said, ...]


@frozen
class InItem:
    """An item of a list, which is numbered from 1 through the document; `opens`: its bullet or number stands here.

    `form` is bullets, numbers, tasks (the box is in the words) or definitions (the line that opens is the term).
    `number` is that of the item in a list of numbers.
    """

    list: int
    form: str
    opens: bool = True
    number: int | None = None
    tight: bool = True


@frozen
class InQuote:
    """A quotation, which is numbered from 1 through the document, or an alert; `pull`: it is short and set larger."""

    quote: int
    alert: str = ""
    pull: bool = False


Within = tuple[InItem | InQuote, ...]


@frozen
class Line:
    """A paragraph, heading or block of code. `style` is what it is (`styles.py`), `level` that of a heading, from 2.

    `place` is that of all of its words, empty if they have none or several. `anchor` is what links in the text lead to.
    `leads`: it stays on the page of what follows it; `new_page`: a page begins with it.
    """

    style: str
    words: Words
    place: str = ""
    level: int = 0
    within: Within = ()
    anchor: str = ""
    leads: bool = False
    new_page: bool = False

    @property
    def inlines(self) -> tuple[Inline, ...]:
        """Its words without their places."""
        return inlines_of(self.words)

    @property
    def text(self) -> str:
        """Its words as plain text."""
        return plain_text(self.inlines)

    @property
    def way(self) -> str | None:
        """The direction of its first letter, `ltr` or `rtl`; None if no letter has one."""
        ways = (direction_of(plain_text((part,))) for part in self.inlines)
        return next(filter(None, ways), None)


@frozen
class Plate:
    """A picture: a figure with its caption, a picture of the text, the logo, or a CHART, of which the words stand
    beside it, so that formats without pictures leave it out. `place` is that of its description.

    `url` is where it leads, if it does.
    """

    style: str
    picture: Picture
    alt: str
    place: str = ""
    url: str | None = None
    caption: Line | None = None
    within: Within = ()


CellPart = Line | Plate | Bar
"""What is in a cell. A bar is drawn, or left out: the same stands beside it in words."""


@frozen
class Cell:
    """A cell of a grid, as wide as `span` columns; `heads`: it is the head of its row, or of the rows below it."""

    parts: tuple[CellPart, ...]
    span: int = 1
    heads: bool = False


@frozen
class Grid:
    """A table. `style` is table (the author's), or judgments, issues, options, consultation or timeline.

    `head` is repeated on each page.
    `aligns` has left, right, center or "" for each column, `widths` the share of each in the width, empty where the
    words decide. `name` describes it where it has no caption. A row of one cell over all columns heads those below it.
    """

    style: str
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    name: str
    aligns: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()
    caption: Line | None = None
    within: Within = ()
    anchor: str = ""

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return sum(cell.span for cell in self.head)


@frozen
class Contents:
    """A table of contents, with so many levels of headings."""

    heading: Line
    entries: tuple[Entry, ...]
    levels: int = LISTED


@frozen
class EndNotes:
    """Where notes of the manuscript are printed, below a heading, by formats that do not print them elsewhere.

    These are the notes `after` so many others, up to the one with the number `last`.
    """

    heading: Line
    last: int
    after: int = 0


Part = Line | Grid | Plate | Contents | EndNotes


@frozen
class Manuscript:
    """A publication as it is printed. `notes` are its footnotes, `warnings` sentences on what differs from the text.

    `publication` is what it was made from, with the texts as they are printed.
    """

    publication: Publication
    parts: tuple[Part, ...]
    notes: tuple[tuple[Part, ...], ...] = ()
    warnings: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    is_dossier: bool = False

    @property
    def layout(self) -> Layout:
        """How it is set."""
        return self.publication.layout


def inlines_of(words: Words) -> tuple[Inline, ...]:
    """Words without their places."""
    found: list[Inline] = []
    for word in words:
        found += word.words if isinstance(word, Said) else (word,)
    return tuple(found)


def lines_of(parts: Iterable[Part | CellPart]) -> Iterator[Line]:
    """Every line of some parts, also those in cells and captions, in print order."""
    for part in parts:
        match part:
            case Line():
                yield part
            case Plate(caption=caption) if caption:
                yield caption
            case Grid():
                if part.caption:
                    yield part.caption
                for row in (part.head, *part.rows):
                    for cell in row:
                        yield from lines_of(cell.parts)
            case Contents(heading) | EndNotes(heading):
                yield heading
