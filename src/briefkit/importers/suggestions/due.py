"""The date by which a sentence says that something is decided: “before 2028” is by the end of 2027."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefkit.core.dates.dates import PartialDate, day_before
from briefkit.importers.written_dates import dates_in, dates_near


class _Words(NamedTuple):
    """How a language says when: what stands before a date, and years without a number."""

    leads: re.Pattern[str]
    year: re.Pattern[str]
    this_year: re.Pattern[str]
    next_year: re.Pattern[str]
    compared: re.Pattern[str]


def _leads(before: str, by: str, within: str, start: str, end: str) -> re.Pattern[str]:
    """What a text before a date ends in: `ahead` if the time runs out before the date, `within` if with it."""
    return re.compile(
        rf"(?:\A|(?<=\W))(?:(?P<ahead>(?:{before})(?:\s(?:{start}))?|(?:{by})\s(?:{start}))|"
        rf"(?P<within>(?:(?:{before}|{by}|{within})\s)?(?:{end})|{by}|{within}))\s?\Z",
        re.IGNORECASE,
    )


_YEAR = r"\b(?:19|20)\d\d\b"
_PART = r"(?:early|mid|late|summer|autumn|winter|spring)"
_WORDS = {
    "en": _Words(
        _leads(
            r"before|prior\sto|ahead\sof",
            r"by|until|till|(?:no|not)\slater\sthan",
            rf"in(?:\sthe\syear)?|on|at|during|within|(?:by|in|until|before|no\slater\sthan)\s(?:the\s)?{_PART}(?:\sof)?",
            r"the\s(?:start|beginning)\sof",
            r"(?:the\s)?(?:very\s)?(?:end|close)\sof",
        ),
        re.compile(rf"{_YEAR}(?!\s(?!(?:and|or|but|if|as|with|at|in|by|for|to)\s)[a-z])"),
        re.compile(
            r"\bthis\syear\b(?!['’])|\b(?:the|this)\syear['’]s\send\b|\byear-end\b|"
            r"(?:(?<=\b(?:in|by|of)\s)|(?<=\bbefore\s)|(?<=\bwithin\s)|(?<=\bduring\s))the\syear\b(?!\s(?:19|20)|['’])",
            re.IGNORECASE,
        ),
        re.compile(r"\bnext\syear\b(?!['’])", re.IGNORECASE),
        re.compile(r"(?:(?<!later\s)\bthan|\bas|\bsince)\s(?:in|by|on|during|before|at)\s\Z", re.IGNORECASE),
    ),
    "de": _Words(
        _leads(
            r"vor(?:\sdem)?",
            r"bis(?:\s(?:zum|in|im))?|spätestens(?:\s(?:bis|am|im|zum))?",
            r"in|im(?:\sJahre?)?|am|noch(?:\s(?:im|in))?|während|(?:(?:bis|vor|spätestens)\s)?(?:Mitte|Herbst|"
            r"Sommer|Winter|Frühjahr)|Anfang",
            r"(?:zum\s)?(?:Anfang|Beginn)(?:\sdes\sJahres)?",
            r"(?:zum\s)?Ende(?:\s(?:des\sJahres|des))?",
        ),
        re.compile(_YEAR),
        re.compile(r"\b(?:dieses\sJahre?s?|diesem\sJahr|Jahresende)\b", re.IGNORECASE),
        re.compile(r"\b(?:nächste[snm]\sJahre?s?|kommende[snm]\sJahre?s?)\b", re.IGNORECASE),
        re.compile(r"\b(?:als|wie|seit)\s(?:in|im|am|vor|vor\sdem)\s\Z", re.IGNORECASE),
    ),
    "fr": _Words(
        _leads(
            r"avant(?:\sle)?",
            r"d['’]ici(?:\s(?:à|au|le))?|jusqu['’](?:en|à|au)|au\splus\stard(?:\s(?:le|en|à|au))?",
            r"en|le|durant|pendant|courant",
            r"(?:le\s)?début\s(?:de\s)?",
            r"(?:(?:à\s)?la\s)?fin(?:\sde)?",
        ),
        re.compile(_YEAR),
        re.compile(r"\bcette\sannée\b|(?<=fin\sde\s)l['’]année\b(?!\sprochaine)", re.IGNORECASE),
        re.compile(r"\bl['’](?:année\sprochaine|an\sprochain)\b", re.IGNORECASE),
        re.compile(r"\b(?:qu['’]|que\s)(?:en|avant|le)\s\Z", re.IGNORECASE),
    ),
}
_OWN_LEAD = re.compile(r"(?:by|until|in|im|en)[\s-]", re.IGNORECASE)
"""A month without a year is found together with the word before it."""


class _Time(NamedTuple):
    """A date and where it stands; `alone` if it says when without a word before it."""

    start: int
    date: PartialDate
    alone: bool = False


def due_in(sentence: str, known: PartialDate | None, language: str = "en") -> str:
    """The date by which a sentence says that something is decided, as precise as it says; empty if it says none.

    `known` is the date of the text, against which “by June” and “this year” are read. “By 2028”, “until 2028” and “in
    2028” last to the end of 2028, “before 2028” to the end of 2027.
    """
    words = _WORDS.get(language)
    for time in _times(sentence, known, words) if words else ():
        before = sentence[: time.start]
        lead = words.leads.search(before[-60:]) if words else None
        if words is None or words.compared.search(before):
            continue
        if lead and lead["ahead"]:
            return str(_ended_before(time.date))
        if lead or time.alone:
            return str(time.date)
    return ""


def _times(sentence: str, known: PartialDate | None, words: _Words) -> Iterator[_Time]:
    """The dates of a sentence: with a year, without one, and years alone."""
    for found in dates_in(sentence):
        yield _Time(found.start, found.date)
    for found in dates_near(sentence, known) if known else ():
        yield _Time(found.start, found.date, _OWN_LEAD.match(sentence, found.start) is not None)
    for match in words.year.finditer(sentence):
        yield _Time(match.start(), PartialDate(int(match[0])))
    if known:
        for pattern, later in ((words.this_year, 0), (words.next_year, 1)):
            for match in pattern.finditer(sentence):
                yield _Time(match.start(), PartialDate(known.year + later), alone=True)


def _ended_before(date: PartialDate) -> PartialDate:
    """The year, month or day that ends where a date begins."""
    last = day_before(date.first)
    return PartialDate(last.year, last.month if date.month else None, last.day if date.day else None)
