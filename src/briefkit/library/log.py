"""`library.log`: what each commit changed in a brief."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter

from briefkit.core.diff.lines import change_lines
from briefkit.core.tables import ANY, MAYBE, TEXT, Column, Json, Table, TableSchema
from briefkit.errors import BriefkitError
from briefkit.library.diff import LARGEST, Version, diff_versions, locate, version_of
from briefkit.library.library import Library
from briefkit.storage.git_history import Commit, GitHistory, HistoryError


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One commit: its changes, each as (part, text), or the `problem` that kept a version from being read."""

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
    """What each commit changed in a brief or file, newest first. Raises HistoryError if there are no commits."""
    file = locate(library, name)
    history = GitHistory(file.folder)
    commits = list(history.commits(file.path))
    if not commits:
        raise HistoryError(f"{file.path} has not been committed yet", hint="commit it first")
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
    changes = [*renamed, *change_lines(diff_versions(library, old, new, labelled=False))]
    return LogEntry(commit, tuple(changes) or (("text", "only white space or the style of the YAML"),))


def _version(history: GitHistory, commit: Commit) -> Version:
    return version_of(history.read(commit.hash, commit.path, largest=LARGEST), commit.path, commit.hash)
