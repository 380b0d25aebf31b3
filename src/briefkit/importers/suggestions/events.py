"""Events: meetings, votes and elections with their dates, and those of the registry that a text names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from briefkit.core.brief.shapes import Json
from briefkit.core.dates.dates import DateSpan, PartialDate
from briefkit.core.registry.registry import Entry, Registry
from briefkit.core.text.slug import slug
from briefkit.core.text.words import fold, words
from briefkit.importers.suggestions.names import names_in
from briefkit.importers.suggestions.suggestion import CAPTION, OWN_WORDS, PROMINENT, Sentence, SourceText, Suggestion
from briefkit.importers.written_dates import WrittenDate, dates_in, dates_near

_NOUN = (
    r"(?:(?i:summit|meeting|talks|conference|elections?|vote|referendum|ministerial|negotiations|hearing|assembly|"
    r"ceremony|visit|session)|G7|G8|G20|Gipfel(?:treffen)?|Treffen|Wahlen?|Abstimmung|Konferenz|Volksabstimmung|"
    r"sommet|élections?|"
    r"conférence|référendum)"
)
_NAMED = re.compile(
    rf"(?P<name>(?:(?:[A-Z][\w.’'&–-]{{0,30}}|bilateral|midterm|presidential|parliamentary|general|ministerial|"
    rf"joint|news|donor|donors['’]?|"
    rf"peace|climate|trade|constitutional|second|third|first|emergency|informal|"
    rf"annual)\s){{0,5}})(?P<noun>{_NOUN})\b(?!\s(?:between|table))"
)
_PLACE = re.compile(
    r"\b(?:in|at)\s(?P<place>(?!January|February|March|April|May|June|July|August|September|October|November|"
    r"December|The\b)"
    r"[A-Z][\w’'-]{1,30}(?:\s(?:de\s|of\s)?[A-Z][\w’'-]{1,30}){0,2})"
)
_SHOWN = re.compile(
    r"\b(?:meets?|met|summit|conference|talks|shakes?\shands|handshake|greets?|meeting|visit)\b", re.IGNORECASE
)
_HELD_BY = re.compile(
    r"(?<!\w\s)(?:\b[Tt]he\s)?\b(?P<who>(?!The\b)[A-Z][\w’'-]{1,30}(?:\s[A-Z][\w’'-]{1,30}){0,2})\s"
    r"(?:(?:will|would|is\sto|was\sto|plans\sto)\s)?(?P<verb>holds?|held|is\sholding|hosts?|hosted|is\shosting)\s"
    r"(?:(?:an?|its|the|early|snap|new|another)\s){0,3}\Z"
)
"""Who holds a vote or is the host of a meeting, up to its name."""
_VOTES = re.compile(r"elections?|votes?|referendum", re.IGNORECASE)
_LEADING = re.compile(
    r"(?:The|A|An|This|That|At|In|On|Before|After|Since|During|When|While|But|And|For|Last|Next|Their|Its|His|Her)\s"
)
_CALENDAR = frozenset(
    (
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february"),
        *("march", "april", "june", "july", "august", "september", "october", "november", "december"),
    )
)
_SMALL = frozenset(("in", "of", "the", "on", "at", "and"))
_NEAR = 90  # characters between a meeting and its date


class _Found(NamedTuple):
    """An event in a sentence: its title, its place or "", its date, the sentence, and why it is one."""

    title: str
    place: str
    date: PartialDate
    sentence: Sentence
    because: str


def events(text: SourceText, registry: Registry) -> Iterator[Suggestion]:
    """A suggestion for each event, under the registry's id where it has one of that name, or of that day and place."""
    seen: set[str] = set()
    for suggestion in (*_registered(text, registry), *_dated(text, registry)):
        keys = {suggestion.value["id"], suggestion.value.get("date", suggestion.value["id"])}
        if seen.isdisjoint(keys):
            yield suggestion
        seen |= keys


def _registered(text: SourceText, registry: Registry) -> Iterator[Suggestion]:
    names = names_in(registry, "events")
    for sentence in text.sentences:
        for mention in names.mentions(sentence.text):
            if len(mention.name.parts) > 1:
                because = f"“{mention.text}” is a name of {mention.id} in the registry"
                yield Suggestion("events", {"id": mention.id}, sentence.quote, because, sentence.passage.at)


def _dated(text: SourceText, registry: Registry) -> Iterator[Suggestion]:
    for found in (*_shown(text), *_told(text)):
        entry = _entry_of(found, registry)
        value: dict[str, Json] = {"id": entry.id if entry else _id(found, text.language)}
        if entry is None:
            value["title"] = found.title
        if entry is None or entry.date is None or str(entry.date) == str(found.date):
            value["date"] = str(found.date)
        if found.place and (entry is None or not entry.place):
            value["place"] = found.place
        known = f"{entry.id} in the registry has that date" if entry else "not in the registry"
        yield Suggestion("events", value, found.sentence.quote, f"{found.because}; {known}", found.sentence.passage.at)


