"""The quotation marks of languages."""

from __future__ import annotations

import pytest

from briefkit.core.publication.label_words import WORDS
from briefkit.core.publication.quotation_marks import _LANGUAGES, marks_of


@pytest.mark.parametrize(
    ("language", "signs"),
    [
        ("en-GB", "“”‘’"),
        ("tlh", "“”‘’"),
        ("DE-at", "„“‚‘"),
        ("de-LI", "«»‹›"),
        ("fr-CA", "«»“”"),
        ("fr-CH", "«»‹›"),
        ("pt", "“”‘’"),
        ("pt-AO", "«»“”"),
        ("es-ES", "«»“”"),
        ("es-MX", "“”‘’"),
        ("zh-Hans-CN", "“”‘’"),
        ("zh-HK", "「」『』"),
        ("sr-Latn", "„”’’"),
        ("nb", "«»‘’"),
    ],
)
def test_the_marks_of_a_language_or_its_region(language: str, signs: str) -> None:
    marks = marks_of(language)
    assert "".join((*marks.outer, *marks.inner)).replace("\u202f", "") == signs


def test_french_has_its_space() -> None:
    assert marks_of("fr-BE").outer == ("«\u202f", "\u202f»")
    assert marks_of("it").outer == ("«", "»")


def test_no_language_stands_twice() -> None:
    tags = [tag for tags in _LANGUAGES.values() for tag in tags.split()]
    assert len(tags) == len(set(tags))


def test_the_marks_of_languages_with_labels_are_told_apart() -> None:
    alike = {language for language in WORDS if len({*marks_of(language).outer, *marks_of(language).inner}) < 4}
    assert alike == {"he"}  # where both open as they close
