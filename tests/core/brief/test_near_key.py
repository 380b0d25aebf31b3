"""Which keys look like slips."""

from __future__ import annotations

import pytest

from briefkit.core.brief.model import Brief
from briefkit.core.brief.near_key import distance, near_key
from briefkit.core.brief.shapes import keys_of

KEYS = tuple(keys_of(Brief))


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("sumary", "summary"),
        ("key-points", "key_points"),
        ("keyPoints", "key_points"),
        ("Title", "title"),
        ("topic", "topics"),
        ("dtae", "date"),
        ("kinds", "kind"),
        ("recomendations", "recommendations"),
        ("disclamer", "disclaimer"),
        ("Embargo – until", "embargo_until"),
        ("embargoed_until", "embargo_until"),
        ("embargo", "embargo_until"),
        ("Embargoed", "embargo_until"),
        ("embargo_till", "embargo_until"),
        ("press embargo", "embargo_until"),
        ("embago", "embargo_until"),
        ("access-level", "access"),
        ("access\u200b", "access"),
        ("ａｃｃｅｓｓ", "access"),
        ("accès", "access"),
        ("process", None),
        ("accents", None),
        ("embargo_on", None),
        ("embargoes", None),
        ("embargos", None),
        ("embargo_imposed", None),
        ("subtitle", None),
        ("desk", None),
        ("tags", None),
        ("note", None),
        ("cover", None),
        ("rate", None),
        ("weight", None),
        ("draft", None),
        ("layout", None),
        ("x" * 5000, None),
    ],
)
def test_near_key(name: str, meant: str | None) -> None:
    assert near_key(name, KEYS) == meant


def test_no_key_is_near_another() -> None:
    for key in KEYS:
        assert near_key(key, tuple(other for other in KEYS if other != key)) is None


def test_distance() -> None:
    assert [distance("date", word) for word in ("date", "dtae", "dat", "dates", "late", "")] == [0, 1, 1, 1, 1, 4]
