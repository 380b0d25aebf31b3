"""Splits the source of a block into words, numbers, links and punctuation, each with the white space before it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefkit.core.text.folding import CLUSTER
from briefkit.core.text.scripts import ACCENTS, IGNORED, MARKS, SPACELESS

_TOKEN = re.compile(
    r"(?P<link>!?\[[^\[\]]{0,500}\](?:\((?:[^()\s]|\([^()\s]{0,500}\)){0,2000}(?:\s+\"[^\"]{0,500}\")?\)|\[[^\[\]]{0,200}\]))"
    r"|(?P<mark>\[\^[^\[\]\s]{1,100}\]:?|<!--[^<>]{0,500}-->|<[^<>\s]{1,2000}>|`[^`]{1,500}`"
    r"|https?://(?:[^\s<>()]|\([^\s<>()]{0,500}\)){1,2000}(?<![.,;:!?'\"”’]))"
    rf"|(?P<cjk>{CLUSTER})"
    rf"|(?P<number>[^\W_]*\d[^\W_]*(?:[.,:/–%-]+[^\W_]*\d[^\W_]*|[’']?[^\W\d_{SPACELESS}]+)*(?:[\s\u00a0\u202f]?[%‰°])?)"
    rf"|(?P<word>[^\W_{SPACELESS}]+(?:[{ACCENTS}{MARKS}{IGNORED}\u200c]+[^\W_{SPACELESS}]*"
    rf"|[-‐‑–’'./@&_·]+[^\W_{SPACELESS}]+)*)"
    r"|(?P<punctuation>([^\w\s])\7*|_+)"
    r"|(?P<rest>\S)"
)
_QUOTE = re.compile(r"(?:[ \t]*(?:\r\n|\r|\n)[ \t]*(?:>[ \t]?)*)?\s*")
_SPACE = re.compile(r"\s*")
BREAK = "\n¶"
"""The key of a block end, where two blocks became one or one became two."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number, link or punctuation mark with the white space before it; tokens are compared by `key`."""

    space: str
    text: str
    key: str
    is_word: bool


def tokens_of(text: str, kind: str = "paragraph") -> list[Token]:
    """The tokens of a block's source. In code and HTML, each line is one token."""
    if kind in {"code", "html"}:
        return [Token("", line, line, True) for line in text.splitlines(keepends=True)]
    space = _QUOTE if kind == "quote" else _SPACE
    found: list[Token] = []
    at = 0
    while at < len(text):
        gap = space.match(text, at)
        start = gap.end() if gap else at
        match = _TOKEN.match(text, start)
        if match is None:
            break
        found.append(
            Token(text[at:start], match[0], " ".join(match[0].split()), match.lastgroup not in {"punctuation", "rest"})
        )
        at = match.end()
    if at < len(text):  # white space at the end of the text
        found.append(Token("", text[at:], text[at:], False))
    return found


def break_token(space: str) -> Token:
    """The token for the boundary between two blocks; `space` is the white space there."""
    return Token(space, "", BREAK, False)
