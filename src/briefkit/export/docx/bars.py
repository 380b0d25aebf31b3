"""The bar of a likelihood as a small picture: a band on a scale from 0 to 100 %."""

from __future__ import annotations

import struct
import zlib

from briefkit.export.likelihoods import Bar, spans_of

WIDTH, HEIGHT = 2000, 130  # twentieths of a point
_WIDE, _HIGH = 400, 26  # pixels
_EDGE, _WHITE, _FULL, _INK = 0, 1, 2, 3


def bar_png(bar: Bar, accent: str, edge: str, *, backwards: bool) -> bytes:
    """A bar as PNG, mirrored where reading starts on the right; an earlier estimate is a hollow band on it."""
    line = bytearray([_WHITE] * _WIDE)
    for tick in (100, 200, 300):
        line[tick] = _EDGE
    last, *first = spans_of(bar)
    hollow = [_columns(span.start, span.width) for span in first]
    rows = []
    for row in range(_HIGH):
        is_border = row in (0, _HIGH - 1)
        pixels = bytearray([_EDGE] * _WIDE) if is_border else bytearray(line)
        if not is_border:
            pixels[0] = pixels[-1] = _EDGE
            if not bar.first_on_top:
                _outline(pixels, hollow, row)
            start, end = _columns(last.start, last.width)
            pixels[start:end] = bytes([_FULL]) * (end - start)
            if bar.first_on_top:
                _outline(pixels, hollow, row)
        rows.append(b"\0" + bytes(pixels[::-1] if backwards else pixels))
    palette = bytes.fromhex(edge) + b"\xff\xff\xff" + bytes.fromhex(accent) + bytes.fromhex(accent)
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", _WIDE, _HIGH, 8, 3, 0, 0, 0)),
        (b"PLTE", palette),
        (b"IDAT", zlib.compress(b"".join(rows), 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def _columns(start: float, width: float) -> tuple[int, int]:
    first = round(start * _WIDE / 100)
    return first, min(_WIDE, max(first + 2, round((start + width) * _WIDE / 100)))


def _outline(pixels: bytearray, spans: list[tuple[int, int]], row: int) -> None:
    for start, end in spans:
        solid = row in (1, 2, _HIGH - 2, _HIGH - 3)
        pixels[start:end] = bytes([_INK if solid else _WHITE]) * (end - start)
        pixels[start : start + 2] = pixels[end - 2 : end] = bytes([_INK, _INK])
