"""Write a library to a PostgreSQL server: whole, or what has changed since it was last written.

Readers see the state before or the one after, never a mix: a whole library becomes a generation of its own, which is
served when it is complete; changes are one transaction in the generation that is served. Pushes take turns.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from briefkit.core.progress import SILENT, Progress
from briefkit.core.registry.names import StoredNames, names_to_json
from briefkit.core.registry.stored import registry_to_json
from briefkit.core.text.words import counted
from briefkit.settings import Settings, parse_settings
from briefkit.storage.index.names import key_in
from briefkit.storage.index.rows import problem_row
from briefkit.storage.postgres.address import Address, parse_address
from briefkit.storage.postgres.alike import count_all
from briefkit.storage.postgres.assets_write import (
    HOUSE,
    Contents,
    add_assets,
    remove_unused_blobs,
    update_assets,
    write_house,
)
from briefkit.storage.postgres.building import (
    Loading,
    add_generation,
    create_indexes,
    remove_generation,
    remove_unknown,
    serve,
)
from briefkit.storage.postgres.catalogue import BUILDING, OLD, Generation, create_catalogue, generations, served
from briefkit.storage.postgres.changing import Differences, change_files, differences
from briefkit.storage.postgres.commit_snapshot import CommitSnapshot
from briefkit.storage.postgres.copying import copy_rows
from briefkit.storage.postgres.derived import Sources, event_words, update_derived
from briefkit.storage.postgres.failures import server_errors
from briefkit.storage.postgres.guard import guard, needs_guard
from briefkit.storage.postgres.made_rows import Word, name_number
from briefkit.storage.postgres.problems import Problems, count_problems
from briefkit.storage.postgres.public_edition import write_public_edition
from briefkit.storage.postgres.push_lock import pushing
from briefkit.storage.postgres.rights import apply_rights
from briefkit.storage.postgres.schema import create_tables
from briefkit.storage.postgres.snapshot import FolderSnapshot, Snapshot
from briefkit.storage.postgres.tables_write import add_names, write_state
from briefkit.storage.settings_file import own_registry, registry_of, settings_table

if TYPE_CHECKING:
    import psycopg

    Connection = psycopg.Connection[tuple[Any, ...]]

_FEW = 2000
_SHARE = 4
"""More than a quarter of the files, if they are not few, are written faster as a new generation."""

_READ_FAST = 100_000
"""Up to so many briefs it is found out with each change what of the registry the public ones use."""
_NOW_SERVED = """UPDATE briefkit.generation SET commit = %s, source = %s, briefs = %s, pushed_at = now()
WHERE number = %s"""


class Pushed(NamedTuple):
    """What a push has done: the generation that is served, its briefs, and how many files were written and removed."""

    number: int
    schema: str
    briefs: int
    written: int
    removed: int
    whole: bool
    commit: str = ""
    problems: Problems = Problems()


class _Library(NamedTuple):
    """What a snapshot says of itself: settings, the registry as names, and its problems."""

    table: Mapping[str, Any]
    settings: Settings
    names: dict[str, Any]
    registry: dict[str, Any]
    sources: Sources
    problems: list[tuple[Any, ...]]

    @property
    def state(self) -> dict[str, Any]:
        """What the table `state` keeps of it."""
        return {"settings": self.table, "names": self.names, "registry": self.registry}


def push_folder(folder: Path, address: str | Address, *, progress: Progress = SILENT) -> Pushed:
    """Serve the files of a folder as they are. Raises ServerError, SettingsError."""
    return push(FolderSnapshot(folder), address, progress=progress)


def push_commit(
    repository: Path, revision: str, address: str | Address, *, within: str | None = None, progress: Progress = SILENT
) -> Pushed:
    """Serve the library in a commit; `within` is its folder in the repository. Raises also HistoryError."""
    return push(CommitSnapshot(repository, revision, within), address, progress=progress)


def push(snapshot: Snapshot, address: str | Address, *, full: bool = False, progress: Progress = SILENT) -> Pushed:
    """Serve a snapshot: what has changed is written, or with `full` everything, beside what is served."""
    known = parse_address(address) if isinstance(address, str) else address
    library = _library_of(snapshot)
    with pushing(known, progress) as connection, server_errors(known.shown):
        create_catalogue(connection)
        _remove_leftovers(connection)
        now = served(connection)
        if now and (note := snapshot.order(now.commit, now.source)):
            progress.note(note)
        pushed = None
        if now and not (full or needs_guard(connection, now.schema)):
            pushed = _push_changes(connection, snapshot, library, now, progress)
        pushed = pushed or _push_whole(connection, known, snapshot, library, progress)
        return pushed._replace(problems=count_problems(connection, pushed.schema))


def _library_of(snapshot: Snapshot) -> _Library:
    place = snapshot.settings_path.parent
    table = settings_table(snapshot.head, place)
    registry, findings = registry_of(snapshot.head, place)
    problems = [(HOUSE, number, *problem_row(found)) for number, found in enumerate(findings)]
    names = names_to_json(registry)
    settings = parse_settings(table)
    own = registry_to_json(own_registry(snapshot.head))
    return _Library(table, settings, names, own, Sources(registry, settings.library), problems)


def _remove_leftovers(connection: Connection) -> None:
    """Remove what a push left that did not end: nobody else pushes now. Also what was served before the last one, and
    what a catalogue knew that somebody has dropped.
    """
    every = generations(connection)
    remove_unknown(connection, every)
    for generation in every:
        newer = [one for one in every if one.format == generation.format and one.number > generation.number]
        replaced = generation.state == OLD and any(one.state == OLD for one in newer)
        if generation.state == BUILDING or replaced:
            remove_generation(connection, generation)


def _push_whole(
    connection: Connection, address: Address, snapshot: Snapshot, library: _Library, progress: Progress
) -> Pushed:
    number, schema = add_generation(connection, snapshot.origin.commit, snapshot.origin.source)
    try:
        with connection.transaction():
            create_tables(connection, schema)
            guard(connection, schema)
            _write_head(connection, snapshot, library)
            contents = Contents(snapshot.files)
            write_house(connection, contents, library.settings.brand)
        paths = snapshot.paths(library.settings.library.exclude)
        loaded = Loading(address, schema, snapshot, library.settings.library).load(paths, progress)
        with connection.transaction():
            add_names(connection, _ids(library, loaded.words))
            update_derived(connection, library.sources, loaded.meant)
            connection.execute("SELECT setval(pg_get_serial_sequence('file', 'doc'), %s, false)", (len(paths) + 1,))
        create_indexes(connection, address, schema, progress)
        with connection.transaction():
            count_all(connection)
            write_public_edition(connection, schema)
            apply_rights(connection, schema)
            serve(connection, number, loaded.briefs)
    except BaseException:
        with suppress(Exception):  # if this fails, too, the next push removes it
            _remove_leftovers(connection)
        raise
    _note_pointers(loaded.pointers + contents.pointers, progress)
    _remove_leftovers(connection)
    return Pushed(number, schema, loaded.briefs, len(paths), 0, True, snapshot.origin.commit)


def _push_changes(
    connection: Connection, snapshot: Snapshot, library: _Library, now: Generation, progress: Progress
) -> Pushed | None:
    """Change what is served; None if it is better written anew."""
    connection.execute(f'SET search_path TO "{now.schema}", pg_temp')
    before = _stored(connection)
    old, new = parse_settings(before["settings"]).library, library.settings.library
    if old.access != new.access:
        return None  # it says of most briefs from when they are public
    same_files = before["origin"]["prefix"] == snapshot.prefix and old.exclude == new.exclude
    differs = differences(connection, snapshot, new, now.commit if same_files else "")
    if len(differs.write) > max(_FEW, now.briefs // _SHARE):
        return None
    with connection.transaction():
        briefs = now.briefs - _count_briefs(connection, differs.remove)
        events = event_words(connection, differs.remove)
        made = change_files(connection, snapshot, new, differs, progress)
        briefs += sum(one.briefs for one in made)
        add_names(connection, _ids(library, {word for one in made for word in one.words}))
        contents = Contents(snapshot.files)
        add_assets(connection, contents, [wanted for one in made for wanted in one.assets])
        changed = bool(differs.write or differs.remove)
        new_head = _plain(library.state) != {name: before[name] for name in library.state}
        changed |= _change_others(connection, contents, library, differs, new_head=new_head)
        if changed:
            meant = {word for one in made for word in one.meant}
            update_derived(connection, library.sources, meant, events)
            if new_head or now.briefs <= _READ_FAST:
                write_public_edition(connection, now.schema)
        if changed or now.commit != snapshot.origin.commit:
            write_state(connection, {"origin": _origin(connection, snapshot)})
            values = (snapshot.origin.commit, snapshot.origin.source, briefs, now.number)
            connection.execute(_NOW_SERVED, values)
    _note_pointers(contents.pointers, progress)
    commit = snapshot.origin.commit
    return Pushed(now.number, now.schema, briefs, len(differs.write), differs.gone, False, commit)


def _change_others(
    connection: Connection, contents: Contents, library: _Library, differs: Differences, *, new_head: bool
) -> bool:
    """Bring up to date what is no brief. Returns whether anything changed."""
    if new_head:
        write_state(connection, library.state)
        _rewrite_names(connection, library)
        connection.execute("DELETE FROM problem WHERE doc = %s", (HOUSE,))
        copy_rows(connection, "problem", library.problems)
    changed = update_assets(connection, contents, differs.others)
    if differs.others is None or differs.others or new_head:
        changed |= write_house(connection, contents, library.settings.brand)
    if changed or differs.remove:
        remove_unused_blobs(connection)
    return changed or new_head


def _write_head(connection: Connection, snapshot: Snapshot, library: _Library) -> None:
    write_state(connection, {**library.state, "origin": _origin(connection, snapshot)})
    copy_rows(connection, "problem", library.problems)


def _origin(connection: Connection, snapshot: Snapshot) -> dict[str, Any]:
    """Where the files are from, and which role pushed them."""
    by = connection.execute("SELECT session_user").fetchone()
    return {**snapshot.origin._asdict(), "prefix": snapshot.prefix, "by": by[0] if by else ""}


def _stored(connection: Connection) -> dict[str, Any]:
    found = connection.execute("SELECT name, value FROM state").fetchall()
    return {name: json.loads(value[8:]) for name, value in found}


def _plain(value: Any) -> Any:
    return json.loads(json.dumps(value, default=str))


def _ids(library: _Library, words: Iterable[Word]) -> dict[Word, str]:
    names = StoredNames(library.names)
    return {word: key_in(names, *word) for word in words}


def _rewrite_names(connection: Connection, library: _Library) -> None:
    """Write the ids that words mean now."""
    rows = connection.execute("SELECT section, word, id FROM name").fetchall()
    ids = _ids(library, [(section, word) for section, word, _ in rows])
    changed = [
        (ids[section, word], name_number(section, word)) for section, word, id_ in rows if ids[section, word] != id_
    ]
    with connection.cursor() as cursor:
        cursor.executemany("UPDATE name SET id = %s WHERE number = %s", changed)


def _count_briefs(connection: Connection, docs: Sequence[int]) -> int:
    found = connection.execute("SELECT count(*) FROM record WHERE doc = ANY(%s)", (list(docs),)).fetchone()
    return int(found[0]) if found else 0


def _note_pointers(number: int, progress: Progress) -> None:
    """Say that files are kept elsewhere."""
    if number:
        message = f"{counted(number, 'file')} of Git LFS: its pointer was pushed, not its contents"
        progress.note(f"{message}; “briefkit index push --folder” in a clone pushes the contents")
