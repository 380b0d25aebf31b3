"""What blocks are by their own words: lists of contents, captions, items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefkit.importers import lines as kinds
from briefkit.importers.pdf.blocks import BULLET, NUMBER, Block
from briefkit.importers.pdf.headings import text_of
from briefkit.importers.pdf.text_lines import has_leaders
from briefkit.importers.phrases.figures import FIGURE, SOURCE
from briefkit.importers.written_dates import date_alone

_CONTENTS = re.compile(
    r"(?:table\sof\s)?contents|inhalt(?:sverzeichnis|sübersicht)?|table\sdes\smatières|sommaire|índice|indice|"
    r"содержание|оглавление|list\sof\s(?:figures|tables)|abbildungsverzeichnis|tabellenverzeichnis",
    re.IGNORECASE,
)
_ENTRY = re.compile(r".{0,200}?[^\d\s]\W{0,60}\s(?:\d{1,4}|[ivxl]{1,6})")
_FIGURE = re.compile(rf"{FIGURE}\s?(?:\d{{1,3}}(?:\.\d{{1,2}})?|[A-Z])?\s?[:.–—|]\s?(?=\S)", re.IGNORECASE)
_TABLE = re.compile(
    r"(?:table|tabelle|tab\.|tableau|tabla|tabella|таблица)\s?\d{1,3}(?:\.\d{1,2})?\s?[:.–—|]", re.IGNORECASE
)
_SOURCE = re.compile(rf"{SOURCE}(?=\S)", re.IGNORECASE)
_NAMED = re.compile(rf"\b{SOURCE}\Z", re.IGNORECASE)
_LONGEST = 450  # characters of a caption


def with_contents(blocks: Sequence[Block]) -> list[Block]:
    """Blocks of which lists of contents are no part of the text."""
    found: list[Block] = []
    is_below = False
    for block in blocks:
        if not block.kind and _CONTENTS.fullmatch(text_of(block).strip(" .:")):
            is_below = True
            found.append(_contents(block))
        elif not block.kind and (_is_list(block) or (is_below and _is_entries(block))):
            found.append(_contents(block))
        else:
            is_below = is_below and block.kind in (kinds.BOILERPLATE, kinds.FOOTNOTE)
            found.append(block)
    return found if sum(block.reason == _REASON for block in found) > 1 else list(blocks)


_REASON = "a list of contents"


def _contents(block: Block) -> Block:
    return replace(block, kind=kinds.BOILERPLATE, reason=_REASON)


def _is_list(block: Block) -> bool:
    return sum(has_leaders(line.plain) for line in block.lines) * 2 >= len(block.lines)


def _is_entries(block: Block) -> bool:
    entries = sum(1 for line in block.lines if _ENTRY.fullmatch(line.plain))
    return entries * 3 >= len(block.lines)


def with_captions(blocks: Sequence[Block]) -> list[Block]:
    """Blocks of which those that say so are captions; the source below one is part of it."""
    found: list[Block] = []
    for block in blocks:
        text = text_of(block)
        short = not block.kind and len(text) <= _LONGEST
        if short and _FIGURE.match(text):
            found.append(replace(block, kind=kinds.CAPTION, reason="begins as the caption of a figure does"))
        elif short and _TABLE.match(text):
            found.append(replace(block, kind=kinds.TEXT, reason="the caption of a table"))
        elif short and found and found[-1].kind == kinds.CAPTION and _NAMED.search(text_of(found[-1])):
            found[-1] = replace(found[-1], lines=(*found[-1].lines, *block.lines))
        elif not short or not _SOURCE.match(text):
            found.append(block)
        elif found and found[-1].kind == kinds.CAPTION:
            found[-1] = replace(found[-1], label=text)
        else:
            found.append(replace(block, kind=kinds.TEXT, reason="says where figures come from"))
    return found


def with_items(blocks: Sequence[Block]) -> list[Block]:
    """Blocks of which those that begin with a bullet or a number are items, with a level by their indents."""
    found: list[Block] = []
    leftmost = 0.0
    for block in blocks:
        if block.kind or not (BULLET.match(block.start) or NUMBER.match(block.start)) or date_alone(text_of(block)):
            found.append(block)
            continue
        left = block.first.left
        goes_on = bool(found) and found[-1].kind == kinds.ITEM
        leftmost = left if not goes_on or left < leftmost - block.size else leftmost
        level = 2 if left > leftmost + 0.8 * block.size else 1
        found.append(replace(block, kind=kinds.ITEM, reason="begins with a bullet or number", level=level))
    return found
