"""Pictures: their format and size from the first bytes, and how much all of a publication may be."""

from __future__ import annotations

import struct
import time

import pytest

from briefkit.core.publication.picture import ALL_BYTES, LARGEST, picture_of, too_many
from briefkit.core.publication.value import Picture
from tests.export.samples import png

UNKNOWN = "it is not a PNG, JPEG, GIF, WebP or SVG under 40 MiB"


def jpeg(*segments: bytes) -> bytes:
    """A JPEG up to the end of these segments."""
    return b"\xff\xd8" + b"".join(segments)


def segment(marker: int, content: bytes) -> bytes:
    """A segment of a JPEG."""
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def frame(width: int, height: int, marker: int = 0xC0) -> bytes:
    """A start of frame."""
    return segment(marker, struct.pack(">BHHB", 8, height, width, 3))


def gif(width: int, height: int, *blocks: bytes, flags: int = 0) -> bytes:
    """A GIF with a screen of this size."""
    return b"GIF89a" + struct.pack("<HHBBB", width, height, flags, 0, 0) + b"".join(blocks)


def gif_image(width: int, height: int) -> bytes:
    """An image in a GIF."""
    return b"\x2c" + struct.pack("<HHHHB", 0, 0, width, height, 0)


def webp(kind: bytes, content: bytes) -> bytes:
    """A WebP with one chunk."""
    chunk = kind + struct.pack("<I", len(content)) + content
    return b"RIFF" + struct.pack("<I", len(chunk) + 4) + b"WEBP" + chunk


@pytest.mark.parametrize(
    ("data", "kind", "size"),
    [
        (png(30, 20).data, "png", (30, 20)),
        (jpeg(segment(0xE0, b"JFIF"), frame(30, 20)), "jpeg", (30, 20)),
        (jpeg(segment(0xE1, frame(9, 9)), b"\xff\xff", frame(30, 20, 0xC2)), "jpeg", (30, 20)),
        (gif(30, 20, gif_image(30, 20)), "gif", (30, 20)),
        (gif(30, 20, b"\0" * 6, b"\x21\xf9\x04abcd\0", gif_image(9, 9), flags=0x80), "gif", (30, 20)),
        (gif(1, 1, gif_image(60_000, 50_000)), "gif", (60_000, 50_000)),
        (webp(b"VP8 ", b"abc\x9d\x01\x2a" + struct.pack("<HH", 30, 20)), "webp", (30, 20)),
        (webp(b"VP8L", b"\x2f" + struct.pack("<I", 29 | 19 << 14)), "webp", (30, 20)),
        (webp(b"VP8X", b"\0" * 4 + b"\x1d\0\0\x13\0\0"), "webp", (30, 20)),
    ],
)
def test_the_format_and_size_of_a_picture(data: bytes, kind: str, size: tuple[int, int]) -> None:
    found = picture_of(data)
    assert isinstance(found, Picture)
    assert (found.format, found.width, found.height, found.pixels) == (kind, *size, size[0] * size[1])


@pytest.mark.parametrize(
    "data",
    [
        png(0, 20).data,
        png(30, 20).data[:20],
        jpeg(segment(0xE0, b"JFIF")),
        jpeg(segment(0xDA, b"scan"), frame(30, 20)),
        jpeg(b"\xff\xe0\x00\x05", frame(30, 20)),
        gif(30, 20),
        webp(b"VP8 ", b""),
        webp(b"ICCP", b"\0" * 40),
        b"RIFF",
        b"\0" * (LARGEST + 1),
    ],
)
def test_a_picture_without_a_size_is_not_known(data: bytes) -> None:
    assert picture_of(data) == UNKNOWN


def test_a_header_of_millions_of_parts_is_given_up() -> None:
    start = time.process_time()
    assert picture_of(jpeg(b"\xff\xe0\x00\x00" * 2_000_000)) == UNKNOWN
    assert picture_of(gif(1, 1, b"\x21\xf9\0" * 2_000_000)) == UNKNOWN
    assert time.process_time() - start < 1


def test_pictures_are_counted_together_in_megapixels() -> None:
    empty = Picture(b"x" * 1000, "png", 6000, 6000)
    assert too_many([], empty) is None
    assert too_many([empty], empty) is None
    assert too_many([empty] * 2, empty) == "with its 36 megapixels the pictures of this brief would have over 100"
    inside = Picture(b"", "svg", 10, 10, inside=40_000_000)
    assert too_many([empty] * 2, inside) == "with its 40 megapixels the pictures of this brief would have over 100"


def test_photographs_may_have_more_pixels() -> None:
    photograph = Picture(b"x" * 2_400_000, "jpeg", 4000, 3000)
    assert too_many([photograph] * 23, photograph) is None


def test_pictures_are_counted_together_in_bytes() -> None:
    half = Picture(b"x" * (ALL_BYTES // 2), "jpeg", 10, 10)
    assert too_many([half], half) is None
    assert too_many([half] * 2, half) == "with its 32.0 MiB the pictures of this brief would have over 64"
