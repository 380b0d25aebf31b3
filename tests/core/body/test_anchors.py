"""Which heading a link means."""

from __future__ import annotations

import unicodedata
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.body.anchors import Anchors, github_anchor
from briefkit.core.body.document import Heading
from briefkit.core.body.markdown import parse_markdown
from briefkit.core.body.outline_read import read_outline
from briefkit.core.publication.links import anchors_of

HARBOURS = Anchors.of_texts(["Über die Häfen", "Выводы", "结论", "الخلاصة", "हिन्दी में", "Fees & dues: a look", "Größe"])


@pytest.mark.parametrize(
    ("fragment", "reached"),
    [
        ("über-die-häfen", "uber-die-hafen"),
        ("Über-die-Häfen", "uber-die-hafen"),
        ("uber-die-hafen", "uber-die-hafen"),
        ("UBER-DIE-HAFEN", "uber-die-hafen"),
        (quote("über-die-häfen"), "uber-die-hafen"),
        (unicodedata.normalize("NFD", "über-die-häfen"), "uber-die-hafen"),
        (quote(unicodedata.normalize("NFD", "über-die-häfen")), "uber-die-hafen"),
        ("выводы", "выводы"),
        ("ВЫВОДЫ", "выводы"),
        (quote("结论"), "结论"),
        ("الخلاصة", "الخلاصة"),
        ("हिन्दी-में", "हिन्दी-में"),
        ("fees--dues-a-look", "fees-dues-a-look"),
        ("fees-dues-a-look", "fees-dues-a-look"),
        ("größe", "grosse"),
        ("GRÖSSE", "grosse"),
        ("grosse", "grosse"),
        ("hafen", None),
        ("", None),
        ("%ff", None),
        ("Über die Häfen", None),
    ],
)
def test_a_heading_is_reached_by_either_anchor(fragment: str, reached: str | None) -> None:
    assert HARBOURS.reached(fragment) == reached


def test_headings_of_the_same_words_are_numbered_as_on_github() -> None:
    anchors = Anchors.of_texts(["Über", "Über", "Über"])
    assert list(anchors) == ["uber", "uber-1", "uber-2"]
    assert [anchors.reached(name) for name in ("über", "über-1", "über-2", "uber-3", "uber-4")] == [
        *("uber", "uber-1", "uber-2"),
        "uber-2",
        None,
    ]


@given(st.lists(st.sampled_from(["a", "A", "a-1", "a 1", "á", "a-2", "", "?"]), max_size=9))
def test_no_two_headings_have_one_anchor(texts: list[str]) -> None:
    assert len(set(Anchors.of_texts(texts))) == len(texts)


@given(st.text(max_size=30))
def test_every_heading_is_reached_by_its_anchors(text: str) -> None:
    anchors = Anchors.of_texts([text])
    (own,) = anchors
    assert anchors.reached(own) == own
    assert not github_anchor(text) or anchors.reached(quote(github_anchor(text))) == own


BODY = """## Über die Häfen

- # in a list

> ## in a list

## In a list

## Über *die* Häfen

x
"""


@pytest.mark.parametrize("fragment", ["über-die-häfen", "über-die-häfen-1", "in-a-list", "in-a-list-1", "x"])
def test_checks_and_exports_reach_the_same_headings(fragment: str) -> None:
    document = parse_markdown(BODY)
    assert read_outline(BODY).anchors.reached(fragment) == anchors_of(document.blocks).reached(fragment)
    known = {block.anchor for block in document.blocks if isinstance(block, Heading)}
    assert known == {"uber-die-hafen", "in-a-list", "uber-die-hafen-1"}
