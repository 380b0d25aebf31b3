"""Terms of likelihood in running text: complete, with negation and what they are about."""

from __future__ import annotations

import pytest

from briefkit.core.likelihood.estimative import (
    confidence_in,
    estimates_in,
    may_estimate,
    modals_in,
    own_words,
    sentences_in,
)
from briefkit.core.likelihood.scales import ICD203, PHIA, SCALES, Scale


@pytest.mark.parametrize("scale", SCALES.values(), ids=SCALES)
def test_every_term_of_every_scale_is_found_whole(scale: Scale) -> None:
    for row in scale.terms:
        for word in row.words:
            if word == "remote":  # remote areas are not forecasts
                continue
            (found,) = estimates_in(f"It is {word.upper()} that they agree.")
            assert found.word == word
            assert scale in found.scales()
            assert found.about == "they agree"


@pytest.mark.parametrize(
    ("text", "word", "negated", "about"),
    [
        ("They are unlikely to agree this year.", "unlikely", False, "agree this year"),
        ("They are not likely to agree.", "likely", True, "agree"),
        ("It isn't at all likely.", "likely", True, None),
        ("It isn’t considered likely that they meet.", "likely", True, "they meet"),
        ("A deal is far from almost certain.", "almost certain", True, None),
        ("Not only sanctions are likely to follow.", "likely", False, "follow"),
        ("A very\n  likely outcome", "very likely", False, None),
        ("There is an even chance of rain", "even chance", False, None),
    ],
)
def test_negation_and_subject(text: str, word: str, negated: bool, about: str | None) -> None:
    (found,) = estimates_in(text)
    assert (found.word, found.negated, found.about) == (word, negated, about)


@pytest.mark.parametrize("text", ["a remote village", "likelihood", "unlikely-looking", "probably", "the chances", ""])
def test_what_is_not_a_term(text: str) -> None:
    assert estimates_in(text) == ()


@pytest.mark.parametrize(
    ("text", "leaning"),
    [("likely", 1), ("unlikely", -1), ("not likely", -1), ("not unlikely", 1), ("roughly even chance", 0)],
)
def test_a_negation_reverses_the_leaning(text: str, leaning: int) -> None:
    (found,) = estimates_in(f"It is {text}")
    assert found.leaning(ICD203) == leaning


def test_a_term_of_another_scale_has_no_leaning() -> None:
    (found,) = estimates_in("a realistic possibility")
    assert found.scales() == (PHIA,)
    assert found.leaning(ICD203) == 0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It could fail and might not recover.", ["could", "might"]),
        ("In May they met; on 5 May, May 2018 and since May.", []),
        ("May they agree in May?", ["may"]),
        ("Nothing that officials could carry forward.", []),
        ("Whether it may last is open.", []),
    ],
)
def test_modals_of_main_clauses(text: str, found: list[str]) -> None:
    assert [word for word, _ in modals_in(text)] == found


def test_sentences_and_confidence() -> None:
    text = "It is likely (3.5 per cent). We have high confidence! Is it so?"
    sentences = list(sentences_in(text))
    assert [sentence.strip() for _, sentence in sentences] == [
        "It is likely (3.5 per cent).",
        "We have high confidence!",
        "Is it so?",
    ]
    assert [confidence_in(sentence) is not None for _, sentence in sentences] == [False, True, False]


def test_quotations_are_blanked_and_offsets_stay() -> None:
    text = 'We say “likely”.\n> unlikely\n```\nprobable\n```\n"remote chance" `likely` [x](likely) likely'
    blanked = own_words(text)
    assert len(blanked) == len(text)
    assert blanked.count("\n") == text.count("\n")
    (found,) = estimates_in(blanked)
    assert text[found.start : found.end] == "likely"
    assert found.end == len(text)


def test_every_term_has_a_hint() -> None:
    for scale in SCALES.values():
        for term in scale.terms:
            assert all(may_estimate(f"It is {word.upper()}.") or word == "remote" for word in term.words)
