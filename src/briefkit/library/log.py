"""`library.log`: what each commit changed in a brief."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from pathlib import Path

from briefkit.core.tables import ANY, MAYBE, TEXT, Column, Json, Table, TableSchema
from briefkit.core.text.shell import argument
from briefkit.core.values import frozen
from briefkit.errors import BriefkitError
from briefkit.library.diff import Location, locate, read_bytes
from briefkit.library.library import Library
from briefkit.library.log_changes import FileStory
from briefkit.storage.files.door import is_regular
from briefkit.storage.git_history import GitHistory, HistoryError
from briefkit.storage.git_lines import Entry, FileLine, line_of_file
from briefkit.storage.git_sides import TakenSide, taken_sides


@frozen
class Commit:
    """One commit that changed a file: `path` is the file's path at the time; `date` is the author's, YYYY-MM-DD."""

    hash: str
    path: str
    date: str
    author: str
    subject: str


@frozen
class LogEntry:
    """One commit: its changes, each as (part, text), and the `problem` if its version cannot be read."""

    commit: Commit
    changes: tuple[tuple[str, str], ...]
    problem: str | None = None


def _changes(entry: LogEntry) -> Json:
    return [{"part": part, "text": text} for part, text in entry.changes]


LOG = TableSchema(
    "log",
    "briefkit log ID",
    "One commit that touched the brief.",
    [
        Column("commit", TEXT, "Its hash", attrgetter("commit.hash")),
        Column(
            "path",
            TEXT,
            "The path of its file at that commit, from the folder",
            attrgetter("commit.path"),
        ),
        Column("date", TEXT, "The day of the commit", attrgetter("commit.date")),
        Column("author", TEXT, "Who made it", attrgetter("commit.author")),
        Column("subject", TEXT, "The first line of its message", attrgetter("commit.subject")),
        Column("problem", MAYBE, "Why the version could not be read"),
        Column("changes", ANY, "What changed: objects with part and text", _changes),
    ],
)


def log(library: Library | None, name: str, *, limit: int | None = None) -> Table[LogEntry]:
    """What each commit changed in a brief or file, compared with its parents, newest first.

    A file that has been deleted is named by its path. Raises HistoryError if there are no commits.
    """
    file, git, line = _line(library, name)
    if not line.entries:
        raise HistoryError(f"{file.path} has not been committed yet", hint="commit it first")
    story = FileStory(library, git, line.entries)
    try:
        rows = [_entry(story, row) for row in _rows(git, line)[: limit or None]]
    finally:
        story.close()
    return Table(LOG, rows, notes=_uncommitted(git, file))


def _rows(git: GitHistory, line: FileLine) -> list[Entry | TakenSide]:
    """The entries of a file's line and the merges between them, newest first."""
    rows: list[Entry | TakenSide] = list(line.entries)
    for side in reversed(taken_sides(git, line)):
        rows.insert(side.place, side)
    return rows[::-1]


def _entry(story: FileStory, row: Entry | TakenSide) -> LogEntry:
    if isinstance(row, TakenSide):
        path = row.kept.path or row.dropped.path
        return LogEntry(Commit(row.merge, *story.about(row.merge, path)), (story.taken(row),))
    changes, problem = story.changes(row)
    return LogEntry(Commit(row.commit, *story.about(row.commit, row.change.path)), tuple(changes), problem)


def _line(library: Library | None, name: str) -> tuple[Location, GitHistory, FileLine]:
    """What was done to a file, which may be gone. Raises BriefkitError if there never was one."""
    try:
        file = locate(library, name)
    except BriefkitError:
        for gone in _gone(library, name):
            git = GitHistory(gone.folder)
            line = line_of_file(git, gone.path)
            if line.entries:
                return gone, git, line
        raise
    git = GitHistory(file.folder)
    return file, git, line_of_file(git, file.path)


def _gone(library: Library | None, name: str) -> Sequence[Location]:
    """Where a file that is not there may have been."""
    if not name.endswith(".md"):
        return [Location(library.folder, f"{name}.md")] if library else []
    here = Path(name)
    places = [Location(here.parent, here.name)] if here.parent.is_dir() else []
    return [*places, *([Location(library.folder, name)] if library and not here.is_absolute() else [])]


def _uncommitted(git: GitHistory, file: Location) -> list[str]:
    """A note if a file is not what was committed last, apart from its line endings."""
    try:
        now = read_bytes(file, file.path)
        last = git.read(git.resolve("HEAD"), file.path, largest=len(now) * 2 + 1)
    except BriefkitError:
        last = None
        if not is_regular(file.folder, file.path):
            return [f"{file.path} is not in the folder any more"]
    if last is not None and last.replace(b"\r\n", b"\n") == now.replace(b"\r\n", b"\n"):
        return []
    return [f"{file.path} has changes that are not committed: see “briefkit diff {argument(Path(file.path).stem)}”"]
