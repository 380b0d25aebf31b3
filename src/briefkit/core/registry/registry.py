"""What a library knows of its topics, parties, issues, events and people: titles, aliases, parents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from briefkit.core.brief.format import SPAN, TEXT, ListOf, RecordOf, key, misfit, one_of
from briefkit.core.brief.records import EVENT_STATUSES
from briefkit.core.dates.dates import DateSpan
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.text.words import fold
from briefkit.core.yaml.events import Mapping as MappingNode
from briefkit.core.yaml.events import Node, Scalar, read_yaml

SECTIONS = ("topics", "parties", "issues", "events", "people")


class _TitlesByLanguage:
    """A mapping from a language tag to a title."""

    def read(self, node: Node, found: list[Diagnostic]) -> dict[str, str] | None:
        if not isinstance(node, MappingNode):
            found.append(misfit(node, "expected titles by language, such as {de: Vereinigte Staaten}"))
            return None
        return {name.text: value.text for name, value in node.entries if isinstance(value, Scalar)}

    def dump(self, value: dict[str, str]) -> dict[str, str]:
        return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One known topic, party, issue, event or person."""

    id: str = ""
    title: str | None = key(TEXT, "What it is called; `name` says the same")
    name: str | None = key(TEXT, "A person's name")
    titles: Mapping[str, str] | None = key(_TitlesByLanguage(), "What it is called in other languages")
    aliases: tuple[str, ...] = key(ListOf(TEXT), "Other ids and spellings that mean it")
    parent: str | None = key(TEXT, "The id of the whole that it is a part of")
    question: str | None = key(TEXT, "An issue's question, which stances answer")
    date: DateSpan | None = key(SPAN, "An event's date, or start/end")
    place: str | None = key(TEXT, "Where an event takes place")
    status: str | None = key(one_of(*EVENT_STATUSES), "What became of an event")
    affiliation: str | None = key(TEXT, "A person's institution")
    extra: Mapping[str, object] = field(default_factory=dict)

    def called(self, language: str | None = None) -> str:
        """The title in a language, the general one where there is none."""
        own = (self.titles or {}).get((language or "").partition("-")[0].lower())
        return own or self.title or self.name or self.id


ENTRY = RecordOf(Entry, short="title")


class Registry:
    """The entries by section, found by id, alias or title."""

    def __init__(self, sections: Mapping[str, Mapping[str, Entry]] | None = None) -> None:
        self.sections: dict[str, dict[str, Entry]] = {name: dict((sections or {}).get(name, {})) for name in SECTIONS}

    @cached_property
    def _names(self) -> dict[str, dict[str, str]]:
        names: dict[str, dict[str, str]] = {}
        for section, entries in self.sections.items():
            known = names.setdefault(section, {})
            for entry in entries.values():
                for name in (*entry.aliases, entry.called(), *(entry.titles or {}).values()):
                    known.setdefault(fold(name), entry.id)
            known.update({fold(id_): id_ for id_ in entries})
        return names

    def spellings(self, section: str) -> Mapping[str, str]:
        """Every folded spelling with the id that it stands for."""
        return self._names[section]

    def resolve(self, section: str, word: str) -> str:
        """The id that a word stands for; an unknown word stands for itself."""
        return self._names[section].get(fold(word), word)

    def knows(self, section: str, word: str) -> bool:
        """Whether a word is an id, alias or title of the section."""
        return fold(word) in self._names[section]

    def entry(self, section: str, word: str) -> Entry | None:
        """The entry that a word stands for."""
        return self.sections[section].get(self.resolve(section, word))

    def title(self, section: str, word: str, language: str | None = None) -> str:
        """What a word's entry is called in a language; an unknown word as it is."""
        entry = self.entry(section, word)
        return entry.called(language) if entry else word

    def parts(self, section: str, id_: str) -> set[str]:
        """An id with all ids below it."""
        found = {id_}
        entries = self.sections[section].values()
        while more := {entry.id for entry in entries if entry.parent in found} - found:
            found |= more
        return found

    def ids(self, section: str) -> Iterable[str]:
        """The known ids of a section, in the author's order."""
        return self.sections[section].keys()


def parse_registry(text: str) -> tuple[Registry, list[Diagnostic]]:
    """Read `registry.yaml`. What does not fit is a finding; the rest is kept."""
    root, found = read_yaml(text)
    if root is None:
        return Registry(), found
    if not isinstance(root, MappingNode):
        return Registry(), [*found, misfit(root, "expected sections: " + ", ".join(SECTIONS))]
    sections: dict[str, dict[str, Entry]] = {}
    for name, node in root.entries:
        if name.text not in SECTIONS:
            found.append(misfit(name, f"there is no section “{name.text}”", "use one of " + ", ".join(SECTIONS)))
        elif isinstance(node, MappingNode):
            sections[name.text] = _entries(node, found)
        elif not node.empty:
            found.append(misfit(node, f"expected ids with what is known of them in “{name.text}”"))
    return Registry(sections), found


def _entries(node: MappingNode, found: list[Diagnostic]) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for name, value in node.entries:
        if isinstance(value, MappingNode):
            entries[name.text] = Entry(id=name.text, **ENTRY.read_values(value, found))
        elif isinstance(value, Scalar):
            entries[name.text] = Entry(id=name.text, title=None if value.empty else value.text)
        else:
            found.append(misfit(value, f"expected what is known of “{name.text}”, found a list"))
    return entries
