"""Draw the fonts of the tests: “Letterhead” in four styles, each glyph a box. Needs fontTools.

`python tools/fonts/draw_test_fonts.py` writes tests/fonts/, the same bytes each time.
"""

from __future__ import annotations

from pathlib import Path

from fontTools.fontBuilder import FontBuilder  # type: ignore[import-not-found, import-untyped, unused-ignore]
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-not-found, import-untyped, unused-ignore]
from fontTools.ttLib import TTCollection, TTFont  # type: ignore[import-not-found, import-untyped, unused-ignore]

FOLDER = Path(__file__).parents[2] / "tests" / "fonts"
STYLES = {"Regular": (400, False), "Bold": (700, False), "Italic": (400, True), "Bold Italic": (700, True)}
CODES = [*range(0x20, 0x7F), 0xA0, 0x2013, 0x2019, *range(0x13A0, 0x13F6)]  # ASCII and Cherokee
UNITS, WIDTH = 1000, 900  # wide letters: a word takes half as much again as in our fonts


def box(height: int) -> object:
    """A box of this height."""
    pen = TTGlyphPen(None)
    pen.moveTo((60, 0))
    for point in ((60, height), (WIDTH - 60, height), (WIDTH - 60, 0)):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


def font(style: str, kind: int = 0) -> FontBuilder:
    """One style, with the licence `kind` (fsType in OS/2)."""
    weight, italic = STYLES[style]
    builder = FontBuilder(UNITS, isTTF=True)
    names = {code: f"u{code:04X}" for code in CODES}
    order = [".notdef", *names.values()]
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(names)
    heights = {".notdef": 700} | {
        name: 0 if code in (0x20, 0xA0) else 500 if chr(code).islower() else 700 for code, name in names.items()
    }
    empty = TTGlyphPen(None).glyph()
    builder.setupGlyf({name: box(height) if height else empty for name, height in heights.items()})
    builder.setupHorizontalMetrics(dict.fromkeys(order, (WIDTH, 60)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable(
        {"familyName": "Letterhead", "styleName": style, "psName": f"Letterhead-{style.replace(' ', '')}"}
        | {"uniqueFontIdentifier": f"Letterhead {style}", "fullName": f"Letterhead {style}", "version": "Version 1.0"}
    )
    builder.setupOS2(
        usWeightClass=weight, fsType=kind, sTypoAscender=800, sTypoDescender=-200,
        fsSelection=(0x01 if italic else 0) | (0x20 if weight == 700 else 0) or 0x40,
    )  # fmt: skip
    builder.setupPost(italicAngle=-12 if italic else 0)
    builder.font["head"].created = builder.font["head"].modified = 2_082_844_800  # 1970
    builder.font["head"].macStyle = (1 if weight == 700 else 0) | (2 if italic else 0)
    builder.font.recalcTimestamp = False
    return builder


def main() -> None:
    """Write the fonts, one that must not be embedded, and a collection."""
    FOLDER.mkdir(exist_ok=True)
    for style in STYLES:
        font(style).save(FOLDER / f"Letterhead-{style.replace(' ', '')}.ttf")
    font("Regular", kind=2).save(FOLDER / "Letterhead-Restricted.ttf")
    collection = TTCollection()
    collection.fonts = [
        TTFont(FOLDER / f"Letterhead-{style}.ttf", recalcTimestamp=False) for style in ("Regular", "Bold")
    ]
    collection.save(FOLDER / "Letterhead.ttc")


if __name__ == "__main__":
    main()
