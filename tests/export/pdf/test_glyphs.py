"""The coverage table of our fonts, and the fonts themselves."""

from __future__ import annotations

import hashlib
import re

import pytest
import typst

from briefkit.export.pdf import glyphs
from briefkit.export.pdf.glyphs import FONTS, code_points, is_shown, missing_glyphs, replace_missing_glyphs
from tests.export.samples import LANGUAGES


def agrees_with_typst(character: str) -> bool:
    """Whether Typst prints a character exactly where the table says so."""
    source = b'#set document(title: "x")\n#import "style.typ": serif\n#set text(font: serif, fallback: false)\n'
    texts = {
        "main.typ": source + b'#json("document.json").doc',
        "style.typ": STYLE,
        "document.json": DOCUMENT % character.encode(),
    }
    try:
        typst.compile(texts, font_paths=FAMILIES, pdf_standards=["ua-1"], timestamp=0)  # type: ignore[call-overload]
    except typst.TypstError:
        return not is_shown(character)
    return is_shown(character)


FAMILIES = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
NAMES = ", ".join(f'"{name}"' for name in sorted(FAMILIES.families()))
STYLE = f"#let serif = ({NAMES})".encode()
DOCUMENT = b'{"doc": "a%sb"}'


@pytest.mark.parametrize("character", [*"äжχשش中かㄱ한한₂⁵→☑✓•€“Ⅳ①ŧảĦ", *"😀ก𝑥⋯✀㐂ა", "a\u0301", "ж\u0301", "ש\u05b8"])
def test_the_table_agrees_with_typst(character: str) -> None:
    assert agrees_with_typst(character)


@pytest.fixture
def _read_anew() -> None:
    """The table of the fonts is read again."""
    for kept in (glyphs.families_in, glyphs.is_shown):
        kept.cache_clear()


@pytest.mark.usefixtures("_read_anew")
def test_common_characters_are_in_the_table() -> None:
    common = [chr(code) for code in range(0x20, 0x2100) if glyphs._COMMON.fullmatch(chr(code))]
    assert len(common) > 300
    assert [character for character in common if not is_shown(character)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_languages_are_shown(language: str) -> None:
    assert missing_glyphs(LANGUAGES[language]) == ()


def test_missing_glyphs_are_replaced_by_their_code_points() -> None:
    assert replace_missing_glyphs("a 😀 b 😀") == ("a ‹U+1F600› b ‹U+1F600›", ("😀",))
    assert replace_missing_glyphs("👩‍👧") == ("‹U+1F469›‹U+1F467›", ("👩‍👧",))
    assert code_points("\u241b") == "‹U+001B›"


def test_each_font_matches_the_list() -> None:
    listed = dict(
        re.findall(r"^\| (\S+\.ttf) .*`([0-9a-f]{64})` \|$", (FONTS / "README.md").read_text("utf-8"), re.MULTILINE)
    )
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FONTS.glob("*.ttf")}
    assert found == listed


def test_the_fonts_stay_small() -> None:
    assert sum(path.stat().st_size for path in FONTS.glob("*.ttf")) < 17_000_000


@pytest.mark.usefixtures("_read_anew")
@pytest.mark.parametrize("text", ["Ǝ\u1fffa\u2041", "A\u2024Z\u2042\u2053"])
def test_what_lies_next_to_a_range_is_not_shown(text: str) -> None:
    assert "".join(missing_glyphs(text)) == "".join(character for character in text if ord(character) > 0x1F00)


def test_a_table_of_ranges() -> None:
    assert glyphs._ranges("a 2 z.3") == {10, 13, 49, 50, 51}
    assert glyphs._ranges("0.2 0") == {0, 1, 2}
    assert glyphs._ranges("") == set()


UNSEEN = [
    *"\t\n\u034f\u200c\u200d\u202f\u205f\u3000",
    *map(chr, range(0x2000, 0x200B)),
    *map(chr, range(0xFE00, 0xFE10)),
]


@pytest.mark.parametrize("character", UNSEEN, ids=ascii)
def test_characters_shaped_as_nothing_are_never_missing_and_never_named(character: str) -> None:
    assert missing_glyphs(f"✀{character}") in (("✀",), (f"✀{character}",))
    assert code_points(f"✀{character}") == "‹U+2700›"


@pytest.mark.parametrize(
    "character", ["\x0b", "\x08", "\u034e", "\u0350", "\ufdff", "\ufe10", "\u2060", "\u2fff"], ids=ascii
)
def test_their_neighbours_are(character: str) -> None:
    assert "".join(missing_glyphs(f"a {character}")).endswith(character)
    assert code_points(character) == f"‹U+{ord(character):04X}›"


@pytest.mark.parametrize(
    ("shown", "code"), [("\u2400", 0), ("\u240a", 10), ("\u241f", 31), ("\u2421", 127), ("\u2420", 0x2420)]
)
def test_a_symbol_for_a_control_character_is_named_by_the_character(shown: str, code: int) -> None:
    assert code_points(shown) == f"‹U+{code:04X}›"


def test_marks_belong_to_their_letter() -> None:
    assert replace_missing_glyphs("a\u0301 ✀\u0301 ✀") == (
        "a\u0301 ‹U+2700›‹U+0301› ‹U+2700›",
        ("✀\u0301", "✀"),
    )
    assert replace_missing_glyphs("plain") == ("plain", ())
    assert replace_missing_glyphs("жχ") == ("жχ", ())
