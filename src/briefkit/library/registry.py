"""`library.registry_ids`: the ids in use; entries to add; ids to rename in the registry and in every brief."""

from __future__ import annotations

from collections.abc import Iterable

from briefkit.core.edit.value import Value
from briefkit.core.registry.registry import SECTIONS, Registry
from briefkit.core.search.uses import REGISTRY, IdUse, most_used_first, spelled_alike
from briefkit.core.tables import Table
from briefkit.core.text.words import did_you_mean, fold, suggestion
from briefkit.errors import BriefkitError
from briefkit.library.edit import Changes
from briefkit.library.library import Library
from briefkit.library.part import Part

_SINGULAR = {"topic": "topics", "party": "parties", "issue": "issues", "event": "events", "person": "people"}


class RegistryIds(Part):
    """The ids of topics, parties, issues, events and people, in the registry or used by briefs only."""

    def __call__(self, sections: Iterable[str] = (), *, unregistered: bool = False) -> Table[IdUse]:
        """Every id in some sections, or in all, with the number of briefs that use it.

        Registered ids come first, in the order of the registry; `unregistered` leaves them out. Then come the others,
        those that most briefs use first. Raises BriefkitError for an unknown section.
        """
        found = id_uses(self.library, [section_named(section) for section in sections] or SECTIONS)
        return Table(REGISTRY, [use for use in found if not (unregistered and use.registered)])

    def add(self, section: str, id_: str, *, title: str | None = None, **entry: Value | None) -> Changes:
        """Add an entry to registry.yaml: a title (for people the name), `aliases`, `parent`, `question`, `date` etc.

        Dates may be relative to today. Nothing is written until `apply`. Raises BriefkitError if the id is taken or the
        parent unknown.
        """
        from briefkit.library.registry_write import add

        into = section_named(section)
        keys = {"name" if into == "people" else "title": title, **entry}
        return add(self.library, into, id_, {key: value for key, value in keys.items() if value})

    def rename(self, section: str, old: str, new: str) -> Changes:
        """Rename an id, in any case, in the registry and in every brief. Nothing is written until `apply`.

        Raises BriefkitError if the old id is unknown or only an alias, or the new one taken; WriteError if there is no
        registry; EditRefusedError if it or a brief cannot be edited.
        """
        from briefkit.library.registry_write import rename

        return rename(self.library, section_named(section), old, new)


def section_named(word: str) -> str:
    """A section by its name, plural or singular. Raises BriefkitError."""
    section = _SINGULAR.get(word, word)
    if section not in SECTIONS:
        raise BriefkitError(f"the registry has no section “{word}”", hint=suggestion(word, SECTIONS))
    return section


def id_uses(library: Library, sections: Iterable[str]) -> list[IdUse]:
    """Every id in some sections: first those in the registry, in its order, then those that only briefs use.

    Of the latter those come first that most briefs use.
    """
    registry = library.registry
    used = library.store.uses()
    return [use for section in sections for use in _in_section(section, registry, used[section])]


def _in_section(section: str, registry: Registry, used: dict[str, int]) -> Iterable[IdUse]:
    entries = registry.sections[section]
    for id_, entry in entries.items():
        yield IdUse(section, id_, entry.display_title(), entry.aliases, entry.parent, used.pop(id_, 0), registered=True)
    ways = spelled_alike(most_used_first(used))
    for id_ in most_used_first(used):
        same = [other for other in ways[fold(id_)] if other != id_]
        near = f"did you mean {' or '.join(same)}?" if same else did_you_mean(id_, entries)
        yield IdUse(section, id_, id_, (), None, used[id_], registered=False, near=near)
