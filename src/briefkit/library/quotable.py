"""The text of a brief as it may be quoted: paragraphs with their places, each as pieces that stand so in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from briefkit.core.body.comments import comments_in
from briefkit.core.body.gone_names import Gone, gone_names
from briefkit.core.body.outline import without_code
from briefkit.core.search.spans import heading_above
from briefkit.core.text.clean import clean
from briefkit.core.text.words import fold

if TYPE_CHECKING:
    from briefkit.core.brief.model import Brief

LEFT_OUT = "(left out)"
_CUT = "\0"
_NOT_NEWLINE = re.compile(r"[^\n]")
_CUTS = re.compile(r"\0[\0\s]*+")
_FENCE = re.compile(r" {0,3}(`{3,}+|~{3,}+)")
_WORD = re.compile(r"\S++")


class Paragraph(NamedTuple):
    """Lines of a text between blank ones: its number from 1, the heading above it, and its pieces.

    Each piece has its line in the file and its text, as it is there but for `clean`. Between two of them something was
    left out.
    """

    number: int
    heading: str | None
    pieces: tuple[tuple[int, str], ...]


class Quotable:
    """The paragraphs of a brief's text."""

    def __init__(self, brief: Brief, gone: Gone) -> None:
        self._body, self._line = brief.body, brief.body_line
        self._text = _with_cuts(brief.body, gone)

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        return [*_spans(self._text)]

    def paragraphs(self) -> list[Paragraph]:
        """All of them that say anything."""
        made = (self._made(number, *span) for number, span in enumerate(self._spans, 1))
        return [paragraph for paragraph in made if paragraph.pieces]

    def around(self, start: int, end: int, at: int) -> tuple[Paragraph, int, str] | None:
        """The paragraph of what stands between two places, and the piece there that holds a third, with its line."""
        number = next((number for number, (_, last) in enumerate(self._spans, 1) if at < last), None)
        if number is None:
            return None
        paragraph = self._made(number, *self._spans[number - 1])
        pieces = [*_pieces(self._text, start, end)]
        first = next((piece for piece in pieces if at < piece[0] + len(piece[1])), None)
        return (paragraph, self._line_of(first[0]), clean(first[1])) if first else None

    def _made(self, number: int, start: int, end: int) -> Paragraph:
        heading = heading_above(self._text, max(start - 1, 0)) if start else None
        pieces = tuple((self._line_of(at), clean(piece)) for at, piece in _pieces(self._text, start, end))
        return Paragraph(number, clean(heading.replace(_CUT, "")) if heading else None, pieces)

    def _line_of(self, offset: int) -> int:
        return self._line + self._body.count("\n", 0, offset)


def quoted_in(source: str, words: str) -> tuple[str, int] | None:
    """Some words as they stand in a text, perhaps over several lines, and the line; None if they do not."""
    wanted = " ".join(words.split())
    if not wanted:
        return None
    at, end = source.find(words), 0
    if at >= 0:
        end = at + len(words)
    else:
        found = [*_WORD.finditer(source)]
        starts = [0, *accumulate(len(word[0]) + 1 for word in found)]
        place = " ".join(word[0] for word in found).find(wanted)
        if place < 0:
            return None
        first, last = (bisect_right(starts, offset) - 1 for offset in (place, place + len(wanted) - 1))
        at = found[first].start() + place - starts[first]
        end = found[last].start() + place + len(wanted) - starts[last]
    return source[at:end], source.count("\n", 0, at) + 1


def without_gone(text: str, gone: Gone, asked: str = "") -> str:
    """A text with `LEFT_OUT` in place of each name of a brief that is not shown.

    What was `asked` stays as it was typed, as a name of no brief does: else it would tell which of the two it is.
    """
    known = fold(asked)
    for start, end in reversed([*gone_names(text, gone)]):
        if not known or fold(text[start:end]) not in known:
            text = text[:start] + LEFT_OUT + text[end:]
    return text


def _with_cuts(body: str, gone: Gone) -> str:
    """A body without comments and the names of briefs that are not shown, in which all else keeps its place."""
    comments = [(offset, offset + len(comment)) for offset, comment in comments_in(without_code(body))]
    parts, at = list[str](), 0
    for start, end in sorted([*comments, *gone_names(body, gone)]):
        if end > at:
            parts += [body[at : max(start, at)], _NOT_NEWLINE.sub(_CUT, body[max(start, at) : end])]
            at = end
    return "".join([*parts, body[at:]])


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each run of lines that are not blank; a fenced block is one."""
    start, fence, at = -1, "", 0
    for line in _lines(text):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        blank = not fence and not line.replace(_CUT, "").strip()
        if start >= 0 and blank:
            yield start, at
            start = -1
        elif start < 0 and not blank:
            start = at
        at += len(line)
    if start >= 0:
        yield start, at


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\n]*+\n|[^\n]++\Z", text)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """What is left between cuts in a part of a text, without the space around it, with its offset."""
    at = start
    for cut in (*_CUTS.finditer(text, start, end), None):
        last = cut.start() if cut else end
        piece = text[at:last]
        if piece.strip():
            yield at + len(piece) - len(piece.lstrip()), piece.strip()
        at = cut.end() if cut else end
