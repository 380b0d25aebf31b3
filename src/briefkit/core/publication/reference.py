"""A brief, or a source of one, as a work in a bibliography: what citation styles and reference managers ask for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from briefkit.core.brief.model import Brief, Person, Source
from briefkit.core.dates.dates import PartialDate
from briefkit.core.publication.citation import address_of, credited, doi_of, publisher_of
from briefkit.core.text.clean import clean_line
from briefkit.core.text.languages import language_tag
from briefkit.core.text.links import is_web_link, safe_link
from briefkit.core.text.personal_names import PersonalName, split_name
from briefkit.core.text.slug import slug
from briefkit.core.values import frozen

_WORD = re.compile(r"[^\W\d_]{4,}")
_LONGEST_WORD = 20

IsBody = Callable[[str], bool]
"""Tells whether a name is that of an institute, a ministry and the like, and of no person."""


@frozen
class Reference:
    """A work. `key` names it in a list; `kind` is that of a brief, or empty for a source.

    `authors` are names in parts. Where nobody is named, the publisher stands for them, and `by_publisher` is true.
    `genre` says in words what it is; `language` is a tag (BCP 47); `retrieved` is when its page was read.
    """

    key: str
    title: str
    kind: str = ""
    genre: str = ""
    authors: tuple[PersonalName, ...] = ()
    by_publisher: bool = False
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
    is_retracted: bool = False


def reference_of(
    brief: Brief, library: str, language: str, *, genre: str, keywords: Sequence[str], is_body: IsBody
) -> Reference:
    """The reference of a brief of a library by its name and language; `genre` is its kind in words."""
    publisher = publisher_of(brief, library).strip()
    origin = brief.origin
    authors = tuple(_name(person, is_body) for person in credited(brief.authors, brief.experts))
    own_key = brief.extra.get("citekey")
    return _keyed(
        Reference(
            own_key if isinstance(own_key, str) and re.fullmatch(r"[\w:.+/-]{1,60}", own_key) else "",
            clean_line(brief.title),
            brief.kind,
            clean_line(genre),
            authors or _corporate(publisher),
            not authors,
            brief.date,
            clean_line(publisher),
            address_of(brief) or "",
            doi_of(brief.origin) or "",
            clean_line((origin and origin.series) or ""),
            clean_line((origin and origin.number) or ""),
            clean_line(brief.summary or ""),
            language_tag(brief.language or language) or "",
            tuple(map(clean_line, keywords)),
            origin.retrieved if origin else None,
            brief.status == "retracted",
        )
    )


def reference_of_source(source: Source, language: str) -> Reference:
    """The reference of a source of a brief in a language: sources name no people, so the publisher stands for them."""
    publisher = clean_line(source.publisher or "")
    url = safe_link(source.url) if source.url else None
    return _keyed(
        Reference(
            "",
            clean_line(source.title or source.url or source.id),
            authors=_corporate(publisher),
            by_publisher=True,
            date=source.date,
            publisher=publisher,
            url=url if url and is_web_link(url) else "",
            language=language_tag(source.language or language) or "",
        )
    )


def told_apart(references: Iterable[Reference]) -> list[Reference]:
    """References each once, with a letter behind the keys that several share: a for the second, b for the third."""
    found: list[Reference] = []
    taken: set[str] = set()
    for reference in dict.fromkeys(references):
        key = next(key for key in _numbered(reference.key) if key.casefold() not in taken)
        taken.add(key.casefold())
        found.append(replace(reference, key=key))
    return found


def _numbered(key: str) -> Iterator[str]:
    yield key
    yield from (f"{key}{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")
    number = 2
    while True:
        yield f"{key}-{number}"
        number += 1


def _keyed(reference: Reference) -> Reference:
    """With a key of the first author, the year and the first long word of the title: `berg2018impasse`."""
    if reference.key:
        return reference
    first = reference.authors[0] if reference.authors else None
    words = _WORD.findall(reference.title)
    parts = [first.family or first.whole if first else "", str(reference.date.year) if reference.date else ""]
    parts.append(words[0] if words else reference.title)
    key = "".join(slug(part).replace("-", "")[:_LONGEST_WORD] for part in parts if part)
    return replace(reference, key=key or "work")


def _name(person: Person, is_body: IsBody) -> PersonalName:
    name = clean_line(person.name)
    return PersonalName(whole=name) if is_body(name) else split_name(name)


def _corporate(publisher: str) -> tuple[PersonalName, ...]:
    return (PersonalName(whole=clean_line(publisher)),) if publisher else ()
