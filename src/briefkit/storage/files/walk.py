"""The brief files of a library, with the numbers that show whether one has changed.

A walk also finds what may be or hold a brief but is none that can be read: a folder that cannot be listed, whose name
ends in `/`, a Markdown file whose name does not end in `.md`, and a pipe, socket or device that is named as a brief.
They are among the names, so that they are named in turn wherever briefs that cannot be listed are.
"""

from __future__ import annotations

import errno
import os
import stat
from array import array
from collections.abc import Collection, Iterable, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from briefkit.errors import BriefkitError
from briefkit.settings import MEDIA_FOLDER, ORIGINALS_FOLDER
from briefkit.storage.files.descend import DEEPEST, TOO_DEEP, descend
from briefkit.storage.files.door import open_folder

ENDING = ".md"
_NO_BRIEFS = (MEDIA_FOLDER, ORIGINALS_FOLDER)
_OTHER_ENDINGS = (".md", ".markdown", ".md.txt")
"""Of Markdown files from other programs, in any case: DOS and Windows capitalize, and some editors append `.txt`."""
_GONE = {errno.ENOENT, errno.ENOTDIR, errno.ELOOP}
"""What opening a folder ends with that has been removed, or replaced by a file or a link, since it was listed."""
NUMBERS = 4  # size, mtime_ns, ctime_ns, inode
PART = 4096
_BLOCK = 256 * NUMBERS
_SIGNED = 1 << 63


