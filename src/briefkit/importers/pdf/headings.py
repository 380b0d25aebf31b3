"""The title and the headings of a document, by the size and weight of their type and by their numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefkit.importers import lines as kinds
from briefkit.importers.bylines import people_in_byline
from briefkit.importers.pdf.blocks import BULLET, ENDED, Block
from briefkit.importers.pdf.joins import bare
from briefkit.importers.phrases.kinds import kind_named
from briefkit.importers.phrases.people import BYLINE
from briefkit.importers.written_dates import date_alone

_LONGEST, _LONGEST_BOLD = 220, 140  # characters
_MOST_LINES = 4
_TITLE, _LARGER = 1.15, 1.07  # of the size of the text
_ONE_TYPE = 0.04
_NUMBERED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+(?=\S)|(?:[IVX]{1,5}|[A-H])\.\s+(?=\S)")
_WORDS = re.compile(r"[^\W_]+")


def text_of(block: Block) -> str:
    """The text of a title or heading: its words are not parted, so its lines are joined by spaces."""
    return " ".join(line.plain for line in block.lines)


def with_title(blocks: Sequence[Block], body: float, stated: str) -> list[Block]:
    """Blocks of which the largest of the first page is the title; `stated` is the one in the metadata of the file.

    That counts only if the page has it too, in larger type than the text: often it is the name of a file.
    """
    first = next((block.first.page for block in blocks if not block.kind), 0)
    front = [at for at, block in enumerate(blocks) if block.first.page == first and _may_be_title(block, body)]
    if not front:
        return list(blocks)
    wanted = _letters(stated)
    same = [at for at in front if wanted and _letters(text_of(_whole(blocks, at)[0])) == wanted]
    size = max(blocks[at].size for at in front)
    at = same[0] if same else next(at for at in front if blocks[at].size >= size * (1 - _ONE_TYPE))
    title, after = _whole(blocks, at)
    title = replace(title, kind=kinds.TITLE, reason="the largest type of the first page")
    return [*blocks[:at], title, *_with_subtitle(blocks[after:], title, body)]


def _may_be_title(block: Block, body: float) -> bool:
    text = text_of(block)
    prominent = block.size >= _TITLE * body or (block.is_bold and len(text) <= _LONGEST_BOLD)
    return not block.kind and prominent and len(text) <= _LONGEST and not _is_label(text) and len(_letters(text)) >= 3


def _is_label(text: str) -> bool:
    """Whether a line of the cover is one that says what the document is, when it is from, or who wrote it."""
    return bool(kind_named(text) or date_alone(text) or people_in_byline(text) or BYLINE.fullmatch(text))


def _letters(text: str) -> str:
    return "".join(_WORDS.findall(text.casefold()))


def _whole(blocks: Sequence[Block], at: int) -> tuple[Block, int]:
    """A block with those that follow it in the same type and so are one title with it, and the number of the next."""
    lines, after = blocks[at].lines, at + 1
    while after < len(blocks) and not blocks[after].kind and _goes_on(blocks[after], blocks[after - 1]):
        lines += blocks[after].lines
        after += 1
    return replace(blocks[at], lines=lines), after


def _goes_on(block: Block, before: Block) -> bool:
    same = abs(block.size - before.size) <= _ONE_TYPE * block.size and block.is_bold == before.is_bold
    near = block.first.page == before.last.page and 0 < block.first.base - before.last.base < 2 * block.size
    return same and near


def _with_subtitle(blocks: Sequence[Block], title: Block, body: float) -> list[Block]:
    if not blocks:
        return []
    block = blocks[0]
    text = text_of(block)
    near = block.first.page == title.first.page and 0 < block.first.base - title.last.base < 4 * title.size
    is_subtitle = (
        not block.kind
        and near
        and _TITLE * body <= block.size < title.size * (1 - _ONE_TYPE)
        and len(text) > 20
        and not date_alone(text)
    )
    if is_subtitle:
        block = replace(block, kind=kinds.STANDFIRST, reason="in large type below the title")
    return [block, *blocks[1:]]


def with_headings(blocks: Sequence[Block], body: float) -> list[Block]:
    """Blocks of which those in larger or bolder type are headings, the largest of level 1."""
    letters = sum(len(line.text) for block in blocks for line in block.lines)
    bold = sum(len(line.text) for block in blocks for line in block.lines if line.is_bold)
    is_bold_text = bold * 3 > letters
    found = [
        at
        for at, block in enumerate(blocks)
        if _is_heading(block, body, is_bold_text) or _is_numbered(block, blocks[at + 1 : at + 2])
    ]
    ranks = sorted({_rank(blocks[at]) for at in found}, reverse=True)
    out = list(blocks)
    for at in found:
        level = _depth(blocks[at]) or ranks.index(_rank(blocks[at])) + 1
        why = "larger than the text" if blocks[at].size > _LARGER * body else "bold, on lines of its own"
        out[at] = replace(blocks[at], kind=kinds.HEADING, reason=why, level=min(6, level))
    return out


def _rank(block: Block) -> tuple[float, bool, bool]:
    return round(block.size), block.is_bold, bare(text_of(block)).isupper()


def _depth(block: Block) -> int:
    """The level that the number of a heading says: 2.1 is one of level 2."""
    found = _NUMBERED.match(text_of(block))
    return found["number"].count(".") + 1 if found and found["number"] else 0


def _is_heading(block: Block, body: float, is_bold_text: bool) -> bool:
    text = text_of(block)
    if block.first.page == 1 and _is_label(text):
        return False
    if block.kind or len(block.lines) > _MOST_LINES or BULLET.match(text) or not any(map(str.isalpha, text)):
        return False
    if block.size > _LARGER * body:
        return len(text) <= _LONGEST and not (text.endswith(".") and len(text) > _LONGEST_BOLD)
    is_set_apart = (block.is_bold and not is_bold_text) or (text.isupper() and len(text) > 4)
    long_enough = block.size > 0.95 * body and len(text) <= _LONGEST_BOLD
    return is_set_apart and long_enough and not text.endswith(tuple(end for end in ENDED if "?" not in end))


def _is_numbered(block: Block, following: Sequence[Block]) -> bool:
    """Whether a block is a short line with a number above a paragraph without one."""
    text = text_of(block)
    if block.kind or not following or len(block.lines) > 1 or not _NUMBERED.match(text) or date_alone(text):
        return False
    after = following[0]
    is_text = not after.kind and not _NUMBERED.match(after.start) and len(text_of(after)) > len(text)
    return is_text and len(text) <= 80 and not text.endswith((*ENDED, ","))
