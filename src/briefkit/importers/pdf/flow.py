"""Paragraphs that go on in the next column or on the next page, or behind a table, joined again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefkit.importers import lines as kinds
from briefkit.importers.pdf.blocks import BULLET, ENDED, NUMBER, Block

_FLOATS = frozenset((kinds.CAPTION, kinds.TABLE, kinds.FOOTNOTE, kinds.BOILERPLATE, kinds.CREDIT))
_ONE_TYPE = 0.04


def with_joined(blocks: Sequence[Block]) -> list[Block]:
    """Blocks in which each paragraph is one, where it begins; notes are joined to the notes that they go on with."""
    found: list[Block] = []
    is_open: int | None = None  # the number of the paragraph that may go on
    note: int | None = None
    for block in blocks:
        if block.kind == kinds.FOOTNOTE:
            if not block.label and note is not None:
                found[note] = replace(found[note], lines=found[note].lines + block.lines)
                continue
            note = len(found)
        elif block.kind in _FLOATS:
            pass
        elif block.kind:
            is_open = None
        elif is_open is not None and _goes_on(block, found[is_open], beyond=is_open != len(found) - 1):
            found[is_open] = replace(found[is_open], lines=found[is_open].lines + block.lines, is_full=block.is_full)
            continue
        else:
            is_open = len(found)
        found.append(block)
    return found


def _goes_on(block: Block, before: Block, *, beyond: bool) -> bool:
    """Whether a block goes on with a paragraph in another column, or `beyond` something that stands between."""
    same = abs(block.size - before.last.size) <= _ONE_TYPE * block.size and block.is_bold == before.is_bold
    moved = block.first.part != before.last.part
    start, end = block.start, before.last.plain
    if not same or not (moved or beyond) or BULLET.match(start) or NUMBER.match(start):
        return False
    if end.endswith(("-", "\u00ad", "\u2010")):
        return True
    if end.endswith(ENDED) or not start:
        return False
    if start[0].islower():
        return True
    return moved and before.is_full and not block.is_indented
