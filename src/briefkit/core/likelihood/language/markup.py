"""Markdown within a line: emphasis, links, code and titles in italics, which are not their author's words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.core.likelihood.language.plain import Edit, Plain
from briefkit.core.text.sentences import GAP

_MARKUP = re.compile(
    r"""
      (?P<code> ``[^\n]{1,300}?`` | `[^`]{1,300}` )
    | (?P<image> !\[[^\[\]]{0,300}\] (?:\([^()]{0,300}\))? )
    | (?P<note> \[\^[^\]\s]{1,60}\] | [⁰¹²³⁴-⁹]{1,4}(?![\w]) | <sup>[^<]{0,20}</sup> )
    | (?P<target> \]\([^()]{0,300}(?:\([^()]{0,100}\)[^()]{0,100})?\) | \]\[[^\[\]]{0,100}\] )
    | (?P<address> <?https?://[^\s<>]{1,500}>? | <[\w.+-]{1,60}@[^\s<>]{1,60}> )
    | (?P<tag> </?[a-zA-Z][^<>]{0,200}> )
    | (?P<mention>
        \b(?:word|term|verb|adverb|adjective|phrase|expression|write|wrote|written|say|use|used|bare|mere|call|called
        |Wort|Begriff|Verb|Adverb|Adjektiv|Ausdruck|mot|terme|verbe|adverbe|adjectif|formule)s?[ ]
        (?P<around>[*_])[^*_\n]{1,60}(?P=around) (?:,?[ ](?:or|and|oder|und|ou|et)[ ][*_][^*_\n]{1,60}[*_])*
        | (?P<beside>[*_])[^*_\s]{1,30}(?P=beside)
        (?=[ ](?:covers|means|stands[ ]for|bedeutet|hei(?:ß|ss)t|signifie|veut[ ]dire)\b) )
    | (?P<italic> (?<![\w*_\\])(?P<side>[*_])(?![*_\s])[^*_]{1,200}(?<!\s)(?P=side)(?![\w*_]) )
    | (?P<escape> \\(?=[!-/:-@\[-`{-~]) )
    | (?P<mark> \*{1,3} | (?<!\w)_{1,3}(?=\S) | (?<=\S)_{1,3}(?!\w) | ~~ | == | (?<!\w)\[(?=[^\]]{1,300}\][\[(]) )
    """,
    re.VERBOSE,
)
_WORDS = re.compile(r"[\w'’-]+")
_SMALL_WORDS = {"a", "an", "the", "of", "in", "on", "at", "to", "and", "or", "for", "by", "is", "as", "with", "from"}


def without_markup(text: str) -> Plain:
    """A block as plain text: code, addresses and titles leave a gap, emphasised words stay."""
    return Plain(text).replaced(_edits(text))


def _edits(text: str) -> Iterator[Edit]:
    for match in _MARKUP.finditer(text):
        kind = match.lastgroup
        start, end = match.span()
        if kind == "italic" and not _is_title(text, start, end):
            yield from ((start, start + 1, ""), (end - 1, end, ""))
        elif kind in {"code", "image", "address", "mention", "italic"}:
            yield start, end, GAP
        else:
            yield start, end, ""


def _is_title(text: str, start: int, end: int) -> bool:
    """Whether italics are the title of a work: it begins with a capital in mid-sentence, or has capitals all over."""
    words = _WORDS.findall(text, start + 1, end - 1)
    if not words or not words[0][0].isupper() or text[end - 2] in ".:;!?" or words[0].isupper():
        return False
    large = [word for word in words[1:] if word.casefold() not in _SMALL_WORDS]
    capitals = bool(large) and all(word[0].isupper() for word in large)
    begins = not text[:start].rstrip(" \n*_([") or text[:start].rstrip()[-1:] in ".!?:"
    return capitals or (not begins and len(words) > 1) or (begins and len(words) > 2 and bool(text[end:].strip(" .*_")))
