"""The format and size of a PNG, JPEG, GIF or WebP, from its header."""

from __future__ import annotations

import struct

_MOST_PARTS = 10_000  # segments or blocks before the size: real files have a few dozen
_STARTS_OF_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_START_OF_SCAN = 0xDA
_GIF_IMAGE, _GIF_EXTENSION = 0x2C, 0x21


def raster_size(data: bytes) -> tuple[str, int, int] | None:
    """The format of a picture, its width and its height in pixels; None for anything else, or without a size."""
    for kind, size_of in _READERS:
        try:
            size = size_of(data)
        except (struct.error, IndexError):
            continue
        if size is not None:
            return kind, *size
    return None


def _png(data: bytes) -> tuple[int, int] | None:
    if not data.startswith(b"\x89PNG\r\n\x1a\n") or data[12:16] != b"IHDR":
        return None
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _jpeg(data: bytes) -> tuple[int, int] | None:
    """ITU-T T.81, B.1.1: segments with a marker, which may have fill bytes before it, and a length."""
    if not data.startswith(b"\xff\xd8\xff"):
        return None
    at = 2
    for _ in range(_MOST_PARTS):
        fill, marker, length = struct.unpack(">BBH", data[at : at + 4])
        if fill != 0xFF or marker == _START_OF_SCAN:
            return None
        if marker == 0xFF:
            at += 1
        elif marker in _STARTS_OF_FRAME:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        else:
            at += 2 + length
    return None


def _gif(data: bytes) -> tuple[int, int] | None:
    """The screen of a GIF89a, or its first image if that is larger."""
    if data[:6] not in (b"GIF87a", b"GIF89a"):
        return None
    width, height, flags = struct.unpack("<HHB", data[6:11])
    at = 13 + _colours(flags)
    for _ in range(_MOST_PARTS):
        if data[at] == _GIF_IMAGE:
            own_width, own_height = struct.unpack("<HH", data[at + 5 : at + 9])
            return max(width, own_width), max(height, own_height)
        if data[at] != _GIF_EXTENSION:
            return None
        at += 2
        while data[at]:
            at += 1 + data[at]
        at += 1
    return None


def _colours(flags: int) -> int:
    """The length of a table of colours."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _webp(data: bytes) -> tuple[int, int] | None:
    """RFC 9649: a simple file with or without loss, or an extended one."""
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        return None
    kind = data[12:16]
    if kind == b"VP8 ":
        width, height = struct.unpack("<HH", data[26:30])
        return width & 0x3FFF, height & 0x3FFF
    if kind == b"VP8L":
        (bits,) = struct.unpack("<I", data[21:25])
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8X" and len(data) >= 30:
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    return None


_READERS = (("png", _png), ("jpeg", _jpeg), ("gif", _gif), ("webp", _webp))
