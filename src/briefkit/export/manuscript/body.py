"""The author's text as lines, grids and plates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefkit.core.body import document as doc
from briefkit.core.publication.places import cell_place, line_place
from briefkit.core.publication.value import FigureEntry, Publication
from briefkit.export.layout import has_row_heads, is_pull_quote, leads_in, table_name
from briefkit.export.manuscript import styles
from briefkit.export.manuscript.inlines import Inlines
from briefkit.export.manuscript.lists import Numbers
from briefkit.export.manuscript.value import Cell, Grid, InItem, InQuote, Line, Part, Plate, Within, Words
from briefkit.export.manuscript.wording import Wording, strong, told
from briefkit.export.pictures import absent_figure, absent_image, figure_name, image_name
from briefkit.export.plates import Plate as PlateBlock
from briefkit.export.plates import plates_apart

_WITH_BULLET = (doc.Paragraph, doc.CodeBlock, doc.Quote, doc.Heading)


class Body:
    """Turns blocks into parts; collects warnings."""

    def __init__(
        self,
        publication: Publication,
        wording: Wording,
        numbers: Numbers,
        *,
        notes_before: int = 0,
        prefix: str = "",
    ) -> None:
        self.publication = publication
        self.wording = wording
        self.numbers = numbers
        self.inlines = Inlines(publication, wording, notes_before, prefix)
        self.figures = {figure.id: figure for figure in publication.figures}

    @property
    def warnings(self) -> list[str]:
        """Sentences on what differs from the author's text."""
        return self.inlines.warnings

    def blocks(self, blocks: Iterable[doc.Block], within: Within = ()) -> Iterator[Part]:
        """The parts of some blocks."""
        for block in blocks:
            for piece in plates_apart(block):
                yield from self.block(piece, within)

    def block(  # noqa: C901 - one case per kind
        self, block: doc.Block | PlateBlock, within: Within = ()
    ) -> Iterator[Part]:
        """The parts of a block. A heading inside another block is not part of the outline."""
        match block:
            case doc.Heading(level, children, anchor) if not within:
                words = self.inlines.read(children)
                yield Line(styles.HEADING, words, line_place(block.line), level=level, anchor=anchor)
            case doc.Heading(_, children):
                yield Line(styles.SUBHEAD, self.inlines.read(children), line_place(block.line), within=within)
            case doc.Paragraph():
                yield self.paragraph(block, within)
            case PlateBlock():
                yield self.plate(block, within)
            case doc.Items():
                yield from self.items(block, within)
            case doc.Quote():
                yield from self.quote(block, within)
            case doc.CodeBlock(text):
                code = doc.CodeSpan(text.strip("\n"))
                yield Line(styles.CODE, (code,), line_place(block.line), within=within)
            case doc.Table():
                yield self.table(block, within)
            case doc.Rule():
                yield Line(styles.RULE, (), within=within)
            case doc.Mark():
                pass  # only marks for generated parts at the top are printed

    def paragraph(self, paragraph: doc.Paragraph, within: Within) -> Line:
        """A paragraph; in a speaker's turn the name stands before its words."""
        name, space = paragraph.turn.rstrip(), " " if paragraph.turn.endswith(" ") else ""
        turn: Words = (strong(doc.Text(name)), *([doc.Text(space)] if space else [])) if name else ()
        words = (*turn, *self.inlines.read(paragraph.children))
        leads = leads_in(doc.plain_text(paragraph.children))
        return Line(styles.TEXT, words, line_place(paragraph.line), within=within, leads=leads)

    def plate(self, block: PlateBlock, within: Within) -> Line | Plate:
        """A picture between paragraphs, or its description if it is missing."""
        image = block.picture
        picture, place = self.publication.images.get(image.src), line_place(image.line)
        if picture is None:
            self.warnings.append(absent_image(self.publication, image))
            return self.absent(image.alt, place, within)
        if not image.alt.strip():
            self.warnings.append(f"{image_name(image)} has no alternative text")
        return Plate("picture", picture, image.alt.strip(), place, self.inlines.target(block.url), within=within)

    def absent(self, alt: str | None, place: str = "", within: Within = ()) -> Line:
        """What is printed in place of a picture."""
        said: Words = (doc.Text(". "), told(alt.strip(), place)) if alt and alt.strip() else ()
        return Line(styles.ABSENT, (self.wording.label("missing_image"), *said), within=within)

    def items(self, items: doc.Items, within: Within) -> Iterator[Part]:
        """A list, item by item."""
        form = items.form or ("bullets" if items.start is None else "numbers")
        number = self.numbers.next_list()
        for at, blocks in enumerate(items.items):
            counted = None if items.start is None else items.start + at
            item = InItem(number, form, number=counted, tight=items.tight)
            yield from self.item(blocks, (*within, item))

    def item(self, blocks: Sequence[doc.Block], within: Within) -> Iterator[Part]:
        """An item, of which the first line has the bullet; a line of its own has it where none can."""
        *outer, item = within
        assert isinstance(item, InItem)  # noqa: S101 - for mypy
        parts = list(self.blocks(blocks, within))
        if not blocks or not isinstance(blocks[0], _WITH_BULLET) or not isinstance(parts[0], Line):
            parts.insert(0, Line(styles.TEXT, (), within=within))
        if item.form == "definitions" and isinstance(parts[0], Line):
            parts[0] = replace(parts[0], style=styles.TERM, leads=True)
        yield parts[0]
        for part in parts[1:]:
            yield _continued(part, len(outer))

    def quote(self, quote: doc.Quote, within: Within) -> Iterator[Part]:
        """A quotation, or an alert, whose name comes first."""
        pull = is_pull_quote(quote) and not any(isinstance(outer, InQuote) for outer in within)
        inside = (*within, InQuote(self.numbers.next_quote(), quote.alert, pull))
        parts = list(self.blocks(quote.blocks, inside))
        if quote.alert and parts and isinstance(parts[0], Line):
            parts[0] = replace(parts[0], place="", leads=len(parts) > 1)
        yield from parts

    def table(self, table: doc.Table, within: Within) -> Grid:
        """A table of the text, with as many cells in each row as in its head."""
        width = max(1, len(table.head))
        heads = has_row_heads(table)
        rows = [self._row(row, table.line + 2 + at, width, heads) for at, row in enumerate(table.rows)]
        if not table.line:
            rows = [self._row(row, 0, width, heads) for row in table.rows]
        return Grid(
            "table",
            self._row(table.head, table.line, width),
            tuple(rows),
            table_name(table, self.wording.plain),
            table.aligns,
            caption=self._caption(table),
            within=within,
        )

    def _row(self, cells: Sequence[doc.Cell], line: int, width: int, heads: bool = False) -> tuple[Cell, ...]:
        even = (*cells, *[()] * width)[:width]
        return tuple(
            Cell((Line(styles.CELL, self.inlines.read(cell), cell_place(line, at + 1)),), heads=heads and at == 0)
            for at, cell in enumerate(even)
        )

    def _caption(self, table: doc.Table) -> Line | None:
        if not table.label:
            return None
        is_ours = table.label.startswith(self.wording.plain["table"])
        label = strong(self.wording.ours(table.label) if is_ours else doc.Text(table.label))
        words = self.inlines.said(table.caption, table.caption_place)
        return Line(styles.CAPTION, (label, doc.Text(" "), *words) if words else (label,))

    def figure(self, id_: str) -> Iterator[Part]:
        """A figure with its number, caption and credit."""
        if id_ not in self.figures:
            return
        figure = self.figures[id_]
        alt, caption = (figure.alt or "").strip(), self._figure_caption(figure)
        place = figure.places.get("alt", "")
        if figure.file and not figure.picture:
            self.warnings.append(absent_figure(self.publication, figure))
        if figure.picture:
            if not alt:
                self.warnings.append(f"{figure_name(figure)} has no alternative text; its caption is used")
                alt, place = figure.caption or f"{self.wording.plain['figure']} {figure.number}", ""
            yield Plate("figure", figure.picture, alt, place, caption=caption)
            return
        if figure.file or not figure.caption:
            yield replace(self.absent(figure.alt, place), leads=True)
        yield caption

    def _figure_caption(self, figure: FigureEntry) -> Line:
        label = self.wording.ours(f"{self.wording.plain['figure']} {figure.number}")
        words: Words = (strong(label),)
        if figure.caption:
            words = (*words, doc.Text(" "), told(figure.caption, figure.places.get("caption", "")))
        if figure.credit:
            credit = told(figure.credit, figure.places.get("credit", ""))
            words = (*words, doc.Text("  "), self.wording.label("credit"), self.wording.colon, credit)
        return Line(styles.CAPTION, words)


def _continued(part: Part, depth: int) -> Part:
    """A part of an item, at a depth of what it is within, that does not open it."""
    if not isinstance(part, Line | Grid | Plate):
        return part
    item = part.within[depth]
    assert isinstance(item, InItem)  # noqa: S101 - for mypy
    return replace(part, within=(*part.within[:depth], replace(item, opens=False), *part.within[depth + 1 :]))
