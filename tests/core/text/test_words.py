"""Words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.text.words import did_you_mean, fold, meant, name_hint, words


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_words_are_folded_and_cjk_is_split_by_character() -> None:
    assert words("COVID-19, Élysée's “AI-Act”") == ["covid", "19", "elysee", "s", "ai", "act"]
    assert words("制裁 von 2018") == ["制", "裁", "von", "2018"]
    assert words("Путин") == ["путин"]


def test_hints_name_similar_words() -> None:
    assert did_you_mean("sanctons", ["sanctions", "arms-control"]) == "did you mean sanctions?"
    assert did_you_mean("zzz", ["sanctions"]) is None


@pytest.mark.parametrize(
    ("typed", "names", "places"),
    [
        ("j1", ["J1", "j1", "j2"], [1]),
        ("J1", ["j1", "j2"], [0]),
        ("ü1", ["u\u0308" + "1", "u1"], [0]),
        ("u\u0308" + "1", ["ü1", "U1"], [0]),
        ("U1", ["ü1", "u1"], [0, 1]),
        ("ｊ１", ["j1"], [0]),
        ("j1", ["j1", "j1"], [0, 1]),
        ("j", ["j1"], []),
        ("\u0301", ["", "\u0300"], []),
        ("", [""], []),
    ],
)
def test_what_a_typed_name_means(typed: str, names: list[str], places: list[int]) -> None:
    assert meant(typed, names) == places


@given(names=st.lists(st.text(min_size=1), unique=True), data=st.data())
def test_a_name_typed_as_it_stands_means_only_itself(names: list[str], data: st.DataObject) -> None:
    if names:
        place = data.draw(st.integers(0, len(names) - 1))
        assert meant(names[place], names) == [place]


def test_an_unknown_name_is_told_what_there_is() -> None:
    assert name_hint("term", ["id", "judgments.term"]) == "did you mean judgments.term?"
    assert name_hint("titel", ["id", "title"]) == "did you mean title?"
    assert name_hint("foo", ["id", "title"]) == "there are id, title"
    assert name_hint("foo", ["id", "a.b", "title"]) == "there are id, title, and parts of them, such as a.b"
