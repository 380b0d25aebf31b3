"""What takes the place of characters that nobody sees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.text.hidden import HIDDEN, hint, needs_person, stays, without_hidden
from briefkit.core.text.words import words

TEXTS = st.text(
    st.sampled_from(
        "ab ñกកあ\u0301\u0e34_-.½\n\r\t\x00\x01\x0b\x0c\x1d\x7f\x85\x92\u00ad\u200b\u200c\u2028\u2029\u2060\ufeff"
    )
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("first\u2028second", "first second"),
        ("first\u2029\u2029second", "first second"),
        ("page\x0cpage", "page page"),
        ("one\x0b two", "one two"),
        ("end.\x0c\n\x0cStart", "end.\nStart"),
        ("\u2028start end\u2028", "start end"),
        ("a\x1db", "a b"),
        ("sanc\u00adtions", "sanctions"),
        ("soft\u00ad\u2028hyphen", "soft hyphen"),
        ("word\u2060joined\ufeffup", "wordjoinedup"),
        ("\x1b[31mred", "[31mred"),
        ("(\u200bsee\u200b)", "(see)"),
    ],
)
def test_no_words_are_joined(before: str, after: str) -> None:
    assert without_hidden(before) == after


@pytest.mark.parametrize(
    "text", ["of\x01cial", "trea\u200bty", "don\x92t", "wait\x85", "a\u200b\u0301", "5\x7f6", "a\u200b\u00adb"]
)
def test_what_parts_two_letters_is_left_to_a_person(text: str) -> None:
    assert without_hidden(text) == text
    assert all(needs_person(text, found.start()) for found in HIDDEN.finditer(text))


@pytest.mark.parametrize(
    "text",
    ["ការ\u200bពិភាក្សា", "และ\u200bข้อตกลง", "ການ\u200bຄ້າ", "ရေ\u200bအရင်း", "条約\u200bの署名", "COP\u200bទឹក"],
)
def test_a_zero_width_space_parts_words_where_nothing_else_does(text: str) -> None:
    assert without_hidden(text) == text
    assert stays(text, text.index("\u200b"))


def test_joiners_and_non_breaking_spaces_are_not_hidden() -> None:
    assert not HIDDEN.search("می\u200cخواهم क्\u200dष 👩\u200d⚖️ «\u202fenfin\u202f» 5\u00a0km\u2007a\u3000b \u2011")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\u2028b", "put a space or a line end in its place"),
        ("a\u00adb", "remove it"),
        ("don\x92t", "write ’ if that was meant (Windows-1252), or remove it"),
        ("wait\x85", "write … if that was meant (Windows-1252), or remove it"),
        ("a\x81", "write what should be there, or remove it"),
        ("a\x01b", "write what should be there, perhaps a letter or a space, or remove it"),
        ("a\u200bb", "put a space in its place if it parts two words, else remove it"),
    ],
)
def test_what_people_are_told(text: str, said: str) -> None:
    (found,) = HIDDEN.finditer(text)
    assert hint(text, found.start()) == said


@given(TEXTS)
def test_words_are_what_they_were(text: str) -> None:
    assert words(without_hidden(text)) == words(text)


@given(TEXTS)
def test_once_is_enough_and_what_is_left_stays_or_needs_a_person(text: str) -> None:
    once = without_hidden(text)
    assert without_hidden(once) == once
    assert all(stays(once, at.start()) or needs_person(once, at.start()) for at in HIDDEN.finditer(once))
