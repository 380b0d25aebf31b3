"""The registry kept in order: what it knows and who uses it, entries added, ids renamed in every brief at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefkit.core.brief.split import decode
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.edit.edit import edit_text
from briefkit.core.edit.id_rename import rename_in_brief, rename_in_registry
from briefkit.core.edit.value import Set, Value
from briefkit.core.registry.registry import SECTIONS, Registry, parse_registry
from briefkit.core.tables import COUNT, LIST, MAYBE, TEXT, TRUTH, Column, Table, TableSchema
from briefkit.core.text.words import did_you_mean, fold
from briefkit.errors import BriefkitError, EditRefusedError, WriteError
from briefkit.library.edit import Changes
from briefkit.library.library import Library
from briefkit.library.part import Part
from briefkit.settings import REGISTRY_FILE
from briefkit.storage.files.read_file import read_file
from briefkit.storage.files.transaction import FileChange
from briefkit.storage.files.walk import brief_paths, is_utf8_name

_SINGULAR = {"topic": "topics", "party": "parties", "issue": "issues", "event": "events", "person": "people"}


@dataclass(frozen=True, slots=True)
class IdUse:
    """An id: what it is called, how many briefs use it, and whether the registry knows it."""

    section: str
    id: str
    title: str
    aliases: tuple[str, ...]
    parent: str | None
    briefs: int
    registered: bool
    near: str | None = None


REGISTRY = TableSchema(
    "registry",
    "briefkit registry list",
    "One id.",
    [
        Column("section", TEXT, "topics, parties, issues, events or people"),
        Column("id", TEXT, "The id"),
        Column("title", TEXT, "What it is called"),
        Column("aliases", LIST, "Other words for it"),
        Column("parent", MAYBE, "The whole that it is a part of"),
        Column("briefs", COUNT, "How many briefs use it"),
        Column("registered", TRUTH, "Whether the registry knows it"),
        Column("near", MAYBE, "For one that it does not know: what is near"),
    ],
)


class RegistryIds(Part):
    """The ids of topics, parties, issues, events and people: what the registry knows, and what only briefs use."""

    def __call__(self, sections: Iterable[str] = (), *, unregistered: bool = False) -> Table[IdUse]:
        """Every id of some sections, or of all, with the number of briefs that use it.

        The registry's come first, in its order; with `unregistered` only the others do. Raises BriefkitError for a
        section that there is not.
        """
        found = id_uses(self.library, [section_named(section) for section in sections] or SECTIONS)
        return Table(REGISTRY, [known for known in found if not (unregistered and known.registered)])

    def add(self, section: str, id_: str, *, title: str | None = None, **entry: Value | None) -> Changes:
        """One more entry in registry.yaml: its title (a person's name), aliases, parent, question, date, place, status.

        Nothing is written yet. Raises BriefkitError where the id is taken or the parent is unknown.
        """
        into = section_named(section)
        told: dict[str, Value | None] = {"name" if into == "people" else "title": title, **entry}
        given = {name: value for name, value in told.items() if value}
        return Changes(self.library, lambda: [_with_entry(self.library, into, id_, given)])

    def rename(self, section: str, old: str, new: str) -> Changes:
        """Another id, in the registry and in every brief that holds the old one; nothing is written yet.

        Raises BriefkitError where nothing is called so or the new id is taken, EditRefusedError where a file cannot
        follow.
        """
        into, views = section_named(section), self.library.settings.views
        notes = [
            f"note: the view “{name}” in briefkit.toml speaks of “{old}”; change it by hand"
            for name, query in views.items()
            if old in query
        ]
        return Changes(self.library, lambda: _renamed_everywhere(self.library, into, old, new), notes=notes)


def section_named(word: str) -> str:
    """A section, also by its singular. Raises BriefkitError."""
    section = _SINGULAR.get(word, word)
    if section not in SECTIONS:
        hint = did_you_mean(word, SECTIONS) or f"use one of {', '.join(SECTIONS)}"
        raise BriefkitError(f"the registry has no section “{word}”", hint=hint)
    return section


def id_uses(library: Library, sections: Iterable[str]) -> list[IdUse]:
    """Every id of some sections: the registry's in its order, then those that only briefs use."""
    registry = library.registry
    used = library.store.uses()
    return [known for section in sections for known in _of_section(section, registry, used[section])]


def _of_section(section: str, registry: Registry, used: dict[str, int]) -> Iterable[IdUse]:
    entries = registry.sections[section]
    for id_, entry in entries.items():
        yield IdUse(section, id_, entry.display_title(), entry.aliases, entry.parent, used.pop(id_, 0), registered=True)
    for id_, count in used.items():
        near = did_you_mean(id_, entries)
        yield IdUse(section, id_, id_, (), None, count, registered=False, near=near)


def _with_entry(library: Library, section: str, id_: str, entry: dict[str, Value]) -> FileChange:
    """The registry with one more entry. Raises BriefkitError where the id is taken."""
    registry = _registry_text(library)
    known = parse_registry(registry)[0]
    if known.knows(section, id_):
        raise BriefkitError(
            f"“{id_}” is known already: it means {known.resolve(section, id_)}", hint="see “briefkit registry list”"
        )
    parent = entry.get("parent")
    if isinstance(parent, str) and parent not in known.sections[section]:
        hint = did_you_mean(parent, known.ids(section))
        raise BriefkitError(f"{section} knows no “{parent}” that could be its parent", hint=hint)
    before = _registry_bytes(library)
    after = edit_text(registry, Set((section, id_), entry)).encode()
    marked = b"\xef\xbb\xbf" + after if before.startswith(b"\xef\xbb\xbf") else after
    return FileChange(REGISTRY_FILE, before, marked)


def _registry_bytes(library: Library) -> bytes:
    try:
        return read_file(library.folder / REGISTRY_FILE)
    except FileNotFoundError:
        hint = f"make an empty file {library.folder / REGISTRY_FILE}"
        raise WriteError(f"there is no {REGISTRY_FILE} yet", hint=hint) from None
    except OSError as error:
        raise WriteError(f"{REGISTRY_FILE} cannot be read: {error.strerror or error}") from error


def _registry_text(library: Library) -> str:
    text = decode(_registry_bytes(library))
    if isinstance(text, Diagnostic):
        raise WriteError(f"{REGISTRY_FILE}: {text}")
    return text


def _renamed_everywhere(library: Library, section: str, old: str, new: str) -> list[FileChange]:
    """The registry, then the briefs that hold the id. Raises BriefkitError and EditRefusedError."""
    _check_free(library, section, old, new)
    paths = brief_paths(library.folder, library.settings.library.exclude)
    files = [*([REGISTRY_FILE] if (library.folder / REGISTRY_FILE).is_file() else []), *filter(is_utf8_name, paths)]
    changes = [change for path in files if (change := _renamed(library, path, section, old, new))]
    if not changes:
        hint = did_you_mean(old, library.registry.ids(section))
        raise BriefkitError(f"nothing in {section} is called “{old}”", hint=hint or "see “briefkit registry list”")
    return changes


def _check_free(library: Library, section: str, old: str, new: str) -> None:
    registry = library.registry
    if not new.strip() or new != " ".join(new.split()):
        raise BriefkitError(f"“{new}” cannot be an id", hint="use words joined by -")
    meant = registry.resolve(section, new)
    taken = {known.id for known in id_uses(library, [section]) if known.id != old}
    if (registry.knows(section, new) and meant != old) or fold(new) in {fold(id_) for id_ in taken}:
        raise BriefkitError(f"“{new}” is taken in {section}: it means {meant}", hint="choose another id")


def _renamed(library: Library, path: str, section: str, old: str, new: str) -> FileChange | None:
    try:
        before = read_file(library.folder / path)
    except OSError as error:
        raise WriteError(f"{path} cannot be read: {error.strerror or error}") from error
    try:
        if path == REGISTRY_FILE:
            after = rename_in_registry(before, section, old, new)
        else:
            holders = library.registry.holder_section(old, (old,) if section == "people" else ()) == section
            after = rename_in_brief(before, section, old, new, holders=holders)
    except EditRefusedError as error:
        raise EditRefusedError(error.reason, f"{path}: {error.message}", hint=error.hint) from error
    return FileChange(path, before, after) if after != before else None
