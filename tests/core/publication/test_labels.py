"""Labels and dates in words."""

from __future__ import annotations

import pytest

from briefkit.core.brief.vocabulary import (
    ACCESSES,
    CONFIDENCES,
    EVENT_STATUSES,
    ISSUE_STATUSES,
    KINDS,
    OUTCOMES,
    OUTLOOKS,
    STANCES,
    STATUSES,
)
from briefkit.core.dates.dates import parse_date, parse_span
from briefkit.core.publication.label_words import WORDS
from briefkit.core.publication.labels import Labels
from briefkit.core.text.languages import is_right_to_left


@pytest.mark.parametrize("language", WORDS)
def test_every_language_has_every_word(language: str) -> None:
    assert set(WORDS[language]) == set(WORDS["en"])


def test_every_value_of_the_format_has_a_word() -> None:
    values = (*KINDS, *STATUSES, *ISSUE_STATUSES, *OUTLOOKS, *STANCES, *EVENT_STATUSES, *OUTCOMES, *CONFIDENCES)
    assert {*values, *ACCESSES} - {"public"} <= set(WORDS["en"])


def test_dates_in_words() -> None:
    english, german, french = Labels("en-GB"), Labels("de"), Labels("fr-CH")
    assert english.date(parse_date("2018-07-16")) == "16 July 2018"
    assert english.date(parse_date("2018-07")) == "July 2018"
    assert english.date(parse_date("2018")) == "2018"
    assert english.date(None) == "undated"
    assert german.date(parse_date("2018-03-01")) == "1. März 2018"
    assert french.date(parse_date("2018-08-01")) == "1er août 2018"
    assert english.date(parse_span("2018-11-30/2018-11-30")) == "30 November 2018"
    assert english.date(parse_span("2018-11-30/2018-12-01")) == "30 November – 1 December 2018"


def test_other_languages_get_english_labels_and_custom_kinds_their_name() -> None:
    assert Labels("sw")["sources"] == "Sources"
    assert Labels("en")["expert-panel"] == "Expert panel"
    for kind, label in (
        ("CRS Insight", "CRS Insight"),
        ("NATO paper", "NATO paper"),
        ("NATO-Papier", "NATO-Papier"),
        ("ad-hoc note", "Ad-hoc note"),
        ("\u10db\u10d4\u10db\u10dd", "\u10db\u10d4\u10db\u10dd"),
    ):
        assert Labels("en")[kind] == label
    assert is_right_to_left("ar-EG")
    assert not is_right_to_left("en")


def test_arrows_point_to_where_the_text_runs() -> None:
    assert {language: Labels(language)["arrow"] for language in ("en", "he", "fa", "ur")} == {
        "en": "→",
        "he": "←",
        "fa": "←",
        "ur": "←",
    }
