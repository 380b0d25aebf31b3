"""EPUB 3.3: the content of the page as XHTML, in files of their own, with pictures beside them.

Nothing in a book runs or loads anything: the content is sanitized as that of a page is, and drawings are written anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from jinja2 import Environment
from markupsafe import Markup

from briefkit.core.publication.picture import MOST_PIXELS
from briefkit.core.publication.value import STYLE, Picture, Publication
from briefkit.export.epub.archive import container
from briefkit.export.epub.chapters import Chapter, Heading, chapters_of, headings_of
from briefkit.export.epub.drawings import plain_drawing
from briefkit.export.epub.metadata import Found, language_of, metadata_of
from briefkit.export.epub.style import book_style
from briefkit.export.epub.xhtml import MATHML, as_xml, math_of, replaced, tree_of, xml_of
from briefkit.export.html.body import HtmlBody
from briefkit.export.html.page import environment, sanitizer
from briefkit.export.html.words import PageWords
from briefkit.export.nesting import limit_nesting
from briefkit.export.outline import LISTED, TOP, has_contents, make_outline
from briefkit.export.page import template_environment
from briefkit.export.pictures import lost_labels
from briefkit.export.result import ExportResult, finish
from briefkit.export.texts import map_texts
from briefkit.export.together import kept_together

_TEMPLATES = Path(__file__).parent / "templates"
_FOLDER, _PACKAGE = "EPUB/", "EPUB/package.opf"
_WHOLE = 3  # files of a text that is not cut
_XHTML = "application/xhtml+xml"
_ENDINGS = {"jpeg": "jpg"}
_TYPES = {"svg": "image/svg+xml"}
_MATTER = {"titlepage": "frontmatter", "chapter": "bodymatter", "backmatter": "backmatter"}

Item = tuple[str, str, str, str]
"""An entry of the manifest: id, path, media type, properties."""


def write_epub(publication: Publication, *, strict: bool = False) -> ExportResult:
    """Write a publication as a book. Raises `ExportError` if `strict` and it differs from the author's text."""
    limited, nested = limit_nesting(publication)
    readable = map_texts(map_texts(limited, as_xml), kept_together, code=False)
    outline = make_outline(readable.blocks)
    body = HtmlBody(readable, environment())
    body.blocks.room = MOST_PIXELS  # bytes: a book holds each picture once, however often it is shown
    tree = tree_of(sanitizer().clean(body.content(outline.blocks)))
    pictures, lost = _placed(tree, body)
    chapters = chapters_of(tree)
    headings = headings_of(chapters, TOP + LISTED - 1)
    book = _Book(readable, chapters, headings, pictures, has_contents(readable.kind, outline.blocks))
    warnings = [*nested, *outline.warnings, *body.warnings, *lost]
    return finish(container(book.files(), _PACKAGE), warnings, strict=strict, remarks=_remarks(publication))


def _remarks(publication: Publication) -> list[str]:
    """What has no meaning in a book, whose reader chooses the size of letters and pages."""
    layout, remarks = publication.layout, []
    if layout.large_print:
        remarks.append("an EPUB is read in the reader's own size of letters: --large-print changes nothing in it")
    if layout.paper:
        remarks.append("an EPUB has no paper: --paper changes nothing in it")
    if layout.one_page:
        remarks.append("an EPUB has no pages: with --one-page it only has less in it, however long that is")
    if STYLE in publication.imprint.parts:
        remarks.append(f"{STYLE} of your own templates is the style of pages, and not used in an EPUB")
    return remarks


def _placed(tree: Element, body: HtmlBody) -> tuple[dict[str, Picture], list[str]]:
    """Put in pictures, by the paths of their files, and formulas; with warnings about drawings that lose a part."""
    files: dict[str, Picture] = {}
    paths: dict[bytes, str] = {}
    lost: list[str] = []
    for element in list(tree.iter("img")):
        picture = body.picture_named(element.get("src", ""))
        if picture is None:
            element.tag, element.attrib = "span", {}
            continue
        ending = _ENDINGS.get(picture.format, picture.format)
        path = paths.setdefault(picture.data, f"picture-{len(paths) + 1}.{ending}")
        files[path] = picture
        element.set("src", path)
        if picture.has_html:
            lost.append(lost_labels(f"the picture “{element.get('alt', '')}”"))

    formulas = {f"{n}": pair for n, pair in enumerate(zip(body.formulas, body.blocks.formulas_aloud, strict=True), 1)}

    def formula(element: Element) -> Element | None:
        is_place = element.tag == "i" and element.get("class") == "formula" and element.text in formulas
        return math_of(*formulas[element.text or ""]) if is_place else None

    replaced(tree, formula)
    return files, lost


