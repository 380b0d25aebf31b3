"""The part of a registry that queries need, as plain data that an index stores and that loads fast."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from briefkit.core.registry.spellings import Spellings

if TYPE_CHECKING:
    from briefkit.core.registry.registry import Registry


def names_to_json(registry: Registry) -> dict[str, Any]:
    """By section: folded spellings with their ids, and for each entry its title, titles by language, and parent."""
    return {
        section: {
            "ids": registry.spellings(section),
            "entries": {
                entry.id: [entry.display_title(), dict(entry.titles or {}), entry.parent] for entry in entries.values()
            },
        }
        for section, entries in registry.sections.items()
    }


class StoredNames(Spellings):
    """The names of a registry, from JSON. Answers as the registry does."""

    def __init__(self, sections: Mapping[str, Any]) -> None:
        self._sections = sections

    def spellings(self, section: str) -> Mapping[str, str]:
        """Every folded spelling, with the id it stands for."""
        ids: Mapping[str, str] = self._sections.get(section, {}).get("ids", {})
        return ids

    def _entries(self, section: str) -> Mapping[str, Any]:
        entries: Mapping[str, Any] = self._sections.get(section, {}).get("entries", {})
        return entries

    def title(self, section: str, word: str, language: str | None = None) -> str:
        """The title of the entry that a word stands for, in a language; an unknown word unchanged."""
        entry = self._entries(section).get(self.resolve(section, word))
        if entry is None:
            return word
        general, by_language, _ = entry
        return str(by_language.get((language or "").partition("-")[0].lower()) or general)

    def parts(self, section: str, id_: str) -> set[str]:
        """An id and all ids below it."""
        found = {id_}
        entries = self._entries(section)
        while more := {name for name, entry in entries.items() if entry[2] in found} - found:
            found |= more
        return found

    def ids(self, section: str) -> Iterable[str]:
        """The registered ids of a section, in file order."""
        return self._entries(section).keys()
