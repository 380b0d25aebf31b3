"""Whether a paragraph is a sentence, a question, or could be a title, by its form alone."""

from __future__ import annotations

from itertools import pairwise

from briefkit.core.text.words import words
from briefkit.importers.language import COMMONEST

LONG = 220  # characters of a paragraph that is surely text
LONGEST_LABEL = 80  # and of a line that is no part of a text
_LONGEST_TITLE, _LONGEST_QUESTION = 200, 400
_LEAST_SENTENCE = 60
_TELLING, _STEM = 4, 8  # letters of a word, and those that inflection leaves
_UNSPACED = 25  # characters of a sentence in a script without spaces
_ENDS = ".!?…。！？؟।"
_CLOSING = "\"'”’»“)]"
SENTENCE_ENDS = (".", "!", "…", ".”", '."', ".'", ".’", ".)", ";", "。", "！", "؛", "。”", "。」", "।")


def is_sentence(text: str) -> bool:
    """Whether a paragraph is running text: long, or a sentence of some length with its full stop."""
    bare = text.rstrip(_CLOSING)
    if len(text) > LONG:
        return True
    if not bare.endswith(tuple(_ENDS)) or bare.endswith("?"):
        return False
    return len(text) >= (_LEAST_SENTENCE if text.count(" ") > len(text) // 25 else _UNSPACED)


def is_question(text: str) -> bool:
    """Whether a paragraph ends with a question, and is not too long to be asked."""
    return text.rstrip('”"»’)“').endswith(("?", "？", "؟")) and len(text) <= _LONGEST_QUESTION


def may_be_title(text: str) -> bool:
    """Whether a line could be a title, by its form alone."""
    return (
        3 <= len(text) <= _LONGEST_TITLE
        and not text.endswith((*SENTENCE_ENDS, ":", ","))
        and any(map(str.isalpha, text))
    )


def is_unspaced(text: str) -> bool:
    """Whether a text is in a script without capitals and has no spaces: then its words cannot be counted by them."""
    return " " not in text and text.lower() == text.upper()


def same(text: str, other: str) -> bool:
    """Whether two lines have the same letters and digits."""
    return bare(text) == bare(other)


def bare(text: str) -> str:
    """The letters and digits of a text, whatever their case."""
    return "".join(filter(str.isalnum, text.casefold()))


def telling_words(text: str) -> set[str]:
    """What a text is about: how its long words begin, folded, and pairs of letters of scripts without spaces."""
    found = words(text)
    pairs = (one + other for one, other in pairwise(found) if len(one) == len(other) == 1 and not one.isascii())
    return {word[:_STEM] for word in found if len(word) >= _TELLING and word not in COMMONEST} | set(pairs)
