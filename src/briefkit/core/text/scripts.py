"""Letters and marks by script, as ranges for a regular expression. From the Unicode Character Database 15.1."""

from __future__ import annotations

CJK = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af\U00020000-\U0003ffff"
"""Chinese, Japanese and Korean characters."""

SOUTH_EAST_ASIAN = (
    "\u0e00-\u0e4f\u0e80-\u0ecf\u0edc-\u0eff\u1000-\u103f\u1050-\u108f\u109a-\u109f\u1780-\u17df\u1950-\u19cf"
    "\u19de-\u19ff\u1a20-\u1a7f\u1aa0-\u1aaf\ua980-\ua9cf\ua9de-\ua9ef\ua9fa-\ua9ff\uaa60-\uaadf"
)
"""Thai, Lao, Burmese, Khmer, Tai and Javanese but for digits: no spaces between words (Line_Break=SA in UAX #14)."""

SPACELESS = CJK + SOUTH_EAST_ASIAN

SPACELESS_MARKS = (
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u1038\u103a-\u103e\u1056-\u1059\u105e-\u1060"
    "\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d\u108f\u109a-\u109d\u17b4-\u17d1\u17d3\u17dd\u1a55-\u1a5f\u1a61-\u1a7f"
    "\u3099\u309a\ua980-\ua983\ua9b3-\ua9bf\ua9e5\uaa7b-\uaa7d\uaab0\uaab2-\uaab4\uaab7\uaab8\uaabe\uaabf\uaac1"
)
"""Vowel signs, tone marks and the like on a letter of these scripts (General_Category M), but for the next."""

STACKERS = "\u1039\u17d2\u1a60\ua9c0"
"""Burmese virama, Khmer coeng, Tai Tham sakot and Javanese pangkon: the next letter is written below the last one."""

ACCENTS = (
    "\u0300-\u0344\u0346-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u0890-\u089f\u08ca-\u08ff"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u2de0-\u2dff\ua66f-\ua672\ua674-\ua67d\ua69e\ua69f\ufb1e\ufe20-\ufe2f"
)
"""What may be left out in writing: accents of Latin, Greek and Cyrillic letters, Hebrew points, Arabic and Syriac
vowel signs and the Arabic tatweel."""

MARKS = (
    "\u07a6-\u07f3\u07fd\u0816-\u082d\u0859-\u085b\u0900-\u0963\u0971-\u09e5\u09fe-\u0a75\u0a81-\u0ae5\u0af9-\u0b65"
    "\u0b71-\u0bef\u0c00-\u0c65\u0c80-\u0c83\u0c85-\u0d4e\u0d54-\u0d65\u0d7a-\u0df3\u0e31-\u0e3a\u0e47-\u0e4e\u0eb1-\u0ece"
    "\u0f18\u0f19\u0f35\u0f37\u0f39\u0f3e-\u0f84\u0f86-\u0fbc\u0fc6\u102b-\u103e\u1056-\u109d\u135d-\u135f\u1712-\u1734"
    "\u1752-\u17d3\u17dd\u1810-\u193b\u1a17-\u1a1b\u1a55-\u1a7f\u1b00-\u1b4c\u1b6b-\u1b73\u1b80-\u1bf3\u1c24-\u1c37"
    "\u1cd0-\u1cd2\u1cd4-\u1cfa\u2cef-\u2cf1\u2d7f\u302a-\u302f\u3099\u309a\ua6f0\ua6f1\ua802-\ua827\ua82c\ua880-\ua8c5"
    "\ua8e0-\ua8f7\ua8fb\ua8fd-\ua92d\ua947-\ua953\ua980-\ua9c0\ua9e5-\uaa4d\uaa7b-\uaac2\uaaeb-\uaaef\uaaf5\uaaf6"
    "\uabe3-\uabea\uabec\uabed\U00010a01-\U00010a3f\U00011000-\U00011046\U00011070-\U000110ba\U000110c2"
    "\U00011100-\U0001113f\U00011144-\U00011173\U00011180-\U000111c4\U000111c9-\U000111cc\U000111ce-\U000111da"
    "\U0001122c-\U00011237\U0001123e-\U00011241\U000112df-\U0001144a\U0001145e-\U000114c5\U000115af-\U000115c0"
    "\U000115dc-\U00011640\U000116ab-\U000116b8\U0001171d-\U0001172b\U0001182c-\U0001183a\U00011930-\U00011943"
    "\U00010d24-\U00010d27\U00011d31-\U00011d97\U00016b30-\U00016b36\U00016f4f-\U00016f92\U0001e130-\U0001e136"
    "\U0001e2ec-\U0001e2ef\U0001e944-\U0001e94a"
)
"""The other marks, with the letters between them: vowel signs, viramas and nuktas of Brahmic and other scripts, and the
sound marks of kana. They make another letter or word of it, and stay."""

IGNORED = "\u00ad\u034f\u180b-\u180f\u200d-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
"""Format characters and variation selectors: they part no word (UAX #29, WB4). The non-joiner is `NON_JOINER`."""

NON_JOINER = "(?<![\u0620-\u065f\u066e-\u06ef])\u200c|\u200c(?![\u0620-\u065f\u066e-\u06ef])"
"""Where the zero-width non-joiner parts no word: in Persian it stands before endings, which are words for a search."""

LATIN_LETTERS = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŧ": "t",
    "ŋ": "ng",
}  # fmt: skip
"""Letters that have no decomposition, as they are written where they cannot be had."""
