"""Markdown: CommonMark with pipe tables, footnotes and formulas, for pandoc, Obsidian and the like. No HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefkit.core.body import document as doc
from briefkit.core.body.anchors import AnchorNames
from briefkit.core.body.escape import escaped_start, words_as_markdown
from briefkit.core.publication.dossier import Dossier
from briefkit.core.publication.value import Picture, Publication
from briefkit.export.manuscript import styles
from briefkit.export.manuscript.document import manuscript_of
from briefkit.export.manuscript.value import (
    CHART,
    Cell,
    Contents,
    EndNotes,
    Grid,
    Line,
    Manuscript,
    Part,
    Plate,
    Within,
    lines_of,
)
from briefkit.export.plain.blocks import Blocks
from briefkit.export.result import ExportResult, finish

_NOT_WRITTEN = ("logo", CHART)
"""The styles of pictures that are left out: all that a chart shows stands beside it in words."""
_MARKS = {
    "emphasis": "*",
    "strong": "**",
    "strikethrough": "~~",
    "highlight": "==",
    "subscript": "~",
    "superscript": "^",
}
_ALIGNS = {"left": ":---", "right": "---:", "center": ":---:"}
_TICKS = re.compile("`+")
_SPACES = re.compile(r"[\u00a0\u202f]")
_TERM = "- "
"""Lists of definitions are no part of CommonMark, and four columns are code there: a term is an item of a list."""
_BREAK = "\\\n"
_NOTE_INDENT = "    "


def write_markdown(document: Publication | Dossier, *, strict: bool = False) -> ExportResult:
    """Write a document as Markdown. Raises `ExportError` if `strict` and it differs from the author's text."""
    manuscript = manuscript_of(document)
    writer = _Writer(manuscript)
    lines = [*writer.parts(manuscript.parts)]
    for number, note in enumerate(manuscript.notes, 1):
        first, *rest = list(writer.parts(note)) or [""]
        lines += ["", f"[^{number}]: {first}", *(f"{_NOTE_INDENT}{line}" if line else "" for line in rest)]
    text = _SPACES.sub(" ", "\n".join(lines).strip("\n")) + "\n"
    return finish(text.encode(), manuscript.warnings, strict=strict, remarks=writer.remarks())


