"""The files of a book, made of its chapters: the text, the contents and the package document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from briefkit.core.publication.value import Picture, Publication
from briefkit.export.epub.archive import container
from briefkit.export.epub.chapters import Chapter, Heading
from briefkit.export.epub.drawings import plain_drawing
from briefkit.export.epub.metadata import Found, language_of, metadata_of
from briefkit.export.epub.xhtml import MATHML, xml_of
from briefkit.export.html.words import PageWords
from briefkit.export.outline import TOP
from briefkit.export.page import template_environment

_TEMPLATES = Path(__file__).parent / "templates"
_FOLDER, _PACKAGE = "EPUB/", "EPUB/package.opf"
_WHOLE = 3  # files of a text that is not cut
_XHTML = "application/xhtml+xml"
_TYPES = {"svg": "image/svg+xml"}
_MATTER = {"titlepage": "frontmatter", "chapter": "bodymatter"}
_JOINT = {"bibliography": "sources", "index": "index"}
"""The kinds of chapters that readers look for by themselves, and the labels of these."""

Item = tuple[str, str, str, str]
"""An entry of the manifest: id, path, media type, properties."""


class Book:
    """The files of a book, made of its chapters."""

    def __init__(
        self,
        publication: Publication,
        chapters: list[Chapter],
        headings: list[Heading],
        pictures: Mapping[str, Picture],
        style: str,
        *,
        has_contents: bool,
        is_dossier: bool = False,
    ) -> None:
        self.publication = publication
        self.chapters = chapters
        self.headings = headings
        self.pictures = pictures
        self.style = style
        self.has_contents = has_contents
        self.is_dossier = is_dossier

    def data(self) -> bytes:
        """The book as a file."""
        return container(self.files(), _PACKAGE)

    def files(self) -> dict[str, bytes]:
        """Every file but the container's own, by path."""
        files = {"nav.xhtml": self.nav(), "book.css": self.style}
        files |= {f"{chapter.name}.xhtml": self.chapter(chapter) for chapter in self.chapters}
        written = {name: text.encode() for name, text in {"package.opf": self.package(), **files}.items()}
        written |= {
            name: plain_drawing(one.data) if one.format == "svg" else one.data for name, one in self.pictures.items()
        }
        return {_FOLDER + name: data for name, data in written.items()}

    def render(self, template: str, **values: Any) -> str:
        """A template with what all of them need."""
        publication = self.publication
        shared: dict[str, Any] = {
            "language": language_of(publication),
            "direction": _direction(publication.right_to_left),
            "labels": PageWords(publication.language),
        }
        return _environment().get_template(template).render(**(shared | values)) + "\n"

    def chapter(self, chapter: Chapter) -> str:
        """A file of the text."""
        content = Markup("\n").join(Markup(xml_of(part)) for part in chapter.parts)  # noqa: S704 - escaped in it
        kind = "questions" if self.publication.kind == "qa" else "prose"
        first = next((one.title for one in self.headings if one.place.startswith(f"{chapter.name}.xhtml#")), "")
        is_apart = self.is_dossier or len(self.chapters) > _WHOLE
        values: dict[str, Any] = {"chapter": chapter, "content": content, "kind": kind}
        values |= {"title": first if is_apart and first else self.title}
        values |= {"matter": _MATTER.get(chapter.kind, "backmatter")}
        if chapter.language:
            values |= {"language": chapter.language, "direction": _direction(chapter.right_to_left)}
        return self.render("chapter.xhtml", **values)

    @property
    def title(self) -> str:
        """The title, which a book must have."""
        return self.publication.title.strip() or self.publication.id

    def nav(self) -> str:
        """The table of contents, and where a reader finds the parts that every book has."""
        return self.render(
            "nav.xhtml",
            title=self.title,
            contents=_nested(self.headings),
            landmarks=list(self.landmarks()),
            is_dossier=self.is_dossier,
        )

    def landmarks(self) -> Iterator[tuple[str, str, str]]:
        """The type, place and name of each. In a dossier each brief has notes of its own, which are none."""
        labels = PageWords(self.publication.language).plain
        others = self.chapters[1:]
        text = next((chapter.name for chapter in others if chapter.kind == "chapter"), others[0].name)
        if self.has_contents:
            yield "toc", "nav.xhtml#contents_", labels["contents"]
        yield "bodymatter", f"{text}.xhtml", self.title
        if self.is_dossier:
            joint = (chapter for chapter in others if chapter.kind in _JOINT)
            yield from ((one.kind, f"{one.name}.xhtml", labels[_JOINT[one.kind]]) for one in joint)
            return
        for chapter in self.chapters:
            for element in chapter.elements():
                if element.get("epub:type") in ("endnotes", "bibliography"):
                    kind, place = element.get("epub:type", ""), element.get("aria-labelledby", "")
                    words = labels["notes" if kind == "endnotes" else "sources"]
                    yield kind, f"{chapter.name}.xhtml#{place}", words

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
        metadata = metadata_of(self.publication, found, is_dossier=self.is_dossier)
        return self.render("package.opf", metadata=metadata, items=self.items(), spine=spine)

    def items(self) -> list[Item]:
        """The manifest."""
        items: list[Item] = [("nav", "nav.xhtml", _XHTML, "nav"), ("style", "book.css", "text/css", "")]
        for chapter in self.chapters:
            items.append((chapter.name, f"{chapter.name}.xhtml", _XHTML, "mathml" if _has_formula(chapter) else ""))
        for name, picture in self.pictures.items():
            type_ = _TYPES.get(picture.format, f"image/{picture.format}")
            items.append((name.partition(".")[0], name, type_, ""))
        return items


def _direction(right_to_left: bool) -> str:
    return "rtl" if right_to_left else "ltr"


def _has_formula(chapter: Chapter) -> bool:
    return any(element.get("xmlns") == MATHML for element in chapter.elements())


def _nested(headings: Sequence[Heading]) -> list[tuple[Heading, list[Any]]]:
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
