"""Reduce the large CJK fonts to the characters of their national standards. Needs fontTools.

The name “Noto” is not reserved (the one that is, “Source”, these files do not carry), so a subset may keep it.
Usage: python tools/fonts/subset_cjk.py NotoSansSC_400Regular.ttf NotoSansSC-Regular.subset.ttf zh    (or jp, kr)
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

from fontTools import subset  # type: ignore[import-not-found, import-untyped, unused-ignore]
from fontTools.ttLib import TTFont  # type: ignore[import-not-found, import-untyped, unused-ignore]

FEATURES = ["locl", "ccmp", "kern", "palt", "halt", "vert", "calt", "liga"]
COMMON = {
    *range(0x20, 0x7F), *range(0xA0, 0x100), *range(0x2010, 0x2028), *range(0x2030, 0x2040), *range(0x2190, 0x219A),
    *range(0x2460, 0x2474), *range(0x3000, 0x3040), 0x30FB, 0x30FC, *range(0xFF01, 0xFFEF),
}  # fmt: skip
JOYO_BEYOND_JIS = {0x5861, 0x525D, 0x9830, 0x20B9F}  # the four Joyo kanji that JIS X 0208 has in another form


def decoded(codec: str, leads: Iterable[int], trails: Iterable[int]) -> set[int]:
    """The code points of all two-byte characters of a codec with these first and second bytes."""
    tails = list(trails)
    texts = (bytes([lead, trail]).decode(codec, "ignore") for lead in leads for trail in tails)
    return {ord(character) for text in texts for character in text}


def rows(codec: str, *spans: range) -> set[int]:
    """The code points in some rows of an EUC codec."""
    return decoded(codec, (row + 0xA0 for span in spans for row in span), range(0xA1, 0xFF))


def wanted(which: str) -> set[int]:
    """The characters of one subset."""
    if which == "zh":  # GB 2312, and level 1 of Big5 for Taiwan and Hong Kong
        big5 = decoded("big5", range(0xA4, 0xC7), [*range(0x40, 0x7F), *range(0xA1, 0xFF)])
        return (
            COMMON | rows("gb2312", range(1, 10), range(16, 88)) | {code for code in big5 if 0x4E00 <= code <= 0x9FFF}
        )
    if which == "jp":  # JIS X 0208, levels 1 and 2
        return COMMON | JOYO_BEYOND_JIS | rows("euc_jp", range(1, 9), range(16, 85))
    return COMMON | rows("euc_kr", range(1, 10), range(16, 41))  # KS X 1001 without hanja


def main(source: str, target: str, which: str) -> None:
    """Read one font and write its subset."""
    options = subset.Options()
    options.layout_features = FEATURES
    options.hinting = options.glyph_names = options.recalc_timestamp = False
    options.name_IDs = options.name_languages = ["*"]
    options.name_legacy = options.notdef_outline = True
    options.drop_tables += ["DSIG", "STAT"]
    font = TTFont(source, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted(which))
    subsetter.subset(font)
    font.save(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
