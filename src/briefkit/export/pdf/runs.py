"""Where lines may break, decided before typesetting: a Typst rule for each word would take thirty times as long.

A text is a plain string, or a list in which some pieces are marked: `whole` must not be broken at its hyphens
nor behind `https://`, `korean` nowhere; `parts` may be broken between any two of them (without a hyphen), `syllables`
may be hyphenated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from briefkit.export.pdf.room import BODY, has_syllables, too_wide, width_of

Piece = str | dict[str, Any]
Run = str | list[Piece]

LONGEST = 60  # characters: a longer word may be broken anywhere
_UNBROKEN = 200  # characters without a space, other than words: Typst may search for hours where to break thousands
_MARKS = r"\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe2f"
_ESCAPE = r"‹U\+[0-9A-F]{4,6}›"  # what glyphs.py puts in place of a character
_CLUSTERS = re.compile(rf"(?s){_ESCAPE}|.[{_MARKS}]{{0,30}}")  # no script stacks more marks

# A hyphenated compound, a figure with an ending (12%-ით) or a Korean word: broken at a line's end, copied text would
# lose the hyphen or split the word.
_HANGUL = "\u1100-\u11ff\uac00-\ud7af"
_WHOLE = rf"(?P<whole>https?://\w{{1,20}}|[^\W_]+[%‰]?(?:-[^\W_]+)+)|(?P<korean>[{_HANGUL}]{{2,}})"
_LONGEST_WHOLE = 24  # characters: in a list in large print, a longer compound may be wider than the line
_CJK = r"\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"  # with their own rules for breaks
_PARTS = rf"(?P<parts>[\w%=&?.#~+-]{{{LONGEST + 1},}}|[^\s{_CJK}]{{{_UNBROKEN},}})"
_TEXT = re.compile(rf"{_PARTS}|{_WHOLE}")

_ESCAPED = re.compile(_ESCAPE)
_SCHEME = re.compile(r"https?://\w{1,8}")  # an address is not broken behind it


def runs_of(text: str, columns: int = 1, room: float = BODY, language: str = "en", *, code: bool = False) -> Run:
    """The pieces of a text; `columns` is the number of columns on the page, `room` that of a line in ems."""
    pattern = _TEXT if columns == 1 else _narrow_for(columns)
    size = 6 if columns == 1 else 4
    pieces: list[Piece] = []
    end = 0
    for found in () if columns == 1 and _is_plain(text) else pattern.finditer(text):
        pieces += _fitted(text[end : found.start()], room, language, size, code=code)
        pieces += _pieces(found, room, language, size)
        end = found.end()
    pieces += _fitted(text[end:], room, language, size, code=code)
    return "".join(map(str, pieces)) if all(isinstance(piece, str) for piece in pieces) else pieces


def _is_plain(text: str) -> bool:
    """Whether nothing in a text needs a mark, as in most: no address, no compound, no long word, no other script."""
    if not text.isascii() or "-" in text or "://" in text:
        return False
    return len(text) <= LONGEST or max(map(len, text.split()), default=0) <= LONGEST


def _fitted(text: str, room: float, language: str, size: int, *, code: bool = False) -> Iterator[Piece]:
    """A text, in which words that are wider than the line may be broken."""
    end = 0
    for start, stop in too_wide(text, room, code=code):
        if start > end:
            yield text[end:start]
        word = text[start:stop]
        yield {"syllables": word} if not code and has_syllables(word, language) else {"parts": _parts(word, size)}
        end = stop
    if end < len(text):
        yield text[end:]


def is_cut(word: str, columns: int) -> bool:
    """Whether a word may be broken in one of several table columns."""
    return columns > 1 and bool(_narrow_for(columns).search(word))


def _narrow_for(columns: int) -> re.Pattern[str]:
    return _narrow(max(8, 96 // columns))


@cache
def _narrow(longest: int) -> re.Pattern[str]:
    """The words that must be broken in a column of `longest` letters."""
    with_digits = rf"(?=\S*\d)[^\s\-/]{{{longest + 2},}}"
    parts = rf"(?P<parts>\S{{{LONGEST + 1},}}|\w{{45,}}|{with_digits})|(?P<whole>https?://\w{{1,20}})"
    return re.compile(rf"{parts}|(?P<syllables>[^\W\d_]{{{longest},}})")


def _pieces(found: re.Match[str], room: float, language: str, size: int) -> Iterator[Piece]:
    kind, word = found.lastgroup or "", found[0]
    if kind in ("whole", "korean") and (len(word) > _LONGEST_WHOLE or width_of(word) > room):
        yield from _fitted(word, room, language, size)
    elif kind in ("parts", "syllables"):
        yield {"syllables": word} if has_syllables(word, language) else {"parts": _parts(word, size)}
    else:
        yield {kind: word}


def _parts(word: str, size: int) -> list[str]:
    """Pieces of so many letters, each with its marks."""
    scheme = _SCHEME.match(word)
    clusters = [*([scheme[0]] if scheme else []), *_CLUSTERS.findall(word, scheme.end() if scheme else 0)]
    if _ESCAPED.search(word):  # an escape is as wide as a piece
        size = 1
    return ["".join(clusters[at : at + size]) for at in range(0, len(clusters), size)]
