"""The words that tell what a brief is about: those of its front matter that few others use."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from briefkit.core.query.texts import Field, fields_of
from briefkit.core.query.value import Metadata, Text
from briefkit.core.search.blocks import Span, block_spans, sentences_in
from briefkit.core.search.function_words import function_words
from briefkit.core.search.markup import without_addresses
from briefkit.core.search.passages import Passage, passage_of
from briefkit.core.search.spans import hit_spans
from briefkit.core.text.words import is_spaceless, words

Unit = str
"""A word; of Chinese and similar scripts, two characters next to each other, with a space between."""
WORDED = frozenset(["title", "summary", "issues", "judgments"])
"""The parts of a brief that tell what it is about."""
_SHOWN_FROM = frozenset(["summary", "issues", "judgments", "body"])
_COMMON = 0.3
_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 4
"""Letters: “the” and “und” are rare in the front matter of a small library."""
_SENTENCE = 5
"""Words of the shortest sentence that tells anything: no ids or names."""
_MOST_TEXT = 100_000
"""Characters of a body in which a passage is looked for."""


def is_common(briefs: int, number: int) -> bool:
    """Whether so many of a number of briefs use some words that they tell nothing."""
    return briefs > max(2, _COMMON * number)


def units(text_words: Sequence[str]) -> set[Unit]:
    """The words of a text that may tell something."""
    if "".join(text_words).isascii():
        return {word for word in text_words if len(word) >= _SHORTEST and not word.isdigit()} - function_words()
    spaceless = [is_spaceless(word) for word in text_words]
    alone = {word for word, single in zip(text_words, spaceless, strict=True) if not single and len(word) >= _SHORTEST}
    pairs = zip(pairwise(text_words), pairwise(spaceless), strict=True)
    alone -= function_words()
    return {word for word in alone if not word.isdigit()} | {f"{one} {two}" for (one, two), both in pairs if all(both)}


def rarity(briefs: Mapping[Unit, int], number: int) -> dict[Unit, float]:
    """The weight of each word, by how many of a number of briefs use it; those that tell nothing are left out."""
    found = {
        unit: math.log(max(1, number) / max(1, used)) for unit, used in briefs.items() if not is_common(used, number)
    }
    return {unit: weight for unit, weight in found.items() if weight > 0}


def telling_passage(weights: Mapping[Unit, float], metadata: Metadata, body: str) -> Passage | None:
    """The sentence of a brief with the most and rarest of some words, the first of equals; None without any."""
    best: tuple[float, Field, Span] | None = None
    for field in fields_of(metadata, body[:_MOST_TEXT]):
        if field.part in _SHOWN_FROM:
            for weight, span in _heavier(without_addresses(field.text), weights, best[0] if best else 0.0):
                best = weight, field, span
    if best is None:
        return None
    _, field, span = best
    return passage_of(field, span, _hits(field.text, span, weights))


def _heavier(text: str, weights: Mapping[Unit, float], most: float) -> Iterator[tuple[float, Span]]:
    """The sentences of a text that outweigh `most` and all before them; those of a lighter block are left alone."""
    for block in block_spans(text):
        if block.aside or _weight(text, block, weights) <= most:
            continue
        for sentence in sentences_in(text, block):
            weight = _weight(text, sentence, weights)
            if weight > most:
                most = weight
                yield weight, sentence


def _weight(text: str, span: Span, weights: Mapping[Unit, float]) -> float:
    held = words(text[span.start : span.end])
    return math.fsum(weights[unit] for unit in weights.keys() & units(held)) if len(held) >= _SENTENCE else 0.0


def _hits(text: str, span: Span, weights: Mapping[Unit, float]) -> list[tuple[int, int]]:
    """Where some words are in a sentence."""
    sentence = without_addresses(text[span.start : span.end])
    held = weights.keys() & units(words(sentence))
    if sentence.isascii():
        found = (match for match in _WORD.finditer(sentence) if match[0].lower() in held)
        return [(span.start + match.start(), span.start + match.end()) for match in found]
    asked = [Text(tuple(unit.split())) for unit in sorted(held)]
    return [(span.start + first, span.start + last) for first, last in hit_spans(sentence, asked)]
