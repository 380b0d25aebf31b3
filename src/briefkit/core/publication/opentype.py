"""What a font file says of itself: names, characters, widths, and whether it may be embedded (OpenType 1.9.1).

Only the tables `head`, `hhea`, `hmtx`, `name`, `cmap` and `OS/2` are read, each within the file's bytes and in one
pass, so that no file takes longer than its size. Whatever does not hold together is `FontError`.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping

from briefkit.core.values import frozen

_SIGNATURES = (b"\0\1\0\0", b"OTTO", b"true")
_COLLECTION = b"ttcf"
_WEB = {b"wOFF": "WOFF", b"wOF2": "WOFF2"}
_NEEDED = (b"head", b"hhea", b"hmtx", b"maxp", b"name", b"cmap")
_MOST_FACES = 64  # of a collection
_MOST_NAMES = 64  # records of a family's name, in as many languages
_STRETCHES = {1: 0.5, 2: 0.625, 3: 0.75, 4: 0.875, 6: 1.125, 7: 1.25, 8: 1.5, 9: 2.0}  # of usWidthClass
_ITALIC = 0x2  # of macStyle
_FAMILY, _TYPOGRAPHIC_FAMILY = 1, 16
_WINDOWS, _MACINTOSH = 3, 1
_UNICODE_TABLES = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))  # the fullest first
_RESTRICTED, _LICENCE, _NO_SUBSETS, _BITMAPS = 0x2, 0xE, 0x100, 0x200  # of fsType


class FontError(ValueError):
    """A font that cannot be used; the message is a sentence about “it”, `hint` the way out."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@frozen
class Face:
    """One face of a font file: its families' names, the preferred one first, its code points, whether it slants,
    and how wide it is beside the usual face of its family (`usWidthClass`).

    `widths` are the advances of the letters and digits of ASCII that it has, in ems.
    """

    names: tuple[str, ...]
    codes: frozenset[int]
    widths: Mapping[str, float]
    italic: bool = False
    stretch: float = 1.0


def faces_in(data: bytes) -> tuple[Face, ...]:
    """The faces of a TrueType or OpenType font, or of a collection. Raises `FontError` for all that is not usable."""
    if data[:4] in _WEB:
        hint = "name the TTF or OTF file that it was made from"
        raise FontError(f"it is a font for web pages ({_WEB[data[:4]]})", hint)
    try:
        return tuple(_face(data, at) for at in _starts(data))
    except (struct.error, IndexError, UnicodeError) as error:
        raise _broken() from error


def _broken(what: str = "it is not a font, or a damaged one") -> FontError:
    return FontError(what, "name a TTF, OTF or TTC file")


def _starts(data: bytes) -> Iterator[int]:
    """Where the table directory of each face is."""
    if data[:4] != _COLLECTION:
        yield 0
        return
    (number,) = struct.unpack_from(">I", data, 8)
    if not 0 < number <= _MOST_FACES:
        raise _broken()
    yield from struct.unpack_from(f">{number}I", data, 12)


def _face(data: bytes, start: int) -> Face:
    if data[start : start + 4] not in _SIGNATURES:
        raise _broken()
    tables = _tables(data, start)
    if any(tag not in tables for tag in _NEEDED):
        raise _broken()
    _check_licence(tables.get(b"OS/2", b""))
    glyphs = _glyphs(tables[b"cmap"])
    if not glyphs:
        raise _broken("it has no Unicode characters")
    (style,) = struct.unpack_from(">H", tables[b"head"], 44)
    return Face(
        _names(tables[b"name"]), frozenset(glyphs), _widths(tables, glyphs), bool(style & _ITALIC), _stretch(tables)
    )


def _tables(data: bytes, start: int) -> dict[bytes, bytes]:
    """The tables that are read, or must be there, by their tags."""
    (number,) = struct.unpack_from(">H", data, start + 4)
    found = {}
    for at in range(start + 12, start + 12 + 16 * number, 16):
        tag, _, offset, length = struct.unpack_from(">4sIII", data, at)
        if tag in _NEEDED or tag == b"OS/2":
            found[tag] = data[offset : offset + length]
    return found


