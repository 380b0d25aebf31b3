"""The files of a library that are briefs, and what tells that one has changed."""

from __future__ import annotations

import os
import stat
from array import array
from collections.abc import Collection, Sequence
from contextlib import suppress
from fnmatch import fnmatchcase
from pathlib import Path

from briefkit.settings import MEDIA_FOLDER

ENDING = ".md"
NUMBERS = 4  # size, mtime_ns, ctime_ns, inode
PART = 4096
_BLOCK = 256 * NUMBERS
_BY_DESCRIPTOR = os.scandir in os.supports_fd  # a fifth faster than by path, and no folder can be swapped under it
_FLAGS = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)
_SIGNED = 1 << 63


class Manifest:
    """Files with size, mtime_ns, ctime_ns and inode: `numbers` holds four for each name, in the order of the walk."""

    __slots__ = ("names", "numbers")

    def __init__(self, names: list[str] | None = None, numbers: array[int] | None = None) -> None:
        self.names = [] if names is None else names
        self.numbers = array("q") if numbers is None else numbers

    def add(self, name: str, told: os.stat_result) -> None:
        """Take a file in."""
        self.names.append(name)
        try:
            self.numbers.extend((told.st_size, told.st_mtime_ns, told.st_ctime_ns, told.st_ino))
        except OverflowError:  # an inode of 64 bits: some network file systems use them all
            del self.numbers[len(self.names) * NUMBERS - NUMBERS :]
            wide = (told.st_size, told.st_mtime_ns, told.st_ctime_ns, told.st_ino)
            self.numbers.extend((number + _SIGNED) % (2 * _SIGNED) - _SIGNED for number in wide)

    def files(self) -> dict[str, tuple[int, ...]]:
        """The numbers by name."""
        numbers = [self.numbers[place::NUMBERS] for place in range(NUMBERS)]
        return dict(zip(self.names, zip(*numbers, strict=True), strict=True))

    def changes_since(self, before: Manifest) -> tuple[list[str], list[str]]:
        """The names that are new or have other numbers, and those that are no more."""
        if self.names != before.names:
            now, then = self.files(), before.files()
            return [name for name, told in now.items() if then.get(name) != told], [
                name for name in then if name not in now
            ]
        changed = []
        for start in range(0, len(self.numbers), _BLOCK):  # most are the same: whole blocks are compared at a time
            if self.numbers[start : start + _BLOCK] != before.numbers[start : start + _BLOCK]:
                for at in range(start, min(start + _BLOCK, len(self.numbers)), NUMBERS):
                    if self.numbers[at : at + NUMBERS] != before.numbers[at : at + NUMBERS]:
                        changed.append(self.names[at // NUMBERS])
        return changed, []

    def only(self, chosen: Collection[str]) -> Manifest:
        """Some of its files, in its order."""
        kept = [place for place, name in enumerate(self.names) if name in chosen]
        numbers = array(
            "q", [number for place in kept for number in self.numbers[place * NUMBERS : (place + 1) * NUMBERS]]
        )
        return Manifest([self.names[place] for place in kept], numbers)

    def parts(self) -> list[tuple[bytes, bytes]]:
        """Names and numbers as bytes, in parts of a few thousand files, so that one change touches one part."""
        return [self.part(start).packed() for start in range(0, len(self.names), PART)]

    def part(self, start: int) -> Manifest:
        """The files from one place on that make one part."""
        return Manifest(self.names[start : start + PART], self.numbers[start * NUMBERS : (start + PART) * NUMBERS])

    def since(self, limit: int, number: int) -> list[str]:
        """The names of the files of which one number is not below a limit."""
        found = []
        for start in range(0, len(self.numbers), _BLOCK):
            block = self.numbers[start + number : start + _BLOCK : NUMBERS]
            if max(block) >= limit:
                found += [self.names[start // NUMBERS + at] for at, told in enumerate(block) if told >= limit]
        return found

    def packed(self) -> tuple[bytes, bytes]:
        """Names and numbers as bytes, for keeping and for comparing."""
        return "\0".join(self.names).encode("utf-8", "surrogateescape"), self.numbers.tobytes()


def unpack(names: bytes, numbers: bytes) -> Manifest:
    """A manifest from its bytes. Raises ValueError for what is none."""
    told = Manifest(names.decode("utf-8", "surrogateescape").split("\0") if names else [])
    told.numbers.frombytes(numbers)
    if len(told.numbers) != NUMBERS * len(told.names):
        raise ValueError("names and numbers do not fit each other")
    return told


def walk(library: Path, exclude: Sequence[str] = ()) -> Manifest:
    """All briefs, their paths relative to the library with `/` between parts.

    `**/*.md` except in dot-folders and `media/`, `README.md`, and what `exclude` names (a path, a folder or a pattern).
    Links are not followed: a library is what lies in it. What cannot be opened is passed over.
    """
    found = Manifest()
    patterns = [pattern.rstrip("/") for pattern in exclude]
    with suppress(PermissionError):
        if _BY_DESCRIPTOR:
            _walk_descriptor(os.open(library, os.O_RDONLY), "", patterns, found)
        else:
            _walk_path(library, "", patterns, found)
    return found


def brief_paths(library: Path, exclude: Sequence[str] = ()) -> list[str]:
    """The paths of all briefs, sorted."""
    return sorted(walk(library, exclude).names)


def _walk_descriptor(descriptor: int, prefix: str, exclude: list[str], found: Manifest) -> None:
    try:
        for name in _scan(descriptor, prefix, exclude, found):
            with suppress(OSError):  # gone or closed to us since it was listed
                below = os.open(name, _FLAGS, dir_fd=descriptor)
                _walk_descriptor(below, f"{prefix}{name}/", exclude, found)
    finally:
        os.close(descriptor)


def _walk_path(folder: Path, prefix: str, exclude: list[str], found: Manifest) -> None:
    for name in _scan(folder, prefix, exclude, found):
        with suppress(OSError):
            _walk_path(folder / name, f"{prefix}{name}/", exclude, found)


def _scan(folder: int | Path, prefix: str, exclude: list[str], found: Manifest) -> list[str]:
    """Take in the briefs of one folder. Returns the folders in it."""
    folders = []
    add = found.add
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if name[0] == "." or (exclude and _is_excluded(prefix + name, exclude)):
                continue
            if entry.is_dir(follow_symlinks=False):
                if prefix or name != MEDIA_FOLDER:
                    folders.append(name)
            elif name.endswith(ENDING) and name != "README.md":
                try:  # no `suppress` here: it would cost more than the rest
                    told = entry.stat(follow_symlinks=False)
                except FileNotFoundError:
                    continue
                if stat.S_ISREG(told.st_mode):
                    add(prefix + name, told)
    return folders


def _is_excluded(path: str, exclude: list[str]) -> bool:
    return any(fnmatchcase(path, pattern) for pattern in exclude)


def is_utf8_name(path: str) -> bool:
    """Whether a path can be written down: some file systems allow bytes that no text stands for."""
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
