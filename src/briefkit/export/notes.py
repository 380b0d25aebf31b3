"""Footnote marks next to each other, the same in every format."""

from __future__ import annotations

from typing import Any

from briefkit.core.body.document import Block, NoteRef, Text, Within

_BETWEEN = Text("\N{NARROW NO-BREAK SPACE}")


def told_apart(children: tuple[Any, ...]) -> tuple[Any, ...]:
    """Inline parts with a narrow space between two marks in a row, as 1 and 2 would read 12."""
    parts: list[Any] = []
    for child in children:
        if parts and _has_mark(child, 0) and _has_mark(parts[-1], -1):
            parts.append(_BETWEEN)
        parts.append(child)
    return tuple(parts)


def unreached_note(number: int, blocks: tuple[Block, ...]) -> str:
    """The sentence on a footnote that only other footnotes refer to, so that it has no place on a page."""
    line = blocks[0].line if blocks else 0
    return f"line {line}: footnote {number} is left out: only footnotes refer to it"


def _has_mark(part: Any, end: int) -> bool:
    """Whether a mark is at the start (0) or the end (-1) of a part."""
    while isinstance(part, Within) and part.children:
        part = part.children[end]
    return isinstance(part, NoteRef)
