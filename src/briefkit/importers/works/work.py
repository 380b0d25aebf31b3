"""A work as lists of references name it, in whatever format."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefkit.core.dates.dates import PartialDate
from briefkit.core.text.languages import language_tag
from briefkit.core.values import frozen
from briefkit.importers.people import Named
from briefkit.importers.written_dates import date_alone

MOST = 5000
"""Works of one list."""
_DATE = re.compile(r"(?P<year>\d{4})(?:[-/](?P<month>\d{1,2})(?:[-/](?P<day>\d{1,2}))?)?(?:[T ].{0,30})?[/~]{0,2}")
_YEAR = re.compile(r"[\[(]?(?P<year>\d{4})[a-z]?[\])]?")
_TAG = re.compile(r"</?[a-zA-Z][\w:.-]{0,30}(?:\s[^<>]{0,300})?/?>")
_LANGUAGES = {
    "english": "en", "german": "de", "ngerman": "de", "deutsch": "de", "french": "fr", "français": "fr",
    "spanish": "es",
    "italian": "it", "russian": "ru", "ukrainian": "uk", "portuguese": "pt", "polish": "pl", "dutch": "nl",
    "chinese": "zh", "arabic": "ar", "american": "en-US", "british": "en-GB", "eng": "en", "ger": "de", "deu": "de",
    "fre": "fr", "fra": "fr", "rus": "ru", "spa": "es", "ita": "it",
}  # fmt: skip


@frozen
class Work:
    """A work: `key` is what its list calls it, `kind` the kind of brief that it would be, `line` where it stands,
    and `entry` all that the list has of it, as it stands there.

    `retrieved` is the day on which its page was read, `more` are values under keys that briefs have no meaning for, and
    `notes` sentences on what is to be known of it.
    """

    key: str
    title: str
    line: int
    entry: str
    kind: str = "note"
    people: tuple[Named, ...] = ()
    date: PartialDate | None = None
    publisher: str = ""
    url: str = ""
    doi: str = ""
    series: str = ""
    number: str = ""
    abstract: str = ""
    language: str = ""
    keywords: tuple[str, ...] = ()
    retrieved: PartialDate | None = None
    more: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()


class Works(NamedTuple):
    """The works of a list, and what of it could not be read or is not as it says, as sentences with lines."""

    works: tuple[Work, ...]
    problems: tuple[str, ...] = ()


def date_of(text: str) -> PartialDate | None:
    """A date at the precision of the list; of a span what both ends have in common. None for no certain date."""
    first, slash, last = text.strip().partition("/") if re.match(r"\s*\d{4}(?:-\d\d){0,2}/", text) else (text, "", "")
    if slash and re.fullmatch(r"\d{4}(?:-\d\d){0,2}", last):
        return _common(date_of(first), date_of(last))
    found = _DATE.fullmatch(text.strip().rstrip("/")) or _YEAR.fullmatch(text.strip())
    if found is None:
        return date_alone(text)
    year, month, day = (int(part) if part else None for part in (*found.groups(), None, None)[:3])
    return checked(year, month, day)


def checked(year: int | None, month: int | None = None, day: int | None = None) -> PartialDate | None:
    """A date as far as its parts are possible."""
    for parts in ((month, day), (month, None), (None, None)):
        try:
            return PartialDate(year, *parts) if year else None
        except ValueError:
            continue
    return None


def _common(first: PartialDate | None, last: PartialDate | None) -> PartialDate | None:
    if first is None or last is None or first.year != last.year:
        return None
    if first.month is None or first.month != last.month:
        return PartialDate(first.year)
    return first if first.day == last.day else PartialDate(first.year, first.month)


def language_named(text: str) -> str:
    """The tag of a language by its tag or name; empty if it is not known."""
    word = text.strip().lower()
    return _LANGUAGES.get(word) or language_tag(text.strip().replace("_", "-")) or ""


def plain(text: object) -> str:
    """A text on one line without tags."""
    return " ".join(_TAG.sub(" ", str(text)).split()) if isinstance(text, str | int) else ""


def doi_alone(text: str) -> str:
    """A DOI without the address of its resolver."""
    return re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s?)", "", text.strip(), flags=re.IGNORECASE)
