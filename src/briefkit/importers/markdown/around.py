"""What stands around a text in Markdown that was clipped from a page: captions, disclaimers, what is related.

All else of a text in Markdown stays as it is written, so only what is surely no part of it is taken out.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefkit.core.values import frozen
from briefkit.importers import lines as kinds
from briefkit.importers.captions import LONGEST, credited
from briefkit.importers.lines import Line
from briefkit.importers.markdown.markup import GONE
from briefkit.importers.markdown.titles import words_of_line
from briefkit.importers.paragraphs import Paragraph
from briefkit.importers.phrases.disclaimers import DISCLAIMER
from briefkit.importers.related import Card, below_title, is_heading_of_related

_MARK = re.compile(r"<!-- briefkit: figure (?P<id>f\d{1,5}) -->")
_ITEM = re.compile(r"[ ]{0,3}[-*+][ \t]+(?P<rest>\S.{0,500})")
_LINKED = re.compile(r"\[(?P<title>[^\[\]]{3,250})\]\((?P<url>https?://[^()\s]{1,500})\)(?P<rest>.{0,80})")
_TOLD = re.compile(r"(?P<title>[^()]{3,250}?)[ \t]{1,3}\((?P<rest>[^()]{6,60})\)")
_LAST = 3  # paragraphs at the end among which a disclaimer is


@frozen
class Block:
    """Lines without a blank one between them; `start` is the number of the first, from 0."""

    start: int
    lines: tuple[str, ...]

    @property
    def end(self) -> int:
        """The number of the line behind the last."""
        return self.start + len(self.lines)

    @property
    def written(self) -> str:
        """The lines as one."""
        return " ".join(line.replace(GONE, "").strip() for line in self.lines)

    @property
    def words(self) -> str:
        """What it says, without marks; empty if it is too long for anything that is sought here."""
        return words_of_line(self.written.lstrip("# >")) if len(self.written) <= LONGEST else ""


class Around(NamedTuple):
    """The disclaimer, cards, figures with their captions, and the blocks that are no part of the text, with reasons."""

    disclaimer: str
    cards: list[Card]
    figures: list[dict[str, str]]
    taken: list[tuple[Block, str, str]]

    def lines(self, first: int) -> Iterator[Line]:
        """The lines that are taken out with their classes; `first` is the number of the first line of the text."""
        for block, kind, reason in self.taken:
            words, start = block.words or block.written, first + block.start
            yield Line(Paragraph(words, start, start + len(block.lines) - 1), kind, reason)


def around(
    written: Sequence[str], coded: Sequence[bool], figures: Sequence[dict[str, str]], stated: Container[str]
) -> Around:
    """What stands around a text of some lines, of which some are code; nothing that its front matter has `stated`."""
    blocks = list(_blocks(written, coded))
    found = Around("", [], [dict(figure) for figure in figures], [])
    _take_captions(found, blocks)
    blocks = blocks if "related" in stated else _without_related(found, blocks)
    ends = (*blocks[:1], *blocks[1:][-_LAST:]) if "disclaimer" not in stated else ()
    told = [block for block in ends if _is_disclaimer(block)]
    found.taken.extend((block, kinds.DISCLAIMER, "the publisher leaves the text to its author") for block in told)
    return found._replace(disclaimer="\n\n".join(block.words for block in told))


def _blocks(written: Sequence[str], coded: Sequence[bool]) -> Iterator[Block]:
    start = 0
    for at in range(len(written) + 1):
        if at < len(written) and written[at].replace(GONE, "").strip():
            continue
        if at > start and not any(coded[start:at]):
            yield Block(start, tuple(written[start:at]))
        start = at + 1


def _is_disclaimer(block: Block) -> bool:
    return DISCLAIMER.match(block.words) is not None


def _take_captions(found: Around, blocks: Sequence[Block]) -> None:
    """Captions with a credit directly below pictures that have none."""
    entries = {figure["id"]: figure for figure in found.figures}
    for mark, below in pairwise(blocks):
        named = _MARK.fullmatch(mark.written)
        figure = entries.get(named["id"]) if named else None
        caption = credited(below.words) if figure else None
        if figure and caption and caption.certain and "caption" not in figure:
            figure |= {"caption": caption.caption, "credit": caption.credit}
            found.taken.append((below, kinds.CAPTION, "a sentence with a credit below a picture"))


def _without_related(found: Around, blocks: list[Block]) -> list[Block]:
    """The blocks without the last heading and what is below it, if it offers what to read next and lists only that."""
    last = next((at for at in range(len(blocks) - 1, -1, -1) if blocks[at].lines[0].startswith("#")), None)
    if last is None or not is_heading_of_related(words_of_line(blocks[last].lines[0].lstrip("# "))):
        return blocks
    below = [block for block in blocks[last:] if not _is_disclaimer(block)]
    cards = [_card(line) for block in below for line in block.lines][1:]
    if not cards or not all(cards):
        return blocks
    found.cards.extend(card for card in cards if card)
    found.taken.extend((block, kinds.RELATED, "what the page offers to read next") for block in below)
    return [*blocks[:last], *(block for block in blocks[last:] if _is_disclaimer(block))]


def _card(line: str) -> Card | None:
    """The text that an item offers: it has an address, or is followed by a date."""
    item = _ITEM.fullmatch(line.replace(GONE, ""))
    found = (_LINKED.fullmatch(item["rest"]) or _TOLD.fullmatch(item["rest"].strip())) if item else None
    if not found:
        return None
    below = below_title(found["rest"].strip(" ,;:|·–—-()"))
    url = found.groupdict().get("url")
    if not url and not below:
        return None
    date, kind = below or (None, None)
    return Card(words_of_line(found["title"]), 0, 0, date, kind, url)
