"""The look of a Word document: its page, sizes, colours, fonts and languages."""

from __future__ import annotations

from briefkit.core.publication.value import Publication
from briefkit.core.values import frozen
from briefkit.export.colours import WHITE, readable, tint

_PAPERS = {"a4": (11906, 16838), "us-letter": (12240, 15840)}
_LATIN, _SANS, MONO = "Cambria", "Calibri", "Consolas"
"""Fonts that come with Word; other programs have their own of the same widths."""
_EAST = {"zh": ("SimSun", "Microsoft YaHei"), "ja": ("Yu Mincho", "Yu Gothic"), "ko": ("Batang", "Malgun Gothic")}
_TRADITIONAL = ("PMingLiU", "Microsoft JhengHei")
_COMPLEX = {
    **dict.fromkeys(("hi", "mr", "ne", "bn", "gu", "pa", "ta", "te", "kn", "ml", "or", "si"), "Nirmala UI"),
    **dict.fromkeys(("th", "lo", "km"), "Leelawadee UI"),
    "my": "Myanmar Text",
}
_SYLFAEN = frozenset(["ka", "hy"])
_REGIONS = {
    "en": "en-GB", "de": "de-DE", "fr": "fr-FR", "es": "es-ES", "it": "it-IT", "pt": "pt-PT", "nl": "nl-NL",
    "pl": "pl-PL", "uk": "uk-UA", "ru": "ru-RU", "ar": "ar-SA", "he": "he-IL", "hi": "hi-IN", "ka": "ka-GE",
    "zh": "zh-CN", "ja": "ja-JP", "ko": "ko-KR", "fa": "fa-IR", "ur": "ur-PK", "el": "el-GR", "hy": "hy-AM",
    "cs": "cs-CZ", "sv": "sv-SE", "da": "da-DK", "fi": "fi-FI", "tr": "tr-TR", "hu": "hu-HU", "ro": "ro-RO",
    "bg": "bg-BG", "sk": "sk-SK", "sl": "sl-SI", "hr": "hr-HR", "sr": "sr-Cyrl-RS", "lt": "lt-LT", "lv": "lv-LV",
    "et": "et-EE", "nb": "nb-NO", "no": "nb-NO", "nn": "nn-NO", "vi": "vi-VN", "id": "id-ID", "th": "th-TH",
    "ga": "ga-IE", "ca": "ca-ES", "km": "km-KH", "lo": "lo-LA", "my": "my-MM", "bn": "bn-BD", "ta": "ta-IN",
    "te": "te-IN", "kn": "kn-IN", "ml": "ml-IN", "gu": "gu-IN", "pa": "pa-IN", "si": "si-LK", "yi": "yi-Hebr",
    "zh-Hans": "zh-CN", "zh-Hant": "zh-TW",
}  # fmt: skip
"""Language → the one with a region that Word takes for it: spelling is checked by region."""
EASTERN = frozenset(_EAST)
_SMALL = 10.5  # points; up to this size large print is 1.524 times as large, and not below 14 (as in the PDF)


def word_language(tag: str) -> str:
    """A language (BCP 47) as Word names it."""
    return _REGIONS.get(tag, tag)


@frozen
class Fonts:
    """The families for Latin letters, for those of East Asia, and for scripts that are joined or run from the right."""

    latin: str
    east: str
    complex: str

    @property
    def xml(self) -> str:
        """The element that names them."""
        latin = f'w:ascii="{self.latin}" w:hAnsi="{self.latin}"'
        return f'<w:rFonts {latin} w:eastAsia="{self.east}" w:cs="{self.complex}"/>'


@frozen
class Look:
    """What styles and pages are made from. Colours are six hexadecimal digits, lengths twentieths of a point.

    `margins` are those at the top, right, bottom and left, and those above the header and below the footer.
    """

    accent: str
    tint: str
    edge: str
    right_to_left: bool
    language: str
    text: Fonts
    heads: Fonts
    large: bool
    paper: tuple[int, int]
    margins: tuple[int, int, int, int, int, int]

    @property
    def width(self) -> int:
        """The width of the text."""
        return self.paper[0] - self.margins[1] - self.margins[3]

    @property
    def lang(self) -> str:
        """The element that tells the language."""
        base = self.language.partition("-")[0].lower()
        tag = word_language(self.language)
        if base in EASTERN:
            return f'<w:lang w:val="en-GB" w:eastAsia="{tag}" w:bidi="ar-SA"/>'
        if self.right_to_left or base in _COMPLEX:
            return f'<w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="{tag}"/>'
        return f'<w:lang w:val="{tag}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'

    def sized(self, points: float) -> int:
        """A type size in half points; large print is 16 pt and never below 14."""
        if self.large:
            points = max(14, points * 1.524) if points <= _SMALL else points + 6
        return round(points * 2)

    def size(self, points: float) -> str:
        """The elements of a type size."""
        size = self.sized(points)
        return f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def look_of(publication: Publication) -> Look:
    """The look of a publication."""
    imprint, layout = publication.imprint, publication.layout
    base = publication.language.partition("-")[0].lower()
    traditional = base == "zh" and bool({"Hant", "TW", "HK", "MO"} & set(publication.language.split("-")))
    serif, sans = _TRADITIONAL if traditional else _EAST.get(base, _EAST["zh"])
    latin, heads = (imprint.face, imprint.face) if imprint.face else (_LATIN, _SANS)
    if base in _SYLFAEN and not imprint.face:
        latin = heads = "Sylfaen"
    complex_ = _COMPLEX.get(base, "Times New Roman"), _COMPLEX.get(base, "Arial")
    narrow, house = layout.one_page, imprint.reference
    side = 1134 if narrow else 1474
    margins = (1247, side, 1021, side, 680, 600) if narrow else (1474, side, 1418, side, 680, 600)
    paper = _PAPERS.get(imprint.paper, _PAPERS["a4"])
    if house and house.paper and not layout.paper:
        paper = house.paper
    if house and house.margins and paper == house.paper:
        margins = house.margins
    return Look(
        readable(imprint.accent)[1:],
        tint(imprint.accent, WHITE, 0.07)[1:],
        tint(imprint.accent, WHITE, 0.30)[1:],
        publication.right_to_left,
        publication.language,
        Fonts(latin, serif, complex_[0]),
        Fonts(heads, sans, complex_[1]),
        layout.large_print,
        paper,
        margins,
    )