class Manifest:
    """Files with size, mtime_ns, ctime_ns and inode: `numbers` has four for each name, in the order of the walk."""

    __slots__ = ("names", "numbers")

    def __init__(self, names: list[str] | None = None, numbers: array[int] | None = None) -> None:
        self.names = [] if names is None else names
        self.numbers = array("q") if numbers is None else numbers

    def add(self, name: str, info: os.stat_result) -> None:
        """Add a file."""
        self.names.append(name)
        try:
            self.numbers.extend((info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino))
        except OverflowError:  # some network file systems use all 64 bits of an inode
            del self.numbers[len(self.names) * NUMBERS - NUMBERS :]
            wide = (info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino)
            self.numbers.extend((number + _SIGNED) % (2 * _SIGNED) - _SIGNED for number in wide)

    def add_unread(self, folder: str, error: OSError) -> None:
        """Add a folder that cannot be listed, unless it has gone: its number is that of the error."""
        if error.errno not in _GONE:
            self.names.append(folder)
            self.numbers.extend((error.errno or 0, 0, 0, 0))

    def files(self) -> dict[str, tuple[int, ...]]:
        """The numbers by name."""
        numbers = [self.numbers[place::NUMBERS] for place in range(NUMBERS)]
        return dict(zip(self.names, zip(*numbers, strict=True), strict=True))

    def changes_since(self, before: Manifest) -> tuple[list[str], list[str]]:
        """The names that are new or have other numbers, and those that are gone."""
        if self.names != before.names:
            now, then = self.files(), before.files()
            return [name for name, numbers in now.items() if then.get(name) != numbers], [
                name for name in then if name not in now
            ]
        changed = []
        for start in range(0, len(self.numbers), _BLOCK):  # most are the same, so compare whole blocks first
            if self.numbers[start : start + _BLOCK] != before.numbers[start : start + _BLOCK]:
                for at in range(start, min(start + _BLOCK, len(self.numbers)), NUMBERS):
                    if self.numbers[at : at + NUMBERS] != before.numbers[at : at + NUMBERS]:
                        changed.append(self.names[at // NUMBERS])
        return changed, []

    def only(self, chosen: Collection[str]) -> Manifest:
        """A manifest of some of the files, in the same order."""
        kept = [place for place, name in enumerate(self.names) if name in chosen]
        numbers = array(
            "q", [number for place in kept for number in self.numbers[place * NUMBERS : (place + 1) * NUMBERS]]
        )
        return Manifest([self.names[place] for place in kept], numbers)

    def parts(self) -> list[tuple[bytes, bytes]]:
        """Names and numbers as bytes, in parts of `PART` files, so that one change affects one part."""
        return [self.part(start).packed() for start in range(0, len(self.names), PART)]

    def part(self, start: int) -> Manifest:
        """The part that starts at an index."""
        return Manifest(self.names[start : start + PART], self.numbers[start * NUMBERS : (start + PART) * NUMBERS])

    def since(self, limit: int, number: int) -> list[str]:
        """The names of the files whose number at an index is `limit` or more."""
        found = []
        for start in range(0, len(self.numbers), _BLOCK):
            block = self.numbers[start + number : start + _BLOCK : NUMBERS]
            if max(block) >= limit:
                found += [self.names[start // NUMBERS + at] for at, value in enumerate(block) if value >= limit]
        return found

    def packed(self) -> tuple[bytes, bytes]:
        """Names and numbers as bytes, to store and compare."""
        return "\0".join(self.names).encode("utf-8", "surrogateescape"), self.numbers.tobytes()


def unpack(names: bytes, numbers: bytes) -> Manifest:
    """A manifest from its bytes. Raises ValueError if they are not one."""
    manifest = Manifest(names.decode("utf-8", "surrogateescape").split("\0") if names else [])
    manifest.numbers.frombytes(numbers)
    if len(manifest.numbers) != NUMBERS * len(manifest.names):
        raise ValueError("the manifest has names without numbers, or numbers without names")
    return manifest


def walk(library: Path, exclude: Sequence[str] = ()) -> Manifest:
    """All brief files, and what may be or hold some, with paths relative to the library, separated by `/`.

    These are `**/*.md`, except in `media/`, `originals/` and folders whose names start with a dot, `README.md`, and
    what `exclude` names (a path, a folder or a pattern). Links are not followed.

    Raises BriefkitError if the library itself cannot be listed.
    """
    found = Manifest()
    patterns = [pattern.rstrip("/") for pattern in exclude]
    try:
        descend(library, lambda folder, prefix: _scan(folder, prefix, patterns, found), found.add_unread)
    except OSError as error:
        reason = error.strerror or error
        raise BriefkitError(f"{library} cannot be read: {reason}", hint="check the folder's permissions") from error
    return found


def walked_paths(library: Path, exclude: Sequence[str] = ()) -> list[str]:
    """The paths of all briefs and of what may be or hold some, sorted."""
    return sorted(walk(library, exclude).names)


def brief_paths(library: Path, exclude: Sequence[str] = ()) -> list[str]:
    """The paths of all briefs, sorted."""
    return [path for path in walked_paths(library, exclude) if path.endswith(ENDING)]


def brief_paths_at_top(library: Path, exclude: Sequence[str] = ()) -> list[str]:
    """The names of the briefs in the library's folder itself. Raises OSError if it cannot be listed."""
    found = Manifest()
    with open_folder(library, "") as folder:
        _scan(folder, "", [pattern.rstrip("/") for pattern in exclude], found)
    return [name for name in found.names if name.endswith(ENDING)]


def markdown_files(library: Path) -> list[str]:
    """The paths of whatever is Markdown by its name, briefs or not: also in hidden, excluded and media folders."""
    found: list[str] = []

    def look(folder: int | str, prefix: str) -> list[str]:
        with os.scandir(folder) as entries:
            every = [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries]
        found.extend(prefix + name for name, _ in every if is_markdown_name(name))
        return [name for name, is_dir in every if is_dir]

    descend(library, look, lambda _path, _error: None)
    return found


def names_in(folder: Path, *, hidden: bool = False) -> list[str]:
    """The names in a folder, sorted, without hidden ones or with them. Raises BriefkitError if it cannot be listed."""
    try:
        with open_folder(folder, "") as opened:
            names = os.listdir(opened)  # noqa: PTH208 - by its descriptor
    except OSError as error:
        raise BriefkitError(f"{folder} cannot be listed: {error.strerror}") from error
    return sorted(name for name in names if hidden or not name.startswith("."))


def is_folder(path: str) -> bool:
    """Whether a path that a walk found is that of a folder: one that cannot be listed."""
    return path.endswith("/")


def is_markdown_name(name: str) -> bool:
    """Whether a file is Markdown by its name, in whatever case and spelling of the ending."""
    return name.lower().endswith(_OTHER_ENDINGS)


def without_ending(name: str) -> str:
    """The name or path of a Markdown file without its ending."""
    return name[: -next(len(ending) for ending in _OTHER_ENDINGS if name.lower().endswith(ending))]


def _is_stray(name: str) -> bool:
    return is_markdown_name(name) and without_ending(name) != "README"


def _scan(folder: int | str, prefix: str, exclude: list[str], found: Manifest) -> list[str]:
    """Add the briefs of one folder. Returns its subfolders."""
    folders = []
    add = found.add
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if name[0] == "." or (exclude and _is_excluded(prefix + name, exclude)):
                continue
            if entry.is_dir(follow_symlinks=False):
                if prefix or name not in _NO_BRIEFS:
                    folders.append(name)
            elif _may_be_brief(name):
                try:  # `suppress` would cost more than the rest
                    info = entry.stat(follow_symlinks=False)
                except FileNotFoundError:
                    continue
                if not stat.S_ISLNK(info.st_mode):
                    add(prefix + name, info)
    return folders


def _may_be_brief(name: str) -> bool:
    return name != "README.md" if name.endswith(ENDING) else _is_stray(name)


def chosen_paths(paths: Iterable[str], exclude: Sequence[str] = ()) -> list[str]:
    """Those of the paths of regular files that `walk` would find if the files were in a folder, sorted.

    For files that are too deep it is the path of the folder that is not entered.
    """
    patterns = [pattern.rstrip("/") for pattern in exclude]
    entered: dict[str, str | None] = {"": ""}

    def enter(folder: str) -> str | None:
        """The folder as it is entered: None if it is not, and the one above that is too deep, which ends in `/`."""
        if folder not in entered:
            above, _, name = folder.rpartition("/")
            within = enter(above)
            if within is None or within.endswith("/"):
                entered[folder] = within
            elif name[0] == "." or (not above and name in _NO_BRIEFS) or _is_excluded(folder, patterns):
                entered[folder] = None
            else:
                entered[folder] = f"{folder}/" if folder.count("/") >= DEEPEST else folder
        return entered[folder]

    found = set[str]()
    for path in paths:
        above, _, name = path.rpartition("/")
        folder = enter(above)
        if folder is not None and folder.endswith("/"):
            found.add(folder)
        elif folder is not None and name[0] != "." and _may_be_brief(name) and not _is_excluded(path, patterns):
            found.add(path)
    return sorted(found)


def _is_excluded(path: str, exclude: list[str]) -> bool:
    return any(fnmatchcase(path, pattern) for pattern in exclude)


def is_utf8_name(path: str) -> bool:
    """Whether a path is valid text: some file systems allow any bytes."""
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def why_unread(library: Path, folder: str) -> str | None:
    """Why a folder, by its path, cannot be listed, or the files in it cannot be looked at; None if they can."""
    if folder.count("/") > DEEPEST:
        return TOO_DEEP
    try:
        with open_folder(library, folder) as place, os.scandir(place) as entries:
            for entry in entries:
                entry.stat(follow_symlinks=False)
    except OSError as error:
        return error.strerror or str(error)
    return None
