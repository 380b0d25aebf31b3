"""People as front matter of other programs names them: by text, lists, and mappings with parts of names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from briefkit.importers.bylines import people_in_byline
from briefkit.importers.people import Named

_ADDRESS = re.compile(r"\s?<[^<>\s]{1,200}>|\s?\([^()\s]{1,200}@[^()\s]{1,200}\)")
_WIKI = re.compile(r"\[\[(?:[^\[\]|]{0,300}\|)?(?P<shown>[^\[\]|]{1,300})\]\]")
_LISTED = re.compile(r"\s{0,2};\s{0,2}|\s(?:and|&|und|et)\s")
_MOST = 500
_KNOWN = {
    *("name", "given", "family", "first", "last", "firstname", "lastname", "literal", "affiliation", "affiliations"),
    *("dropping-particle", "non-dropping-particle", "suffix", "institute", "organization", "institution", "ref", "id"),
}


def people_of(value: Any, institutions: Mapping[str, str] | None = None) -> Iterator[Named]:
    """The people of a value. `institutions` are names by the id with which affiliations may refer to them."""
    match value:
        case str():
            yield from _in_text(value)
        case list():
            for item in value[:_MOST]:
                if isinstance(item, str):
                    yield from _one(item)
                else:
                    yield from people_of(item, institutions)
        case dict():
            yield from _in_mapping(value, institutions or {})


def left_of_people(value: Any) -> list[str]:
    """What a mapping says of people besides names and affiliations, such as addresses: the names of its keys."""
    items = value if isinstance(value, list) else [value]
    keys = [key for item in items if isinstance(item, dict) and len(item) > 1 for key in item if key not in _KNOWN]
    return list(dict.fromkeys(keys))


def _plain(text: str) -> str:
    """A name without an address, and without the brackets of a link."""
    shown = _WIKI.sub(lambda found: found["shown"].rsplit("/", 1)[-1], text)
    return " ".join(_ADDRESS.sub("", shown).split()).strip(" ,;")


def _one(text: str) -> Iterator[Named]:
    name = _plain(text)
    if not any(letter.isalpha() for letter in name):
        return
    family, comma, given = name.partition(",")
    inverted = comma and "," not in given and given.strip() and not people_in_byline(f"By {name}")
    yield Named(f"{given.strip()} {family.strip()}" if inverted else name)


def _in_text(text: str) -> Iterator[Named]:
    """The names of a text: parted by signs of a list, or by commas if each part is a whole name."""
    for part in _LISTED.split(_plain(text)):
        if several := people_in_byline(f"By {part}"):
            yield from several
        else:
            yield from _one(part)


def _in_mapping(item: dict[str, Any], institutions: Mapping[str, str]) -> Iterator[Named]:
    named = item.get("name")
    parts = named if isinstance(named, dict) else {key.lower(): value for key, value in item.items()}
    name = _text(named) or _text(parts.get("literal")) or _joined(parts)
    where = item
    if not name and len(item) == 1:  # the name as a key, as in Pandoc's templates for journals
        name, inner = next(iter(item.items()))
        where = inner if isinstance(inner, dict) else {}
    if name and name not in _KNOWN:
        yield Named(_plain(name), _affiliation(where, institutions))


def _joined(parts: Mapping[str, Any]) -> str:
    """A name of its parts, in the order in which it is printed."""
    keys = ("given", "first", "firstname", "dropping-particle", "non-dropping-particle", "family", "last", "lastname")
    return " ".join(_text(parts.get(key)) for key in (*keys, "suffix") if _text(parts.get(key)))


def _affiliation(item: Mapping[str, Any], institutions: Mapping[str, str]) -> str | None:
    keys = ("affiliation", "affiliations", "institute", "organization", "institution")
    value = next((item[key] for key in keys if item.get(key)), None)
    names = [_institution(part, institutions) for part in (value if isinstance(value, list) else [value])]
    return "; ".join(filter(None, names)) or None


def _institution(value: Any, institutions: Mapping[str, str]) -> str:
    if isinstance(value, dict):
        known = institutions.get(_text(value.get("ref")) or _text(value.get("id")), "")
        return _text(value.get("name")) or known
    return institutions.get(_text(value), _text(value))


def _text(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
