"""Entries that the registry lacks, proposed from what briefs say: `registry add --from-briefs`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from briefkit.core.edit.value import Value
from briefkit.core.query.value import EVERYTHING, Metadata
from briefkit.core.registry.registry import Registry
from briefkit.core.search.uses import ids_in, most_used_first, spelled_alike
from briefkit.core.text.slug import slug
from briefkit.core.text.words import did_you_mean, fold

if TYPE_CHECKING:
    from briefkit.library.library import Library

Titles = Mapping[tuple[str, str], Counter[str]]
"""Section and folded word → the titles that briefs give it, with how many do."""


Thing = tuple[str, Sequence[str], int]
"""An id, the spellings that briefs use, and the number of briefs that use one of them."""


class Proposal(NamedTuple):
    """A new entry: its section and id, its keys, and the number of briefs that use one of its spellings.

    `near` is a hint at ids of the registry that it may be a misspelling of.
    """

    section: str
    id: str
    entry: dict[str, Value]
    briefs: int
    near: str | None


class Proposals(NamedTuple):
    """The new entries, and sentences on ids for which there can be none."""

    entries: list[Proposal]
    notes: list[str]


def proposals(library: Library, sections: Iterable[str]) -> Proposals:
    """An entry for every id in some sections that briefs use and the registry lacks, the most used first.

    Spellings that differ in case, accents or composition share one entry, under the most used. A word that cannot be an
    id, because of a space, becomes the title or an alias of an id made of it.
    """
    registry, language = library.registry, library.settings.library.language
    used, briefs = library.store.uses(), list(library.metadata(EVERYTHING))
    used["parties"] = _addressed(briefs) | used["parties"]
    titles = titles_in(briefs)
    found = Proposals([], [])
    for section in sections:
        unknown = {word: count for word, count in used[section].items() if not registry.knows(section, word)}
        things = _counted(library, section, _things(unknown, language), unknown)
        entries, notes = _of_section(section, things, registry, titles)
        found.entries.extend(entries)
        found.notes.extend(notes)
    return found


def is_id(word: str) -> bool:
    """Whether a text can be an id of the registry: one word in options, queries and lists."""
    return bool(word) and word.isprintable() and not any(letter.isspace() or letter in ",=" for letter in word)


def titles_in(briefs: Iterable[Metadata]) -> Titles:
    """The titles of issues and events, and the names of people, in the metadata of briefs."""
    found: dict[tuple[str, str], Counter[str]] = {}
    for metadata in briefs:
        for key, title in set(_titled(metadata)):
            found.setdefault(key, Counter())[title] += 1
    return found


def _addressed(briefs: Iterable[Metadata]) -> Counter[str]:
    """The parties that recommendations are made to, with the number of briefs."""
    each = ({item.get("to") for item in metadata.get("recommendations", ())} for metadata in briefs)
    return Counter(word for words in each for word in words if word)


def _titled(metadata: Metadata) -> Iterator[tuple[tuple[str, str], str]]:
    for section in ("issues", "events"):
        for item in metadata.get(section, ()):
            if title := item.get("title"):
                yield (section, fold(item["id"])), title
    for person in (*metadata.get("authors", ()), *metadata.get("experts", ())):
        yield ("people", fold(person.get("id") or slug(person["name"]))), person["name"]


def _of_section(section: str, things: Sequence[Thing], registry: Registry, titles: Titles) -> Proposals:
    found, known = Proposals([], []), registry.spellings(section)
    reserved = {*known, *(fold(name) for id_, ways, _ in things for name in (id_, *ways))}
    for id_, ways, briefs in things:
        if fold(id_) in known:
            found.notes.append(f"note: “{ways[0]}” is not added: “{id_}” is taken in {section}; make it an alias there")
            continue
        given: Counter[str] = sum((titles.get((section, fold(word)), Counter()) for word in ways), Counter())
        entry = _entry(section, id_, ways, most_used_first(given), reserved)
        found.entries.append(Proposal(section, id_, entry, briefs, did_you_mean(id_, registry.ids(section))))
    return found


def _counted(
    library: Library, section: str, things: Mapping[str, Sequence[str]], used: Mapping[str, int]
) -> list[Thing]:
    """Things with the numbers of briefs that use them, in any spelling, the most used first."""
    briefs = {id_: used[ways[0]] for id_, ways in things.items()}
    if several := {word: id_ for id_, ways in things.items() if len(ways) > 1 for word in ways}:
        words = (ids_in(brief, library.names)[section] for brief in library.find(EVERYTHING))
        briefs |= Counter(id_ for of_brief in words for id_ in {several[word] for word in of_brief if word in several})
    return [(id_, things[id_], briefs[id_]) for id_ in most_used_first(briefs)]


def _things(unknown: Mapping[str, int], language: str | None) -> dict[str, list[str]]:
    """The id of each thing, with its spellings: “World Bank” and `world-bank` are one."""
    ids: dict[str, str] = {}
    things: dict[str, list[str]] = {}
    for words in spelled_alike(most_used_first(unknown)).values():
        id_ = next(filter(is_id, words), None) or slug(words[0], language)
        things.setdefault(ids.setdefault(fold(id_), id_), []).extend(words)
    return things


def _entry(section: str, id_: str, ways: Iterable[str], titles: Iterable[str], reserved: set[str]) -> dict[str, Value]:
    """The keys of an entry. A name that is another's is left out, as `registry-alias` wants it, and taken otherwise."""
    own = {fold(word): word for word in ways}
    own.pop(fold(id_), None)
    free = (title for title in titles if fold(title) in {fold(id_), *own} or fold(title) not in reserved)
    title = next(free, None) or next(iter(own.values()), None)
    if title and section != "events":  # meetings recur under one title
        reserved.add(fold(title))
    aliases: list[Value] = [word for folded, word in own.items() if folded != fold(title or "")]
    entry: dict[str, Value] = {"name" if section == "people" else "title": title} if title else {}
    return entry | ({"aliases": aliases} if aliases else {})