class _Writer:
    """Writes parts as lines; counts the pictures that the text refers to.

    Links lead to headings by the anchors that programs give them, as GitHub does.
    """

    def __init__(self, manuscript: Manuscript) -> None:
        self.manuscript = manuscript
        self.publication = manuscript.publication
        self.pictures = 0
        self.anchors = dict(_anchors(manuscript))

    def remarks(self) -> list[str]:
        """A sentence on the pictures, which a text cannot hold."""
        if not self.pictures:
            return []
        whose = "in the library" if self.manuscript.is_dossier else "of the brief"
        return [f"Markdown holds no pictures: it refers to their files, by the paths {whose}"]

    def parts(self, parts: Iterable[Part]) -> Iterator[str]:
        """Parts with empty lines between them."""
        blocks = Blocks(_TERM)
        for part in parts:
            if isinstance(part, EndNotes) or (isinstance(part, Plate) and part.style in _NOT_WRITTEN):
                continue
            for lines, within in self.part(part):
                yield from blocks.place(lines, within)

    def part(self, part: Part) -> Iterator[tuple[list[str], Within]]:
        """The lines of each block of a part."""
        match part:
            case Line():
                yield self.line(part), part.within
            case Contents():
                yield from ((lines, ()) for lines in self.contents(part))
            case Plate():
                yield [self.picture(part.picture, part.alt)], part.within
                if part.caption:
                    yield self.line(part.caption), part.within
            case Grid():
                yield list(self.table(part)), part.within
                if part.caption:
                    yield self.line(part.caption), part.within

    def contents(self, contents: Contents) -> Iterator[list[str]]:
        """The contents of a dossier as links; programs show those of a brief beside it."""
        if self.manuscript.is_dossier:
            yield self.line(contents.heading)
            links = [doc.Link(f"#{entry.anchor}", (doc.Text(entry.title),)) for entry in contents.entries]
            yield [f"- {self.inline(link)}" for link in links]

    def line(self, line: Line) -> list[str]:
        """A paragraph, heading, block of code or rule."""
        words = self.words(line.inlines)
        match line.style:
            case styles.TITLE:
                return [f"# {_one_line(words)}"]
            case styles.HEADING:
                return [f"{'#' * min(max(line.level, 2), 6)} {_one_line(words)}"]
            case styles.RULE:
                return ["***"]
            case styles.CODE:
                return _fenced(doc.plain_text(line.inlines))
            case styles.SUBHEAD | styles.TERM | styles.STATUS:
                return [_marked(_one_line(words), "**")]
        return [escaped_start(part) for part in words.split("\n")]

    def words(self, inlines: Iterable[doc.Inline]) -> str:
        """Words within a line."""
        return "".join(map(self.inline, inlines))

    def inline(self, child: doc.Inline) -> str:  # noqa: PLR0911 - one case per kind
        """One inline part."""
        match child:
            case doc.Text(text):
                return words_as_markdown(" ".join(text.split("\n")))
            case doc.Styled(style, children):
                return _marked(self.words(children), _MARKS.get(style, ""))
            case doc.InLanguage(_, children):
                return self.words(children)
            case doc.CodeSpan(text):
                return _code(text)
            case doc.Link(url, children):
                words = self.words(children)
                url = f"#{self.anchors.get(url[1:], url[1:])}" if url.startswith("#") else url
                return f"<{url}>" if doc.plain_text(children) == url and ":" in url else f"[{words}](<{url}>)"
            case doc.Image(src, alt):
                self.pictures += 1
                return f"![{words_as_markdown(alt)}](<{src}>)"
            case doc.LineBreak():
                return _BREAK
            case doc.NoteRef(number):
                return f"[^{number}]"
            case doc.Formula():
                return child.source

    def picture(self, picture: Picture, alt: str) -> str:
        """A picture on its own, by the path that the brief has."""
        publication = self.publication
        figures = ((figure.file, figure.picture) for figure in publication.figures)
        known = (*publication.images.items(), *figures)
        src = next((path for path, other in known if path and other is picture), "")
        return self.inline(doc.Image(src, alt))

    def table(self, grid: Grid) -> Iterator[str]:
        """A pipe table. Markdown has no cells of several lines: they stand behind each other."""
        yield self.row(grid.head)
        aligns = (*grid.aligns, *[""] * grid.columns)[: grid.columns]
        yield "|" + "".join(f" {_ALIGNS.get(align, '---')} |" for align in aligns)
        yield from map(self.row, grid.rows)

    def row(self, cells: tuple[Cell, ...]) -> str:
        """A row; a cell over several columns leaves the others empty."""
        found = []
        for cell in cells:
            lines = [self.words(line.inlines) for line in lines_of(cell.parts)]
            found.append(_one_line(" · ".join(filter(None, lines))).replace("|", "\\|"))
            found += [""] * (cell.span - 1)
        return "|" + "".join(f" {text} |" for text in found)


def _anchors(manuscript: Manuscript) -> Iterator[tuple[str, str]]:
    """The anchor of each heading, and that which it has in the file."""
    names = AnchorNames()
    for part in manuscript.parts:
        line = part.heading if isinstance(part, Contents) and manuscript.is_dossier else part
        if isinstance(line, Line) and line.style in {styles.TITLE, styles.HEADING}:
            given = names.of(line.text).github
            if line.anchor:
                yield line.anchor, given


def _one_line(text: str) -> str:
    return text.replace(_BREAK, " ").replace("\n", " ")


def _marked(words: str, mark: str) -> str:
    """Words between marks, which must touch them; the spaces around stay outside."""
    bare = words.strip(" ")
    if not mark or not bare:
        return words
    start = len(words) - len(words.lstrip(" "))
    return f"{words[:start]}{mark}{bare}{mark}{words[start + len(bare) :]}"


def _code(text: str) -> str:
    """Code within a line, between more ticks than are in it."""
    ticks = "`" * (max(map(len, _TICKS.findall(text)), default=0) + 1)
    space = " " if text.startswith(("`", " ")) or text.endswith(("`", " ")) else ""
    return f"{ticks}{space}{text}{space}{ticks}" if text else ""


def _fenced(text: str) -> list[str]:
    fence = "`" * max(3, max(map(len, _TICKS.findall(text)), default=0) + 1)
    return [fence, *text.split("\n"), fence]
