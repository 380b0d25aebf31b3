"""Files that a command writes where its user names a place: what is there is replaced only if briefkit made it."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

from briefkit.errors import WriteError
from briefkit.settings import REGISTRY_FILE, SETTINGS_FILE
from briefkit.storage.files.door import FileKind, read_file
from briefkit.storage.files.walk import is_markdown_name
from briefkit.storage.files.write import discard, name_file, output_beside, sync_folder, way_out, write_temporary

IsMadeHere = Callable[[bytes], bool]
Identity = tuple[int, int]
_EXPORT = FileKind("an export", 256 * 1024 * 1024)
_ELSEWHERE = "choose another name with -o"


def check_target(path: Path, is_made_here: IsMadeHere, *, force: bool = False) -> os.stat_result | None:
    """What is at a path now, None if nothing is. Raises WriteError if a file must not be written there.

    With `force` a file that briefkit did not make may be replaced, but nothing that belongs to a library.
    """
    library = library_around(path)
    _check_name(path, library)
    _check_folder(path)
    try:
        info = path.lstat()
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise _unwritable(path, error) from error
    _check_kind(path, info)
    if not _made_here(path, is_made_here):
        _refuse_other(path, library, force=force)
    if not force and not os.access(path, os.W_OK):
        raise WriteError(f"{path} is read-only", hint=f"{_ELSEWHERE}, or replace it with --force")
    return info


def library_around(path: Path) -> Path | None:
    """The nearest library that holds a path, whatever links lead there; None if none does."""
    folder = Path(os.path.realpath(path.parent))
    return next((place for place in (folder, *folder.parents) if os.path.lexists(place / SETTINGS_FILE)), None)


def place_in_library(path: Path) -> tuple[Path, str] | None:
    """The nearest library that holds a path, and the path in it, with `/`; None if none does."""
    folder = library_around(path)
    if folder is None:
        return None
    return folder, Path(os.path.realpath(path.parent), path.name).relative_to(folder).as_posix()


def _check_name(path: Path, library: Path | None) -> None:
    """Raise WriteError for a name that would make a library, or a brief or the registry of one."""
    what = ""
    if path.name == SETTINGS_FILE:
        what = "the settings of a library"
    elif library and (path.name == REGISTRY_FILE or path.name.startswith(".briefkit-")):
        what = f"a file that the library {library} reads"
    elif library and is_markdown_name(path.name) and path.name != "README.md":
        what = f"a brief of the library {library}"
    if what:
        verb = "is" if os.path.lexists(path) else "would be"
        raise WriteError(f"{path} {verb} {what}", hint=_ELSEWHERE)


def _check_folder(path: Path) -> None:
    """Raise WriteError if a file's folder, or the nearest one above it that exists, takes no file."""
    nearest = next(folder for folder in path.absolute().parents if os.path.lexists(folder))
    if not os.path.isdir(nearest):  # noqa: PTH112 - Path.is_dir fails for what may not be looked at
        raise WriteError(f"{nearest} is not a folder, so {path} cannot be written", hint=_ELSEWHERE)
    if not os.access(nearest, os.W_OK | os.X_OK):
        hint = f"check its permissions, or {_ELSEWHERE}"
        raise WriteError(f"{path} cannot be written: nothing may be written in {nearest}", hint=hint)


def _check_kind(path: Path, info: os.stat_result) -> None:
    if stat.S_ISLNK(info.st_mode):
        raise WriteError(f"{path} is a link", hint="name the file it points to, or another one")
    if stat.S_ISDIR(info.st_mode):
        raise WriteError(f"{path} is a folder", hint="name a file in it")
    if not stat.S_ISREG(info.st_mode):
        raise WriteError(f"{path} is not a regular file", hint="for a pipe or device, use “-o -” and redirect it")


def _made_here(path: Path, is_made_here: IsMadeHere) -> bool:
    try:
        return is_made_here(read_file(path.parent, path.name, _EXPORT))
    except OSError:
        return False


def _refuse_other(path: Path, library: Path | None, *, force: bool) -> None:
    if library is not None:
        message = f"{path} is a file of the library {library}, and nothing in it says that briefkit made it"
        raise WriteError(message, hint=f"{_ELSEWHERE}, or delete that file first")
    if not force:
        message = f"{path} already exists, and nothing in it says that briefkit made it"
        raise WriteError(message, hint=f"{_ELSEWHERE}, or replace it with --force")


def write_output(
    path: Path, data: bytes, is_made_here: IsMadeHere, *, force: bool = False, parents: bool = False
) -> Identity:
    """Write a file in full or not at all; `parents` creates its folder. Returns its device and inode.

    Raises WriteError, also as `check_target` does.
    """
    there = check_target(path, is_made_here, force=force)
    try:
        if parents:
            path.parent.mkdir(parents=True, exist_ok=True)
        temporary = output_beside(path)
        try:
            write_temporary(temporary, data)
            _put(temporary, path, new=there is None)
        finally:
            discard(temporary)
        sync_folder(path.parent)
        info = path.lstat()
    except OSError as error:
        raise _unwritable(path, error) from error
    return info.st_dev, info.st_ino


def _unwritable(path: Path, error: OSError | ValueError) -> WriteError:
    if isinstance(error, ValueError):  # a NUL in the name
        return WriteError(f"{path} cannot be written: {error}", hint=_ELSEWHERE)
    return WriteError(f"{path} cannot be written: {error.strerror or error}", hint=f"{way_out(error)}, or {_ELSEWHERE}")


def _put(temporary: Path, path: Path, *, new: bool) -> None:
    """Give a file its name: one that was free must still be so."""
    if not new:
        temporary.replace(path)
        return
    try:
        name_file(temporary, path)
    except FileExistsError as error:
        raise WriteError(f"{path} has just been created by another program", hint="try again") from error
