"""Change the served generation in place, in one transaction: what differs between its files and a snapshot."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from briefkit.core.diagnostic import Diagnostic
from briefkit.core.progress import Progress
from briefkit.settings import LibrarySettings
from briefkit.storage.files.brief_data import shown_path
from briefkit.storage.index.rows import content_hash
from briefkit.storage.postgres.alike import count_more, take_off
from briefkit.storage.postgres.made_rows import Made, Numbered, make_rows
from briefkit.storage.postgres.snapshot import Snapshot
from briefkit.storage.postgres.tables_write import copy_made, remove_files
from briefkit.storage.workers import in_batches

if TYPE_CHECKING:
    import psycopg

    Connection = psycopg.Connection[tuple[Any, ...]]

_BATCH = 500
_UNREAD = "SELECT path, rule, message FROM file JOIN problem USING (doc) WHERE hash = %s AND place = 0"
_NUMBERS = "SELECT nextval(pg_get_serial_sequence('file', 'doc')) FROM generate_series(1, %s)"


class Differences(NamedTuple):
    """The paths of files to write, new or changed; the numbers of those to remove, gone or changed; how many are gone.

    `others` are the paths of files that are no briefs and may have changed; None if it may be any.
    """

    write: Sequence[str]
    remove: Sequence[int]
    gone: int
    others: Collection[str] | None


def differences(connection: Connection, snapshot: Snapshot, library: LibrarySettings, commit: str) -> Differences:
    """What differs from the served files: those of a commit, or if it is empty or not known, by their content."""
    paths = snapshot.changed_since(commit) if commit else None
    if paths is None:
        return _by_content(connection, snapshot, library)
    names = {shown_path(path): path for path in paths}
    rows = connection.execute("SELECT path, doc FROM file WHERE path = ANY(%s)", (list(names),)).fetchall()
    write = snapshot.among(paths, library.exclude)
    gone = {names[name] for name, _ in rows}.difference(write)
    return Differences(write, [doc for _, doc in rows], len(gone), set(paths).difference(write, gone))


def _by_content(connection: Connection, snapshot: Snapshot, library: LibrarySettings) -> Differences:
    served = {path: (doc, hashed) for path, doc, hashed in connection.execute("SELECT path, doc, hash FROM file")}
    unread = connection.execute(_UNREAD, (content_hash(b""),)).fetchall()
    paths = snapshot.paths(library.exclude)
    state = {path: hashed for path, (_, hashed) in served.items()} | {path: tuple(of) for path, *of in unread}
    with closing(in_batches(paths, partial(_is_other, snapshot, state))) as compared:
        others = [other for batch in compared for other in batch]
    write = [path for path, other in zip(paths, others, strict=True) if other]
    gone = served.keys() - set(map(shown_path, paths))
    changed = [served[name][0] for name in map(shown_path, write) if name in served]
    return Differences(write, [*changed, *sorted(served[name][0] for name in gone)], len(gone), None)


def _is_other(snapshot: Snapshot, served: Mapping[str, Any], path: str) -> bool:
    """Whether a file is not as it is served, or cannot be read for another reason."""
    data = snapshot.read(path)
    now = (data.rule, data.message) if isinstance(data, Diagnostic) else content_hash(data)
    return bool(served.get(shown_path(path)) != now)


def change_files(
    connection: Connection, snapshot: Snapshot, library: LibrarySettings, differs: Differences, progress: Progress
) -> list[Made]:
    """Remove and write files. Returns what was written, without its rows."""
    take_off(connection, differs.remove)
    remove_files(connection, differs.remove)
    numbers = [row[0] for row in connection.execute(_NUMBERS, (len(differs.write),)).fetchall()]
    numbered = list(zip(numbers, differs.write, strict=True))
    batches = [numbered[start : start + _BATCH] for start in range(0, len(numbered), _BATCH)]
    done, written = 0, list[Made]()
    with closing(in_batches(batches, partial(_made, snapshot, library), batch=1, worth_it=4)) as some_made:
        for made in (one for some in some_made for one in some):
            copy_made(connection, made)
            written.append(made._replace(data={}))
            done = min(done + _BATCH, len(numbered))
            progress.advance("pushing briefs", done, len(numbered))
    count_more(connection, numbers)
    return written


def _made(snapshot: Snapshot, library: LibrarySettings, files: Iterable[Numbered]) -> Made:
    return make_rows(snapshot, library, files)