def _check_licence(table: bytes) -> None:
    """`fsType` of OS/2: of several licences the most liberal counts. A font without the table forbids nothing."""
    if not table:
        return
    (kind,) = struct.unpack_from(">H", table, 8)
    hint = "use a font that may be embedded, or ask its maker for one"
    if kind & _LICENCE == _RESTRICTED:
        raise FontError("its licence forbids that documents hold it (fsType in OS/2)", hint)
    if kind & _NO_SUBSETS:
        raise FontError("its licence forbids that documents hold a part of it (fsType in OS/2)", hint)
    if kind & _BITMAPS:
        raise FontError("its licence allows that documents hold its bitmaps only (fsType in OS/2)", hint)


def _stretch(tables: Mapping[bytes, bytes]) -> float:
    if b"OS/2" not in tables:
        return 1.0
    (kind,) = struct.unpack_from(">H", tables[b"OS/2"], 6)
    return _STRETCHES.get(kind, 1.0)


def _names(table: bytes) -> tuple[str, ...]:
    """The names of the family: those in English first, as Typst takes the first one of the smaller family."""
    count, start = struct.unpack_from(">HH", table, 2)
    found: dict[str, None] = {}
    for wanted in (_FAMILY, _TYPOGRAPHIC_FAMILY):
        taken = 0
        for at in range(6, 6 + 12 * count, 12):
            platform, _, _, name, length, offset = struct.unpack_from(">6H", table, at)
            if name == wanted and taken < _MOST_NAMES:
                taken += 1
                text = table[start + offset : start + offset + length]
                found[text.decode("mac-roman" if platform == _MACINTOSH else "utf-16-be", "replace").strip()] = None
    names = tuple(name for name in found if name)
    if not names:
        raise _broken("it has no name of a family")
    return names


def _glyphs(table: bytes) -> dict[int, int]:
    """Code point → glyph, by the fullest table of Unicode characters; empty for a font of symbols only."""
    (count,) = struct.unpack_from(">H", table, 2)
    places: dict[tuple[int, int], int] = {}
    for at in range(4, 4 + 8 * count, 8):
        platform, encoding, offset = struct.unpack_from(">HHI", table, at)
        places.setdefault((platform, encoding), offset)
    for kind in _UNICODE_TABLES:
        if kind in places:
            part = table[places[kind] :]
            (form,) = struct.unpack_from(">H", part, 0)
            reader = {4: _segments, 6: _trimmed, 12: _groups}.get(form)
            if reader:
                return {code: glyph for code, glyph in reader(part) if glyph}
    return {}


def _segments(table: bytes) -> Iterator[tuple[int, int]]:
    """Format 4. Segments that overlap are no table: each code point is read once."""
    (twice,) = struct.unpack_from(">H", table, 6)
    number = twice // 2
    ends, starts, deltas, offsets = (
        struct.unpack_from(f">{number}H", table, at) for at in (14, 16 + twice, 16 + 2 * twice, 16 + 3 * twice)
    )
    last = -1
    for index, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        if start <= last or start > end:
            raise _broken()
        last = end
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code
            if offset:
                (glyph,) = struct.unpack_from(">H", table, 16 + 3 * twice + 2 * index + offset + 2 * (code - start))
            yield code, (glyph + delta) & 0xFFFF if glyph or not offset else 0


def _trimmed(table: bytes) -> Iterator[tuple[int, int]]:
    """Format 6."""
    first, count = struct.unpack_from(">HH", table, 6)
    yield from enumerate(struct.unpack_from(f">{count}H", table, 10), first)


def _groups(table: bytes) -> Iterator[tuple[int, int]]:
    """Format 12. Groups are in order, so that all together have no more than all code points."""
    (number,) = struct.unpack_from(">I", table, 12)
    last = -1
    for at in range(16, 16 + 12 * number, 12):
        start, end, glyph = struct.unpack_from(">III", table, at)
        if not last < start <= end <= 0x10FFFF:
            raise _broken()
        last = end
        yield from zip(range(start, end + 1), range(glyph, glyph + end + 1 - start), strict=True)


def _widths(tables: Mapping[bytes, bytes], glyphs: Mapping[int, int]) -> dict[str, float]:
    (units,) = struct.unpack_from(">H", tables[b"head"], 18)
    (number,) = struct.unpack_from(">H", tables[b"hhea"], 34)
    if not units or not number:
        raise _broken()
    signs = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    advances = {sign: min(glyphs[ord(sign)], number - 1) for sign in signs if ord(sign) in glyphs}
    return {sign: struct.unpack_from(">H", tables[b"hmtx"], 4 * place)[0] / units for sign, place in advances.items()}