class _Book:
    """The files of a book, made of its chapters."""

    def __init__(
        self,
        publication: Publication,
        chapters: list[Chapter],
        headings: list[Heading],
        pictures: Mapping[str, Picture],
        has_contents: bool,
    ) -> None:
        self.publication = publication
        self.chapters = chapters
        self.headings = headings
        self.pictures = pictures
        self.has_contents = has_contents

    def files(self) -> dict[str, bytes]:
        """Every file but the container's own, by path."""
        files = {"nav.xhtml": self.nav(), "book.css": book_style(self.publication)}
        files |= {f"{chapter.name}.xhtml": self.chapter(chapter) for chapter in self.chapters}
        written = {name: text.encode() for name, text in {"package.opf": self.package(), **files}.items()}
        written |= {
            name: plain_drawing(one.data) if one.format == "svg" else one.data for name, one in self.pictures.items()
        }
        return {_FOLDER + name: data for name, data in written.items()}

    def render(self, template: str, **values: Any) -> str:
        """A template with what all of them need."""
        publication = self.publication
        direction = "rtl" if publication.right_to_left else "ltr"
        shared = {
            "language": language_of(publication),
            "direction": direction,
            "labels": PageWords(publication.language),
        }
        return _environment().get_template(template).render(**shared, **values) + "\n"

    def chapter(self, chapter: Chapter) -> str:
        """A file of the text."""
        content = Markup("\n").join(Markup(xml_of(part)) for part in chapter.parts)  # noqa: S704 - escaped in it
        kind = "questions" if self.publication.kind == "qa" else "prose"
        first = next((one.title for one in self.headings if one.place.startswith(f"{chapter.name}.xhtml#")), "")
        title = first if len(self.chapters) > _WHOLE and first else self.title
        matter = _MATTER[chapter.kind]
        return self.render("chapter.xhtml", chapter=chapter, title=title, content=content, kind=kind, matter=matter)

    @property
    def title(self) -> str:
        """The title, which a book must have."""
        return self.publication.title.strip() or self.publication.id

    def nav(self) -> str:
        """The table of contents, and where a reader finds the parts that every book has."""
        return self.render(
            "nav.xhtml", title=self.title, contents=_nested(self.headings), landmarks=list(self.landmarks())
        )

    def landmarks(self) -> list[tuple[str, str, str]]:
        """The type, place and name of each."""
        labels = PageWords(self.publication.language).plain
        text = next(chapter.name for chapter in self.chapters if chapter.kind == "chapter")
        found = [("toc", "nav.xhtml#contents_", labels["contents"])] if self.has_contents else []
        found.append(("bodymatter", f"{text}.xhtml", self.title))
        for chapter in self.chapters:
            for element in chapter.elements():
                if element.get("epub:type") in ("endnotes", "bibliography"):
                    kind, place = element.get("epub:type", ""), element.get("aria-labelledby", "")
                    words = labels["notes" if kind == "endnotes" else "sources"]
                    found.append((kind, f"{chapter.name}.xhtml#{place}", words))
        return found

    def package(self) -> str:
        """The package document."""
        alts = [
            element.get("alt", "")
            for chapter in self.chapters
            for element in chapter.elements()
            if element.tag == "img"
        ]
        has_formulas = any(_has_formula(chapter) for chapter in self.chapters)
        found = Found(bool(alts), all(alt.strip() for alt in alts), has_formulas)
        names = [chapter.name for chapter in self.chapters]
        spine = [names[0], *(["nav"] if self.has_contents else []), *names[1:]]
        return self.render(
            "package.opf", metadata=metadata_of(self.publication, found), items=self.items(), spine=spine
        )

    def items(self) -> list[Item]:
        """The manifest."""
        items: list[Item] = [("nav", "nav.xhtml", _XHTML, "nav"), ("style", "book.css", "text/css", "")]
        for chapter in self.chapters:
            items.append((chapter.name, f"{chapter.name}.xhtml", _XHTML, "mathml" if _has_formula(chapter) else ""))
        for name, picture in self.pictures.items():
            type_ = _TYPES.get(picture.format, f"image/{picture.format}")
            items.append((name.partition(".")[0], name, type_, ""))
        return items


def _has_formula(chapter: Chapter) -> bool:
    return any(element.get("xmlns") == MATHML for element in chapter.elements())


def _nested(headings: list[Heading]) -> list[tuple[Heading, list[Any]]]:
    """Headings, each with those below it; the title of the book stands beside its parts."""
    tree: list[tuple[Heading, list[Any]]] = []
    for heading in headings:
        if heading.level > TOP and tree:
            tree[-1][1].append((heading, []))
        else:
            tree.append((heading, []))
    return tree


@cache
def _environment() -> Environment:
    return template_environment(_TEMPLATES)
