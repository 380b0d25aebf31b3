"""Writes the names of states in several languages, from the locale data of Unicode CLDR.

    pip install Babel
    python -m tools.state_names

The table is kept, so that neither users nor the other tools need Babel. What it cannot know – short forms such as США,
organisations, and names that mean something else, too – stands beside this file and in it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from importlib import import_module
from pathlib import Path

from briefkit.core.text.slug import slug

TABLE = Path("src/briefkit/importers/suggestions/state_names.txt")
_IN_BRACKETS = re.compile(r"\s?[(（].*")
_LOCALES = {
    "en": ("en",),
    "de": ("de",),
    "fr": ("fr",),
    "es": ("es",),
    "it": ("it",),
    "pt": ("pt", "pt_PT"),
    "nl": ("nl",),
    "pl": ("pl",),
    "ru": ("ru",),
    "uk": ("uk",),
    "tr": ("tr",),
    "ar": ("ar",),
    "zh": ("zh_Hans", "zh_Hant", "zh_Hant_HK"),
    "ja": ("ja",),
}
"""Languages in the order of the table, each with the locales whose names are taken."""
_IDS = {
    "US": "us",
    "GB": "uk",
    "EU": "eu",
    "UN": "un",
    "AE": "uae",
    "CD": "dr-congo",
    "CG": "congo",
    "BA": "bosnia-and-herzegovina",
    "TR": "turkey",
    "MM": "myanmar",
    "CI": "ivory-coast",
    "VA": "holy-see",
    "ST": "sao-tome-and-principe",
}
"""Ids that are not the English name of CLDR."""
_STATES = """
AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN
CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET EU FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR
HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD
ME MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PT PW PY QA RO RS
RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG UN US
UY UZ VA VC VE VN VU WS XK YE ZA ZM ZW
"""
"""The members of the United Nations, the Holy See, Kosovo and Taiwan, the European Union and the United Nations."""
_MORE = Path(__file__).with_name("more_state_names.txt")
"""What CLDR does not have: organisations, short forms, and second names."""
_LEFT_OUT = frozenset(
    (
        *("Togo", "Mali", "Çad", "Fas", "Oman", "Omã", "Dania", "Dominica", "Dominique", "Georgia", "Jordan", "Chad"),
        *("Granada", "Grenada", "Grenade", "马里", "マリ", "チリ", "مالي", "عمان", "عُمان", "تشاد", "توغو"),
        *("Мали", "Того", "Малі", "刚果", "剛果", "Чад", "Оман"),
    )
)
"""Names that are words, too, or the names of people, of towns or of two states."""


def main() -> None:
    """Write the table."""
    locale = import_module("babel").Locale  # no dependency: the table is kept
    found: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
    for language, locales in _LOCALES.items():
        for code in _STATES.split():
            names = [locale.parse(one).territories[code] for one in locales]
            _add(found, _id(code, locale), language, names)
    for line in _MORE.read_text("utf-8").splitlines()[1:]:
        id_, _, rest = line.partition(": ")
        for part in rest.split("; "):
            language, _, names_ = part.partition("=")
            _add(found, id_, language, names_.split(", "))
    lines = [_line(id_, found[id_]) for id_ in sorted(found)]
    TABLE.write_text("\n".join([_HEAD.strip(), *lines, ""]), "utf-8")


def _id(code: str, locale: object) -> str:
    english: str = locale.parse("en").territories[code]  # type: ignore[attr-defined]
    return _IDS.get(code) or slug(english, "en")


def _add(found: dict[str, dict[str, list[str]]], id_: str, language: str, names: list[str]) -> None:
    known = found[id_].setdefault(language, [])
    for name in names:
        plain = _IN_BRACKETS.sub("", name.replace("’", "'"))
        usable = plain and " - " not in plain and " – " not in plain and plain not in _LEFT_OUT
        if usable and plain not in known:
            known.append(plain)


def _line(id_: str, names: dict[str, list[str]]) -> str:
    parts = (f"{language}={', '.join(names[language])}" for language in _LOCALES if names.get(language))
    return f"{id_}: {'; '.join(parts)}"


_HEAD = """
# Names of states and organisations in several languages: ID: LANGUAGE=NAME, NAME; LANGUAGE=…
# Written by tools/state_names.py, mostly from Unicode CLDR: © 2004-2025 Unicode, Inc., see UNICODE-LICENSE.txt.
"""

if __name__ == "__main__":
    main()
