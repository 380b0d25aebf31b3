"""The author's blocks, and code within them, as data for the Typst templates."""

from __future__ import annotations

from dataclasses import replace

from briefkit.core.body import document as doc
from briefkit.export.directions import direction_of
from briefkit.export.layout import URGENT, has_row_heads, is_pull_quote, leads_in
from briefkit.export.pdf.encoder import Data, Encoder, Kinds, way_of
from briefkit.export.pdf.room import BODY, HEADING, INSET, LEAST, LIST, QUOTE, too_wide, width_of
from briefkit.export.pdf.tables import width_data
from briefkit.export.plates import is_wide, leads_away

SHORT_HEADING = 20.0  # ems; at most a line in every size
LONG_PARAGRAPH = 8_000  # letters; Typst takes too long to find the best line breaks in a longer one


def encode_paragraph(encoder: Encoder, paragraph: doc.Paragraph) -> Data:
    """A paragraph, in the direction of its letters."""
    text = doc.plain_text(paragraph.children)
    with encoder.measure.of_room(LEAST if _is_wide(encoder, text, paragraph.children) else encoder.measure.room):
        data = encoder.plain(paragraph)
    if leads_in(text):
        data["leads"] = True
    return data | {"dir": direction_of(text)} | ({"long": True} if len(text) > LONG_PARAGRAPH else {})


def encode_heading(encoder: Encoder, heading: doc.Heading) -> Data:
    """A heading, which is set in larger letters."""
    text = doc.plain_text(heading.children)
    wide = _is_wide(encoder, text, heading.children)
    with encoder.measure.of_room(LEAST) if wide else encoder.measure.indented(HEADING):
        data = encoder.plain(heading)
    del data["github"]
    turned = (direction_of(text) == "rtl") != encoder.publication.right_to_left
    data["wraps"] = width_of(text) > SHORT_HEADING and not turned
    return data | {"dir": direction_of(text)} | ({"long": True} if len(text) > LONG_PARAGRAPH else {})


def encode_items(encoder: Encoder, items: doc.Items) -> Data:
    """A list."""
    with encoder.measure.indented(LIST):
        return encoder.plain(items)


def encode_quote(encoder: Encoder, quote: doc.Quote) -> Data:
    """A quotation or an alert; a short quotation is set larger, but not in a footnote or another quotation."""
    short = is_pull_quote(quote) and not encoder.in_notes and not encoder.in_quote
    outer, encoder.in_quote = encoder.in_quote, True
    with encoder.measure.indented(QUOTE):
        data = encoder.plain(quote)
    encoder.in_quote = outer
    return data | {"short": short, "urgent": quote.alert in URGENT}


def encode_table(encoder: Encoder, table: doc.Table) -> Data:
    """A table with as many cells in each row as in its head."""
    width = max(1, len(table.head))
    caption = encoder.encode(doc.Paragraph(table.caption))  # first, for its notes are read before those of cells
    even = replace(table, caption=(), rows=tuple((*row, *[()] * width)[:width] for row in table.rows))
    measure = encoder.measure
    data = _grid(encoder, width, even) | width_data(
        even, measure.narrow(width), large=measure.large, breadth=measure.breadth
    )
    if data["tight"]:  # for the columns that are set below the first ones; its notes are printed by now
        first = replace(even, head=even.head[:1], rows=tuple(row[:1] for row in even.rows))
        data["stub"] = _grid(encoder, width, first)
    return data | {
        "wide": is_wide(table),
        "row_heads": has_row_heads(even),
        "caption": caption,
        "repeat": not any(leads_away(child) for cell in table.head for child in cell),
    }


def encode_code(encoder: Encoder, code: doc.CodeSpan | doc.CodeBlock) -> Data:
    """Code, in the text or in a block of its own."""
    text = code.text.strip("\n")
    inset = INSET if isinstance(code, doc.CodeBlock) else 0
    pieces = encoder.measure.pieces(text, BODY - inset, code=True)
    return {"k": type(code).__name__, "text": text, "pieces": pieces if isinstance(pieces, list) else None}


def _is_wide(encoder: Encoder, whole: str, children: tuple[doc.Inline, ...]) -> bool:
    """Whether parts without a space between them are too wide together, so that each of them may be broken."""
    leaves = {doc.plain_text((child,)) for child in children}
    return whole not in leaves and any(
        not any(whole[start:end] in leaf for leaf in leaves) for start, end in too_wide(whole, encoder.measure.room)
    )


def _grid(encoder: Encoder, width: int, table: doc.Table) -> Data:
    """The cells of a table; those that run otherwise than the page say so."""
    with encoder.measure.in_columns(width):
        data = encoder.plain(table)
    rows = [
        [_isolated(encoder, *cell) for cell in zip(written, encoded, strict=True)]
        for written, encoded in zip((table.head, *table.rows), (data["head"], *data["rows"]), strict=True)
    ]
    return data | {"head": rows[0], "rows": rows[1:]}


def _isolated(encoder: Encoder, cell: doc.Cell, encoded: list[Data]) -> list[Data]:
    """A cell in its own direction: that of its letters, and of figures."""
    way = way_of(doc.plain_text(cell))
    turned = encoded and (way == "rtl") != encoder.publication.right_to_left
    return [{"k": "Isolate", "way": way, "children": encoded}] if turned else encoded


BLOCKS: Kinds = {
    doc.Paragraph: encode_paragraph,
    doc.Heading: encode_heading,
    doc.Items: encode_items,
    doc.Quote: encode_quote,
    doc.Table: encode_table,
    doc.CodeBlock: encode_code,
    doc.CodeSpan: encode_code,
}
