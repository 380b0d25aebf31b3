"""`library.registry_ids`: the ids in use; entries to add; ids to rename in the registry and in every brief."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefkit.core.edit.value import Edit, Value
from briefkit.core.registry.registry import SECTIONS, Registry
from briefkit.core.search.uses import REGISTRY, IdUse, most_used_first, spelled_alike
from briefkit.core.tables import Table
from briefkit.core.text.slug import slug
from briefkit.core.text.words import composed, did_you_mean, fold, suggestion
from briefkit.errors import BriefkitError
from briefkit.library.edit import Changes
from briefkit.library.library import Library
from briefkit.library.part import Part

if TYPE_CHECKING:
    from briefkit.library.registry_proposals import Proposals

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

    def add(self, section: str, *ids: str, title: str | None = None, **entry: Value | None) -> Changes:
        """Add entries to registry.yaml: a title (for people the name), `aliases`, `parent`, `question`, `date` etc.

        Only `parent` may be given for several at once. Without an id, one is made of the title. Dates may be relative
        to today. Nothing is written until `apply`. Raises BriefkitError if an id is taken or the parent unknown.
        """
        from briefkit.library.registry_write import add

        into = section_named(section)
        keys = {"name" if into == "people" else "title": title, **entry}
        given = {key: value for key, value in keys.items() if value}
        new = list(dict.fromkeys(map(composed, ids)))
        if not new and title:
            new = [slug(title, self.library.settings.library.language)]
        if not new:
            raise BriefkitError("no id named", hint="name one or more, or give a --title to make one of")
        if len(new) > 1 and given.keys() - {"parent"}:
            raise BriefkitError("several ids can only have a parent in common", hint="add one at a time")
        return add(self.library, into, new, given)

    def proposals(self, sections: Iterable[str] = ()) -> Proposals:
        """An entry for every id that briefs use and the registry lacks, the most used first, with its number of briefs.

        Raises BriefkitError for an unknown section.
        """
        from briefkit.library.registry_proposals import proposals

        return proposals(self.library, [section_named(section) for section in sections] or SECTIONS)

    def add_proposed(self, proposals: Proposals) -> Changes:
        """Add the entries of some proposals. Nothing is written until `apply`."""
        from briefkit.library.registry_write import add_proposed

        return add_proposed(self.library, proposals)

    def set(self, section: str, id_: str, edits: Iterable[str | Edit]) -> Changes:
        """Change an entry: `title=…`, `aliases+=…`, `parent=…`, or a `Remove`. Nothing is written until `apply`.

        Raises BriefkitError if there is no such entry or parent, and EditRefusedError for a value that does not fit.
        """
        from briefkit.library.registry_edit import set_values

        return set_values(self.library, section_named(section), id_, edits)

    def remove(self, section: str, *ids: str, force: bool = False) -> Changes:
        """Remove entries. Nothing is written until `apply`.

        Raises BriefkitError if there is no such entry, if another is a part of it or, without `force`, if briefs use
        it; EditRefusedError if a comment in it would be lost.
        """
        from briefkit.library.registry_edit import remove

        return remove(self.library, section_named(section), ids, force=force)

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
