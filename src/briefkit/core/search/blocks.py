"""Blocks and sentences of Markdown as it is written, line by line: a search has no time to parse every hit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefkit.core.text.sentences import GAP, sentence_spans

_LINE = re.compile(
    r"^[ \t]*+(?:>[ \t]*+)*+(?P<mark>[-*+•·][ \t]++(?:\[[ xX]\][ \t]++)?+|\d{1,9}[.)][ \t]++|\#{1,6}(?:[ \t]++|$)"
    r"|\||<!--|`{3,}+|~{3,}+|\[\^[^\]\s]*+\]:[ \t]*+)?+(?P<rest>[^\n]*+)",
    re.MULTILINE,
)
_EMPTY = re.compile(r"[-=*_:| \t\r]*+")
_ONE_LINE = "#|<`~"
_ASIDE = "#<`~"
_FENCES = ("`", "~")
QUOTED = r"(?<=\n)[ \t]*+(?:>[ \t]*+)++"
"""The marks in front of a further line of a quotation."""
_QUOTED = re.compile(QUOTED)
_PLAIN = str.maketrans(dict.fromkeys("\n\r\t", " ") | dict.fromkeys("*_`", GAP))
_PARAGRAPH = " "


class Span(NamedTuple):
    """Start and end of a part of a text; `aside` for a heading and the like, which is no prose."""

    start: int
    end: int
    aside: bool


def block_spans(text: str) -> Iterator[Span]:
    """The paragraphs, items, headings and rows of tables in order, without the marks in front of them."""
    start, end, kind = -1, 0, _PARAGRAPH
    fence = ""
    for line in _LINE.finditer(text):
        mark = line["mark"] or ""
        if mark[:1] in _FENCES and mark.startswith(fence):
            fence = "" if fence else mark
        elif fence:
            mark = fence
        empty = not mark and bool(_EMPTY.fullmatch(line["rest"]))
        if start >= 0 and (empty or _begins_block(mark, kind)):
            yield Span(start, end, kind[0] in _ASIDE)
            start = -1
        if start < 0 and not empty:
            start, kind = line.start("rest"), mark or _PARAGRAPH
        end = line.end()
    if start >= 0:
        yield Span(start, end, kind[0] in _ASIDE)


def _begins_block(mark: str, above: str) -> bool:
    """Whether a line with a mark is not part of the block above, as in CommonMark: “12. May” may be wrapped text."""
    if above[0] in _ONE_LINE:
        return True
    if mark[:1].isdigit():
        return above != _PARAGRAPH or mark.strip() in {"1.", "1)"}
    return bool(mark)


def sentences_in(text: str, block: Span) -> Iterator[Span]:
    """The sentences of a block, without the space around them."""
    if block.aside:
        yield block
        return
    plain = _QUOTED.sub(lambda marks: " " * len(marks[0]), text[block.start : block.end]).translate(_PLAIN)
    for start, end in sentence_spans(plain):
        held = plain[start:end]
        before, after = len(held) - len(held.lstrip()), len(held) - len(held.rstrip())
        if before < len(held):
            yield Span(block.start + start + before, block.start + end - after, aside=False)
