"""The reader of Word documents."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import mammoth.docx
from mammoth import documents

from briefkit.core.body.escape import as_markdown
from briefkit.errors import BriefkitError
from briefkit.importers import document as names
from briefkit.importers import lines as kinds
from briefkit.importers.document import Document, Fact, Picture
from briefkit.importers.header_fields import header_of, with_header
from briefkit.importers.labels import label_of, parted
from briefkit.importers.paragraphs import Paragraph, numbered
from briefkit.importers.people import people_named
from briefkit.importers.word.archive import Archive
from briefkit.importers.word.markup import NUMBERED, extras_of, prepared, property_of
from briefkit.importers.word.styles import CONTENTS, SUBTITLE, Styles
from briefkit.importers.word.words import Words, runs_of, words_of

_MAIN = "word/document.xml"
_ENDINGS = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/svg+xml": "svg", "image/webp": "webp"}
_LARGEST_PICTURE = 20 << 20
_LONGEST_HEADING, _LONGEST_TITLE = 120, 200
_TITLE_SIZE = 13  # points
_BULLET = re.compile(r"[•▪●◦·‣■□–]\s{0,3}(?=\w)|o\t")
_LEVEL = re.compile(r"\s([2-5])$")
_WITHIN = 8  # paragraphs at the beginning among which the title stands


def read_word(data: bytes) -> Document:
    """The document in a Word file. Raises BriefkitError for one that is damaged, protected or beyond the limits."""
    archive = Archive(data)
    root = archive.tree(_MAIN)
    if root is None:
        raise BriefkitError("it is no Word document: it has no text part")
    main, notes = prepared(root)
    extras = extras_of(archive)
    styles = Styles(archive.tree("word/styles.xml"))
    for name in sorted(archive.names):
        if name.endswith((".xml", ".rels")) and name != _MAIN:
            archive.tree(name)  # refuses what must not reach the parser
    parsed = _parsed(archive.with_parts({_MAIN: main}))
    reader = _Reader(parsed, styles)
    paragraphs = [part for part in reader.blocks(parsed.children) if part.text or part.picture]
    paragraphs += list(reader.footnotes())
    paragraphs += [Paragraph(text, 0, 0, kind=kinds.BOILERPLATE, reason=reason) for text, reason in extras.left_out]
    told = tuple(numbered(_titled(paragraphs, archive)))
    facts: tuple[Fact, ...] = (
        (Fact(names.LANGUAGE, styles.language, "the document's styles"),) if styles.language else ()
    )
    if header := header_of(told):
        titled = any(part.kind == kinds.TITLE for part in told)
        told = tuple(with_header(told, header))
        facts += tuple(fact for fact in header.facts if not (titled and fact.name == names.TITLE))
    return Document(told, facts, tuple(reader.pictures), (*notes, *reader.notes, *extras.notes))


def _parsed(data: bytes) -> Any:
    logging.getLogger("mammoth").setLevel(logging.CRITICAL)
    try:
        return mammoth.docx.read(io.BytesIO(data), external_file_access=False).value
    except Exception as error:
        raise BriefkitError(f"it cannot be read as a Word document: {type(error).__name__}") from error


def _titled(paragraphs: list[Paragraph], archive: Archive) -> list[Paragraph]:
    """The paragraphs with the one known as title that the properties name so; others are out of date."""
    stated = _bare(property_of(archive, "title"))
    known = any(part.kind == kinds.TITLE for part in paragraphs)
    for at, part in enumerate(paragraphs[:_WITHIN] if stated and not known else ()):
        if _bare(part.text) == stated and part.kind in ("", kinds.HEADING):
            paragraphs[at] = replace(part, kind=kinds.TITLE, reason="the title that its properties state")
            break
    title = next((at for at, part in enumerate(paragraphs[:_WITHIN]) if part.kind == kinds.TITLE), 0)
    return [_above(part) if at < title else part for at, part in enumerate(paragraphs)]


def _above(part: Paragraph) -> Paragraph:
    """A line above the title: a label of the text, or the head of the paper it is written on."""
    if part.kind or part.rows or part.bullet or len(part.text) > _LONGEST_HEADING:
        return part
    if any(beside.kind or label_of(beside.text) for beside in parted(part)):
        return part
    return replace(part, kind=kinds.BOILERPLATE, reason="above the title: the head of the paper")


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


class _Reader:
    """Makes paragraphs of what the parser has found; `notes` are sentences on what has no place here."""

    def __init__(self, parsed: Any, styles: Styles) -> None:
        self._styles = styles
        self._parsed = parsed
        self._labels: dict[tuple[str, str], str] = {}
        for reference in _references(parsed.children):
            self._labels.setdefault((reference.note_type, reference.note_id), str(len(self._labels) + 1))
        self._numbers: dict[str, list[int]] = {}
        self.pictures: list[Picture] = []
        self.notes: list[str] = []
        self._begun = False
        self._subtitled = False
        self._level = 0

    def blocks(self, children: Iterable[Any]) -> Iterator[Paragraph]:
        """The paragraphs of a part."""
        for child in children:
            if isinstance(child, documents.Paragraph):
                yield from self._paragraph(child)
            elif isinstance(child, documents.Table):
                self._end_lists()
                yield from self._table(child)
            elif isinstance(child, documents.Image):
                yield from self._pictures([child])

    def _paragraph(self, paragraph: Any) -> Iterator[Paragraph]:
        words = words_of(list(runs_of(paragraph.children, self._labels)))
        yield from self._pictures(paragraph.children)
        if not words.text:
            return
        kind, level = self._styles.meaning(paragraph)
        if kind == CONTENTS:
            yield Paragraph(words.text, 0, 0, kind=kinds.BOILERPLATE, reason="the table of contents")
        elif paragraph.numbering is not None and kind != kinds.HEADING:
            yield self._item(paragraph, words)
        else:
            self._end_lists()
            yield self._told(paragraph, words, kind, level)
        self._begun = self._begun or len(words.text) > _LONGEST_TITLE

    def _told(self, paragraph: Any, words: Words, kind: str, level: int) -> Paragraph:
        style = f"the style “{paragraph.style_name}”"
        bullet = _BULLET.match(words.text)
        if kind == SUBTITLE:
            return self._subtitle(words, style)
        if kind == kinds.ITEM or (not kind and bullet):
            rest = words.text[bullet.end() :] if bullet else words.text
            text = as_markdown(rest) if bullet else words.markdown
            return Paragraph(f"• {rest}", 0, 0, bullet=True, markdown=text, kind=kinds.ITEM, reason="an item", level=1)
        if kind == kinds.HEADING:
            self._level = level
        if kind:
            return Paragraph(words.text, 0, 0, markdown=words.markdown, kind=kind, reason=style, level=level)
        centred = paragraph.alignment == "center"
        if (
            not self._begun
            and words.is_bold
            and len(words.text) <= _LONGEST_TITLE
            and (centred or words.size >= _TITLE_SIZE)
        ):
            self._begun = True
            return Paragraph(words.text, 0, 0, kind=kinds.TITLE, reason="bold, and centred or large, above the text")
        short = len(words.text) <= _LONGEST_HEADING and not words.text.endswith((".", ":", ",", ";"))
        if self._begun and words.is_bold and short:
            return Paragraph(
                words.text,
                0,
                0,
                markdown=words.markdown,
                kind=kinds.HEADING,
                reason="bold as a whole",
                level=self._level + 1,
            )
        marked = f"**{words.markdown}**" if words.is_bold and "*" not in words.markdown else words.markdown
        return Paragraph(words.text, 0, 0, markdown=marked)

    def _subtitle(self, words: Words, style: str) -> Paragraph:
        """What stands below the title: it sums up the text, unless it says who wrote it, or when."""
        is_label = any(
            part.kind or label_of(part.text) or people_named(part.text) for part in parted(Paragraph(words.text, 0, 0))
        )
        if self._begun or self._subtitled or is_label:
            return Paragraph(words.text, 0, 0, markdown=words.markdown)
        self._subtitled = True
        return Paragraph(words.text, 0, 0, markdown=words.markdown, kind=kinds.STANDFIRST, reason=style)

    def _item(self, paragraph: Any, words: Words) -> Paragraph:
        """An item with its number: a list may go on behind other paragraphs; one without a mark ends with them."""
        level = int(paragraph.numbering.level_index or 0)
        marks = (child.name for child in paragraph.children if isinstance(child, documents.Bookmark))
        list_ = next((name for name in marks if name.startswith(NUMBERED)), "")
        if not list_:
            list_ = paragraph.style_name or ""
            level = level or _level_in(list_)
            self._end_lists(below=level)
        before = self._numbers.get(list_, [])
        numbers = [*before[: level + 1], *[0] * (level + 1 - len(before))]
        numbers[level] += 1
        self._numbers[list_] = numbers
        mark = f"{numbers[level]}." if paragraph.numbering.is_ordered else "•"
        text, markdown = f"{mark} {words.text}", words.markdown
        return Paragraph(
            text, 0, 0, bullet=True, markdown=markdown, kind=kinds.ITEM, reason="an item of a list", level=level + 1
        )

    def _end_lists(self, below: int = -1) -> None:
        """End the lists that only a style makes, those on a level below one that is given."""
        for name in [name for name in self._numbers if not name.startswith(NUMBERED)]:
            if len(self._numbers[name]) > below + 1:
                del self._numbers[name]

    def _table(self, table: Any) -> Iterator[Paragraph]:
        """A table; one cell alone is a frame around text, whose paragraphs count."""
        rows = [row for row in table.children if isinstance(row, documents.TableRow)]
        if sum(len(row.children) for row in rows) == 1:
            yield from self.blocks(rows[0].children[0].children)
            return
        grid = _grid(rows)
        if not grid or not any(cell for row in grid for cell in row):
            return
        if any(cell.colspan > 1 or cell.rowspan > 1 for row in rows for cell in row.children):
            self.notes.append("cells of a table that are joined stand in their first place; the others are empty")
        cells = [[self._cell(cell) for cell in row] for row in grid]
        texts = tuple(tuple(words.text for words in row) for row in cells)
        head, *rest = [
            f"| {' | '.join(words.markdown.replace('|', chr(92) + '|') for words in row)} |" for row in cells
        ]
        markdown = "\n".join([head, f"|{' --- |' * len(grid[0])}", *rest])
        text = " ".join(part for row in texts for part in row if part)
        if text:
            yield Paragraph(text, 0, 0, rows=texts, markdown=markdown, kind=kinds.TABLE, reason="a table")
        for cell in (cell for row in rows for cell in row.children):
            for child in cell.children:
                yield from self._pictures(getattr(child, "children", ()))

    def _cell(self, cell: Any) -> Words:
        """The words of a cell on one line; blocks in it are parted by a break."""
        if cell is None:
            return Words("", "", False, 0)
        parts = [
            words
            for child in _paragraphs_in(cell.children)
            if (words := words_of(list(runs_of(child.children, self._labels)))).text
        ]
        return Words(" ".join(part.text for part in parts), "<br>".join(part.markdown for part in parts), False, 0)

    def _pictures(self, children: Iterable[Any]) -> Iterator[Paragraph]:
        for image in _images(children):
            ending = _ENDINGS.get(image.content_type or "")
            try:
                with image.open() as opened:
                    data = opened.read(_LARGEST_PICTURE + 1)
            except Exception:  # noqa: BLE001 - whatever the library raises for a picture that is not in the file
                self.notes.append("a picture is left out that is not in the document but elsewhere")
                continue
            if not ending or len(data) > _LARGEST_PICTURE:
                self.notes.append(
                    f"a picture is left out: {image.content_type or 'of an unknown kind'}, {len(data):,} bytes"
                )
                continue
            name = f"picture-{len(self.pictures) + 1}.{ending}"
            self.pictures.append(Picture(name, data))
            alt = " ".join((image.alt_text or "").split())
            yield Paragraph(alt, 0, 0, kind=kinds.ALT, reason="a picture, with its description", picture=name)

    def footnotes(self) -> Iterator[Paragraph]:
        """The notes that the text refers to, in its order."""
        for (kind, id_), label in self._labels.items():
            try:
                note = self._parsed.notes.find_note(kind, id_)
            except KeyError:
                self.notes.append(f"note {label} is missing in the document")
                continue
            parts = [words_of(list(runs_of(child.children, {}))) for child in _paragraphs_in(note.body)]
            text = " ".join(part.text for part in parts if part.text)
            marked = " ".join(part.markdown for part in parts if part.text)
            yield Paragraph(text or label, 0, 0, markdown=f"[^{label}]: {marked}", kind=kinds.FOOTNOTE, reason="a note")


def _level_in(style: str) -> int:
    """The level of items, from 0, that the name of a style tells, as in “List Bullet 2”."""
    found = _LEVEL.search(style)
    return int(found[1]) - 1 if found else 0


def _grid(rows: list[Any]) -> list[list[Any]]:
    """The cells of a table with as many in each row: one that spans several stands in the first, None in the others."""
    held: dict[tuple[int, int], None] = {}
    grid: list[list[Any]] = []
    for at, row in enumerate(rows):
        line: list[Any] = []
        for cell in row.children:
            while (at, len(line)) in held:
                line.append(None)
            start = len(line)
            line += [cell, *[None] * (min(cell.colspan, 100) - 1)]
            held |= {
                (at + below, start + beside): None
                for below in range(1, min(cell.rowspan, len(rows) - at))
                for beside in range(min(cell.colspan, 100))
            }
        while (at, len(line)) in held:
            line.append(None)
        grid.append(line)
    width = max((len(line) for line in grid), default=0)
    return [[*line, *[None] * (width - len(line))] for line in grid]


def _images(children: Iterable[Any]) -> Iterator[Any]:
    for child in children:
        if isinstance(child, documents.Image):
            yield child
        elif isinstance(child, documents.Run | documents.Hyperlink):
            yield from _images(child.children)


def _paragraphs_in(children: Iterable[Any]) -> Iterator[Any]:
    for child in children:
        if isinstance(child, documents.Paragraph):
            yield child
        elif hasattr(child, "children"):
            yield from _paragraphs_in(child.children)


def _references(children: Iterable[Any]) -> Iterator[Any]:
    for child in children:
        if isinstance(child, documents.NoteReference):
            yield child
        elif hasattr(child, "children"):
            yield from _references(child.children)
