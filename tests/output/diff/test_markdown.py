"""CriticMarkup: both sides are restored exactly, and no mark crosses a blank line."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.diff.text.diff import diff_texts
from briefkit.output.diff.critic_markup import START, accept_all, escape, reject_all, text_markdown, unescape
from tests.core.diff.text.test_diff import LONG, OTHER, THIRD, revisions


def markdown(old: str, new: str) -> str:
    return f"# Head\n\n{START}\n{text_markdown(diff_texts(old, new))}"


@given(revisions())
def test_accept_and_reject_give_both_bodies(pair: tuple[str, str]) -> None:
    old, new = pair
    marked = markdown(old, new)
    assert accept_all(marked) == new
    assert reject_all(marked) == old


@given(revisions())
def test_no_mark_crosses_a_blank_line(pair: tuple[str, str]) -> None:
    marked = text_markdown(diff_texts(*pair))
    for mark in re.findall(r"\{(?:\+\+|--)(.*?)(?:\+\+|--)\}", marked, re.DOTALL):
        assert not re.search(r"\n[ \t]*\n", mark)


@given(st.text("{}+-~=<>\u2060a ", max_size=30))
def test_characters_that_look_like_marks_survive(text: str) -> None:
    assert unescape(escape(text)) == text


def read_plainly(marked: str, kept: str) -> str:
    """The text as a reader that knows only CriticMarkup sees it."""
    text = marked.partition("\n<!-- briefkit: end")[0]
    return re.sub(r"\{(\+\+|--|>>)(.*?)(?:\1|<<)\}", lambda m: m[2] if m[1] == kept else "", text, flags=re.DOTALL)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f"{LONG}\n\n{OTHER}\n", f"{OTHER}\n\n{THIRD}\n"),
        (f"{LONG}\n\n{OTHER}\n\n{THIRD}\n", f"{THIRD}\n\n{LONG.replace('could', 'did')}\n\n{OTHER}\n"),
        (f"{LONG}\n", LONG.replace(" ", "\n", 5) + "\n\nMore.\n"),
    ],
)
def test_other_readers_get_both_sides_except_for_whitespace(old: str, new: str) -> None:
    marked = text_markdown(diff_texts(old, new))
    assert read_plainly(marked, "++").split() == new.split()
    assert read_plainly(marked, "--").split() == old.split()


def test_words_are_marked_as_a_writer_would() -> None:
    marked = text_markdown(diff_texts("The old treaty holds.\n", "The new treaty firmly holds.\n"))
    assert marked == "The {--old--}{++new++} treaty{++ firmly++} holds.\n"


def test_without_a_text_there_is_nothing_to_accept() -> None:
    with pytest.raises(ValueError, match="no text"):
        accept_all("# Head\n")
