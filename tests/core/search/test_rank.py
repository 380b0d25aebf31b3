"""Passages that show a hit, and the words in them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.query.value import Text
from briefkit.core.search.passages import passage
from briefkit.core.search.rank import rank
from briefkit.core.text.words import words

METADATA: dict[str, Any] = {"id": "a", "path": "a.md", "title": "A title", "kind": "note", "date": "2018"}
BODY = """\
Before any heading: sanctions.

## First

Nothing here.

```
# No heading, but code
```

## Café *society* ##

The COVID-19 rules, naïve façades, 制裁について, Путин, and cafe\u0301 life.

# Last
arms
control
"""


def shown(text: str, *, prefix: bool = False, body: str = BODY) -> tuple[str, str | None, str]:
    found = passage([Text(tuple(words(text)), prefix)], METADATA, body)
    assert found is not None
    return found.part, found.section, found.marked("[", "]")


@pytest.mark.parametrize(
    ("asked", "marked", "section"),
    [
        ("sanctions", "[sanctions]", None),
        ("covid-19", "[COVID-19]", "Café *society*"),
        ("naive", "[naïve]", "Café *society*"),
        ("facades", "[façades]", "Café *society*"),
        ("制裁", "[制裁]", "Café *society*"),
        ("путин", "[Путин]", "Café *society*"),
        ("cafe life", "[cafe\u0301 life]", "Café *society*"),
        ("arms control", "[arms control]", "Last"),
    ],
)
def test_a_hit_is_marked_as_written_with_its_heading(asked: str, marked: str, section: str | None) -> None:
    part, heading, text = shown(asked)
    assert (part, heading) == ("body", section)
    assert marked in text


def test_a_prefix_marks_the_whole_word() -> None:
    assert "[sanctions]" in shown("sanc", prefix=True)[2]


def test_the_title_is_shown_if_nothing_else_has_the_word() -> None:
    assert shown("title") == ("title", None, "A [title]")


def test_a_passage_is_cut_between_words() -> None:
    _, _, text = shown("middle", body="word " * 200 + "middle " + "word " * 200)
    assert text.startswith("…word ")
    assert text.endswith("word…")
    assert len(text) < 220


def test_nothing_found_is_no_passage() -> None:
    assert passage([Text(("nowhere",))], METADATA, BODY) is None


@given(
    st.text(st.sampled_from("aAbB1_-. \n#"), max_size=60),
    st.lists(st.sampled_from([("a",), ("ab",), ("a", "b"), ("b", "a1")]), min_size=1, max_size=2, unique=True),
    st.booleans(),
)
def test_patterns_and_tokens_agree(text: str, asked: list[tuple[str, ...]], prefix: bool) -> None:
    texts = [Text(phrase, prefix) for phrase in asked]
    by_pattern = passage(texts, METADATA, text + "\n", ["body"])
    by_token = passage(texts, METADATA, text + "\né", ["body"])
    assert (by_pattern is None) == (by_token is None)
    if by_pattern and by_token:
        assert [piece for piece, hit in by_pattern.pieces if hit] == [piece for piece, hit in by_token.pieces if hit]


def test_rare_words_and_titles_rank_first() -> None:
    rare, common = Text(("rare",)), Text(("common",))
    scores = rank(
        [({rare: 10.0, common: 0.0}, 10), ({rare: 1.0, common: 0.0}, 10), ({rare: 0.0, common: 1.0}, 10)]
        + [({rare: 0.0, common: 1.0}, 10)] * 7
    )
    assert scores[0] > scores[1] > scores[2] > 0
