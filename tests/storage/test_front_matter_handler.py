"""The handler of python-frontmatter: reads like briefkit, writes what every reader understands."""

from __future__ import annotations

import datetime
from typing import Any

import frontmatter
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.edit.edit import edit_text
from briefkit.core.edit.value import Set
from briefkit.storage.front_matter_handler import BriefHandler, new_brief_text

WORDS = st.one_of(
    st.sampled_from(
        [
            "yes",
            "No",
            "null",
            "y",
            "1.10",
            "2018-11",
            "a: b",
            "# c",
            "Ends here.",
            "a, b",
            "x)",
            "ü – z",
            "-",
            "",
            "on",
            "12:30",
        ]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), max_size=12),
)
VALUES = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3), max_leaves=6
)


@given(
    st.dictionaries(
        st.from_regex("[a-z]{1,6}", fullmatch=True).filter(
            lambda key: len(key) > 1 and key not in ("yes", "no", "on", "off", "true", "false", "null")
        ),
        VALUES,
        min_size=1,
        max_size=4,
    )
)
def test_every_reader_reads_back_what_was_written(metadata: dict[str, Any]) -> None:
    written = BriefHandler().export(metadata)
    assert yaml.safe_load(written) == metadata
    assert yaml.load(written, yaml.BaseLoader) == metadata  # noqa: S506 - it only makes strings, lists and dicts
    assert list(yaml.safe_load(written)) == list(metadata)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Accept half of the rise", "Accept half of the rise"),
        ("Ends here.", "Ends here."),
        ("a, b (c)", "a, b (c)"),
        ("“quoted”", '"“quoted”"'),
        ("x ”", "x ”"),
        ("yes", '"yes"'),
        ("No", '"No"'),
        ("2018", '"2018"'),
        ("a: b", '"a: b"'),
        ("ends,", "ends,"),
        ("ends:", '"ends:"'),
        ("https://example.org/a", "https://example.org/a"),
        ("a: b # c", '"a: b # c"'),
        ("", '""'),
        ("NO", '"NO"'),
        ("Norway", "Norway"),
        ("ü", "ü"),
    ],
)
def test_texts_are_quoted_where_any_reader_might_misread_them(value: str, written: str) -> None:
    assert BriefHandler().export({"title": value}) == f"title: {written}"


def test_values_are_written_as_edits_write_them() -> None:
    metadata: dict[str, object] = {
        "b": ["x", {"c": "d"}],
        "a": "z",
        "topics": ["u", "v"],
        "none": None,
        "empty": [],
        "long": "word " * 60 + "end",
    }
    written = BriefHandler().export(metadata)
    assert written == f"b:\n  - x\n  - c: d\na: z\ntopics: [u, v]\nnone:\nempty: []\nlong: {metadata['long']}"
    edited = edit_text(edit_text("a: z\n", Set(("b",), ["x", {"c": "d"}])), Set(("topics",), ["u", "v"]))
    assert edited == BriefHandler().export({"a": "z", "b": ["x", {"c": "d"}], "topics": ["u", "v"]}) + "\n"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (True, "true"),
        (7, "7"),
        (0.7, "0.7"),
        (float("inf"), ".inf"),
        (datetime.date(2018, 7, 16), "2018-07-16"),
        (("a", 1), "[a, 1]"),
    ],
)
def test_values_of_scripts_keep_their_type(value: object, written: str) -> None:
    assert BriefHandler().export({"x": value}) == f"x: {written}"
    expected = list(value) if isinstance(value, tuple) else value
    assert yaml.safe_load(f"x: {written}") == {"x": expected}


def test_what_front_matter_cannot_hold_is_refused() -> None:
    with pytest.raises(TypeError, match="front matter cannot hold a set"):
        BriefHandler().export({"x": {1, 2}})


def test_values_are_read_as_texts() -> None:
    post = frontmatter.loads("---\ncountry: NO\ndate: 2018-11\nlist: [1, {a: 07}]\n---\nText", handler=BriefHandler())
    assert post.metadata == {"country": "NO", "date": "2018-11", "list": ["1", {"a": "07"}]}
    assert post.content == "Text"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: 1\na: 2", "3:1: "),
        ("a: [", "3:1: not valid YAML"),
        ("- a", "the front matter is not a mapping"),
        ("", "the front matter is not a mapping"),
    ],
)
def test_what_would_not_be_listed_is_refused(text: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        BriefHandler().load(text)


def test_the_text_of_a_new_brief() -> None:
    assert new_brief_text({"title": "T", "topics": ["a"]}, "Body.") == "---\ntitle: T\ntopics: [a]\n---\n\nBody.\n"
