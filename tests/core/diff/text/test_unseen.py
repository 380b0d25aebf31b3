"""Texts that read alike are no change; what differs in them is named."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.diff.text.diff import diff_texts, new_text, old_text
from briefkit.core.diff.text.unseen import unseen_in_text, unseen_in_values
from briefkit.output.diff.critic_markup import START, accept_all, reject_all, text_markdown
from tests.core.diff.text.test_diff import bodies

VIETNAMESE = "Bộ trưởng đề nghị giảm phí cảng biển. Le coût élevé.\n"
NFD = unicodedata.normalize("NFD", VIETNAMESE)


def named(old: str, new: str) -> list[str]:
    """What is said of two bodies that read alike."""
    diff = diff_texts(old, new)
    assert diff.same
    return [item.text for item in unseen_in_text(diff, 1)]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (VIETNAMESE, NFD, "accents composed differently (10 words, first in line 1)"),
        ("Co\u00adoperation stays.\n", "Cooperation stays.\n", "soft hyphens (1 word, in line 1)"),
        ("One.\n\nport\u200bfees\n", "One.\n\nportfees\n", "zero-width signs (1 word, in line 3)"),
        ("One.\n\n\u200b\n\nTwo.\n", "One.\n\n\n\nTwo.\n", "zero-width signs (1 word, in line 3)"),
        ("The \u200fאב\u200f port.\n", "The אב port.\n", "direction marks (1 word, in line 1)"),
        ("A ❤\ufe0f here.\n", "A ❤ here.\n", "variation selectors (1 word, in line 1)"),
        ("Some 10\u00a0000 tons.\n", "Some 10 000 tons.\n", "no-break spaces (1 place, in line 1)"),
        ("One.\r\n\r\nTwo.\r\n", "One.\n\nTwo.\n", "line ends (3 lines, first in line 1)"),
        ("One  \ntwo.\n", "One\ntwo.\n", "trailing spaces (1 line, in line 1)"),
        ("```\na\u00a0b \n```\n", "```\na b\n```\n", "no-break spaces (1 place, in line 2)"),
    ],
)  # fmt: skip
def test_what_cannot_be_seen_is_named_with_its_place(old: str, new: str, said: str) -> None:
    assert named(old, new)[0] == said
    assert named(new, old)[0] == said


def test_text_that_is_only_wrapped_differently_has_nothing_to_name() -> None:
    assert named("One two\nthree.\n", "One\ntwo three.\n") == []


def test_lines_are_those_of_the_file() -> None:
    (item,) = unseen_in_text(diff_texts("One.\n\nCo\u00adop.\n", "One.\n\nCoop.\n"), body_line=9)
    assert (item.what, item.count, item.line) == ("soft hyphens", 1, 11)


def test_a_visible_change_beside_an_unseen_one_marks_only_its_own_words() -> None:
    old = unicodedata.normalize("NFD", "Le coût élevé reste.\n")
    diff = diff_texts(old, "Le coût élevé baisse.\n")
    assert [segment.new for segment in diff.blocks[0].segments if segment.op == "insert"] == ["baisse"]
    (item,) = unseen_in_text(diff, 1)
    assert item.text == "accents composed differently (2 words, first in line 1)"


def test_values_of_the_front_matter_are_named_too() -> None:
    (item,) = unseen_in_values(["Port fees", "Le cou\u0302t"], ["Port fees", "Le coût"])
    assert item.text == "accents composed differently (1 value of the front matter)"


@given(bodies(), st.sampled_from(["NFC", "NFD"]), st.sampled_from(["\u00ad", "\u2060", "\ufeff", "\u200e"]))
def test_a_text_that_reads_alike_is_no_change_and_comes_back(body: str, form: Literal["NFC", "NFD"], sign: str) -> None:
    other = unicodedata.normalize(form, body.replace("tr", f"t{sign}r").replace("1,2", f"1{sign},2"))
    diff = diff_texts(body, other)
    assert diff.same
    assert (old_text(diff), new_text(diff)) == (body, other)
    marked = f"{START}\n{text_markdown(diff)}"
    assert (reject_all(marked), accept_all(marked)) == (body, other)
    assert "{--" not in marked.replace("{--}", "")
