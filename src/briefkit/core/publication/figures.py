"""The figures and images of a publication, and the marks for its generated parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefkit.core.body.document import (
    Block,
    Heading,
    Image,
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
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.publication import value as pub
from briefkit.core.publication.work import Work


def figure_entries(work: Work) -> tuple[pub.FigureEntry, ...]:
    """The figures, numbered in reading order."""
    return tuple(_figure(work, number, figure) for number, figure in enumerate(_in_order(work), 1))


def _in_order(work: Work) -> list[Figure]:
    """The figures in reading order; those without a mark in the text come first."""
    marks = [block.argument for block in work.document.blocks if isinstance(block, Mark) and block.part == "figure"]
    place = {id_: number for number, id_ in reversed(list(enumerate(marks)))}
    return sorted(work.brief.figures, key=lambda figure: place.get(figure.id, -1))


def _figure(work: Work, number: int, figure: Figure) -> pub.FigureEntry:
    picture = work.picture(figure.file) if figure.file else None
    named = picture is None or picture.has_html or not (figure.alt or "").strip()
    line = work.line_of(("figures", figure.id)) if named else 0
    return pub.FigureEntry(figure.id, number, figure.alt, figure.caption, figure.credit, figure.file, picture, line)


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
            case Styled(_, inner) | Link(_, inner):
                yield from _inline_sources(inner)


def blocks_with_marks(work: Work, figures: tuple[pub.FigureEntry, ...]) -> tuple[Block, ...]:
    """The body with a mark for each generated part: where the author put it, else before the text.

    Events follow the text, except in a brief of kind “event”, which leads with them.
    """
    marks = {(block.part, block.argument) for block in work.document.blocks if isinstance(block, Mark)}
    before = [Mark("figure", figure.id) for figure in figures if ("figure", figure.id) not in marks]
    for part, present in (("judgments", work.brief.judgments), ("issues", work.brief.issues)):
        if present and (part, "") not in marks:
            before.append(Mark(part))
    present_parts = {"issues": bool(work.brief.issues), "judgments": bool(work.brief.judgments)}
    present_parts |= {"timeline": bool(work.brief.events)}
    events = [Mark("timeline")] if work.brief.events and ("timeline", "") not in marks else []
    leads = work.brief.kind == "event"
    ids = {figure.id for figure in figures}
    kept: list[Block] = []
    for block in work.document.blocks:
        if isinstance(block, Mark) and not (
            block.argument in ids if block.part == "figure" else present_parts[block.part]
        ):
            name = f"{block.part} {block.argument}".strip()
            work.findings.append(Diagnostic("mark", f"there is nothing to print for the mark “{name}”", block.line))
        else:
            kept.append(block)
    return (*(events if leads else ()), *before, *kept, *(() if leads else events))
