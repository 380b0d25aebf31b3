"""The type and size of an image, read from its bytes; the file name is ignored."""

from __future__ import annotations

import re
import struct

from briefkit.core.publication.value import Picture

LARGEST = 40 * 1024 * 1024
_SVG_ROOT = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*>\s*)*<svg[\s>]", re.DOTALL
)
_SVG_SIZE = re.compile(rb"""\s(width|height)\s*=\s*["']\s*([\d.]+)(?:px)?\s*["']""")


def picture_of(data: bytes) -> Picture | None:
    """A PNG, JPEG, GIF, WebP or SVG with its size in pixels; None for anything else or more than 40 MiB."""
    if len(data) > LARGEST:
        return None
    for kind, size_of in _READERS:
        try:
            size = size_of(data)
        except (struct.error, ValueError, IndexError):
            continue
        if size is not None:
            return Picture(data, kind, *size)
    return None


def _png(data: bytes) -> tuple[int, int] | None:
    if not data.startswith(b"\x89PNG\r\n\x1a\n") or data[12:16] != b"IHDR":
        return None
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _jpeg(data: bytes) -> tuple[int, int] | None:
    if not data.startswith(b"\xff\xd8\xff"):
        return None
    at = 2
    while at < len(data):
        marker, length = struct.unpack(">HH", data[at : at + 4])
        if 0xFFC0 <= marker <= 0xFFCF and marker not in (0xFFC4, 0xFFC8, 0xFFCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None


def _gif(data: bytes) -> tuple[int, int] | None:
    if data[:6] not in (b"GIF87a", b"GIF89a"):
        return None
    width, height = struct.unpack("<HH", data[6:10])
    return width, height


def _webp(data: bytes) -> tuple[int, int] | None:
    return (0, 0) if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else None


def _svg(data: bytes) -> tuple[int, int] | None:
    if not (root := _SVG_ROOT.match(data)):
        return None
    tag = data[root.end() - 1 : data.find(b">", root.end() - 1)]
    sizes = {name: int(float(number)) for name, number in _SVG_SIZE.findall(tag)}
    return sizes.get(b"width", 0), sizes.get(b"height", 0)


_READERS = (("png", _png), ("jpeg", _jpeg), ("gif", _gif), ("webp", _webp), ("svg", _svg))
