"""Derive “Briefkit Arabic” from IBM Plex Sans Arabic: the same drawings, but two letters remain two glyphs.

Plex writes lam-alef, fa-yeh and 239 other pairs as one ligature glyph. A PDF maps that glyph to two letters, and
poppler, MuPDF and others reverse the letters of right-to-left text one glyph at a time: the pair comes back reversed,
and a search no longer finds the word. Here each pair (A, B) → L becomes A → L and B → a narrow empty glyph,
so each letter has a glyph of its own and the look is the same. Marks on A use the ligature's first anchor, marks on B
its second.

The licence (OFL 1.1, clause 3) keeps the name “Plex” for the original, hence the new one. Needs fontTools.
Usage: python tools/fonts/derive_arabic.py IBMPlexSansArabic-Regular.ttf BriefkitArabic-Regular.ttf
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from fontTools.ttLib import TTFont  # type: ignore[import-not-found, import-untyped, unused-ignore]
from fontTools.ttLib.tables import otTables  # type: ignore[import-not-found, import-untyped, unused-ignore]
from fontTools.ttLib.tables._g_l_y_f import (  # type: ignore[import-not-found, import-untyped, unused-ignore]
    Glyph,
    GlyphComponent,
)

NAME = "Briefkit Arabic"
ABOUT = "Derived from IBM's Arabic sans under the SIL OFL 1.1: two-letter ligatures keep one glyph per letter."
STEP = 60  # width of the empty glyph, taken from the pair: pdftotext -raw is confused by none at all
MOST_KERNING = 80  # of 1000 units: poppler takes a gap of a tenth of an em for a space


def made(kind: str, **values: Any) -> Any:
    """An OpenType table of a type, with its values."""
    table = getattr(otTables, kind)()
    for name, value in values.items():
        setattr(table, name, value)
    return table


class Derivation:
    """One font, changed step by step."""

    def __init__(self, font: Any) -> None:
        self.font = font
        self.gsub, self.gpos, self.gdef = (font[name].table for name in ("GSUB", "GPOS", "GDEF"))
        features = self.gsub.FeatureList.FeatureRecord
        (self.index,) = {
            i for record in features if record.FeatureTag == "rlig" for i in record.Feature.LookupListIndex
        }
        self.ligatures = self.gsub.LookupList.Lookup[self.index]
        self.by_second: dict[str, dict[str, str]] = defaultdict(dict)
        for table in self.ligatures.SubTable:
            for first, found in getattr(table, "ExtSubTable", table).ligatures.items():
                for ligature in found:
                    (second,) = ligature.Component
                    self.by_second[second][first] = ligature.LigGlyph
        self.second_of = {drawn: second for second, pairs in self.by_second.items() for drawn in pairs.values()}
        self.blank = {second: f"{second}.joined" for second in self.by_second}
        self.pair = {drawn: f"{drawn}.pair" for drawn in sorted(self.second_of)}
        self.order: list[str] = [*font.getGlyphOrder(), *sorted(self.blank.values()), *self.pair.values()]
        self.rank = {glyph: number for number, glyph in enumerate(self.order)}

    def derive(self) -> None:
        """Run all steps."""
        self.add_glyphs()
        self.replace_ligatures()
        for lookup in list(self.gpos.LookupList.Lookup):
            if lookup.LookupType == 5:
                self.move_anchors(lookup)
        self.gpos.LookupList.LookupCount = len(self.gpos.LookupList.Lookup)
        self.cap_kerning()
        self.rename()

    def add_glyphs(self) -> None:
        """Make the empty glyphs, and for each pair a copy that is narrower by their width and drawn over them."""
        glyphs, widths = self.font["glyf"], self.font["hmtx"].metrics
        for name in sorted(self.blank.values()):
            empty = Glyph()
            empty.numberOfContours = 0
            glyphs.glyphs[name], widths[name], self.gdef.GlyphClassDef.classDefs[name] = empty, (STEP, 0), 1
        for drawn, name in self.pair.items():
            part = GlyphComponent()
            part.glyphName, part.x, part.y, part.flags = drawn, -STEP, 0, 0x0206
            copy = Glyph()
            copy.numberOfContours, copy.components = -1, [part]
            width, bearing = widths[drawn]
            glyphs.glyphs[name], widths[name] = copy, (width - STEP, bearing - STEP)
            self.gdef.GlyphClassDef.classDefs[name] = 1
        self.font.setGlyphOrder(self.order)
        glyphs.glyphOrder = self.order
        for name in self.pair.values():
            glyphs.glyphs[name].recalcBounds(glyphs)

    def coverage(self, glyphs: Iterable[str]) -> Any:
        """A coverage table, in the order of the glyphs."""
        return made("Coverage", glyphs=sorted(glyphs, key=self.rank.__getitem__))

    def replace_ligatures(self) -> None:
        """One contextual lookup for the ligatures: the first letter becomes the pair, the second the empty glyph."""
        lookups, flag = self.gsub.LookupList.Lookup, self.ligatures.LookupFlag
        base, seconds = len(lookups), sorted(self.by_second)
        lookups.append(_single(self.blank | {}, seconds, flag))
        contexts = []
        for number, second in enumerate(seconds):
            to_pair = {first: self.pair[drawn] for first, drawn in self.by_second[second].items()}
            lookups.append(_single(to_pair, list(to_pair), flag))
            records = [
                made("SubstLookupRecord", SequenceIndex=at, LookupListIndex=lookup)
                for at, lookup in ((0, base + 1 + number), (1, base))
            ]
            contexts.append(
                made(
                    "ChainContextSubst", Format=3, BacktrackGlyphCount=0, LookAheadGlyphCount=0, BacktrackCoverage=[],
                    LookAheadCoverage=[], InputGlyphCount=2, SubstLookupRecord=records, SubstCount=2, LookupType=6,
                    InputCoverage=[self.coverage(self.by_second[second]), self.coverage([second])],
                )
            )  # fmt: skip
        lookups[self.index] = made("Lookup", LookupType=6, LookupFlag=flag, SubTable=contexts)
        for lookup in lookups:
            lookup.SubTableCount = len(lookup.SubTable)
        self.gsub.LookupList.LookupCount = len(lookups)

    def move_anchors(self, lookup: Any) -> None:
        """Repeat for the pairs what a mark-to-ligature lookup says, as an additional mark-to-base lookup."""
        sums: dict[str, list[Any]] = defaultdict(list)
        for table in lookup.SubTable:
            rows = {}
            for drawn, attached in zip(table.LigatureCoverage.glyphs, table.LigatureArray.LigatureAttach, strict=True):
                if drawn in self.pair and len(attached.ComponentRecord) == 2:
                    first, second = (record.LigatureAnchor for record in attached.ComponentRecord)
                    rows[self.pair[drawn]] = [
                        anchor and _anchor(anchor.XCoordinate - STEP, anchor.YCoordinate) for anchor in first
                    ]
                    sums[self.second_of[drawn]].append(second)
            for second, lists in sums.items():
                rows[self.blank[second]] = [_middle([anchors[k] for anchors in lists]) for k in range(table.ClassCount)]
            self.add_lookup(lookup.LookupFlag, table, rows)

    def add_lookup(self, flag: int, table: Any, rows: dict[str, list[Any]]) -> None:
        """A mark-to-base lookup for the `mark` feature."""
        covered = self.coverage(rows)
        records = [made("BaseRecord", BaseAnchor=rows[glyph]) for glyph in covered.glyphs]
        rows_of = made("BaseArray", BaseRecord=records, BaseCount=len(records))
        bases = made(
            "MarkBasePos", Format=1, ClassCount=table.ClassCount, MarkCoverage=table.MarkCoverage,
            MarkArray=table.MarkArray, BaseCoverage=covered, BaseArray=rows_of,
        )  # fmt: skip
        lookups = self.gpos.LookupList.Lookup
        lookups.append(made("Lookup", LookupType=4, LookupFlag=flag, SubTable=[bases], SubTableCount=1))
        for record in self.gpos.FeatureList.FeatureRecord:
            if record.FeatureTag == "mark":
                record.Feature.LookupListIndex.append(len(lookups) - 1)
                record.Feature.LookupCount = len(record.Feature.LookupListIndex)

    def cap_kerning(self) -> None:
        """Limit gaps so that none reads as a space."""
        for lookup in self.gpos.LookupList.Lookup:
            if lookup.LookupType == 2:
                for value in (value for table in lookup.SubTable for value in _kerning(table) if value is not None):
                    for name in ("XAdvance", "XPlacement"):
                        if getattr(value, name, 0) > MOST_KERNING:
                            setattr(value, name, MOST_KERNING)

    def rename(self) -> None:
        """Give the font its own name, everywhere except in the copyright and the licence."""
        names = self.font["name"]
        style, version = names.getDebugName(17) or names.getDebugName(2), names.getDebugName(5)
        names.names = [record for record in names.names if record.nameID not in (7, 16, 17, 18, 21, 22, 25)]
        file = f"{NAME.replace(' ', '')}-{style.replace(' ', '')}"
        texts = {1: NAME, 2: style, 3: f"{version};{file}", 4: f"{NAME} {style}", 6: file, 10: ABOUT}
        for number, text in texts.items():
            names.removeNames(nameID=number)
            names.setName(text, number, 3, 1, 0x409)
        if "DSIG" in self.font:
            del self.font["DSIG"]


def _single(mapping: dict[str, str], glyphs: list[str], flag: int) -> Any:
    table = made("SingleSubst", mapping={glyph: mapping[glyph] for glyph in glyphs})
    return made("Lookup", LookupType=1, LookupFlag=flag, SubTable=[table])


def _anchor(x: int, y: int) -> Any:
    return made("Anchor", Format=1, XCoordinate=x, YCoordinate=y)


def _middle(anchors: list[Any]) -> Any:
    present = [anchor for anchor in anchors if anchor is not None]
    if not present:
        return None
    x, y = (
        round(sum(getattr(anchor, name) for anchor in present) / len(present))
        for name in ("XCoordinate", "YCoordinate")
    )
    return _anchor(x, y)


def _kerning(table: Any) -> Iterator[Any]:
    sets = (
        [pairs.PairValueRecord for pairs in table.PairSet]
        if table.Format == 1
        else [r.Class2Record for r in table.Class1Record]
    )
    return (value for records in sets for record in records for value in (record.Value1, record.Value2))


def main(source: str, target: str) -> None:
    """Read one font and write the other."""
    font = TTFont(source, recalcTimestamp=False)
    Derivation(font).derive()
    font.save(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
