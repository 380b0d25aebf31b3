"""From a trail to the place in a file."""

from __future__ import annotations

import pytest

from briefkit.checks.places import place_of
from briefkit.core.diagnostic import Trail
from briefkit.core.yaml.read import read_yaml

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
    assert place_of(root, ("topics",), at_key=True) == (3, 1)
    assert place_of(None, ("topics",)) == (1, 1)
