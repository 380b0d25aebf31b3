"""Addresses that stand in a text without marks: https://…, www.… and e-mail become links, as on GitHub.

What ends a sentence or closes a bracket or quotation is not part of one, in any script (GFM, section 6.9).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from briefkit.core.body.bounds import LINE
from briefkit.core.text.links import safe_link
from briefkit.core.text.scripts import SPACELESS

BARE = "linkify"
"""The `markup` of the tokens of such a link, as in the parser's own rule."""
_LONGEST = 2000  # characters: nobody writes a longer one into a text
_LABEL = rf"[^\W_{SPACELESS}](?:[^\W_{SPACELESS}]|[_-](?=[\w-])){{0,62}}"
_HOST = rf"{_LABEL}(?:\.{_LABEL}){{0,20}}(?::\d{{1,5}})?"
_CLOSING = "<>«»‹›“”„‟‘‚‛「」『』【】《》〈〉（）、。，：；？！…"
_REST = rf"(?:[/?#][^\s{_CLOSING}\"`{{}}|\\^]{{0,{_LONGEST}}})?"
_HINTS = ("://", "www.", "@")
_ENDS = "?!.,:;*_~'’"


def link_bare_addresses(made: MarkdownIt) -> MarkdownIt:
    """The parser, which makes links of bare addresses."""
    made.core.ruler.after("text_join", BARE, _link)
    return made


def _link(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and any(hint in token.content.lower() for hint in _HINTS):
            token.children = [part for child in _outside(token.children or []) for part in child]


def _outside(tokens: list[Token]) -> Iterator[list[Token]]:
    """The tokens of a text; those outside of links in which there is an address each as several."""
    links = line = 0
    for token in tokens:
        line = token.meta.get(LINE, line) + (token.type in ("softbreak", "hardbreak") and not token.content)
        links += token.nesting if token.type.startswith("link_") else 0
        yield [token] if links or token.type != "text" else list(_parts(token, line))


def _parts(token: Token, line: int) -> Iterator[Token]:
    end = 0
    for found in _bare().finditer(token.content):
        words = _without_ends(found[0])
        kind = found.lastgroup or ""
        url = {"www": "http://", "mail": "" if ":" in words else "mailto:"}.get(kind, "") + words
        if safe_link(url) is None or len(found[0]) > _LONGEST:
            continue
        yield from _text(token, token.content[end : found.start()])
        yield Token("link_open", "a", 1, attrs={"href": url}, markup=BARE, meta={LINE: line})
        yield from _text(token, words)
        yield Token("link_close", "a", -1, markup=BARE)
        end = found.start() + len(words)
    yield from _text(token, token.content[end:])


def _text(token: Token, words: str) -> Iterator[Token]:
    if words:
        yield token.copy(content=words)


def _without_ends(address: str) -> str:
    """An address without what ends a sentence, and without brackets that close none of its own."""
    surplus = {end: address.count(end) - address.count(start) for start, end in ("()", "[]")}
    end = len(address)
    while end and (address[end - 1] in _ENDS or surplus.get(address[end - 1], 0) > 0):
        if address[end - 1] in surplus:
            surplus[address[end - 1]] -= 1
        end -= 1
    return address[:end]


@cache
def _bare() -> re.Pattern[str]:
    """An address. Its classes of letters take long to compile, and most briefs have none in their text."""
    return re.compile(
        rf"(?<![A-Za-z0-9@/.:_%&=?#+~-])(?:(?P<web>(?i:https?)://{_HOST}{_REST})|(?P<www>(?i:www)\.{_LABEL}\.{_HOST}{_REST})"
        r"|(?P<mail>(?:(?i:mailto):)?[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@[A-Za-z0-9][A-Za-z0-9-]{0,62}"
        r"(?:\.[A-Za-z0-9][A-Za-z0-9-]{0,62}){0,20}\.[A-Za-z]{2,24}(?![A-Za-z0-9@_-])))"
    )
