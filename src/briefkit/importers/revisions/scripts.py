"""The scripts that word processors style apart: western, East Asian, and complex (ECMA-376, part 1, 17.3.2.26)."""

from __future__ import annotations

from bisect import bisect_right

WESTERN, ASIAN, COMPLEX = "western", "asian", "complex"
_BLOCKS = (
    (0x0000, WESTERN),
    (0x0590, COMPLEX),  # Hebrew, Arabic, the scripts of South Asia, Thai, Lao, Tibetan, Burmese
    (0x10A0, WESTERN),
    (0x1100, ASIAN),
    (0x1200, WESTERN),
    (0x1780, COMPLEX),
    (0x18B0, WESTERN),
    (0x2E80, ASIAN),
    (0xA4D0, WESTERN),
    (0xA8E0, COMPLEX),
    (0xA900, WESTERN),
    (0xA960, ASIAN),
    (0xA980, WESTERN),
    (0xAC00, ASIAN),
    (0xD800, WESTERN),
    (0xF900, ASIAN),
    (0xFB00, WESTERN),
    (0xFB1D, COMPLEX),
    (0xFE20, ASIAN),
    (0xFE70, COMPLEX),
    (0xFF00, ASIAN),
    (0x10000, WESTERN),
    (0x20000, ASIAN),
)
_STARTS = [start for start, _ in _BLOCKS]


def script_of(sign: str) -> str:
    """The script of a sign; empty for one that is shown like those before it, such as a digit or a blank."""
    found = _BLOCKS[bisect_right(_STARTS, ord(sign)) - 1][1]
    return found if found != WESTERN or sign.isalpha() else ""
