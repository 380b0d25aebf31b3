"""The language of a text by its commonest words; nothing is said where two languages are close, or words are few."""

from __future__ import annotations

import re
from collections import Counter

_COMMON = {
    "en": "the of and to in is that for it was with as on are by this be from at not have has which its",
    "de": "der die das und in den von zu mit ist des im nicht ein eine auf für dem sich als auch wird sind",
    "fr": "le la les de des et en un une du est que dans pour qui sur pas au par plus ne ce sont avec aux",
    "es": "el la los las de que y en un una del se por con no para es su al lo como más o este",
    "it": "il la le di che e un una per del non è in con della sono si da dei nel al anche gli alla",
    "pt": "o a os as de que e em um uma do da não para com se por mais dos das ao no na é",
    "nl": "de het een van en in is dat op te voor met niet zijn die aan er om ook als door maar",
    "pl": "w i na z się nie do to że jest o jak za po od przez dla są przy oraz tym które",
    "uk": "і в на з що не до та є у за від про це як по для його але також які щодо",
    "tr": "ve bir bu için ile olarak olan daha çok gibi sonra kadar ise ki değil ancak tarafından üzerinde göre",
    "ar": "في من على أن إلى هذا التي عن مع ما لا كان هو هي بين قد",
    "ru": "и в на не что с по к из за от о это как для его но так же или при",
}
COMMONEST = frozenset(" ".join(_COMMON.values()).split())
"""The words that say nothing of what a text is about."""
_LANGUAGES_OF = Counter(word for common in _COMMON.values() for word in set(common.split()))
"""In how many languages a word is common: one of many tells them apart less."""
_SCRIPTS = {
    "ja": ("\u3040", "\u30ff"),
    "ko": ("\uac00", "\ud7af"),
    "zh": ("\u4e00", "\u9fff"),
    "he": ("\u05d0", "\u05ea"),
    "el": ("\u0370", "\u03ff"),
    "ka": ("\u10a0", "\u10ff"),
    "hy": ("\u0530", "\u058f"),
    "th": ("\u0e00", "\u0e7f"),
}
"""Language → the first and last letter of the script that only it is written in, as far as policy texts go.

Japanese stands before Chinese, whose letters it has too.
"""
_MOSTLY = 0.3
_COMMON_SIGNS = (
    "的一是在不了有和人这中大为上个国我以要到说们",
    "的一是在不了有和人這中大為上個國我以要到說們",
    "のにはをたがでてとしれさある",
    "이다의는을에고가를하한지",
)
"""The commonest signs of Chinese, Japanese and Korean."""
_LEAST, _LEAD = 8, 1.6
_WORD = re.compile(r"[^\W\d_]+")


def evidence_of_language(text: str, *, beyond_ascii: bool) -> int:
    """How much shows that a text is one of a language: its commonest words, or signs, of the language that has most.

    With `beyond_ascii` only words with a letter beyond ASCII count.
    """
    words = Counter(word.lower() for word in _WORD.findall(text[:20_000]))
    signs = Counter(text[:20_000])
    counted = [
        sum(words[word] for word in common.split() if not (beyond_ascii and word.isascii()))
        for common in _COMMON.values()
    ]
    return max(*counted, *(sum(signs[sign] for sign in common) for common in _COMMON_SIGNS))


def language_of(text: str) -> str | None:
    """The language of a text as a tag; None if it cannot be told."""
    if tag := _by_script(text[:20_000]):
        return tag
    words = Counter(word.lower() for word in _WORD.findall(text[:20_000]))
    hits = sorted(
        ((sum(words[word] / _LANGUAGES_OF[word] for word in common.split()), tag) for tag, common in _COMMON.items()),
        reverse=True,
    )
    (most, tag), (second, _) = hits[0], hits[1]
    return tag if most >= _LEAST and most >= _LEAD * second else None


def _by_script(text: str) -> str | None:
    letters = Counter(filter(str.isalpha, text))
    for tag, (first, last) in _SCRIPTS.items():
        share = sum(count for letter, count in letters.items() if first <= letter <= last) / max(1, letters.total())
        if share > (_MOSTLY / 3 if tag == "ja" else _MOSTLY):
            return tag
    if _ARABIC.search(text) and not _NOT_ARABIC.search(text):
        return "ar"
    share = sum(count for letter, count in letters.items() if "\u0400" <= letter <= "\u04ff") / max(1, letters.total())
    return _by_letters(letters) if share > _MOSTLY else None


def _by_letters(letters: Counter[str]) -> str | None:
    """Russian or Ukrainian by the letters that only one of them has, if no other language of their script has them."""
    found = {letter.lower() for letter in letters}
    if found & _NEITHER:
        return None
    russian, ukrainian = sum(letters[one] for one in "ыэё"), sum(letters[one] for one in "іїє")
    if min(russian, ukrainian) or max(russian, ukrainian) < _LEAST_LETTERS:
        return None
    return "ru" if russian else "uk"


_NEITHER = frozenset("ўәғқңөұүһјљњћђџѓќѕ")
"""Letters of Belarusian, Kazakh, Serbian, Macedonian and others."""
_LEAST_LETTERS = 4
_ARABIC = re.compile(r"(?:[\u0600-\u06ff]{2,20}\s){3}")
_NOT_ARABIC = re.compile(
    r"[\u067e\u0686\u0698\u06a9\u06af\u06cc\u0679\u0688\u06d2]"
)  # letters of Persian, Urdu, Kurdish
