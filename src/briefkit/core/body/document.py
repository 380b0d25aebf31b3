"""The parts of a text, as values: what `show`, diff and every export read.

Blocks carry `line`, the 1-based line of the file on which they start (0 where briefkit made them).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words."""

    text: str


@dataclass(frozen=True, slots=True)
class Styled:
    """Words in a style: `emphasis`, `strong` or `strikethrough`."""

    style: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class CodeSpan:
    """Words to be typed as they stand."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address, already found safe."""

    url: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Image:
    """A picture inside the text: `src` as the author wrote it, relative to the brief."""

    src: str
    alt: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """The end of a line that the author set."""


@dataclass(frozen=True, slots=True)
class NoteRef:
    """The mark of a footnote, by its number from 1."""

    number: int


Inline = Text | Styled | CodeSpan | Link | Image | LineBreak | NoteRef


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, its level from 1 to 6 and an anchor unique in the text."""

    level: int
    children: tuple[Inline, ...]
    anchor: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `speaker` is who takes the turn where it opens with `**Name:**` (the name no longer in the text)."""

    children: tuple[Inline, ...]
    speaker: str | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Items:
    """A list: each item a tuple of blocks; `start` is the first number, None for bullets; `tight` has no gaps."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None
    tight: bool = True
    line: int = 0


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation set apart."""

    blocks: tuple[Block, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines to be typed or read as they stand."""

    text: str
    language: str = ""
    line: int = 0


Cell = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `aligns` holds left, right, center or an empty text for each column."""

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    aligns: tuple[str, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the text."""

    line: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """The place of a generated part: `issues`, `timeline`, `judgments`, or `figure` with its id as argument."""

    part: str
    argument: str = ""
    line: int = 0


Block = Heading | Paragraph | Items | Quote | CodeBlock | Table | Rule | Mark


@dataclass(frozen=True, slots=True)
class Document:
    """A text in parts: its blocks, its footnotes in order of first mention, and what had to be left out."""

    blocks: tuple[Block, ...]
    notes: tuple[tuple[Block, ...], ...] = ()
    dropped: tuple[tuple[int, str], ...] = ()


def plain_text(children: tuple[Inline, ...]) -> str:
    """The words of inline parts, without their styles."""
    parts: list[str] = []
    for child in children:
        match child:
            case Text(text) | CodeSpan(text):
                parts.append(text)
            case Styled(_, inner) | Link(_, inner):
                parts.append(plain_text(inner))
            case Image(_, alt):
                parts.append(alt)
            case LineBreak():
                parts.append(" ")
            case NoteRef():
                pass
    return "".join(parts)
