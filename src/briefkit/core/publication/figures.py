"""The figures and images of a publication."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefkit.core.body.document import (
    Block,
    Heading,
    Image,
    InLanguage,
    Inline,
    Items,
    Link,
    Mark,
    Paragraph,
    Quote,
    Styled,
    Table,
)
from briefkit.core.brief.model import Figure
from briefkit.core.publication import value as pub
from briefkit.core.publication.places import places_of
from briefkit.core.publication.work import Work
from briefkit.core.text.ids import id_key


def figure_entries(work: Work) -> tuple[pub.FigureEntry, ...]:
    """The figures, numbered in reading order."""
    return tuple(_figure(work, number, figure) for number, figure in enumerate(_in_order(work), 1))


def _in_order(work: Work) -> list[Figure]:
    """The figures in reading order; those without a mark in the text come first."""
    marks = [block.argument for block in work.document.blocks if isinstance(block, Mark) and block.part == "figure"]
    place = {id_key(id_): number for number, id_ in reversed(list(enumerate(marks)))}
    return sorted(work.brief.figures, key=lambda figure: place.get(id_key(figure.id), -1))


def _figure(work: Work, number: int, figure: Figure) -> pub.FigureEntry:
    picture = work.picture(figure.file) if figure.file else None
    named = picture is None or picture.has_html or not (figure.alt or "").strip()
    line = work.line_of(("figures", figure.id)) if named else 0
    places = places_of(figure, ("figures", figure.id), ("alt", "caption", "credit"))
    return pub.FigureEntry(
        figure.id, number, figure.alt, figure.caption, figure.credit, figure.file, picture, line, places
    )


def body_images(work: Work) -> dict[str, pub.Picture]:
    """The images in the text, by their source as written."""
    sources = dict.fromkeys(_image_sources((*work.document.blocks, *(b for note in work.document.notes for b in note))))
    pictures = {source: work.picture(source) for source in sources}
    return {source: picture for source, picture in pictures.items() if picture}


def _image_sources(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(children) | Heading(_, children):
                yield from _inline_sources(children)
            case Quote(inner):
                yield from _image_sources(inner)
            case Items(items):
                for item in items:
                    yield from _image_sources(item)
            case Table(head, rows):
                for row in (head, *rows):
                    for cell in row:
                        yield from _inline_sources(cell)


def _inline_sources(children: Iterable[Inline]) -> Iterator[str]:
    for child in children:
        match child:
            case Image(src):
                yield src
            case Styled(_, inner) | InLanguage(_, inner) | Link(_, inner):
                yield from _inline_sources(inner)
