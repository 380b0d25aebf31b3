"""Writing the registry: entries to add, and ids to rename in it and in every brief."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from briefkit.core.brief.split import decode, encode
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.edit.dated import dated_value
from briefkit.core.edit.edit import edit_text
from briefkit.core.edit.id_rename import rename_in_brief, rename_in_registry
from briefkit.core.edit.value import Insert, Value, refused
from briefkit.core.query.value import Word, clause
from briefkit.core.registry.registry import ENTRY, REGISTRY, Registry, parse_registry
from briefkit.core.text.shell import argument
from briefkit.core.text.slug import slug
from briefkit.core.text.words import composed, did_you_mean, fold
from briefkit.core.yaml.nodes import is_empty, value_of
from briefkit.core.yaml.read import read_yaml
from briefkit.errors import BriefkitError, WriteError
from briefkit.library.edit import Changes, all_briefs, change_of, nameable
from briefkit.library.library import today
from briefkit.library.registry import id_uses
from briefkit.library.registry_proposals import Proposals, is_id
from briefkit.settings import REGISTRY_FILE
from briefkit.storage.files.door import kind_of, read_file
from briefkit.storage.files.transaction import FileChange

if TYPE_CHECKING:
    from briefkit.library.library import Library

Entries = dict[str, dict[str, Value]]
"""New entries by id."""


def add(library: Library, section: str, ids: Sequence[str], entry: dict[str, Value]) -> Changes:
    """Plan to add entries, as `RegistryIds.add` says."""
    for id_ in ids:
        _check_id(id_)
    dates = dated_value(entry, ENTRY, today())
    notes = [f"note: “{words}” is written as {date}" for words, date in dates[1]]
    given = dates[0] if isinstance(dates[0], dict) else {}
    named = {id_: id_ for id_ in ids}
    return Changes(library, lambda: _added(library, {section: dict.fromkeys(ids, given)}), names=named, notes=notes)


def add_proposed(library: Library, proposals: Proposals) -> Changes:
    """Plan to add what is proposed, as `RegistryIds.add_proposed` says."""
    entries: dict[str, Entries] = {}
    for one in proposals.entries:
        entries.setdefault(one.section, {})[one.id] = one.entry
    named = {f"{one.section}/{one.id}": one.id for one in proposals.entries}
    return Changes(library, lambda: _added(library, entries) if entries else [], names=named, notes=proposals.notes)


def rename(library: Library, section: str, old: str, new: str) -> Changes:
    """Plan to rename an id everywhere, as `RegistryIds.rename` says."""
    new = composed(new)
    _check_id(new)
    old = _renamable(library, section, old)
    notes = [
        f"note: the view “{name}” in briefkit.toml contains “{old}”; edit it by hand"
        for name, query in library.settings.views.items()
        if old in query
    ]
    return Changes(library, lambda: _renamed_everywhere(library, section, old, new), notes=notes, renamed=(old, new))


def _check_id(id_: str) -> None:
    """Raise BriefkitError if a text cannot be an id: it is one word in options, queries and lists."""
    if not is_id(id_):
        raise BriefkitError(f"“{id_}” cannot be an id", hint="use words joined by hyphens")


def _renamable(library: Library, section: str, word: str) -> str:
    """The id that a word is, as the registry or else the word spells it. Raises BriefkitError for an alias."""
    meant = library.registry.resolve(section, word)
    if fold(meant) != fold(word):
        message = f"“{word}” is another name of “{meant}” in {section}"
        raise BriefkitError(message, hint=f"rename the id, or edit the names in {REGISTRY_FILE}")
    return meant


def check_registry(library: Library, section: str) -> None:
    """Raise WriteError if there is no registry to change, EditRefusedError if its section cannot be read."""
    try:
        text = decode(read_file(library.folder, REGISTRY_FILE, kind_of(REGISTRY_FILE)))
    except FileNotFoundError as error:
        hint = f"create an empty file {library.folder / REGISTRY_FILE}"
        raise WriteError(f"there is no {REGISTRY_FILE} yet", hint=hint) from error
    except OSError as error:
        raise WriteError(f"{REGISTRY_FILE} cannot be read: {error.strerror or error}") from error
    root, found = read_yaml(text) if isinstance(text, str) else (None, [text])
    if found:
        raise refused("unreadable", f"{REGISTRY_FILE}: {found[0]}")
    entries = value_of(root, section) if root and root.id == "mapping" else root
    if entries and not is_empty(entries) and entries.id != "mapping":
        raise refused("unreadable", f"{REGISTRY_FILE}: {section} is not a mapping from ids to entries")


def _added(library: Library, entries: Mapping[str, Entries]) -> list[FileChange]:
    for section in entries:
        check_registry(library, section)
    change = change_of(library, REGISTRY_FILE, lambda before: _with_entries(before, entries))
    return [change] if change else []


def _with_entries(before: bytes, entries: Mapping[str, Entries]) -> bytes:
    """The registry with more entries by section. Raises BriefkitError if an id is taken."""
    text = decode(before)
    if isinstance(text, Diagnostic):
        raise refused("unreadable", str(text))
    known = parse_registry(text)[0]
    for section, of_section in entries.items():
        new = {id_: _checked(known, section, id_, entry) for id_, entry in of_section.items()}
        folded = [fold(id_) for id_ in new]
        if twice := next((id_ for id_ in new if folded.count(fold(id_)) > 1), None):
            raise BriefkitError(f"“{twice}” is named twice, in different spellings", hint="choose one of them")
        text = edit_text(text, Insert((section,), new), first_line=1, shape=REGISTRY)
    return encode(text, before)


def _checked(known: Registry, section: str, id_: str, entry: dict[str, Value]) -> Value:
    """A new entry, with the id of its parent. Raises BriefkitError if the id is taken or the parent unknown."""
    if known.knows(section, id_):
        meant = known.resolve(section, id_)
        message = f"“{id_}” is already registered" + (f": it means {meant}" if meant != id_ else "")
        raise BriefkitError(message, hint="see “briefkit registry list”")
    parent = entry.get("parent")
    return entry | {"parent": parent_of(known, section, parent)} if isinstance(parent, str) else entry


def parent_of(known: Registry, section: str, word: str) -> str:
    """The id of the entry that a word stands for. Raises BriefkitError."""
    if not known.knows(section, word):
        raise BriefkitError(f"the parent “{word}” is not in {section}", hint=did_you_mean(word, known.ids(section)))
    return known.resolve(section, word)


def _renamed_everywhere(library: Library, section: str, old: str, new: str) -> list[FileChange]:
    """Changes to the registry, then to the briefs that use the id. Raises BriefkitError and EditRefusedError."""
    check_registry(library, section)
    _check_free(library, section, old, new)
    if section == "people":
        _check_named(library, old)
    changes = [
        change
        for path in (REGISTRY_FILE, *all_briefs(library))
        if (change := _renamed(library, path, section, old, new))
    ]
    nameable(changes)
    if not changes:
        hint = did_you_mean(old, library.registry.ids(section))
        raise BriefkitError(f"there is no “{old}” in {section}", hint=hint or "see “briefkit registry list”")
    return changes


def _check_free(library: Library, section: str, old: str, new: str) -> None:
    registry = library.registry
    meant = registry.resolve(section, new)
    taken = {fold(use.id) for use in id_uses(library, [section])} - {fold(old)}
    if (registry.knows(section, new) and meant != old) or fold(new) in taken:
        raise BriefkitError(f"“{new}” is taken in {section}: it means {meant}", hint="choose another id")


def _check_named(library: Library, old: str) -> None:
    """Raise EditRefusedError if a person has an id only after the name, which no rename can change."""
    found = clause("person", ":", [Word(old)])
    for brief in library.store.metadata(found):
        for role in ("authors", "experts"):
            for person in brief.get(role, ()):
                if not person.get("id") and fold(slug(person["name"])) == fold(old):
                    message = f"{brief['path']}: {person['name']} is “{old}” after the name only"
                    edit = argument(f"{role}.{old}.id={old}")
                    hint = f"first give an id: briefkit set {argument(brief['id'])} {edit}"
                    raise refused("other", message, hint)


def _renamed(library: Library, path: str, section: str, old: str, new: str) -> FileChange | None:
    if path == REGISTRY_FILE:
        return change_of(library, path, lambda before: rename_in_registry(before, section, old, new))
    holders = library.registry.holder_section(old, (old,) if section == "people" else ()) == section
    return change_of(library, path, lambda before: rename_in_brief(before, section, old, new, holders=holders))
