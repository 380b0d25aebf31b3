"""The registry: what a library knows about its topics, parties, issues, events and people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from briefkit.core.brief.shapes import DATE, SPAN, TEXT, ByKey, Json, ListOf, Notes, Record, RecordOf, key, one_of
from briefkit.core.brief.vocabulary import EVENT_STATUSES
from briefkit.core.dates.dates import DateSpan, PartialDate
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.registry.spellings import Spellings
from briefkit.core.text.words import fold
from briefkit.core.yaml.nodes import is_empty

if TYPE_CHECKING:
    from briefkit.core.yaml.nodes import Node

SECTIONS = ("topics", "parties", "issues", "events", "people")


class _TitlesByLanguage:
    """A mapping from a language tag to a title."""

    def read(self, node: Node, notes: Notes) -> Json:
        if node.id != "mapping":
            return notes.reject(node, "expected titles by language, such as {de: Vereinigte Staaten}")
        titles = ((name.value, TEXT.read(value, notes)) for name, value in node.value if not notes.absent(value))
        return {language: title for language, title in titles if title is not None}

    def load(self, value: Json) -> Mapping[str, str]:
        return dict(value)

    def dump(self, value: Mapping[str, str]) -> Json:
        return dict(value)


class Entry(Record):
    """A registered topic, party, issue, event or person."""

    id: str = ""
    title: str | None = key(TEXT, "Its title; `name` means the same")
    name: str | None = key(TEXT, "A person's name")
    titles: Mapping[str, str] | None = key(_TitlesByLanguage(), "Its titles in other languages")
    aliases: tuple[str, ...] = key(ListOf(TEXT), "Other ids and spellings of it")
    parent: str | None = key(TEXT, "The id of the entry that it is a part of")
    question: str | None = key(TEXT, "An issue's question, which stances answer")
    date: DateSpan | None = key(SPAN, "An event's date, or start/end")
    place: str | None = key(TEXT, "Where an event takes place")
    status: str | None = key(one_of(*EVENT_STATUSES), "The status of an event: what became of it")
    status_on: PartialDate | None = key(DATE, "Since when an event's status is known")
    affiliation: str | None = key(TEXT, "A person's institution")

    def display_title(self, language: str | None = None) -> str:
        """The title in a language, or else the general one."""
        own = (self.titles or {}).get((language or "").partition("-")[0].lower())
        return own or self.title or self.name or self.id


ENTRY = RecordOf(Entry, short="title")
REGISTRY: ByKey[Any] = ByKey(ByKey(ENTRY))
"""The shape of `registry.yaml` for edits: entries by section and id."""


class Registry(Spellings):
    """Entries by section, found by id, alias or title."""

    def __init__(self, sections: Mapping[str, Mapping[str, Entry]] | None = None) -> None:
        self.sections: dict[str, dict[str, Entry]] = {name: dict((sections or {}).get(name, {})) for name in SECTIONS}

    @cached_property
    def _names(self) -> dict[str, dict[str, str]]:
        names: dict[str, dict[str, str]] = {}
        for section, entries in self.sections.items():
            known = names.setdefault(section, {})
            for id_ in entries:
                known.setdefault(fold(id_), id_)
            for entry in entries.values():
                for name in (*entry.aliases, entry.display_title(), *(entry.titles or {}).values()):
                    known.setdefault(fold(name), entry.id)
        return names

    def spellings(self, section: str) -> Mapping[str, str]:
        """Every folded spelling, with the id it stands for."""
        return self._names[section]

    def entry(self, section: str, word: str) -> Entry | None:
        """The entry that a word stands for."""
        return self.sections[section].get(self.resolve(section, word))

    def title(self, section: str, word: str, language: str | None = None) -> str:
        """The title of the entry that a word stands for, in a language; an unknown word unchanged."""
        entry = self.entry(section, word)
        return entry.display_title(language) if entry else word

    def holder_id(self, word: str) -> str:
        """The id of the party or person that a word stands for."""
        return self.resolve(self.holder_section(word), word)

    def holder_title(
        self, word: str, language: str | None = None, people: Mapping[str, str] = MappingProxyType({})
    ) -> str:
        """The title of a party, or the name of a person: that in a brief (`people`) before that of the registry.

        What has no name is shown as it is written.
        """
        section = self.holder_section(word, people)
        own = people.get(word) if section == "people" else None
        return own or self.title(section, word, language)

    def parts(self, section: str, id_: str) -> set[str]:
        """An id and all ids below it."""
        below: dict[str | None, list[str]] = {}
        for entry in self.sections[section].values():
            below.setdefault(entry.parent, []).append(entry.id)
        found, left = {id_}, [id_]
        while left:
            more = [part for part in below.get(left.pop(), ()) if part not in found]
            found.update(more)
            left += more
        return found

    def ids(self, section: str) -> Iterable[str]:
        """The registered ids of a section, in file order."""
        return self.sections[section].keys()


def parse_registry(text: str) -> tuple[Registry, list[Diagnostic]]:
    """Read `registry.yaml`. What does not fit becomes a finding; the rest is kept."""
    from briefkit.core.yaml.read import read_yaml  # noqa: PLC0415 - loads yaml, which entries do not need

    root, found = read_yaml(text)
    if root is None:
        return Registry(), found
    notes, sections = Notes(), dict[str, dict[str, Entry]]()
    if root.id != "mapping":
        notes.reject(root, "expected sections: " + ", ".join(SECTIONS))
        return Registry(), found + notes.findings
    for name, node in root.value:
        if name.value not in SECTIONS:
            notes.reject(name, f"there is no section “{name.value}”", "use one of " + ", ".join(SECTIONS))
        elif node.id == "mapping":
            entries = [_entry(id_.value, value, notes) for id_, value in node.value]
            sections[name.value] = {entry.id: entry for entry in entries if entry}
        elif not is_empty(node):
            notes.reject(node, f"expected a mapping from ids to entries in “{name.value}”")
    return Registry(sections), found + sorted(notes.findings, key=lambda finding: (finding.line, finding.column))


def _entry(id_: str, node: Node, notes: Notes) -> Entry | None:
    if node.id == "mapping":
        return ENTRY.load(ENTRY.read_values(node, notes), id=id_)
    if node.id == "scalar":
        return Entry(id=id_, title=None if notes.absent(node) else node.value)
    notes.reject(node, f"expected a title or a mapping for “{id_}”, found a list")
    return None
