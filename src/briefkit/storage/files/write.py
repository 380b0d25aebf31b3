"""Write files so that a failure leaves the old content or the new, never part of either."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

from briefkit.storage.files.door import kind_of, read_file

_NO_LINKS = frozenset([errno.EPERM, errno.EACCES, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EMLINK])
_ROOM = "make room on the disk"
_WAYS_OUT = {
    **dict.fromkeys((errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG), _ROOM),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), "check its permissions and those of its folder"),
    **dict.fromkeys((errno.ENOENT, errno.ENOTDIR), "check its path"),
    errno.ENAMETOOLONG: "shorten its name",
}
_NO_FOLDER_SYNC = frozenset([errno.EINVAL, errno.EBADF, errno.EACCES, errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP])


def create_file(path: Path, data: bytes, *, mode: int = 0o666) -> None:
    """Write a file that must not exist yet. Raises FileExistsError if it does, and other OSErrors."""
    temporary = write_temporary(temporary_beside(path), data, mode=mode)
    try:
        name_file(temporary, path)
    finally:
        discard(temporary)
    sync_folder(path.parent)


def way_out(error: OSError) -> str:
    """What to do where a file cannot be written."""
    return _WAYS_OUT.get(error.errno or 0, "check the disk")


def temporary_beside(path: Path) -> Path:
    """The path of a new temporary file next to `path`.

    Its name starts with a dot, so that no listing shows one left behind by a crash.
    """
    return path.with_name(f".briefkit-{os.urandom(6).hex()}.tmp")


def output_beside(path: Path) -> Path:
    """As `temporary_beside`, for a writer without the library's lock: the next one with it waits before removing it."""
    return path.with_name(f".briefkit-{os.urandom(6).hex()}.part")


def write_beside(path: Path, data: bytes, like: os.stat_result | None = None) -> Path:
    """Write data to a temporary file next to `path`, synced to disk, with the mode and owner of `like`."""
    return write_temporary(temporary_beside(path), data, like)


def write_temporary(temporary: Path, data: bytes, like: os.stat_result | None = None, *, mode: int = 0o666) -> Path:
    """Write data to a temporary file that must not exist, synced to disk, with the mode and owner of `like`, if any."""
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), mode)
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor, not a path
            if like is not None:
                _make_like(descriptor, like)
            file.write(data)
            file.flush()
            os.fsync(descriptor)
    except BaseException:
        discard(temporary)
        raise
    return temporary


def _make_like(descriptor: int, like: os.stat_result) -> None:
    if sys.platform == "win32":
        return
    own = os.fstat(descriptor)
    if (own.st_uid, own.st_gid) != (like.st_uid, like.st_gid):
        with suppress(PermissionError):  # in a shared folder the file then belongs to its last editor
            os.fchown(descriptor, like.st_uid, like.st_gid)
    os.fchmod(descriptor, like.st_mode & 0o7777)


def name_file(existing: Path, path: Path) -> None:
    """Give a file a second name, which must be free, or another spelling of its own. Raises FileExistsError."""
    if is_same_entry(existing, path):
        existing.replace(path)
        return
    try:
        os.link(existing, path)
    except FileExistsError:
        raise
    except OSError as error:  # no hard links on this file system: take the name, then move onto it
        if error.errno not in _NO_LINKS:
            raise
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
        existing.replace(path)


def drop_name(old: Path, new: Path) -> None:
    """Delete the old name of a file that has a new one; nothing if both are one entry, or the old one is gone."""
    if not is_same_entry(old, new):
        with suppress(FileNotFoundError):  # name_file moved it where there are no hard links
            old.unlink()


def is_same_entry(one: Path, other: Path) -> bool:
    """Whether two names are one entry of a folder, as where the file system ignores case or Unicode composition.

    Two hard links to one file are two entries: deleting one leaves the other.
    """
    if one.parent != other.parent or not (one.exists() and other.exists() and one.samefile(other)):
        return False
    return not {one.name, other.name} <= {path.name for path in one.parent.iterdir()}


def delete_file(library: Path, path: str, data: bytes) -> None:
    """Delete a file of a library, under its lock, if it still has these bytes. Raises OSError, also if it has not."""
    if read_file(library, path, kind_of(path)) != data:
        raise OSError(errno.EBUSY, "it has just been changed")
    (library / path).unlink()
    sync_folder((library / path).parent)


def discard(temporary: Path) -> bool:
    """Delete a temporary file if possible; whether there is none now."""
    try:
        temporary.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def sync_folder(folder: Path) -> None:
    """Sync a folder, so that its names survive a power cut. Raises OSError if the disk fails."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:  # some file systems cannot sync a folder
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)
