"""A passage of Markdown without its marks, with hits where they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from briefkit.core.body.github import ALERTS
from briefkit.core.body.tags import SPOKEN, TAG_STYLES, language_in
from briefkit.core.search.blocks import QUOTED

_LINK = re.compile(r"!?\[([^\[\]]*+)\]\(([^()\s]*+)(?:[ \t]++\"[^\"\n]*+\")?\)")
_MARK = re.compile(
    r"(?<![\\*])\*++(?=\S)|(?<=[^\s*\\])\*++|(?<![\w\\])_++(?=\S)|(?<=[^\s_\\])_++(?!\w)|(?<![\\`])`++"
    rf"|(?<![\\~])~~(?!~)|\[\^[^\[\]\s]*+\]|\\(?=[!-/:-@\[-`{{-~])|{QUOTED}"
    rf"|(?<![\\`])</?(?i:{'|'.join([*TAG_STYLES, 'q', 'a', 'details', 'summary'])})(?:\s[^<>]*+)?+/?>"
    rf"|(?<![^\s>])\[!(?i:{'|'.join(ALERTS)})\](?=[ \t]*+(?:\n|\Z))"
)
_BREAK = re.compile(r"(?<![\\`])<br(?:\s[^<>]*+)?/?>", re.IGNORECASE)
_SPOKEN = re.compile(rf"(?<![\\`])<(?P<end>/?+)(?P<name>(?i:{'|'.join(SPOKEN)}))(?:\s[^<>]*+)?+>")
_SPACE = re.compile(r"\s+")

Piece = tuple[str, bool]
"""A stretch of text, and whether it is a hit."""


def shown_pieces(text: str, start: int, end: int, hits: Sequence[tuple[int, int]]) -> list[Piece]:
    """A part of a text as people read it: links by their words, no marks, no tags. What holds the only hits stays."""
    part = _BREAK.sub(lambda tag: " " * len(tag[0]), text[start:end])
    kinds = [False] * len(part)
    for first, last in hits:
        kinds[max(first - start, 0) : max(last - start, 0)] = [True] * (min(last, end) - max(first, start))
    shown = [True] * len(part)
    links = [*_LINK.finditer(part)]
    if hits and sum(kinds) == sum(sum(kinds[link.end(1) : link.end()]) for link in links):
        links = []
    for first, last in _marks(part, links):
        if any(not kind for kind in kinds[first:last]):
            shown[first:last] = [False] * (last - first)
    kept = ((letter, hit) for letter, hit, seen in zip(part, kinds, shown, strict=True) if seen)
    return [
        (_SPACE.sub(" ", "".join(letter for letter, _ in letters)), hit)
        for hit, letters in groupby(kept, key=lambda item: item[1])
    ]


def without_addresses(text: str) -> str:
    """A text of the same length in which addresses of links are spaces."""
    return _LINK.sub(lambda link: f"{link[0][: link.end(1) - link.start()]:{len(link[0])}}", text)


def without_marks(text: str) -> str:
    """A line of Markdown as people read it."""
    return "".join(piece for piece, _ in shown_pieces(text, 0, len(text), ()))


def _marks(part: str, links: Sequence[re.Match[str]]) -> Iterator[tuple[int, int]]:
    for link in links:
        words = 1 if link[1].strip() or link[0][0] == "!" else 2
        yield from ((link.start(), link.start(words)), (link.end(words), link.end()))
    found = [match.span() for match in _MARK.finditer(part)]
    yield from _outside(sorted([*found, *_spoken(part)]) if "lang" in part.lower() else found, links)


def _spoken(part: str) -> Iterator[tuple[int, int]]:
    """The tags that tell a language and nothing else, each with the one that closes it."""
    around: list[tuple[str, bool]] = []
    for tag in _SPOKEN.finditer(part):
        name = tag["name"].lower()
        if not tag["end"]:
            around.append((name, language_in(tag[0]) is not None))
        has_language = around[-1][1] if around and around[-1][0] == name else False
        if has_language:
            yield tag.span()
        if tag["end"] and around and around[-1][0] == name:
            around.pop()


def _outside(marks: Iterable[tuple[int, int]], links: Sequence[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """The marks that are not part of an address."""
    at = 0
    for first, last in marks:
        while at < len(links) and links[at].end() <= first:
            at += 1
        if at == len(links) or last <= links[at].start() or last <= links[at].end(1):
            yield first, last
