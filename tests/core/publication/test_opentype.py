"""What a font file says of itself, and what damaged and hostile ones do."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.publication.opentype import FontError, faces_in
from tests.places import TEST_FONTS

FONTS = TEST_FONTS
REGULAR = (FONTS / "Letterhead-Regular.ttf").read_bytes()


def place_of(data: bytes, tag: bytes) -> int:
    """Where a table of a font starts."""
    at = next(at for at in range(12, len(data), 16) if data[at : at + 4] == tag)
    return int(struct.unpack_from(">I", data, at + 8)[0])


def with_bytes(tag: bytes, at: int, new: bytes) -> bytes:
    """The font with other bytes at a place in a table."""
    start = place_of(REGULAR, tag) + at
    return REGULAR[:start] + new + REGULAR[start + len(new) :]


def with_cmap(table: bytes, platform: int = 3, encoding: int = 10) -> bytes:
    """The font with a cmap of one table only."""
    cmap = struct.pack(">HHHHI", 0, 1, platform, encoding, 12) + table
    at = next(at for at in range(12, len(REGULAR), 16) if REGULAR[at : at + 4] == b"cmap")
    return REGULAR[: at + 8] + struct.pack(">II", len(REGULAR), len(cmap)) + REGULAR[at + 16 :] + cmap


def groups(*spans: tuple[int, int, int]) -> bytes:
    """A cmap table of format 12: first and last code point, and the first glyph, of each group."""
    return struct.pack(">HHIII", 12, 0, 16 + 12 * len(spans), 0, len(spans)) + b"".join(
        struct.pack(">III", *span) for span in spans
    )


def test_a_font_has_names_characters_and_widths() -> None:
    (face,) = faces_in(REGULAR)
    assert face.names == ("Letterhead",)
    assert {ord("a"), 0x13A0, 0x20} <= face.codes
    assert face.codes & {ord("ä"), 0xFFFF} == set()
    assert face.widths == dict.fromkeys(face.widths, 0.9)
    assert len(face.widths) == 62


@pytest.mark.parametrize(("kind", "stretch"), [(5, 1.0), (3, 0.75), (9, 2.0), (0, 1.0), (40, 1.0)])
def test_a_font_says_how_wide_it_is(kind: int, stretch: float) -> None:
    (face,) = faces_in(with_bytes(b"OS/2", 6, struct.pack(">H", kind)))
    assert (face.stretch, face.italic) == (stretch, False)
    assert faces_in((FONTS / "Letterhead-Italic.ttf").read_bytes())[0].italic


def test_a_collection_has_several() -> None:
    assert [face.names[0] for face in faces_in((FONTS / "Letterhead.ttc").read_bytes())] == ["Letterhead"] * 2


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        (groups((0x41, 0x42, 7), (0x1F600, 0x1F600, 9), (0x20000, 0x20001, 0)), {0x41, 0x42, 0x1F600, 0x20001}),
        (struct.pack(">HHHHHHHH", 6, 16, 0, 0x61, 3, 5, 0, 6), {0x61, 0x63}),
        (struct.pack(">16H", 4, 32, 0, 4, 4, 1, 0, 0x62, 0xFFFF, 0, 0x61, 0xFFFF, 5, 1, 0, 0), {0x61, 0x62}),
        (struct.pack(">HHHHHHHHHHHHHH", 4, 28, 0, 2, 2, 0, 0, 0x62, 0, 0x61, 0, 2, 0, 8), {0x62}),
    ],
    ids=["groups", "trimmed", "segments", "indices"],
)  # fmt: skip
def test_each_form_of_a_table_of_characters_is_read(table: bytes, codes: set[int]) -> None:
    (face,) = faces_in(with_cmap(table))
    assert face.codes == codes


@pytest.mark.parametrize("kind", [0, 4, 8, 6, 0xC])
def test_fonts_that_may_be_embedded(kind: int) -> None:
    assert faces_in(with_bytes(b"OS/2", 8, struct.pack(">H", kind)))


@pytest.mark.parametrize(
    ("kind", "reason"), [(2, "documents hold it"), (0x102, "documents hold it"), (0x104, "a part"), (0x208, "bitmaps")]
)
def test_fonts_that_must_not(kind: int, reason: str) -> None:
    with pytest.raises(FontError, match=reason) as refused:
        faces_in(with_bytes(b"OS/2", 8, struct.pack(">H", kind)))
    assert refused.value.hint == "use a font that may be embedded, or ask its maker for one"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is not a font, or a damaged one"),
        (b"%PDF-1.7", "it is not a font, or a damaged one"),
        (b"wOFF" + REGULAR, "it is a font for web pages (WOFF)"),
        (REGULAR[:200], "it is not a font, or a damaged one"),
        (REGULAR[:12], "it is not a font, or a damaged one"),
        (b"ttcf\0\1\0\0\xff\xff\xff\xff" + REGULAR, "it is not a font, or a damaged one"),
        (b"ttcf\0\1\0\0\0\0\0\1\xff\xff\xff\xff", "it is not a font, or a damaged one"),
        (with_bytes(b"head", 18, b"\0\0"), "it is not a font, or a damaged one"),
        (with_bytes(b"hhea", 34, b"\0\0"), "it is not a font, or a damaged one"),
        (with_bytes(b"name", 2, b"\0\0"), "it has no name of a family"),
        (with_cmap(groups((0x41, 0x41, 1)), 3, 0), "it has no Unicode characters"),
        (with_cmap(groups((0x41, 0x41, 0))), "it has no Unicode characters"),
        (with_cmap(groups((0x41, 0x110000, 1))), "it is not a font, or a damaged one"),
        (with_cmap(groups((0x41, 0x5A, 1), (0x42, 0x5B, 1))), "it is not a font, or a damaged one"),
        (with_cmap(b"\0\x0c"), "it is not a font, or a damaged one"),
    ],
)
def test_what_cannot_be_used_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(FontError) as refused:
        faces_in(data)
    assert str(refused.value) == reason


def test_a_table_that_names_every_character_again_and_again_is_refused() -> None:
    with pytest.raises(FontError):
        faces_in(with_cmap(groups(*[(0, 0x10FFFF, 1)] * 100_000)))


@given(st.binary(max_size=200), st.integers(0, len(REGULAR)))
def test_damaged_fonts_are_read_or_refused(noise: bytes, at: int) -> None:
    try:
        faces_in(REGULAR[:at] + noise + REGULAR[at + len(noise) :])
    except FontError as error:
        assert error.hint


@given(st.binary(max_size=400).map(lambda rest: b"\0\1\0\0" + rest))
def test_any_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(FontError):
        faces_in(data)
