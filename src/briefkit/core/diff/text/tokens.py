"""Splits the source of a block into words, numbers, links and punctuation, each with the white space before it."""

from __future__ import annotations

import re

from briefkit.core.text.folding import CLUSTER
from briefkit.core.text.scripts import ACCENTS, IGNORED, MARKS, SPACELESS
from briefkit.core.text.visible import NO_BREAK_SPACES, cluster_end, seen, visible
from briefkit.core.values import frozen

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
_NO_BREAK = re.compile(f"[{NO_BREAK_SPACES}]")
LINES = frozenset(["code", "html"])
"""The kinds of blocks that are compared line by line."""
BREAK = "\n¶"
"""The key of a block end, where two blocks became one or one became two."""


@frozen
class Token:
    """A word, number, link or punctuation mark with the white space before it; tokens are compared by `key`."""

    space: str
    text: str
    key: str
    is_word: bool


def tokens_of(text: str, kind: str = "paragraph") -> list[Token]:
    """The tokens of a block's source. In code and HTML, each line is one token.

    Texts that read alike have tokens with the same keys.
    """
    if kind in LINES:
        return [Token("", line, line_key(line), True) for line in text.splitlines(keepends=True)]
    shown, places = seen(text)
    space = _QUOTE if kind == "quote" else _SPACE
    found: list[Token] = []
    at = 0
    while at < len(shown):
        gap = space.match(shown, at)
        start = gap.end() if gap else at
        match = _TOKEN.match(shown, start)
        if match is None:
            break
        end = cluster_end(shown, start, match.end())
        key = " ".join(shown[start:end].split())
        is_word = match.lastgroup not in {"punctuation", "rest"}
        found.append(Token(text[places[at] : places[start]], text[places[start] : places[end]], key, is_word))
        at = end
    if at < len(shown):  # white space at the end of the text
        found.append(Token("", text[places[at] :], shown[at:], False))
    return found


def line_key(line: str) -> str:
    """What is compared of a line of code: what can be seen of it, with its indent."""
    return _NO_BREAK.sub(" ", visible(line)).rstrip()


def break_token(space: str) -> Token:
    """The token for the boundary between two blocks; `space` is the white space there."""
    return Token(space, "", BREAK, False)
