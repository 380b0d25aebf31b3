"""Lists of works in CSL-JSON, the format of citation processors."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from briefkit.core.dates.dates import PartialDate
from briefkit.errors import BriefkitError
from briefkit.importers.decode import decode
from briefkit.importers.people import Named
from briefkit.importers.works.work import MOST, Work, Works, checked, date_of, doi_alone, language_named, plain

_KINDS = {
    **dict.fromkeys(("report", "book", "thesis", "monograph", "standard"), "report"),
    **dict.fromkeys(("article", "article-journal", "chapter", "paper-conference", "manuscript", "review"), "analysis"),
    **dict.fromkeys(("article-newspaper", "article-magazine", "post", "post-weblog", "webpage"), "commentary"),
    **dict.fromkeys(("hearing", "speech"), "testimony"),
    **dict.fromkeys(("interview",), "qa"),
    **dict.fromkeys(("broadcast", "song", "motion_picture"), "podcast"),
}
_MORE = {
    "volume": "volume",
    "page": "pages",
    "genre": "work_type",
    "note": "note",
    "ISBN": "isbn",
    "edition": "edition",
}
_LISTS = ("items", "references", "entries")


def works_in_csl(data: bytes) -> Works:
    """The works of a list. Raises BriefkitError if it is no list of works at all."""
    text = decode(data).text
    works: list[Work] = []
    problems: list[str] = []
    for line, entry, item in _items(text, problems):
        work = _work(item, line, entry) if isinstance(item, dict) else None
        works += [work] if work else []
        problems += [] if work else [f"line {line}: an entry has no title"]
    if not works and not problems:
        raise BriefkitError("it is no list of works: it has no entries")
    return Works(tuple(works), tuple(problems))


def _items(text: str, problems: list[str]) -> Iterator[tuple[int, str, Any]]:
    """The entries with their lines, as they stand there and as values.

    What cannot be read ends the list, as JSON has no way to find the next one.
    """
    decoder = json.JSONDecoder(parse_constant=str)
    at = _skip(text, 0)
    if text[at : at + 1] != "[":
        yield from _in_object(decoder, text, at)
        return
    at, count, line, counted = _skip(text, at + 1), 0, 1, 0
    while at < len(text) and text[at] != "]" and count < MOST:
        line, counted = line + text.count("\n", counted, at), at
        try:
            item, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            problems.append(
                f"line {line}: an entry cannot be read, nor what follows it: {getattr(error, 'msg', 'too deep')}"
            )
            return
        yield line, text[at:end], item
        count += 1
        at = _skip(text, end)
        at = _skip(text, at + 1) if text[at : at + 1] == "," else at


def _in_object(decoder: json.JSONDecoder, text: str, at: int) -> Iterator[tuple[int, str, Any]]:
    """One entry, or a list of them under a key."""
    try:
        value, end = decoder.raw_decode(text, at)
    except (ValueError, RecursionError) as error:
        raise BriefkitError("it is no list of works: it cannot be read as JSON") from error
    listed = (
        next((value[key] for key in _LISTS if isinstance(value.get(key), list)), None)
        if isinstance(value, dict)
        else None
    )
    if listed is None:
        yield 1, text[at:end], value
        return
    for item in listed[:MOST]:
        yield 1, json.dumps(item, ensure_ascii=False, indent=2), item


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _work(item: Mapping[str, Any], line: int, entry: str) -> Work | None:
    title = _title(item.get("title"))
    if not title:
        return None
    people = item.get("author") or item.get("editor") or []
    url = plain(item.get("URL"))
    return Work(
        plain(item.get("id") or item.get("citation-key")),
        title,
        line,
        entry,
        _KINDS.get(plain(item.get("type")), "note"),
        tuple(person for part in (people if isinstance(people, list) else [people]) if (person := _person(part))),
        _date(item.get("issued")),
        plain(item.get("publisher")),
        url if url.startswith("http") else "",
        doi_alone(plain(item.get("DOI"))),
        _title(item.get("collection-title")) or _title(item.get("container-title")),
        plain(item.get("collection-number") or item.get("number")),
        plain(item.get("abstract")),
        language_named(plain(item.get("language"))),
        tuple(filter(None, (word.strip() for word in plain(item.get("keyword")).split(",")))),
        _date(item.get("accessed")),
        tuple((key, text) for name, key in _MORE.items() if (text := plain(item.get(name)))),
        ("the list names no author: those in it are its editors",)
        if item.get("editor") and not item.get("author")
        else (),
    )


def _title(value: object) -> str:
    """A title as text; of several, as registries of works write them, the first."""
    return plain(value[0] if isinstance(value, list) and value else value)


def _person(part: Any) -> Named | None:
    if not isinstance(part, dict):
        return Named(plain(part)) if plain(part) else None
    keys = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    name = plain(part.get("literal")) or plain(" ".join(plain(part.get(key)) for key in keys))
    return Named(name) if name else None


def _date(issued: Any) -> PartialDate | None:
    """The date of an entry: in parts, of a span what both ends have in common; else as it is written."""
    if not isinstance(issued, dict):
        return date_of(plain(issued))
    parts = issued.get("date-parts")
    if isinstance(parts, list) and parts and all(isinstance(part, list) and part for part in parts):
        if issued.get("circa"):
            return None
        dates = [_of_parts(part) for part in parts[:2]]
        return dates[0] if len(dates) == 1 else date_of("/".join(str(date) for date in dates))
    return next((date for key in ("raw", "literal") if (date := date_of(plain(issued.get(key))))), None)


def _of_parts(parts: list[Any]) -> PartialDate | None:
    numbers = [int(part) if str(part).strip().isdigit() else None for part in (*parts, None, None)[:3]]
    return checked(*numbers)
