"""What a mistyped part of an id may mean."""

from __future__ import annotations

import pytest

from briefkit.core.text.near_ids import did_you_mean_id

IDS = ["2026-11-submission-rail", "2026-12-rail-freight", "2027-01-Größe-der-Züge", "2027-02-one", "2027-03-one"]


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("submision", "did you mean 2026-11-submission-rail?"),
        ("rail-frieght", "did you mean 2026-12-rail-freight?"),
        ("FREIHGT rail", "did you mean 2026-12-rail-freight?"),
        ("grosse", "did you mean 2027-01-Größe-der-Züge?"),
        ("2026-11-submision-rail", "did you mean 2026-11-submission-rail?"),
        ("onne", "did you mean 2027-02-one or 2027-03-one?"),
        ("submision-harbour", None),
        ("nothing", None),
        ("", None),
        ("-", None),
        ("a " * 1000, None),
    ],
)
def test_ids_with_words_like_those_typed_are_named(typed: str, hint: str | None) -> None:
    assert did_you_mean_id(typed, IDS) == hint
