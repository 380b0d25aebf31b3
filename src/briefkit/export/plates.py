"""Pictures of a text between its paragraphs, and tables that need more room than the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from briefkit.core.body.document import (
    Image,
    InLanguage,
    Inline,
    Link,
    NoteRef,
    Paragraph,
    Styled,
    Table,
    Text,
    plain_text,
)
from briefkit.core.values import frozen

TEXT_WIDTH = 95  # characters in the size of table text, per line of the text column


@frozen
class Plate:
    """A picture on its own between paragraphs, and where it leads if it is linked."""

    picture: Image
    url: str | None = None


def plates_apart(part: Any) -> tuple[Any, ...]:
    """A paragraph with pictures, split into paragraphs and plates; anything else is unchanged."""
    if not isinstance(part, Paragraph) or not any(_picture_in(child) for child in part.children):
        return (part,)
    return tuple(_parted(part))


def _picture_in(child: Inline) -> Image | None:
    """The picture in an inline part: the part itself, or a linked picture; else None."""
    if isinstance(child, Link) and len(child.children) == 1:
        child = child.children[0]
    return child if isinstance(child, Image) else None


def _parted(paragraph: Paragraph) -> Iterator[Paragraph | Plate]:
    words: list[Inline] = []
    speaker = paragraph.speaker
    for child in (*paragraph.children, None):
        picture = _picture_in(child) if child is not None else None
        if child is not None and picture is None:
            words.append(child)
            continue
        if words and isinstance(words[0], Text):
            words[0] = Text(words[0].text.lstrip())
        if speaker or any(not isinstance(word, Text) or word.text.strip() for word in words):
            yield replace(paragraph, children=tuple(words), speaker=speaker)
        words, speaker = [], None
        if picture is not None:
            yield Plate(picture, child.url if isinstance(child, Link) else None)


def leads_away(child: Inline) -> bool:
    """Whether an inline part is or contains a link or a footnote; a repeated table head must have none."""
    if isinstance(child, Styled | InLanguage):
        return any(leads_away(inner) for inner in child.children)
    return isinstance(child, Link | NoteRef)


def is_wide(table: Table) -> bool:
    """Whether a table needs the full page width, judged by the longest cell of each column, up to a limit."""
    columns = zip(*(table.head, *table.rows), strict=False)
    return sum(min(40, max(len(plain_text(cell)) for cell in cells)) + 3 for cells in columns) > TEXT_WIDTH
