"""The quotation marks and apostrophes of a publication in its language, for every writer.

What readers see is changed, and nothing else: no code, no address, nothing that was escaped, and none of the files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import escape, unescape
from itertools import zip_longest
from operator import is_
from typing import Any, TypeVar

from briefkit.core.body.document import (
    Block,
    Heading,
    Image,
    InLanguage,
    Inline,
    Items,
    LineBreak,
    Link,
    NoteRef,
    Paragraph,
    Quote,
    Styled,
    Table,
    Text,
    Within,
)
from briefkit.core.publication.chart import Chart
from briefkit.core.publication.dossier import Dossier
from briefkit.core.publication.quotation_marks import marks_of
from briefkit.core.publication.value import CitationPiece, Publication
from briefkit.core.text.quotation import Marks, marks_in, with_marks
from briefkit.core.text.quotation_sides import SIGN, WORD
from briefkit.export.texts import UNSEEN, field_names, with_parts

_T = TypeVar("_T")
_Document = TypeVar("_Document", bound=Publication | Dossier)

AS_WRITTEN = "as-written"
"""The setting for publications whose marks stay as they are."""
_BLOCKS = (Paragraph, Heading, Quote, Items, Table)
_KEPT = UNSEEN | {"license", "fonts", "reference"}
_BETWEEN_TAGS = re.compile(r"(?<=>)[^<>]+(?=<)")
_ADDRESS = re.compile(r"[a-z]{2,12}://[^\s\"<>]*[^\s\"<>'.,;:!?)]", re.IGNORECASE)
_ESCAPED = str.maketrans("\"'", SIGN * 2)


def with_quotation_marks(document: _Document) -> _Document:
    """A publication with the marks of its language, unless its publisher wants those that are written.

    In a dossier, each section has those of its own.
    """
    if document.imprint.quotation_marks == AS_WRITTEN:
        return document
    typesetter = _Typesetter(marks_of(document.language))
    if isinstance(document, Dossier):
        sections = tuple(
            replace(section, publication=with_quotation_marks(section.publication)) for section in document.sections
        )
        return replace(typesetter.value(replace(document, sections=())), sections=sections)
    return typesetter.value(document)


def citation_with_marks(pieces: tuple[CitationPiece, ...], language: str) -> tuple[CitationPiece, ...]:
    """A citation on its own with the marks of the language of its brief, as in a publication."""
    return _Typesetter(marks_of(language)).value(pieces)


class _Typesetter:
    def __init__(self, marks: Marks) -> None:
        self.marks = marks

    def value(self, value: _T) -> _T:
        """A copy of a value with the marks of all texts in it."""
        return self._value(value)  # type: ignore[no-any-return]  # a value keeps its type

    def _value(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.text(value)
        if type(value) is tuple:
            is_text = value and isinstance(value[0], Block)
            items = tuple(self.blocks(value) if is_text else map(self._value, value))
            return value if all(map(is_, items, value)) else items
        if isinstance(value, Block):
            return self.block(value)
        if isinstance(value, Chart):
            return self.chart(value)
        kind: Any = type(value)
        if field_names(kind):
            return with_parts(value, lambda name, part: part if name in _KEPT else self._value(part))
        return value

    def text(self, text: str) -> str:
        """A text on its own."""
        if "://" not in text:
            return with_marks(text, self.marks)
        (changed,) = self.inlines((Text(text),))
        return changed.text if isinstance(changed, Text) else text

    def chart(self, chart: Chart) -> Chart:
        """A chart; in its shapes only what stands between two tags is text."""
        shapes = _BETWEEN_TAGS.sub(lambda found: escape(with_marks(unescape(found[0]), self.marks)), chart.shapes)
        return replace(chart, title=self.text(chart.title), alt=self.text(chart.alt), shapes=shapes)

    def blocks(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """Blocks in a row; a quotation may go on over several paragraphs, each of which opens it."""
        row = list(blocks)
        for block, following in zip_longest(row, row[1:]):
            yield self.block(block, continues=_opens_quotation(following))

    def block(self, block: Block, *, continues: bool = False) -> Block:
        match block:
            case Paragraph(children, speaker):
                name = self.text(speaker) if speaker else None
                return replace(block, children=self.inlines(children, continues=continues), speaker=name)
            case Heading(_, children):
                return replace(block, children=self.inlines(children))
            case Quote(inner):
                return replace(block, blocks=tuple(self.blocks(inner)))
            case Items(items):
                return replace(block, items=tuple(tuple(self.blocks(item)) for item in items))
            case Table(head, rows):
                cells = tuple(tuple(map(self.inlines, row)) for row in rows)
                caption, label = self.inlines(block.caption), self.text(block.label)
                return replace(block, head=tuple(map(self.inlines, head)), rows=cells, caption=caption, label=label)
            case _:
                return block

    def inlines(self, children: tuple[Inline, ...], *, continues: bool = False) -> tuple[Inline, ...]:
        """Inline parts, which are read as one text: a mark may stand beside a style, a link or code."""
        language = _language_of(children)
        marks = marks_of(language) if language else self.marks
        found = marks_in("".join(_read(children)), marks, continues=continues)
        return _Spread(found, marks).over(children) if found or _has_image(children) else children


class _Spread:
    """Puts marks into the inline parts among which they were found; `at` is the place in their text."""

    def __init__(self, found: list[tuple[int, str]], marks: Marks) -> None:
        self.left = found[::-1]
        self.marks = marks
        self.at = 0

    def over(self, children: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(map(self.part, children))

    def part(self, child: Inline) -> Inline:
        if isinstance(child, Within) and not _is_opaque(child):
            return replace(child, children=self.over(child.children))
        if isinstance(child, Image):
            child = replace(child, alt=with_marks(child.alt, self.marks))
        start, self.at = self.at, self.at + len("".join(_read((child,))))
        if not self.left or self.left[-1][0] >= self.at or not isinstance(child, Text):
            return child
        parts, end = list[str](), 0
        while self.left and self.left[-1][0] < self.at:
            place, mark = self.left.pop()
            parts += [child.text[end : place - start], mark]
            end = place - start + 1
        return replace(child, text="".join([*parts, child.text[end:]]))


def _read(children: Iterable[Inline]) -> Iterator[str]:
    """The text of inline parts; with signs in place of what must stay."""
    for child in children:
        match child:
            case Text(text, as_written):
                yield text.translate(_ESCAPED) if as_written else _without_addresses(text)
            case Styled(_, inner) | InLanguage(_, inner) | Link(_, inner) if not _is_opaque(child):
                yield from _read(inner)
            case LineBreak():
                yield "\n"
            case NoteRef():
                yield ""
            case _:
                yield WORD


def _language_of(children: tuple[Inline, ...]) -> str | None:
    """The language that all the words of a block are said to be in; None if there is no one language."""
    if not children or not isinstance(children[0], InLanguage | Image):
        return None
    shown = (child for child in children if not _is_blank(child))
    languages = {child.language if isinstance(child, InLanguage) else None for child in shown}
    return languages.pop() if len(languages) == 1 else None


def _is_blank(child: Inline) -> bool:
    return isinstance(child, Image | LineBreak | NoteRef) or (isinstance(child, Text) and not child.text.strip())


def _has_image(children: Iterable[Inline]) -> bool:
    return any(
        isinstance(child, Image) or (isinstance(child, Within) and _has_image(child.children)) for child in children
    )


def _is_opaque(child: Within) -> bool:
    """Whether the words of a part stay as they are: a key, or an address."""
    return child.bare if isinstance(child, Link) else isinstance(child, Styled) and child.style == "keyboard"


def _without_addresses(text: str) -> str:
    if "://" not in text:
        return text
    return _ADDRESS.sub(lambda found: WORD * len(found[0]), text)


def _opens_quotation(block: Block | None) -> bool:
    if not isinstance(block, Paragraph) or block.speaker:
        return False
    return next((text for text in _read(block.children) if text), "").startswith('"')
