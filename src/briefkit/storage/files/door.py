"""The one door to files: every file of a library is opened for reading here.

Below the library's folder, which its user has named and which may be a link, no link is followed at any component; only
regular files are opened, and only up to the size stated for their kind. Each component is opened from the folder before
(POSIX `openat` with `O_NOFOLLOW`), so that nobody can swap one in between. Where the system has no `openat`, as on
Windows, each component is looked at before the next: a link is refused, a swap in between is not noticed.

A hard link is a regular file like any other: nothing tells it apart.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from briefkit.settings import REGISTRY_FILE, SETTINGS_FILE

_MIB = 1024 * 1024


class FileKind(NamedTuple):
    """A kind of file, in words, and the most bytes that are read of one."""

    words: str
    largest: int


BRIEF = FileKind("a brief", 4 * _MIB)
SETTINGS = FileKind("settings", _MIB)
REGISTRY = FileKind("a registry", 4 * _MIB)
PART = FileKind("a part of publications", _MIB)
MEDIA = FileKind("a picture", 40 * _MIB)
FONT = FileKind("a font", 40 * _MIB)
REFERENCE = FileKind("a Word document", 20 * _MIB)
DOSSIER = FileKind("a dossier file", _MIB)
JOURNAL = FileKind("a journal", 64 * _MIB)
_BY_PATH = {SETTINGS_FILE: SETTINGS, REGISTRY_FILE: REGISTRY}
NOTE = FileKind("a file of briefkit's own, or of git", _MIB)


BY_DESCRIPTOR = {os.open, os.stat} <= os.supports_dir_fd and os.scandir in os.supports_fd and hasattr(os, "O_NOFOLLOW")
"""Whether a file can be opened from the descriptor of its folder."""
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)
_FOLDER = getattr(os, "O_DIRECTORY", 0)
_ENTER = _FOLDER | getattr(os, "O_PATH", os.O_RDONLY)
"""How a folder on the way is opened: on Linux without the right to list it, as where a path is opened by name."""
_READ = os.O_RDONLY | _NO_LINKS | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
_KINDS = {stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket", stat.S_IFCHR: "a device", stat.S_IFBLK: "a device"}
IS_LINK = "a link, which is not followed"
OUTSIDE = "it is outside the library"
INVALID = "it is not a valid file name"
_REMEDIES = {errno.EFBIG: "make it smaller", errno.ENXIO: "put a regular file in its place"}


class UnopenedError(OSError):
    """A file that is not opened. `strerror` says why; “it” is the file."""


def remedy_of(error: OSError) -> str:
    """What to do about a file that cannot be read."""
    if isinstance(error, IsADirectoryError):
        return _REMEDIES[errno.ENXIO]
    if not isinstance(error, UnopenedError):
        return "check its permissions"
    return _REMEDIES.get(error.errno or 0, "put the file itself there")


def kind_of(path: str) -> FileKind:
    """The kind of a file that edits change."""
    return _BY_PATH.get(path, BRIEF)


def read_file(library: Path | str, path: str, kind: FileKind) -> bytes:
    """The bytes of a regular file; `path` is relative to the library, with `/`.

    Raises UnopenedError for what is no regular file inside the library, or too large for its kind, and other OSErrors.
    Never waits for a device or a pipe.
    """
    with _folder_of(library, path) as (name, folder):
        check_kind(os.stat(name, dir_fd=folder, follow_symlinks=False), kind)
        descriptor = os.open(name, _READ, dir_fd=folder)
        try:
            return _read_all(descriptor, kind)
        finally:
            os.close(descriptor)


def read_named(path: Path, kind: FileKind) -> bytes:
    """The bytes of a regular file that its user has named or put in place, who may do so by links; as `read_file`."""
    descriptor = os.open(path, _READ & ~_NO_LINKS)
    try:
        return _read_all(descriptor, kind)
    finally:
        os.close(descriptor)


def look_at(library: Path | str, path: str) -> os.stat_result:
    """The status of a file or folder in a library; "" is the library. Raises UnopenedError for a link, and OSErrors."""
    if not parts_of(path):
        return os.stat(library)  # noqa: PTH116 - its user may have named a link
    with _folder_of(library, path) as (name, folder):
        info = os.stat(name, dir_fd=folder, follow_symlinks=False)
    if _is_link(info):
        raise UnopenedError(errno.ELOOP, f"it is {IS_LINK}")
    return info


def is_taken(library: Path | str, path: str) -> bool:
    """Whether there is anything at a path in a library: a file, a folder or a link."""
    try:
        with _folder_of(library, path) as (name, folder):
            os.stat(name, dir_fd=folder, follow_symlinks=False)
    except OSError:
        return False
    return True


def is_inside(library: Path | str, path: str) -> bool:
    """Whether each folder of a path is one in the library, not a link."""
    try:
        with _folder_of(library, path):
            return True
    except OSError:
        return False


def is_folder_at(library: Path | str, path: str) -> bool:
    """Whether there is a folder at a path, and not a link to one."""
    return _is(stat.S_ISDIR, library, path)


def is_regular(library: Path | str, path: str) -> bool:
    """Whether there is a regular file at a path."""
    return _is(stat.S_ISREG, library, path)


def is_irregular(library: Path | str, path: str) -> bool:
    """Whether there is something at a path that is no regular file. Looks once, as a file may go between two looks."""
    try:
        return not stat.S_ISREG(look_at(library, path).st_mode)
    except FileNotFoundError:
        return False
    except OSError:
        return True


def _is(kind: Callable[[int], bool], library: Path | str, path: str) -> bool:
    try:
        return kind(look_at(library, path).st_mode)
    except OSError:
        return False


@contextmanager
def open_folder(library: Path | str, path: str) -> Iterator[int | str]:
    """A folder in a library, to be listed: what `os.scandir` takes. Raises UnopenedError for a link, and OSErrors."""
    if not parts_of(path):
        folder, name = None, str(library)
        descriptor = os.open(library, os.O_RDONLY | _FOLDER) if BY_DESCRIPTOR else None
    else:
        with _folder_of(library, path) as (name, folder):
            _check_folder(name, folder, name)
            descriptor = os.open(name, os.O_RDONLY | _FOLDER | _NO_LINKS, dir_fd=folder) if BY_DESCRIPTOR else None
    try:
        yield name if descriptor is None else descriptor
    finally:
        if descriptor is not None:
            os.close(descriptor)


@contextmanager
def _folder_of(library: Path | str, path: str) -> Iterator[tuple[str, int | None]]:
    """The name of a file and the descriptor of its folder; or its whole path and None."""
    parts = parts_of(path)
    if not parts:
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    *folders, name = parts
    if not BY_DESCRIPTOR:
        yield _path_of(str(library), folders, name), None
        return
    descriptor = os.open(library, _ENTER)
    try:
        for at, folder in enumerate(folders):
            inner = _entered(descriptor, folder, "/".join(folders[: at + 1]))
            os.close(descriptor)
            descriptor = inner
        yield name, descriptor
    finally:
        os.close(descriptor)


def _entered(descriptor: int, name: str, path: str) -> int:
    try:
        return os.open(name, _ENTER | _NO_LINKS, dir_fd=descriptor)
    except OSError as error:
        if error.errno != errno.ENOENT:
            _check_folder(name, descriptor, path)
        raise


def _path_of(library: str, folders: list[str], name: str) -> str:
    whole = library
    for at, folder in enumerate(folders):
        whole = f"{whole}/{folder}"
        _check_folder(whole, None, "/".join(folders[: at + 1]))
    return f"{whole}/{name}"


def _check_folder(name: str, folder: int | None, path: str) -> None:
    """Raise UnopenedError if a folder on the way to a file is a link."""
    if _is_link(os.stat(name, dir_fd=folder, follow_symlinks=False)):
        raise UnopenedError(errno.ELOOP, f"“{path}” is {IS_LINK}")


def _is_link(info: os.stat_result) -> bool:
    reparse = getattr(stat, "FILE_ATTRIBUTE_REPARSE_POINT", 0)  # junctions, too, lead elsewhere on Windows
    return stat.S_ISLNK(info.st_mode) or bool(getattr(info, "st_file_attributes", 0) & reparse)


def parts_of(path: str) -> list[str]:
    """The components of a path. Raises UnopenedError for one that leads out of the library, or can be no path."""
    parts = [part for part in path.split("/") if part not in {"", "."}]
    try:
        valid = b"\0" not in os.fsencode(path)
    except UnicodeEncodeError:
        valid = False
    if not valid or (os.name == "nt" and any(set("\\:") & set(part) for part in parts)):
        raise UnopenedError(errno.EINVAL, INVALID)
    if path.startswith("/") or ".." in parts:
        raise UnopenedError(errno.EXDEV, OUTSIDE)
    return parts


def check_kind(info: os.stat_result, kind: FileKind) -> None:
    """Raise UnopenedError, or IsADirectoryError, for what is no regular file, or too large for its kind."""
    if stat.S_ISDIR(info.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if _is_link(info):
        raise UnopenedError(errno.ELOOP, f"it is {IS_LINK}")
    if not stat.S_ISREG(info.st_mode):
        raise UnopenedError(errno.ENXIO, f"it is {_KINDS.get(stat.S_IFMT(info.st_mode), 'not a regular file')}")
    check_size(info.st_size, kind)


def check_size(size: int, kind: FileKind) -> None:
    """Raise UnopenedError for more bytes than are read of a kind of file."""
    if size > kind.largest:
        raise UnopenedError(errno.EFBIG, f"it is larger than {kind.largest // _MIB} MiB, the most for {kind.words}")


def _read_all(descriptor: int, kind: FileKind) -> bytes:
    info = os.fstat(descriptor)
    check_kind(info, kind)
    data = os.read(descriptor, info.st_size + 1)
    if len(data) == info.st_size:
        return data
    parts, size = [data], len(data)  # a file may grow, and not every file system returns all at once
    while parts[-1]:
        check_size(size, kind)
        parts.append(os.read(descriptor, _MIB))
        size += len(parts[-1])
    return b"".join(parts)
