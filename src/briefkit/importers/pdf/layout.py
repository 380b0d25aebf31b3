"""Pages as paragraphs in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefkit.core.body.escape import as_markdown
from briefkit.importers import lines as kinds
from briefkit.importers.paragraphs import Paragraph
from briefkit.importers.pdf.blocks import BULLET, ENDED, NUMBER, Block, Leading, blocks_of
from briefkit.importers.pdf.characters import PageText
from briefkit.importers.pdf.columns import parts_of
from briefkit.importers.pdf.flow import with_joined
from briefkit.importers.pdf.furniture import HEAD, Furniture, without_furniture
from briefkit.importers.pdf.headings import with_headings, with_title
from briefkit.importers.pdf.joins import joined
from briefkit.importers.pdf.kinds_of_blocks import with_captions, with_contents, with_items
from briefkit.importers.pdf.notes import (
    Labels,
    marked,
    marks_in,
    note_blocks,
    pages_of,
    split_notes,
    with_endnotes,
    without_mark,
)
from briefkit.importers.pdf.ruled_tables import RuledTable, ruled_tables, table_number, table_sign
from briefkit.importers.pdf.scripts import is_mostly_rtl
from briefkit.importers.pdf.spans import Span, common_size, spans_of, with_caps, words_of
from briefkit.importers.pdf.tables import tables_in
from briefkit.importers.pdf.text_lines import TextLine, lines_of, sides_apart


def paragraphs_of_pages(pages: Sequence[PageText], stated_title: str) -> list[Paragraph]:
    """The paragraphs of a document; `stated_title` is the one in the metadata of the file, which may be wrong."""
    spans = [spans_of(page.characters) for page in pages]
    body = common_size(span for page in spans for span in page)
    words = words_of(span for page in spans for span in page)
    kept, furniture = without_furniture([with_caps(page, body, words) for page in spans], body)
    split = [_without_tables(own, page, body, words) for own, page in zip(kept, pages, strict=True)]
    parts = list(_parts(pages, [own for own, _ in split], body))
    blocks = list(_blocks(parts, [tables for _, tables in split], body, words))
    for step in (with_contents, with_captions):
        blocks = step(blocks)
    blocks = with_headings(with_title(blocks, body, stated_title), body)
    blocks = with_items(with_joined(with_endnotes(blocks)))
    return [part for part in _paragraphs(blocks, furniture, words) if part.text]


def _without_tables(
    spans: Sequence[Span], page: PageText, body: float, words: Counter[str]
) -> tuple[list[Span], list[RuledTable]]:
    """The spans of a page, with a sign for each table in the middle of where it stands; and the tables."""
    tables = ruled_tables(spans, page.shapes, words)
    taken = {id(span) for table in tables for span in table.spans}
    signs = [
        Span((table_sign(number),), table.box.left, table.box.right, (table.box.top + table.box.bottom) / 2, body)
        for number, table in enumerate(tables)
    ]
    return [*(span for span in spans if id(span) not in taken), *signs], tables


def _parts(pages: Sequence[PageText], kept: Sequence[list[Span]], body: float) -> Iterator[list[TextLine]]:
    """The lines of each column."""
    number = 0
    for at, (page, spans) in enumerate(zip(pages, kept, strict=True), 1):
        from_right = is_mostly_rtl("".join(span.text for span in spans))
        for part in parts_of(spans, body, page.shapes, from_right=from_right):
            number += 1
            yield lines_of(part, at, number)


def _blocks(
    parts: list[list[TextLine]], tables: Sequence[list[RuledTable]], body: float, words: Counter[str]
) -> Iterator[Block]:
    leading = Leading(parts)
    is_open = False
    for page, ruled in enumerate(tables, 1):
        own = [part for part in parts if part[0].page == page]
        marks = marks_in(line for part in own for line in part if line.size > 0.945 * body)
        notes: list[Block] = []
        for part in own:
            end = split_notes(part, body, marks, is_open)
            for lines in _between_tables(part[:end]):
                if (number := table_number(lines[0].text)) is not None:
                    yield Block(tuple(lines), kinds.TABLE, "stands between rules", rows=ruled[number].rows)
                else:
                    yield from _text_blocks(lines, leading, body, words)
            notes += note_blocks(part[end:], marks)
        yield from notes
        is_open = bool(notes) and not notes[-1].last.plain.endswith(ENDED)


def _between_tables(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """Lines of a column in groups: each sign of a table alone, and the lines before and behind it."""
    group: list[TextLine] = []
    for line in lines:
        if table_number(line.text) is None:
            group.append(line)
            continue
        if group:
            yield group
        yield [line]
        group = []
    if group:
        yield group


def _text_blocks(lines: list[TextLine], leading: Leading, body: float, words: Counter[str]) -> Iterator[Block]:
    """Paragraphs of a column, and tables without rules."""
    at = 0
    for table in tables_in(lines, words):
        if table.first >= at:
            yield from blocks_of(sides_apart(lines[at : table.first]), leading, body)
            inside = tuple(lines[table.first : table.last + 1])
            yield Block(inside, kinds.TABLE, "stands in rows and columns", rows=table.rows)
            at = table.last + 1
    yield from blocks_of(sides_apart(lines[at:]), leading, body)


def _paragraphs(blocks: Sequence[Block], furniture: Sequence[Furniture], words: Counter[str]) -> Iterator[Paragraph]:
    """The paragraphs, with what stands at the head and foot of a page before and behind its own."""
    labels = Labels(blocks)
    last = max([line.page for block in blocks for line in block.lines] + [item.page for item in furniture], default=0)
    for page in range(1, last + 1):
        yield from (_left_out(item) for item in furniture if item.page == page and item.edge == HEAD)
        yield from (_paragraph(block, labels, words) for block in blocks if block.first.page == page)
        yield from (_left_out(item) for item in furniture if item.page == page and item.edge != HEAD)


def _left_out(item: Furniture) -> Paragraph:
    return Paragraph(item.text, 0, 0, page=item.page, kind=kinds.BOILERPLATE, reason=item.reason)


def _paragraph(block: Block, labels: Labels, words: Counter[str]) -> Paragraph:
    pages = list(pages_of(block))
    text = joined((line.text for line in block.lines), words)
    if block.kind == kinds.FOOTNOTE:
        return _note(block, text, labels)
    plain = marked(text, pages, labels, shown=False)
    if block.rows:
        plain = " ".join(cell for row in block.rows for cell in row if cell)
    if block.kind == kinds.CAPTION and block.label:
        plain = f"{plain} ({block.label})"
    paragraph = Paragraph(
        plain,
        0,
        0,
        page=pages[0],
        kind=block.kind,
        reason=block.reason,
        level=block.level,
        rows=block.rows,
        bullet=block.kind == kinds.ITEM,
    )
    if block.kind in ("", kinds.TEXT, kinds.HEADING, kinds.ITEM):
        rest = _without_bullet(text) if block.kind == kinds.ITEM else text
        shown = marked(as_markdown(rest), pages, labels, shown=True)
        if block.kind == kinds.ITEM or shown != as_markdown(plain):
            return replace(paragraph, markdown=shown)
    return paragraph


def _without_bullet(text: str) -> str:
    """The text of an item without its bullet or number; a letter in front of it remains."""
    found = BULLET.match(text) or NUMBER.match(text)
    return text[found.end() :] if found and not found[0].strip(" ().").isalpha() else text


def _note(block: Block, text: str, labels: Labels) -> Paragraph:
    label = labels.of(block)
    rest = marked(without_mark(text) if label else text, [block.first.page], labels, shown=False)
    shown = f"[^{label}]: {as_markdown(rest)}" if label else as_markdown(rest)
    kind = kinds.FOOTNOTE if label else kinds.TEXT
    return Paragraph(rest, 0, 0, page=block.first.page, kind=kind, reason=block.reason, markdown=shown)
