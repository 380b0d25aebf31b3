"""YAML read in one go has the values and places that it has event by event."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit.core.brief.split import decode, split
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.yaml import placed as yaml_placed
from briefkit.core.yaml.data import DoubtError
from briefkit.core.yaml.events import Node, read_yaml
from tests.core.brief.test_record import HEAD, PIECES
from tests.places import SAMPLE
from tests.rules_collection import COLLECTION

BRIEFS = sorted([*SAMPLE.glob("*.md"), *COLLECTION.rglob("*.md")])


def doubt(_text: str, _first_line: int) -> None:
    raise DoubtError


def by_events(text: str) -> tuple[Node | None, list[Diagnostic]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_placed, "read_placed", doubt)
        return read_yaml(text, first_line=2)


def test_front_matter_of_briefs() -> None:
    for path in BRIEFS:
        text = decode(path.read_bytes()) if path.is_file() else Diagnostic("file", "a folder", 1, 1)
        halves = text if isinstance(text, Diagnostic) else split(text)
        if not isinstance(halves, Diagnostic):
            assert read_yaml(halves.front_matter, first_line=2) == by_events(halves.front_matter), path


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.booleans())
@settings(max_examples=300)
def test_any_text(text: str, headed: bool) -> None:
    assert read_yaml(HEAD * headed + text, first_line=2) == by_events(HEAD * headed + text)


def test_it_answers_where_nothing_is_wrong_and_only_there() -> None:
    assert yaml_placed.read_placed("a: [b, {c: 'd'}]\n", 2).get("a") is not None
    for text in (
        "a: 1\na: 2\n",
        "a: {b: 1, b: 2}\n",
        "a: &x 1\n",
        "[a]: b\n",
        "a: " + "[" * 40 + "]" * 40,
        "- a\n",
        "",
    ):
        with pytest.raises(DoubtError):
            yaml_placed.read_placed(text, 2)
