"""A brief's history in meaning: what each commit changed in what it says."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter

from briefkit.core.diff.lines import change_lines
from briefkit.core.tables import ANY, MAYBE, TEXT, Column, Json, Table, TableSchema
from briefkit.errors import BriefkitError
from briefkit.library.diff import LARGEST, Version, difference, place_of, version_of
from briefkit.library.library import Library
from briefkit.storage.git_history import Commit, GitHistory, HistoryError


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One commit in meaning: each change with its part. `problem` says why a version could not be read."""

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
        Column("path", TEXT, "Where the brief's file lay, relative to the folder", attrgetter("commit.path")),
        Column("date", TEXT, "The day of the commit", attrgetter("commit.date")),
        Column("author", TEXT, "Who made it", attrgetter("commit.author")),
        Column("subject", TEXT, "The first line of its message", attrgetter("commit.subject")),
        Column("problem", MAYBE, "Why the version could not be read"),
        Column("changes", ANY, "What changed in meaning: objects with part and text", _changes),
    ],
)


def log(library: Library | None, name: str, *, limit: int | None = None) -> Table[LogEntry]:
    """A brief's or file's commits in meaning, the newest first. Raises HistoryError where it has none."""
    place = place_of(library, name)
    history = GitHistory(place.folder)
    commits = list(history.commits(place.path))
    if not commits:
        raise HistoryError(f"{place.path} is in no commit yet", hint="commit it, then look again")
    pairs = zip(commits[:limit], [*commits[1:], None], strict=False)
    return Table(LOG, [_entry(library, history, commit, before) for commit, before in pairs])


def _entry(library: Library | None, history: GitHistory, commit: Commit, before: Commit | None) -> LogEntry:
    try:
        new = _version(history, commit)
        if before is None:
            return LogEntry(commit, (("meta", f"first version: {new.brief.title}"),))
        old = _version(history, before)
    except BriefkitError as error:
        return LogEntry(commit, (), error.message)
    renamed = [("meta", f"file {before.path} is now {commit.path}")] if before.path != commit.path else []
    changes = [*renamed, *change_lines(difference(library, old, new, labelled=False))]
    return LogEntry(commit, tuple(changes) or (("text", "nothing but white space or the writing of the YAML"),))


def _version(history: GitHistory, commit: Commit) -> Version:
    return version_of(history.read(commit.hash, commit.path, largest=LARGEST), commit.path, commit.hash)
