"""Captions of tables: a paragraph directly before or after a table that says so.

`Table: Exports by year` and `: Exports by year` are pandoc's, and get the next number; the brief's own word for a table
does as well. `Table 3: Exports by year` or `**Table 3** Exports by year` is numbered by its author.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from typing import NamedTuple

from briefkit.core.body.document import (
    Block,
    Cell,
    InLanguage,
    Inline,
    Items,
    NoteRef,
    Paragraph,
    Quote,
    Styled,
    Table,
    Text,
    plain_text,
)
from briefkit.core.publication.caption_places import Side, caption_places, usual_side
from briefkit.core.publication.labels import Labels
from briefkit.core.publication.places import cell_place, line_place

_ALSO = {"ar": ["جدول"], "es": ["Tabla"], "ja": ["表"], "ko": ["표"], "pt": ["Tabela"], "zh": ["表"]}
"""Further words for a table that authors use, by language."""
_NUMBER = r"(?:[A-Z]?[.-]?\d{1,4}(?:[.-]\d{1,4}){0,3}[a-z]?|[IVXLC]{1,6})"
_PLAIN_NUMBER = re.compile(r"[\s表](\d{1,4})\Z")
_SPACE = "[ \xa0\u202f\u3000]?"


class _Caption(NamedTuple):
    """The words of a caption, its label if its author gave it a number, and its place in the file."""

    words: Cell
    label: str
    place: str


class Captions:
    """Gives tables their captions, numbered from 1 through all the texts that pass."""

    def __init__(self, language: str) -> None:
        self._word = Labels(language)["table"]
        words = [self._word, "Table", *_ALSO.get(language.partition("-")[0].lower(), ())]
        name = "|".join(dict.fromkeys(map(re.escape, words)))
        self._plain = re.compile(rf"(?:(?:{name}){_SPACE}[:：]|:(?=\s))\s{{0,9}}", re.IGNORECASE)
        self._label = re.compile(rf"(?:{name}){_SPACE}{_NUMBER}", re.IGNORECASE)
        self._numbered = re.compile(
            rf"({self._label.pattern})(?:\s?[:：]|\.(?=\s|\Z)|\s[-–—|]\s|\u3000|\Z)\s{{0,9}}", re.IGNORECASE
        )
        self._last = 0
        self._taken: set[int] = set()
        self._usual: Side = "above"

    def given_to_all(self, texts: Sequence[Sequence[Block]]) -> list[tuple[Block, ...]]:
        """The blocks of all texts of a brief, body and notes, in which each caption is part of its table."""
        siblings = [found for text in texts for found in _with_siblings(text)]
        self._taken |= {number for blocks in siblings for number in self._written_numbers(blocks)}
        self._usual = usual_side(map(self._kinds, siblings))
        return [self._joined(text) for text in texts]

    def _joined(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        places = caption_places(self._kinds(blocks), self._usual)
        used = set(places.values())
        found: list[Block] = []
        for place, block in enumerate(blocks):
            if isinstance(block, Table):
                caption = self._of(blocks[places[place]]) if place in places else None
                found.append(self._with(block, caption) if caption else self._with_last_row(block))
            elif place not in used:
                found.append(self._inside(block))
        return tuple(found)

    def _inside(self, block: Block) -> Block:
        match block:
            case Quote(blocks):
                return replace(block, blocks=self._joined(blocks))
            case Items(items):
                return replace(block, items=tuple(self._joined(item) for item in items))
            case _:
                return block

    def _kinds(self, blocks: Sequence[Block]) -> str:
        """What each block is for the places of captions, a letter each."""
        if not any(isinstance(block, Table) for block in blocks):
            return ""
        return "".join(self._kind(blocks, place) for place in range(len(blocks)))

    def _kind(self, blocks: Sequence[Block], place: int) -> str:
        block = blocks[place]
        if isinstance(block, Table):
            return "r" if self._of_last_row(block) else "t"
        before = blocks[place - 1] if place else None
        after = blocks[place + 1] if place + 1 < len(blocks) else None
        if not (isinstance(before, Table) or isinstance(after, Table)) or not isinstance(block, Paragraph):
            return "-"
        if self._of(block) is None:
            return "-"
        if isinstance(after, Table) and 0 < block.line == after.line - 1:
            return "g"
        return ":" if plain_text(block.children).startswith(":") else "c"

    def _written_numbers(self, blocks: Sequence[Block]) -> Iterator[int]:
        """The numbers that an author gave to tables."""
        for block, kind in zip(blocks, self._kinds(blocks), strict=False):
            if kind in {"-", "t"}:
                continue
            caption = self._of_last_row(block) if isinstance(block, Table) else self._of(block)
            if caption and (number := _PLAIN_NUMBER.search(caption.label)):
                yield int(number[1])

    def _with(self, table: Table, caption: _Caption) -> Table:
        """A table with its caption, and the next number if that has none."""
        if caption.label:
            number = _PLAIN_NUMBER.search(caption.label)
            self._last = max(self._last, int(number[1])) if number else self._last
            return replace(table, caption=caption.words, label=caption.label, caption_place=caption.place)
        self._last = next(number for number in count(self._last + 1) if number not in self._taken)
        label = f"{self._word} {self._last}"
        return replace(table, caption=caption.words, label=label, caption_place=caption.place)

    def _with_last_row(self, table: Table) -> Table:
        """A table whose last row is a caption: a line right below a table is part of it."""
        caption = self._of_last_row(table)
        return self._with(replace(table, rows=table.rows[:-1]), caption) if caption else table

    def _of_last_row(self, table: Table) -> _Caption | None:
        first, *others = table.rows[-1] if table.rows else ((),)
        alone = len(table.head) > 1 and not any(others)
        caption = self._of(Paragraph(first)) if alone and first else None
        place = cell_place(table.line + 1 + len(table.rows), 1) if table.line else ""
        return caption._replace(place=place) if caption else None

    def _of(self, block: Block | None) -> _Caption | None:
        """The caption that a paragraph is, if it is one."""
        if not isinstance(block, Paragraph):
            return None
        children = (Text(block.turn), *block.children) if block.speaker else block.children
        text = plain_text(children)
        if found := self._plain.match(text):
            label = ""
        elif found := self._numbered.match(text):
            label = found[1]
        elif children and isinstance(children[0], Styled):
            label = plain_text(children[:1]).strip().rstrip(".")
            found = self._label.fullmatch(label)
        words = _after(children, found.end()) if found else None
        return None if words is None else _Caption(_unwrapped(words), label, line_place(block.line))


def _with_siblings(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """The blocks of a text, and those of each quotation and list item in it."""
    yield blocks
    for block in blocks:
        match block:
            case Quote(inner):
                yield from _with_siblings(inner)
            case Items(items):
                for item in items:
                    yield from _with_siblings(item)


def _after(children: Cell, count: int) -> Cell | None:
    """Inline parts without so many characters at their start; None if a link or code would be cut."""
    rest: list[Inline] = []
    for child in children:
        match child:
            case Text(text) if count > 0:
                rest += [Text(text[count:])] if text[count:] else []
                count -= len(text)
            case Styled(_, inner) | InLanguage(_, inner) if count > 0:
                kept = _after(inner, count)
                if kept is None:
                    return None
                rest += [replace(child, children=kept)] if kept else []
                count -= len(plain_text(inner))
            case _ if count <= 0 or isinstance(child, NoteRef):
                rest.append(child)
            case _:
                return None
    return tuple(rest)


def _unwrapped(words: Cell) -> Cell:
    """The words of a caption without a style that is that of all of them, and without a space at their start."""
    if len(words) == 1 and isinstance(words[0], Styled) and words[0].style in ("strong", "emphasis"):
        return _unwrapped(words[0].children)
    if len(words) == 1 and isinstance(words[0], InLanguage):
        return (replace(words[0], children=_unwrapped(words[0].children)),)
    if words and isinstance(words[0], Text):
        return (Text(words[0].text.lstrip()), *words[1:]) if words[0].text.strip() else words[1:]
    return words
