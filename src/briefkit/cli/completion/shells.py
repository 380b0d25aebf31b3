"""Answers a shell that completes a word: the first line says how, each other one has an offer."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from briefkit.cli.completion.answer import Answer, answer
from briefkit.cli.completion.line import read_line
from briefkit.cli.completion.offer import Offer
from briefkit.cli.completion.scripts import ASKED
from briefkit.core.text.clean import clean_line

_CYCLING = ("37", "42")
"""Kinds of completion of bash that insert every offer: menu-complete and insert-completions."""
_MEANING = 100
"""Letters of a meaning beside an offer."""
_SPECIAL = frozenset(" \t'\"\\`$&|;<>()[]{}*?!")
_SEVERAL = 2
_ELLIPSIS = "…"


def complete(root: Any) -> None:
    """Write the answer for the shell that asks about the commands of `root`."""
    shell = os.environ.pop(ASKED)
    told = _for_bash(root, os.environ) if shell == "bash" else _for_others(root, shell, sys.argv[1:])
    sys.stdout.write("".join(f"{line}\n" for line in told))


def _found(root: Any, words: Sequence[str], word: str) -> Answer:
    found = answer(read_line(root, words, word))
    offers = [offer._replace(meaning=_meaning(offer)) for offer in found.offers if clean_line(offer.word) == offer.word]
    return found._replace(offers=offers)


def _meaning(offer: Offer) -> str:
    from briefkit.core.text.words import shortened

    return clean_line(shortened(offer.meaning, _MEANING)) if offer.meaning != offer.word else ""


def _head(found: Answer, typed: str) -> str:
    """How to go on: files if no word fits, without a space, or with words that do not begin with what is typed."""
    is_open = any(offer.open for offer in found.offers)
    inside = any(not offer.word.startswith(typed) for offer in found.offers) and len(found.offers) > 1
    return " ".join(filter(None, ["words", found.files, "open" * is_open, "inside" * inside]))


def _for_others(root: Any, shell: str, arguments: Sequence[str]) -> Iterator[str]:
    *words, word = arguments or [""]
    word = split_line(word).word if shell == "fish" else word
    found = _found(root, words, word)
    yield _head(found, word)
    for value, meaning, _open in found.offers:
        shown = f"{value}  -- {meaning}" if meaning else value
        yield f"{value}\t{shown}" if shell == "zsh" else f"{value}\t{meaning}"


def _for_bash(root: Any, environment: Mapping[str, str]) -> Iterator[str]:
    """Bash replaces the part of the word that it was looking at by what all offers begin with.

    That part begins after a `:`, `=` or an opening quotation mark. So offers are cut there, and as long as nothing can
    be added, what is only shown has the meanings beside it.
    """
    line = split_line(environment.get("_BRIEFKIT_LINE", ""))
    part = environment.get("_BRIEFKIT_WORD", "")
    part = part.removeprefix(line.quote) if line.quote else part
    found = _found(root, line.words[1:], line.word)
    start = line.word[: len(line.word) - len(split_line(line.quote + part).word)]
    offers = [
        offer._replace(word=_quoted(offer.word[len(start) :], line.quote))
        for offer in found.offers
        if offer.word.startswith(start)
    ]
    yield _head(found, line.word)
    yield from _shown_by_bash(offers, part, cycling=environment.get("_BRIEFKIT_TYPE") in _CYCLING)


def _shown_by_bash(offers: Sequence[Offer], part: str, *, cycling: bool) -> Iterator[str]:
    words = [offer.word for offer in offers]
    common = os.path.commonprefix(words)  # noqa: RUF071 - of texts, as readline does
    longer = common.startswith(part) and common != part
    if cycling or longer or len(words) < _SEVERAL:
        yield from words
        return
    if not common.startswith(part):  # else bash would put what they begin with in the place of what is typed
        yield _ELLIPSIS
    for word, meaning, _open in offers:
        yield f"{word}  ({meaning})" if meaning else word


def _quoted(word: str, quote: str) -> str:
    """A word as it is typed behind a quotation mark, or without one."""
    if quote == "'":
        return word.replace("'", "'\\''")
    special = '"\\$`' if quote else _SPECIAL
    return "".join(f"\\{sign}" if sign in special else sign for sign in word)


class SplitLine(NamedTuple):
    """The words of a line before the last one, the last one, and the quotation mark that it is in; all unquoted."""

    words: list[str]
    word: str
    quote: str


def split_line(line: str) -> SplitLine:
    """Split a line as a shell does, up to where it ends, perhaps inside quotation marks."""
    words, word, quote, begun = list[str](), "", "", False
    signs = iter(line)
    for sign in signs:
        if sign == "\\" and quote != "'":
            following = next(signs, "")
            word, begun = word + ("\\" if quote and following not in '"\\$`' else "") + following, True
        elif quote:
            word, quote = (word, "") if sign == quote else (word + sign, quote)
        elif sign in "'\"":
            quote, begun = sign, True
        elif sign.isspace():
            words, word, begun = [*words, word] if begun else words, "", False
        else:
            word, begun = word + sign, True
    return SplitLine(words, word, quote)
