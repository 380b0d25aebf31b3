"""Differences, as the command line and Python users ask for them: two briefs, two files, two revisions, a history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefkit.core.brief.model import Brief
from briefkit.core.brief.read import parse_brief
from briefkit.core.brief.split import decode
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.diff.lines import change_lines
from briefkit.core.diff.make import make_diff
from briefkit.core.diff.value import COMPARISON, REVISION, Diff
from briefkit.core.registry.registry import Registry
from briefkit.errors import BriefkitError
from briefkit.library.library import Library
from briefkit.storage.files.read_file import read_file
from briefkit.storage.git_history import Commit, GitHistory, HistoryError

LARGEST = 4 * 1024 * 1024
"""The largest file that is compared, in bytes: ten times the longest book."""

_PLAIN = "Text without front matter"


class DiffError(BriefkitError):
    """Two things that cannot be compared."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a comparison knows of the library around it; nothing, where two files lie in none."""

    registry: Registry
    scale: str = "icd203"
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Place:
    """A file in a folder that may have a history: `path` is relative to the folder."""

    folder: Path
    path: str
    known: Known


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One commit in meaning: each change with its part. `problem` says why a version could not be read."""

    commit: Commit
    changes: tuple[tuple[str, str], ...]
    problem: str | None = None


def known_of(library: Library | None) -> Known:
    """A library's own words for things, or none."""
    if library is None:
        return Known(Registry())
    settings = library.settings.library
    return Known(library.registry, settings.likelihood_scale, settings.language)


def compare_briefs(library: Library, old: Brief, new: Brief, *, mode: str = COMPARISON) -> Diff:
    """Two briefs of a library. Raises DiffError where one is too large."""
    for brief in (old, new):
        if len(brief.body) > LARGEST:
            raise DiffError(f"{brief.path} is longer than the {LARGEST // 1024 // 1024} MiB that are compared")
    return _made((old, new), known_of(library), mode)


def compare_files(old: Path, new: Path, known: Known, *, mode: str = REVISION) -> Diff:
    """Two files. Raises DiffError for what is missing, too large, no text or no brief."""
    mine, its = (_brief_of(_bytes(path, str(path)), str(path)) for path in (old, new))
    labels = None if mode == COMPARISON else (str(old), str(new))
    return _made((mine[0], its[0]), known, mode, labels, (*mine[1], *its[1]))


def compare_revisions(place: Place, revisions: str | None, *, mode: str = REVISION) -> Diff:
    """A file against git: the working file against HEAD, against `REV`, or two revisions `A..B` against each other."""
    history = GitHistory(place.folder)
    first, dots, second = (revisions or "HEAD").partition("..")
    old = history.resolve(first or "HEAD")
    old_path = history.path_in(old, place.path)
    before = _brief_of(history.read(old, old_path, largest=LARGEST), f"{first or 'HEAD'}:{old_path}")
    if not dots:
        after = _brief_of(_bytes(place.folder / place.path, place.path), place.path)
        labels = first, "working file"
    else:
        new = history.resolve(second or "HEAD")
        new_path = history.path_in(new, place.path)
        after = _brief_of(history.read(new, new_path, largest=LARGEST), f"{second or 'HEAD'}:{new_path}")
        labels = first or "HEAD", second or "HEAD"
    return _made((before[0], after[0]), place.known, mode, labels, (*before[1], *after[1]))


def history_of(place: Place, *, most: int | None = None) -> Iterator[LogEntry]:
    """A file's commits in meaning, the newest first. Raises HistoryError where it has no history."""
    history = GitHistory(place.folder)
    commits = list(history.commits(place.path))
    if not commits:
        raise HistoryError(f"{place.path} is in no commit yet", hint="commit it, then look again")
    shown = commits[:most] if most is not None else commits
    for commit, before in zip(shown, [*commits[1:], None], strict=False):
        yield _entry(history, commit, before, place.known)


def _entry(history: GitHistory, commit: Commit, before: Commit | None, known: Known) -> LogEntry:
    try:
        new = _brief_of(history.read(commit.hash, commit.path, largest=LARGEST), commit.path)[0]
        if before is None:
            return LogEntry(commit, (("meta", f"first version: {new.title}"),))
        old = _brief_of(history.read(before.hash, before.path, largest=LARGEST), before.path)[0]
    except BriefkitError as error:
        return LogEntry(commit, (), error.message)
    renamed = [("meta", f"file {before.path} is now {commit.path}")] if before.path != commit.path else []
    changes = [*renamed, *change_lines(_made((old, new), known, REVISION))]
    return LogEntry(commit, tuple(changes) or (("text", "nothing but white space or the writing of the YAML"),))


def _made(
    briefs: tuple[Brief, Brief],
    known: Known,
    mode: str,
    labels: tuple[str, str] | None = None,
    warnings: tuple[str, ...] = (),
) -> Diff:
    return make_diff(
        *briefs,
        known.registry,
        mode=mode,
        labels=labels,
        scale=known.scale,
        language=known.language,
        warnings=tuple(dict.fromkeys(warnings)),
    )


def _bytes(path: Path, name: str) -> bytes:
    try:
        if (size := path.stat().st_size) > LARGEST:
            limit = f"the {LARGEST // 1024 // 1024} MiB that are compared"
            raise DiffError(f"{name} is {size // 1024 // 1024} MiB long, more than {limit}")
        return read_file(path)
    except FileNotFoundError as error:
        raise DiffError(f"there is no file {name}") from error
    except OSError as error:
        raise DiffError(f"{name} cannot be read: {error.strerror or error}") from error


def _brief_of(data: bytes, name: str) -> tuple[Brief, tuple[str, ...]]:
    """A brief from bytes, with warnings. A file without front matter is compared by its text."""
    text = decode(data)
    if isinstance(text, Diagnostic):
        raise DiffError(f"{name} is no text that can be compared: {text.message}", hint=text.hint)
    path = name.partition(":")[2] or name
    if text.split("\n", 1)[0].rstrip() != "---":
        brief = Brief(id=Path(path).stem, path=path, title=_PLAIN, kind="note", date=None, body=text)
        return brief, (f"{name} has no front matter, so only its text is compared",)
    reading = parse_brief(data, id=Path(path).stem, path=path)
    if reading.brief is None:
        raise DiffError(f"{name}:{reading.findings[0]}", hint="“briefkit check” names all that is wrong")
    return reading.brief, tuple(f"{name}:{finding}" for finding in reading.findings)
