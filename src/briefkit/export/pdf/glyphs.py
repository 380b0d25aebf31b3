"""Which characters a PDF's fonts can show. Typst rejects documents with others, so they are replaced first.

`coverage.txt` beside fonts is made from them by `tools/fonts/make_coverage.py`: one line for each family, with ranges
in base 36 (`start.length`, the start counted from the end of the previous range).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent.parent / "fonts"

Families = tuple[frozenset[int], ...]
"""The code points that each family of fonts has."""

# Common characters that are all in the table, as a test verifies: a fast path for most texts.
_COMMON = re.compile(
    "[\n\x20-\x7e\xa0-\xac\xae-\u017e\u0410-\u044f\u2013\u2014\u2018-\u201a\u201c-\u201e\u2026\u20ac]*"
)
_MARKS = (
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a"
    "\ufe00-\ufe0f\ufe20-\ufe2f\U0001f3fb-\U0001f3ff]*"
)
_FLAG = "[\U0001f1e6-\U0001f1ff]{2}"
_CLUSTER = re.compile(f"(?s){_FLAG}|.{_MARKS}(?:\u200d.{_MARKS})*")
_FRAME = "\u20e3"  # COMBINING ENCLOSING KEYCAP
_CONTROLS = {0x2400 + code: code for code in range(0x20)} | {
    0x2421: 0x7F
}  # ␛ is what `clean` puts in place of a control character
_NO_GLYPH = frozenset(  # shaped as a space or as nothing
    [9, 10, 0x34F, 0x61C, *range(0x2000, 0x2010), 0x202F, 0x205F, 0x3000, *range(0xFE00, 0xFE10)]
)


@cache
def families_in(folder: Path) -> dict[str, frozenset[int]]:
    """The families of fonts in a folder with a table, and their code points."""
    lines = (folder / "coverage.txt").read_text("ascii").splitlines()
    rows = (line.partition(":") for line in lines if not line.startswith("#"))
    return {name: _ranges(ranges) for name, _, ranges in rows}


def _ranges(spec: str) -> frozenset[int]:
    found: set[int] = set()
    end = 0
    for token in spec.split():
        start, _, length = token.partition(".")
        first = end + int(start, 36)
        end = first + int(length or "1", 36)
        found.update(range(first, end))
    return frozenset(found)


@cache
def is_shown(cluster: str, more: Families = ()) -> bool:
    """Whether one family has all glyphs of a character with its combining marks, composed or decomposed.

    `more` are families beside the bundled ones.
    """
    for form in ("NFC", "NFD"):
        codes = {ord(character) for character in unicodedata.normalize(form, cluster)} - _NO_GLYPH
        if any(codes <= family for family in (*families_in(FONTS).values(), *more)):
            return True
    return False


def missing_glyphs(text: str, more: Families = ()) -> tuple[str, ...]:
    """The distinct characters of a text, with their combining marks, that no bundled family and none of `more` has."""
    if _COMMON.fullmatch(text):
        return ()
    return tuple(cluster for cluster in dict.fromkeys(clusters_in(text)) if not is_shown(cluster, more))


def clusters_in(text: str) -> list[str]:
    """The characters of a text, each with its combining marks; a flag is one."""
    return _CLUSTER.findall(text)


def code_points(cluster: str) -> str:
    """The replacement for a character that cannot be shown: ‹U+1F600›."""
    codes = [_CONTROLS.get(ord(character), ord(character)) for character in cluster if ord(character) not in _NO_GLYPH]
    return "".join(f"‹U+{code:04X}›" for code in codes)


def substitute(cluster: str, more: Families = ()) -> str:
    """What is printed for a character that cannot be shown: its code points, or itself and those of its marks.

    The frame of a keycap falls away: 1 remains.
    """
    base, marks = cluster[0], cluster[1:].replace(_FRAME, "")
    return base + code_points(marks) if is_shown(base, more) else code_points(cluster)


def replace_missing_glyphs(text: str, more: Families = ()) -> tuple[str, tuple[str, ...]]:
    """A text with a substitute for each character that cannot be shown, and those characters."""
    missing = missing_glyphs(text, more)
    if not missing:
        return text, ()
    lost = frozenset(missing)
    return _CLUSTER.sub(lambda found: substitute(found[0], more) if found[0] in lost else found[0], text), missing