def _id(found: _Found, language: str) -> str:
    generic = found.title.endswith(f" in {found.place}")
    return f"{slug(found.place if generic else found.title, language)}-{found.date.year}"


def _entry_of(found: _Found, registry: Registry) -> Entry | None:
    """The entry of that name if its date fits, else the only one of that day that shares its place or a word."""
    named = registry.entry("events", found.title) if found.title else None
    if named and (named.date is None or _overlap(named.date, found.date)):
        return named
    if found.date.day is None:
        return None
    said = set(words(f"{found.place} {found.title}")) - _SMALL
    same = [entry for entry in registry.sections["events"].values() if entry.date and _overlap(entry.date, found.date)]
    fits = [entry for entry in same if said & set(words(f"{entry.place or ''} {entry.display_title()}"))]
    return fits[0] if len(fits) == 1 else None


def _overlap(span: DateSpan, date: PartialDate) -> bool:
    return span.first <= date.last and date.first <= span.last


def _shown(text: SourceText) -> Iterator[_Found]:
    """What a picture shows, by its caption with a full date and a place, called as the text calls it."""
    for sentence in text.sentences:
        if sentence.passage.kind != CAPTION or not _SHOWN.search(sentence.text):
            continue
        days = [found for found in dates_in(sentence.text) if found.date.day]
        place = _PLACE.search(sentence.text)
        if len(days) == 1 and place:
            noun = _usual_noun(text)
            title = f"{noun.capitalize()} in {place['place']}"
            because = f"a picture shows it: {sentence.text[days[0].start : days[0].end]}, {place['place']}"
            yield _Found(title, place["place"], days[0].date, sentence, because)


def _usual_noun(text: SourceText) -> str:
    """What the text calls the meeting that it is about: “summit”, if it does so more than once."""
    nouns = Counter(
        match["noun"].lower()
        for sentence in text.sentences
        for match in _NAMED.finditer(sentence.text)
        if match["noun"].lower() in {"summit", "meeting", "talks", "conference", "visit"}
    )
    ((noun, times),) = nouns.most_common(1) or [("meeting", 0)]
    return noun if times > 1 else "meeting"


def _told(text: SourceText) -> Iterator[_Found]:
    """Meetings that a sentence names with a date close to them."""
    for sentence in text.sentences:
        if sentence.passage.kind not in OWN_WORDS | PROMINENT or not _NAMED.search(sentence.text):
            continue
        dates = dates_in(sentence.text)
        near = dates_near(sentence.text, text.date) if text.date else []
        dates += [one for one in near if not any(one.start < other.end and other.start < one.end for other in dates)]
        for match in _NAMED.finditer(sentence.text) if dates else ():
            if found := _with_date(sentence, match, dates):
                yield found


def _with_date(sentence: Sentence, match: re.Match[str], dates: list[WrittenDate]) -> _Found | None:
    date = min(dates, key=lambda one: _distance(one, match))
    between = sentence.text[min(date.end, match.end()) : max(date.start, match.start())]
    if _distance(date, match) > _NEAR or any(mark in between for mark in ";:()") or _NAMED.search(between):
        return None
    title, place, host = _title(match), _place_after(sentence.text, match), _host(sentence.text, match)
    if not title and not (place and date.date.day) and not (host and date.date.month):
        return None
    place = place or host
    words = sentence.text[date.start : date.end]
    name = title or f"{match['noun'].capitalize()} in {place}"
    return _Found(name, place, date.date, sentence, f"“{match[0].strip()}” with a date: {words}")


def _distance(date: WrittenDate, match: re.Match[str]) -> int:
    return max(date.start - match.end(), match.start() - date.end, 0)


def _title(match: re.Match[str]) -> str:
    """The name of a meeting, if it has one: “Helsinki summit”; “the second meeting” has none."""
    name = match["name"]
    while leading := _LEADING.match(name):
        name = name[leading.end() :]
    words = name.split()
    if any(fold(word) in _CALENDAR for word in words):
        return ""
    if match["noun"][0] == "G" and match["noun"][1:2].isdigit():
        return f"{name}{match['noun']} summit".strip()
    return f"{name.strip()} {match['noun']}" if any(word[0].isupper() for word in words) else ""


def _host(sentence: str, match: re.Match[str]) -> str:
    """The state or town that holds a vote or is the host of a meeting; empty if the sentence names none."""
    found = _HELD_BY.search(sentence, max(0, match.start() - _NEAR), match.start())
    if not found or not (found["verb"].lower().startswith(("host", "is host")) or _VOTES.fullmatch(match["noun"])):
        return ""
    return found["who"]


def _place_after(sentence: str, match: re.Match[str]) -> str:
    place = _PLACE.search(sentence, match.end(), match.end() + _NEAR)
    return place["place"].removesuffix("'s").removesuffix("’s") if place else ""
