"""The terms of scales in a text, and which way the words of a forecast lean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefkit.core.likelihood.language.assertions import sentences_in, signs_in
from briefkit.core.likelihood.language.grammar import Language, compiled, folded
from briefkit.core.likelihood.language.languages import LANGUAGES
from briefkit.core.likelihood.language.plain import Plain, blanked
from briefkit.core.likelihood.scales import SCALES, Scale
from briefkit.core.text.sentences import LONGEST
from briefkit.core.values import frozen

_DENIAL_AFTER = re.compile(
    r"(?: [\w'-]+){0,2}? (?:not|never|no|nicht|kein\w*|nie|pas|plus|jamais|aucun\w*)\b", re.IGNORECASE
)


@frozen
class ScaleTerm:
    """A term of a scale in a text: `word` in small letters with single spaces, its offset, and its scales."""

    word: str
    start: int
    scales: tuple[Scale, ...]


def other_terms_in(text: str, language: Language, scale: Scale) -> Iterator[ScaleTerm]:
    """Terms in the author's own voice that only scales other than this one have; the longest match counts."""
    if not may_hold_others(text, language, scale):
        return
    pattern = _pattern(language.id)
    for sentence in sentences_in(text, language, "likelihood"):
        for match in pattern.finditer(sentence.text):
            word = " ".join(match[0].lower().split())
            scales = tuple(SCALES[id_] for id_ in language.terms[word])
            if scale not in scales:
                yield ScaleTerm(word, sentence.source(*match.span())[0], scales)


def may_hold_others(text: str, language: Language, scale: Scale) -> bool:
    """A fast test of whether a text may hold terms that only other scales have; most texts do not."""
    small, others = folded(text), _others(language.id, scale.id)
    if not any(word in small for word in _longest_words(language.id, scale.id)):
        return False
    small = " ".join(small.split())
    return any(term in small for term in others)


@cache
def _longest_words(language: str, scale: str) -> set[str]:
    return {max(term.split(), key=len) for term in _others(language, scale)}


@cache
def _others(language: str, scale: str) -> list[str]:
    """The terms that only other scales have, in small letters."""
    return [word.casefold() for word, scales in LANGUAGES[language].terms.items() if scale not in scales]


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words = sorted(LANGUAGES[language].terms, key=len, reverse=True)
    alternatives = "|".join(r"\s+".join(map(re.escape, word.split())) for word in words)
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE)


def leaning_of(words: str, language: Language) -> int:
    """Which way the words of a forecast lean: 1 to yes, −1 to no, 0 if they do not say or say more than one thing.

    A negation before the estimate turns it round (“not likely”). One after it (“probably not”) may belong to what is
    forecast, so such words lean neither way, nor do words that are longer than any sentence.
    """
    if len(words) > LONGEST or not language.may_say(words, "likelihood"):
        return 0
    text = Plain(words).alike().text
    text = blanked(text, (match.span() for match in compiled(language.idioms).finditer(text)))
    found = signs_in(text, "likelihood", language, text)
    if len(found) != 1 or _DENIAL_AFTER.match(text, found[0][1]):
        return 0
    start, _, sign = found[0]
    return -sign.lean if compiled(language.negation).search(text[:start]) else sign.lean
