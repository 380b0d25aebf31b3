"""Blocks of HTML that tell the language of what is in them: `<div lang="fr">`, and `p` and `blockquote` alike.

Their tags stand on lines of their own around any Markdown, or around the words of one paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Literal

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from briefkit.core.body.tags import LANGUAGE, language_in

PART = "language_part"
"""The type of a token for a tag on a line of its own, and the key in `env` of how many of each name are open."""

_OPENS = re.compile(r"<(div|p|blockquote)(?:\s[^<>]*+)?>[ \t]*+", re.IGNORECASE)
_CLOSES = re.compile(r"</(div|p|blockquote)\s*+>[ \t]*+", re.IGNORECASE)
_LONGEST = 200  # lines of a paragraph between two tags
_DEEPEST = 8  # quotations in each other


def part_of_a_language(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The rule for a line with one of these tags; one without a language counts only inside of another."""
    at, stop = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    still_open: Counter[str] = state.env.get(PART) or Counter()
    if closing := _CLOSES.fullmatch(state.src, at, stop):
        name = closing[1].lower()
        return still_open[name] > 0 and (silent or _tag_alone(state, start, name, closing[0]))
    opening = _OPENS.match(state.src, at, stop)
    if not opening:
        return False
    name, has_language = opening[1].lower(), language_in(opening[0]) is not None
    if opening.end() == stop:
        return (has_language or still_open[name] > 0) and (silent or _tag_alone(state, start, name, opening[0]))
    return has_language and _paragraph(state, start, end, name, silent=silent)


def say_languages(tokens: Iterable[Token], paired: set[int]) -> None:
    """Tell the words between two tags of a pair their language, and make tags without one blocks of HTML.

    `paired` are the ids of the tokens with a pair, both of which have the same `meta`.
    """
    around: list[tuple[str, int]] = []
    quotations: list[bool] = []
    for token in tokens:
        if token.type != PART:
            if around:
                token.meta[LANGUAGE] = around[-1]
        elif id(token) not in paired or LANGUAGE not in token.meta:
            token.type = "html_block"
        elif token.info == "open":
            around.append(token.meta[LANGUAGE])
            quotations.append(token.tag == "blockquote" and sum(quotations) < _DEEPEST)
            _quote(token, "open", 1, is_one=quotations[-1])
        else:
            around.pop()
            _quote(token, "close", -1, is_one=quotations.pop())


def _tag_alone(state: StateBlock, start: int, name: str, tag: str) -> bool:
    token = state.push(PART, name, 0)
    token.info = "close" if tag.startswith("</") else "open"
    token.map, token.content = [start, start + 1], tag
    language = language_in(tag) if token.info == "open" else None
    if language is not None:
        token.meta[LANGUAGE] = language, start
    state.env.setdefault(PART, Counter())[name] += 1 if token.info == "open" else -1
    state.line = start + 1
    return True


def _paragraph(state: StateBlock, start: int, end: int, name: str, *, silent: bool) -> bool:
    """Take the lines from an opening tag to the closing one as a paragraph, whose words are between inline tags."""
    last = start
    while not state.src[state.bMarks[last] : state.eMarks[last]].rstrip().lower().endswith(f"</{name}>"):
        last += 1
        if last == min(end, start + _LONGEST) or state.isEmpty(last) or state.sCount[last] < state.blkIndent:
            return False
    if silent:
        return True
    quotes = ("blockquote", "paragraph") if name == "blockquote" else ("paragraph",)
    for kind in quotes:
        state.push(f"{kind}_open", kind[:1], 1).map = [start, last + 1]
    words = state.push("inline", "", 0)
    words.content = state.getLines(start, last + 1, state.blkIndent, False).strip()
    words.map, words.children = [start, last + 1], []
    for kind in reversed(quotes):
        state.push(f"{kind}_close", kind[:1], -1)
    state.line = last + 1
    return True


def _quote(token: Token, end: str, nesting: Literal[1, -1], *, is_one: bool) -> None:
    if is_one:
        token.type, token.nesting = f"blockquote_{end}", nesting
