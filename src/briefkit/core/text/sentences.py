"""Where sentences end: not after abbreviations, initials and ordinal numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

GAP = "\ufffc"  # stands for what is not the author's: the replacement character for an object, no word and no space
LONGEST = 1500  # characters
_MARKS = ".!?…؟۔।॥።։។"
_END = re.compile(
    rf"(?<![{_MARKS}])[{_MARKS}]++[)\]\"'”’»“‹›{GAP}]*+(?= |\Z)"
    rf"|[。！？｡]++[)\]\"'”’」』）{GAP}]*+"  # Chinese and Japanese have no space after them
)
_NEXT = re.compile(rf" *+[(\[\"'“„«»‹¿–—-]* *(?P<first>[^\W_]|{GAP}|[–—-])")
_WORD_BEFORE = re.compile(r"(?:[^\W\d_]\.)*[^\W_]+\Z")

_COMMON = "e.g i.e cf etc al vs art p pp vol fig sec para ed eds approx ca dr prof mr mrs ms st jr sr gen sen rep "
_MORE = (
    "gov lt col capt maj hon inc ltd co corp mme mlle mm m nr bzw usw evtl ggf inkl exkl mio mrd vgl abs "
    "bd hrsg tel str "
    "sog d.h z.b u.a u.u i.d.r v.a o.ä s.o s.u u.s u.k u.n d.c ref al n° jan feb febr mar apr jun jul aug "
    "sep sept oct okt "
    "nov dec dez janv févr avr juil déc mt av apr"
)
_ABBREVIATIONS = frozenset((_COMMON + _MORE).split())
_BEFORE_NAMES = "mr mrs ms dr prof st gen sen rep gov lt col capt hon m mm mme mlle nr vgl cf art abs"
_OF_NAMES = frozenset(_BEFORE_NAMES.split())
_MONTHS = "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"


@cache
def _before_ordinal() -> re.Pattern[str]:
    """Compiled on demand, as the next one: few texts have ordinals, and every search loads this."""
    words = "am|vom|zum|bis|der|die|das|dem|den|des|im|seit|ab|und|beim|zur"
    return re.compile(rf"(?:\b(?:{words})|[–-]) ?\d{{1,2}}\Z", re.IGNORECASE)


@cache
def _after_ordinal() -> re.Pattern[str]:
    return re.compile(rf" (?:{_MONTHS}|Quartal|Jahrhundert|Halbjahr|Sanktionspaket|Wahlperiode|Sitzung)")


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of a block; one longer than any that people write is cut into pieces."""
    start = 0
    for match in _END.finditer(text):
        if match.end() > start and _ends(text, match.start(), match.end()):
            yield from _pieces(start, match.end())
            start = match.end()
    if text[start:].strip():
        yield from _pieces(start, len(text))


def _pieces(start: int, end: int) -> Iterator[tuple[int, int]]:
    for first in range(start, end, LONGEST):
        yield first, min(first + LONGEST, end)


def _ends(text: str, mark: int, after: int) -> bool:
    following = _NEXT.match(text, after)
    if following is None:
        return True
    first = following["first"]
    if first.islower():
        return False
    if text[mark : mark + 1] != "." or text[mark : mark + 2] == "..":
        return True
    word = _WORD_BEFORE.search(text, max(0, mark - 20), mark)
    return word is None or not (_abbreviates(word[0], first) or _is_ordinal(text, word[0], mark))


def _abbreviates(word: str, first: str) -> bool:
    folded = word.casefold()
    if (len(word) == 1 and word.isalpha()) or folded in _OF_NAMES:
        return True
    if first.isdigit() and folded in {"no", "nos"}:
        return True
    return (folded in _ABBREVIATIONS and folded not in {"etc", "usw", "al"}) or ("." in word and not first.isupper())


def _is_ordinal(text: str, word: str, mark: int) -> bool:
    """Whether a number is an ordinal of a date or the like, as German writes it."""
    if not (word.isdigit() and len(word) <= 2):
        return False
    return bool(_after_ordinal().match(text, mark + 1) or _before_ordinal().search(text, max(0, mark - 12), mark))
