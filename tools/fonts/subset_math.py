"""Reduce the font for formulas to signs, Latin and Greek. Needs fontTools.

The name “STIX” is not reserved (the one that is, “TM Math”, this file does not carry), so a subset may keep it.
Usage: python tools/fonts/subset_math.py STIXTwoMath.input.ttf STIXTwoMath-Regular.subset.ttf
"""

from __future__ import annotations

import sys

from fontTools import subset  # type: ignore[import-not-found, import-untyped, unused-ignore]
from fontTools.ttLib import TTFont  # type: ignore[import-not-found, import-untyped, unused-ignore]

LEFT_OUT = (
    *(range(0x180, 0x250), range(0x250, 0x2B0), range(0x400, 0x530), range(0x1D00, 0x1F00), range(0xA700, 0xA800)),
    *(range(0xE000, 0xF900), range(0xFB00, 0xFB50), range(0x1F1E6, 0x110000)),
)  # further Latin, phonetic signs, Cyrillic, private use, ligatures, pictures


def main(source: str, target: str) -> None:
    """Read the font and write its subset."""
    options = subset.Options()
    options.layout_features = ["*"]
    options.hinting = options.glyph_names = options.recalc_timestamp = False
    options.name_IDs = options.name_languages = ["*"]
    options.name_legacy = options.notdef_outline = True
    options.drop_tables += ["DSIG"]
    font = TTFont(source, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes={code for code in font.getBestCmap() if not any(code in span for span in LEFT_OUT)})
    subsetter.subset(font)
    font.save(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
