"""The small parts that rules stand on."""

from __future__ import annotations

import pytest

from briefkit.checks.unknown_key import distance, near_key
from briefkit.core.brief.model import Brief
from briefkit.core.brief.shapes import keys_of
from briefkit.core.checking.rule import Trail
from briefkit.core.checking.trail import place_of
from briefkit.core.yaml.read import read_yaml

KEYS = tuple(keys_of(Brief))
YAML = """\
title: A
topics: [one, two]
issues:
  - id: sanctions
    positions:
      us: Short
      russia:
        - {says: One}
        - {says: Two, source: s1}
sources: {id: s1, title: A single one}
"""


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


@pytest.mark.parametrize(
    ("trail", "place"),
    [
        (("title",), (2, 8)),
        (("topics", 1), (3, 15)),
        (("topics", "two"), (3, 15)),
        (("issues", "sanctions", "id"), (5, 9)),
        (("issues", "sanctions", "positions", "us"), (7, 11)),
        (("issues", "sanctions", "positions", "us", 0, "source"), (7, 11)),
        (("issues", "sanctions", "positions", "russia", 1, "source"), (10, 31)),
        (("sources", "s1", "title"), (11, 26)),
        (("nowhere",), (2, 1)),
        (("topics", 9), (3, 9)),
        ((), (2, 1)),
    ],
)
def test_place_of(trail: Trail, place: tuple[int, int]) -> None:
    root, _ = read_yaml(YAML, first_line=2)
    assert place_of(root, trail) == place


def test_place_of_key() -> None:
    root, _ = read_yaml(YAML, first_line=2)
    assert place_of(root, ("topics",), key=True) == (3, 1)
    assert place_of(None, ("topics",)) == (1, 1)
