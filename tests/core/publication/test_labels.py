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


@pytest.mark.parametrize(
    ("language", "days", "months", "years"),
    [
        ("en", "2–9 June 2026", "30 November – 1 December 2026", "28 December 2026 – 3 January 2027"),
        ("de", "2.–9. Juni 2026", "30. November – 1. Dezember 2026", "28. Dezember 2026 – 3. Januar 2027"),
        ("fr", "2–9 juin 2026", "30 novembre – 1er décembre 2026", "28 décembre 2026 – 3 janvier 2027"),
        ("es", "2–9 de junio de 2026", "30 de noviembre – 1 de diciembre de 2026", None),
        ("ru", "2–9 июня 2026\u202fг.", "30 ноября – 1 декабря 2026\u202fг.", None),
        ("ka", "2–9 ივნისი, 2026", "30 ნოემბერი – 1 დეკემბერი, 2026", None),
        ("he", "2–9 ביוני 2026", "30 בנובמבר – 1 בדצמבר 2026", "28 בדצמבר 2026 – 3 בינואר 2027"),
        ("ar", "2–9 يونيو 2026", "30 نوفمبر – 1 ديسمبر 2026", "28 ديسمبر 2026 – 3 يناير 2027"),
        ("zh", "2026年6月2日–9日", "2026年11月30日–12月1日", "2026年12月28日–2027年1月3日"),
    ],
)
def test_a_span_tells_a_shared_month_and_year_once(language: str, days: str, months: str, years: str | None) -> None:
    labels = Labels(language)
    assert labels.date(parse_span("2026-06-02/2026-06-09")) == days
    assert labels.date(parse_span("2026-11-30/2026-12-01")) == months
    assert years is None or labels.date(parse_span("2026-12-28/2027-01-03")) == years


def test_spans_of_months_and_years() -> None:
    words = {date: Labels("en").date(parse_span(date)) for date in ("2026-06/2026-07", "2026/2027", "2026-12/2027-01")}
    assert list(words.values()) == ["June–July 2026", "2026–2027", "December 2026 – January 2027"]
    assert Labels("ru").date(parse_span("2026-06/2026-07")) == "июнь–июль 2026\u202fг."
    assert Labels("en").date(parse_span("2026-11/2026-12-05")) == "November 2026 – 5 December 2026"


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
