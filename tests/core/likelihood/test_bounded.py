"""Sentences that nobody writes are read as fast as others."""

from __future__ import annotations

import time

import pytest

from briefkit.core.likelihood.language.assertions import assertions_in
from briefkit.core.likelihood.language.languages import LANGUAGES
from briefkit.core.likelihood.language.terms import leaning_of


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le texte devrait " + "donc donc donc, " * 40 + "et il est probable."),
        ("en", "The chance that it holds " + "1" * 1200 + " is high."),
        ("de", "Die Wahrscheinlichkeit " + "1" * 1200 + " ist hoch."),
        ("fr", "Elle a une chance " + "1" * 1200 + " de réussir."),
    ],
    ids=["words in French", "digits in English", "digits in German", "digits in French"],
)
def test_one_long_sentence_is_read_at_once(language: str, text: str) -> None:
    start = time.thread_time()
    assertions_in(text, LANGUAGES[language])
    assert time.thread_time() - start < 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L'inflation devrait donc encore, à terme, baisser."),
        ("fr", "Il a une chance sur deux, très très très forte."),
        ("en", "The chance of 1,250.5 to 1,300.75 per cent is 30 percent."),
        ("en", "It is very, very, and more than very very very very likely."),
        ("de", "Die Wahrscheinlichkeit liegt bei 12,5 bis 30,25 Prozent."),
    ],
)
def test_what_people_write_is_still_found(language: str, text: str) -> None:
    assert {mark.kind for mark in assertions_in(text, LANGUAGES[language])} == {"likelihood"}


def test_words_longer_than_a_sentence_lean_neither_way() -> None:
    assert leaning_of("very likely", LANGUAGES["en"]) == 1
    assert leaning_of("likely " + "and so " * 300, LANGUAGES["en"]) == 0
