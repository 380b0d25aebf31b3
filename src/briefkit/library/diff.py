"""Differences, as the command line and Python users ask for them: two briefs, two files, two revisions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from briefkit.core.brief.model import Brief
from briefkit.core.brief.read import parse_brief
from briefkit.core.brief.split import decode
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.diff.json import diff_to_json
from briefkit.core.diff.make import make_diff
from briefkit.core.diff.value import COMPARISON, REVISION, Diff
from briefkit.core.registry.registry import Registry
from briefkit.errors import BriefkitError, UnknownBriefError
from briefkit.library.library import Library
from briefkit.output.data import to_json
from briefkit.output.diff.markdown import diff_markdown
from briefkit.settings import LibrarySettings
from briefkit.storage.files.read_file import read_file
from briefkit.storage.git_history import GitHistory

LARGEST = 4 * 1024 * 1024
"""The largest file that is compared, in bytes: ten times the longest book."""

_PLAIN = "Text without front matter"


class DiffError(BriefkitError):
    """Two things that cannot be compared."""


class Version(NamedTuple):
    """One side of a difference: a brief, what it is called beside the other, and what is wrong with its file."""

    brief: Brief
    label: str
    warnings: tuple[str, ...] = ()


class Place(NamedTuple):
    """A file in a folder that may have a history: `path` is relative to the folder."""

    folder: Path
    path: str


def diff(
    library: Library | None, a: str, b: str | None = None, *, revisions: str | None = None, mode: str | None = None
) -> Diff:
    """What changed: a brief or file since a revision (HEAD, if none is named) or between two `A..B`, or from A to B.

    A and B are ids, unique parts of ids, or files; those that lie in no library need none. `mode` is revision or
    comparison: two briefs of a library are compared, else it is a revision.

    Raises UnknownBriefError and DiffError, and HistoryError where git knows nothing of it.
    """
    if b is None:
        return difference(library, *_revisions(place_of(library, a), revisions or "HEAD"), mode=mode or REVISION)
    if revisions:
        raise BriefkitError("--rev compares one brief with itself", hint="name one brief, or leave --rev out")
    old, new = _brief(library, a), _brief(library, b)
    if library is not None and old is not None and new is not None:
        return compare_briefs(library, old, new, mode=mode or COMPARISON)
    paths = _path(library, a, old), _path(library, b, new)
    versions = [version_of(read_bytes(path, str(path)), str(path), str(path)) for path in paths]
    return difference(library, *versions, mode=mode or REVISION, labelled=mode != COMPARISON)


def compare_briefs(library: Library, old: Brief, new: Brief, *, mode: str = COMPARISON) -> Diff:
    """Two briefs of a library. Raises DiffError where one is too large."""
    for brief in (old, new):
        if len(brief.body) > LARGEST:
            raise DiffError(f"{brief.path} is longer than the {LARGEST // 1024 // 1024} MiB that are compared")
    return difference(library, Version(old, ""), Version(new, ""), mode=mode, labelled=False)


def difference(
    library: Library | None, old: Version, new: Version, *, mode: str = REVISION, labelled: bool = True
) -> Diff:
    """What differs between two versions, told with a library's words for things; the dates are their labels else."""
    about = library.settings.library if library else LibrarySettings()
    return make_diff(
        old.brief,
        new.brief,
        library.registry if library else Registry(),
        mode=mode,
        labels=(old.label, new.label) if labelled else None,
        scale=about.likelihood_scale,
        language=about.language,
        warnings=tuple(dict.fromkeys(old.warnings + new.warnings)),
    )


def _revisions(place: Place, revisions: str) -> tuple[Version, Version]:
    """The working file and what it was in `REV`, or a file in two revisions `A..B`."""
    history = GitHistory(place.folder)
    first, dots, second = revisions.partition("..")
    before = _at(history, first or "HEAD", place.path)
    if dots:
        return before, _at(history, second or "HEAD", place.path)
    return before, version_of(read_bytes(place.folder / place.path, place.path), place.path, "working file")


def _at(history: GitHistory, revision: str, path: str) -> Version:
    commit = history.resolve(revision)
    path = history.path_in(commit, path)
    return version_of(history.read(commit, path, largest=LARGEST), f"{revision}:{path}", revision)


def is_file(name: str) -> bool:
    """Whether a name is meant as a file, there or not."""
    return "/" in name or name.endswith((".md", ".markdown", ".txt")) or Path(name).is_file()


def _brief(library: Library | None, name: str) -> Brief | None:
    """The library's brief of a name; of a file only if it lies in the library."""
    if library is None:
        return None
    try:
        return library.get(str(Path(name).absolute()) if Path(name).is_file() else name)
    except UnknownBriefError:
        if is_file(name):
            return None
        raise


def _path(library: Library | None, name: str, brief: Brief | None) -> Path:
    return library.folder / brief.path if library and brief and not Path(name).is_file() else Path(name)


def place_of(library: Library | None, name: str) -> Place:
    """Where a brief or file lies, so that its history can be asked for. Raises BriefkitError where it lies nowhere."""
    brief = _brief(library, name)
    if brief is not None and library is not None:
        return Place(library.folder, brief.path)
    path = Path(name)
    if path.exists():
        return Place(path.parent, path.name)
    if library is not None and (library.folder / name).exists():
        return Place(library.folder, name)
    raise BriefkitError(f"there is no file {name}", hint="see “briefkit list”")


def read_bytes(path: Path, name: str) -> bytes:
    """A file that is not too large. Raises DiffError."""
    try:
        if (size := path.stat().st_size) > LARGEST:
            limit = f"the {LARGEST // 1024 // 1024} MiB that are compared"
            raise DiffError(f"{name} is {size // 1024 // 1024} MiB long, more than {limit}")
        return read_file(path)
    except FileNotFoundError as error:
        raise DiffError(f"there is no file {name}") from error
    except OSError as error:
        raise DiffError(f"{name} cannot be read: {error.strerror or error}") from error


def version_of(data: bytes, name: str, label: str) -> Version:
    """A version from bytes. A file without front matter is compared by its text. Raises DiffError."""
    text = decode(data)
    if isinstance(text, Diagnostic):
        raise DiffError(f"{name} is no text that can be compared: {text.message}", hint=text.hint)
    path = name.partition(":")[2] or name
    if text.split("\n", 1)[0].rstrip() != "---":
        brief = Brief(id=Path(path).stem, path=path, title=_PLAIN, kind="note", date=None, body=text)
        return Version(brief, label, (f"{name} has no front matter, so only its text is compared",))
    reading = parse_brief(data, id=Path(path).stem, path=path)
    if reading.brief is None:
        raise DiffError(f"{name}:{reading.findings[0]}", hint="“briefkit check” names all that is wrong")
    return Version(reading.brief, label, tuple(f"{name}:{finding}" for finding in reading.findings))


def _json(diff: Diff, _text: bool | None) -> bytes:
    return (to_json(diff_to_json(diff)) + "\n").encode()


def _markdown(diff: Diff, text: bool | None) -> bytes:
    return diff_markdown(diff, text=text).encode()


def _html(diff: Diff, text: bool | None) -> bytes:
    from briefkit.export.redline.redline import redline_html

    return redline_html(diff, text=text)


FORMATS: dict[str, Callable[[Diff, bool | None], bytes]] = {"json": _json, "md": _markdown, "html": _html}
"""The formats of a difference: a function from a Diff to bytes. True asks for its text, None for what fits its mode."""
