"""No text may control the terminal."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.text.clean import clean, clean_line, clean_one_line, is_clean

ALLOWED = {"\n", "\t", "\u200c", "\u200d", "\u200e", "\u200f", "\u061c"}


@given(st.text())
def test_no_control_character_is_left(text: str) -> None:
    for character in clean(text):
        if unicodedata.category(character) in {"Cc", "Cf", "Zl", "Zp", "Cs"} and character not in {*ALLOWED, "\u200b"}:
            assert 0x0600 <= ord(character) <= 0x08E2, hex(ord(character))


@given(st.text())
def test_clean_text_stays_clean(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert is_clean(clean(text))
    assert "\n" not in clean_line(text)


def test_every_control_and_format_character_is_replaced() -> None:
    for code in range(0x110000):
        if unicodedata.category(chr(code)) in {"Cc", "Cf", "Zl", "Zp", "Cs"} and chr(code) not in ALLOWED:
            shown = clean(f"a{chr(code)}b")
            assert shown == "ab" or shown != f"a{chr(code)}b" or 0x0600 <= code <= 0x08E2, hex(code)


def test_replacements_are_visible() -> None:
    assert clean("a\x1b[31mb") == "a␛[31mb"
    assert clean("\x07\x7f") == "␇␡"
    assert clean("a\u202eb\u2066") == "a‹U+202E›b‹U+2066›"
    assert clean("\x9b31m") == "‹U+009B›31m"
    assert clean("Ab\u00adrüstung") == "Abrüstung"


def test_ordinary_text_of_any_script_stays() -> None:
    for text in ("Путин", "制裁", "نمی‌خواهم", "ירושלים", "é ü ß", "👩‍👩‍👧", "tab\tnew\n"):
        assert clean(text) == text


def test_direction_marks_do_their_work_but_not_in_names_of_files() -> None:
    hebrew = 'הטלפון \u200e+972-3-123\u200e, וגם ארה\u200f"ב, \u061c55'
    assert clean(hebrew) == clean_line(hebrew) == hebrew
    assert clean_one_line("a\u200e.md") == "a‹U+200E›.md"
    assert clean("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069").count("‹U+20") == 9


def test_a_zero_width_space_stays_where_it_parts_words() -> None:
    assert clean("ขึ้น\u200bราคา") == "ขึ้น\u200bราคา"
    assert clean("ការ\u200bប្រជុំ") == "ការ\u200bប្រជុំ"
    assert clean("en\u200bglish") == "english"


@given(st.text("ก\u200ba\x01\u00ad\u200e"))
def test_what_stays_once_stays(text: str) -> None:
    assert clean(clean(text)) == clean(text)
