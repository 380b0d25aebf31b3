"""Words in many scripts: what is the same letter, and where words begin and end."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.text.scripts import ACCENTS, IGNORED, MARKS, SPACELESS, SPACELESS_MARKS, STACKERS
from briefkit.core.text.words import fold, is_spaceless, words
from tests.scripts import SCRIPTS, Row


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("バリ島", ["バ", "リ", "島"]),
        ("ﾊﾞﾘ島", ["バ", "リ", "島"]),
        ("दान और दिन", ["दान", "और", "दिन"]),
        ("น้ำ", ["น้ํ", "า"]),
        ("ការពិភាក្សា", ["កា", "រ", "ពិ", "ភា", "ក្សា"]),
        ("ရေအရင်း", ["ရေ", "အ", "ရ", "င်း"]),
        ("ประเทศ๒๕๖๒ G20", ["ป", "ร", "ะ", "เ", "ท", "ศ", "2562", "g20"]),
        ("བོད་ཡིག", ["བོད", "ཡིག"]),
        ("end.³ “quoted”⁴ words,⁵ (so)⁶ 中国。¹", ["end", "quoted", "words", "so", "中", "国"]),
        ("treaty¹ signed²,³ EU³ 条約¹は", ["treaty", "signed", "eu", "条", "約", "は"]),
        ("km² m³ m²/s² CO² H₂O SO₄²⁻ mc² x²y", ["km2", "m3", "m2", "s2", "co2", "h2o", "so4", "mc", "x2y"]),
        ("10⁶ ²³ 2½ ①a a① 1ᵉʳ nº", ["10", "6", "23", "2", "1", "2", "1", "a", "a", "1", "1er", "no"]),
        ("TikTok™ Visa℠ Ford® ℡", ["tiktok", "visa", "ford", "tel"]),
        ("мой мои ёлка їжак ѓ ќ ў а́", ["мой", "мои", "елка", "їжак", "ѓ", "ќ", "ў", "а"]),
        ("ǿ Ø œ Æ ß ẞ ŋ", ["o", "o", "oe", "ae", "ss", "ss", "ng"]),
        ("می‌خواهم", ["مي", "خواهم"]),
        ("Auf\u200clage क्\u200dष", ["auflage", "क्ष"]),
        ("foo_bar é_x", ["foo", "bar", "e", "x"]),
        ("ⅷ Ⅳ ﬁn ㌔ ﷺ", ["viii", "iv", "fin", "キ", "ロ", "صلي", "الله", "عليه", "وسلم"]),
    ],
)
def test_words(text: str, split: list[str]) -> None:
    assert words(text) == split


def test_every_mark_is_an_accent_or_part_of_a_word() -> None:
    known = re.compile(f"[{ACCENTS}{MARKS}{IGNORED}]")
    marks = [character for character in map(chr, range(0x346, 0x10000)) if unicodedata.category(character)[0] == "M"]
    assert [hex(ord(mark)) for mark in marks if not known.match(mark)] == []
    signs = re.compile(f"[{MARKS}]")
    part_no_word = {"M", "L", "N", "C"}
    assert [
        hex(code)
        for code in range(0x300, 0x10000)
        if signs.match(chr(code)) and unicodedata.category(chr(code))[0] not in part_no_word
    ] == []


def test_the_marks_of_scripts_without_spaces_are_known() -> None:
    for character in map(chr, range(0x300, 0x10000)):
        category = unicodedata.category(character)
        if category != "Cn" and re.match(f"[{SPACELESS}]", character):
            assert (category[0] == "M") == bool(re.match(f"[{SPACELESS_MARKS}{STACKERS}]", character)), hex(
                ord(character)
            )


@given(st.sampled_from(SCRIPTS), st.sampled_from(["NFC", "NFD"]))
def test_composition_makes_no_difference(row: Row, form: Literal["NFC", "NFD"]) -> None:
    assert words(unicodedata.normalize(form, row.text)) == words(row.text)


@given(st.lists(st.sampled_from(SCRIPTS)))
def test_folding_what_is_folded_changes_nothing(rows: list[Row]) -> None:
    text = "".join(row.text for row in rows)
    assert fold(fold(text)) == fold(text)


def test_letters_of_which_words_are_made() -> None:
    assert [word for word in words("条約 バ และ សា in мир दान") if is_spaceless(word)] == [*"条約バแล", "ะ", "សា"]
