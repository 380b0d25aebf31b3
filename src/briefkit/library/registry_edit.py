"""Entries of the registry: single values changed, whole entries removed. Every other byte stays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefkit.core.brief.split import decode, encode
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.edit.dated import dated
from briefkit.core.edit.edit import edit_text
from briefkit.core.edit.format import parse_edit
from briefkit.core.edit.value import Edit, Remove, Set, refused
from briefkit.core.query.value import EVERYTHING
from briefkit.core.registry.registry import ENTRY, REGISTRY, Registry, parse_registry
from briefkit.core.search.uses import ids_in
from briefkit.core.text.shell import argument
from briefkit.core.text.words import counted, did_you_mean, fold
from briefkit.errors import BriefkitError
from briefkit.library.edit import Changes, change_of
from briefkit.library.library import today
from briefkit.library.registry_write import check_registry, parent_of
from briefkit.settings import REGISTRY_FILE
from briefkit.storage.files.brief_data import read_data
from briefkit.storage.files.door import kind_of, read_file
from briefkit.storage.files.transaction import FileChange

if TYPE_CHECKING:
    from briefkit.library.library import Library

_MOST_NAMED = 5


def set_values(library: Library, section: str, word: str, edits: Iterable[str | Edit]) -> Changes:
    """Plan to change an entry, as `RegistryIds.set` says."""
    parsed = [parse_edit(edit, ENTRY) if isinstance(edit, str) else edit for edit in edits]
    for edit in parsed:
        _check_key(edit)
    on_days = [dated(edit, today(), ENTRY) for edit in parsed]
    notes = [f"note: “{words}” is written as {date}" for _, pairs in on_days for words, date in pairs]
    id_ = _registered(library, section, word)

    in_entry = [_in_entry(library, section, id_, edit) for edit, _ in on_days]
    notes += _meaning(word, id_)
    return Changes(library, lambda: _edited(library, section, in_entry), names={id_: id_}, notes=notes)


def remove(library: Library, section: str, words: Iterable[str], *, force: bool = False) -> Changes:
    """Plan to remove entries, as `RegistryIds.remove` says."""
    meant = {word: _registered(library, section, word) for word in words}
    notes = [note for word, id_ in meant.items() for note in _meaning(word, id_)]
    ids = list(dict.fromkeys(meant.values()))
    for id_ in ids:
        _check_parts(library.registry, section, id_, ids)
        users = [*_users(library, section, id_), *_unlisted_users(library, id_)]
        if users and not force:
            hint = "rename or remove it there first, or use --force"
            raise BriefkitError(f"“{id_}” is used in {_listed(users)}", hint=hint)
        notes += [f"note: “{id_}” is still used in {_listed(users)}"] if users else []
    edits = [Remove((section, id_)) for id_ in ids]
    return Changes(library, lambda: _edited(library, section, edits), names={id_: id_ for id_ in ids}, notes=notes)


def _registered(library: Library, section: str, word: str) -> str:
    """The id of the entry in registry.yaml that a word stands for. Raises BriefkitError if there is none."""
    check_registry(library, section)
    own = _parsed(read_file(library.folder, REGISTRY_FILE, kind_of(REGISTRY_FILE)))[1]
    if own.knows(section, word):
        return own.resolve(section, word)
    if library.registry.knows(section, word):
        ready = library.registry.resolve(section, word)
        hint = f"add an entry of your own: briefkit registry add {section} {argument(ready)}"
        raise BriefkitError(f"“{word}” is a ready-made topic, which {REGISTRY_FILE} does not have", hint=hint)
    hint = did_you_mean(word, own.ids(section)) or f"add it with “briefkit registry add {section} {argument(word)}”"
    raise BriefkitError(f"there is no “{word}” in {section} of {REGISTRY_FILE}", hint=hint)


def _meaning(word: str, id_: str) -> list[str]:
    return [f"note: “{word}” means {id_}"] if fold(word) != fold(id_) else []


def _check_key(edit: Edit) -> None:
    """Raise BriefkitError for a key that looks like a misspelt one; others may be the user's own."""
    key = edit.path[0]
    if key == "id":
        raise BriefkitError("an id is not a value of its entry", hint="use “briefkit registry rename”")
    if key not in ENTRY.keys and (near := did_you_mean(key, ENTRY.keys)):
        raise BriefkitError(f"an entry has no “{key}”", hint=near)


def _in_entry(library: Library, section: str, id_: str, edit: Edit) -> Edit:
    """An edit of an entry as an edit of the registry. A parent is written as its id."""
    if isinstance(edit, Set) and edit.path == ("parent",) and isinstance(edit.value, str):
        edit = replace(edit, value=parent_of(library.registry, section, edit.value))
    return replace(edit, path=(section, id_, *edit.path))


def _edited(library: Library, section: str, edits: Sequence[Edit]) -> list[FileChange]:
    check_registry(library, section)
    change = change_of(library, REGISTRY_FILE, lambda before: _with_edits(before, edits))
    return [change] if change else []


def _parsed(data: bytes) -> tuple[str, Registry]:
    text = decode(data)
    if isinstance(text, Diagnostic):
        raise refused("unreadable", str(text))
    return text, parse_registry(text)[0]


def _with_edits(before: bytes, edits: Sequence[Edit]) -> bytes:
    text, _ = _parsed(before)
    for edit in edits:
        text = edit_text(text, edit, first_line=1, shape=REGISTRY)
    return encode(text, before)


def _check_parts(registry: Registry, section: str, id_: str, removed: Sequence[str]) -> None:
    """Raise BriefkitError if an entry that stays is a part of one that goes."""
    staying = (entry for entry in registry.sections[section].values() if entry.id not in removed)
    parts = [entry.id for entry in staying if entry.parent == id_]
    if parts:
        raise BriefkitError(f"“{id_}” is the parent of {', '.join(parts)}", hint="give them another parent first")


def _users(library: Library, section: str, id_: str) -> list[str]:
    """The ids of the briefs that use an id."""
    if not library.store.uses()[section].get(id_):
        return []
    return [brief.id for brief in library.find(EVERYTHING) if id_ in ids_in(brief, library.names)[section]]


def _unlisted_users(library: Library, id_: str) -> list[str]:
    """The files that cannot be listed and have an id somewhere in their text."""
    paths = dict.fromkeys(item.path for item in library.unlisted if item.path.endswith(".md"))
    texts = {path: data for path in paths if isinstance(data := read_data(library.folder, path), bytes)}
    return [path for path, data in texts.items() if fold(id_) in fold(data.decode("utf-8", "replace"))]


def _listed(users: Sequence[str]) -> str:
    more = f" and {len(users) - _MOST_NAMED} more" if len(users) > _MOST_NAMED else ""
    return f"{counted(len(users), 'brief')}: {', '.join(users[:_MOST_NAMED])}{more}"
