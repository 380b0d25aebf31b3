"""The quotation marks of languages, from CLDR 48; docs/decisions.md says where they are others, and why."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from briefkit.core.text.quotation import Marks

_LANGUAGES = {
    "« » “ ”": "ast blo bm ca cv dyo el es eu ewo ie it kab kk lij mg mua nnh pms pt-ao pt-ch pt-cv pt-gq pt-gw pt-lu "
    "pt-mo pt-mz pt-pt pt-st pt-tl sc sg ti",
    "« » ‹ ›": "am az-arab az-cyrl de-ch de-li fa gsw jgo kkj mzn rm sdh wae",
    "« » ‘ ’": "dua el-polyton ksf nb nn no rw",
    "« » „ “": "bas be bua ky os ru sah tyv uk",
    "« » „ ”": "shi zgh",
    "« » « »": "ht hy oc yav",
    "«_ _» “ ”": "br fr",
    "«_ _» ‹_ _›": "fr-ch",
    "„ “ ‚ ‘": "bs-cyrl cs de dsb et hr hsb is ksh lb luy mk nds sk sl",
    "„ “ „ “": "bg lt prg sgs",
    "„ “ « »": "ka",
    "„ ” « »": "nmg pl ro",
    "„ ” » «": "hu szl",
    "„ ” ‚ ’": "agq ff",
    "„ ” ‘ ’": "bs",
    "„ ” ’ ’": "sr",
    "” ” ’ ’": "fi he lag rn se sma sn sv yi",
    "” “ ’ ‘": "ar lld ms-arab syr ur",
    "“ ” ‘ ’": "bm-nkoo es-419 es-ar es-bo es-br es-bz es-cl es-co es-cr es-cu es-do es-ec es-gt es-hn es-mx es-ni "
    "es-pa es-pe es-pr es-py es-sv es-us es-uy es-ve ff-adlm",
    "“ ” « »": "eo",
    "“ ” “ ”": "st tk",
    "‘ ’ “ ”": "fur ia ti-er tn",
    "「 」 『 』": "ja yue zh-hant zh-hk zh-mo zh-tw",
    "» « › ‹": "kk-arab ug",
}
"""By marks, of which an underscore is the narrow space within; all other languages have those of English."""
_CUT = {
    "en": "tis twas em til cause bout round",
    "nl": "s t n k m r ns",
    "af": "n t k",
    "de": "s ne nen nem ner ran rein raus rum rüber runter",
}
"""Words that are written without their beginning."""
_ENGLISH = "“ ” ‘ ’"


@cache
def marks_of(language: str) -> Marks:
    """The marks of a language (BCP 47), of its script or region if that has its own."""
    primary = language.lower().partition("-")[0]
    by_tag = {tag: marks for marks, tags in _LANGUAGES.items() for tag in tags.split()}
    signs = next((by_tag[tag] for tag in _tags(language) if tag in by_tag), _ENGLISH)
    start, end, inner_start, inner_end = signs.replace("_", "\N{NARROW NO-BREAK SPACE}").split(" ")
    return Marks((start, end), (inner_start, inner_end), tuple(_CUT.get(primary, "").split()))


def _tags(language: str) -> Iterator[str]:
    primary, *rest = language.lower().split("-")
    yield from (f"{primary}-{part}" for part in rest)
    yield primary
