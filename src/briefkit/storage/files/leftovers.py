"""Temporary files that interrupted writers have left in a library."""

from __future__ import annotations

import os
import re
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from briefkit.storage.files.journal import JOURNAL, is_signed_name, journal_name
from briefkit.storage.files.recovery import few
from briefkit.storage.files.signing_key import signing_key

_LEFTOVER = re.compile(r"\.briefkit-[0-9a-f]{12}\.(?:tmp|old|part)")
_LONG = 3600.0
"""Seconds after which a temporary file belongs to no writer that is still alive, where there is no lock to tell."""


def leftovers(folders: Iterable[Path]) -> Iterator[Path]:
    """The files in some folders that have the names of a writer's temporary files."""
    for folder in folders:
        with suppress(OSError), os.scandir(folder) as entries:
            yield from (Path(entry.path) for entry in entries if _LEFTOVER.fullmatch(entry.name))


def interrupted_notes(library: Path, paths: Iterable[str]) -> list[str]:
    """Sentences on journals, and on the temporary files in the folders of some paths, that wait for a writer."""
    said = []
    own = journal_name(library, signing_key(library))
    if own != JOURNAL and os.path.lexists(library / own):
        said.append("a command was interrupted; the next one that writes, such as “briefkit set”, finishes its work")
    if os.path.lexists(library / JOURNAL):
        said.append(f"nothing shows that you wrote {JOURNAL}; the next command that writes sets it aside")
    said += [
        f"{name} is the journal of another machine, whose briefkit finishes it" for name in foreign_journals(library)
    ]
    folders = {library, *((library / path).parent for path in paths)}
    found = sorted(path.relative_to(library).as_posix() for path in leftovers(folders))
    return [*said, f"interrupted commands left {few(found)}"] if found else said


def foreign_journals(library: Path) -> list[str]:
    """The names in a library's folder that are those of other machines' journals, or look like that."""
    own = journal_name(library, signing_key(library))
    with suppress(OSError):
        return sorted(name for name in os.listdir(library) if is_signed_name(name) and name != own)  # noqa: PTH208
    return []


def remove_leftovers(library: Path, folders: Iterable[Path], *, alone: bool) -> None:
    """Delete what interrupted writers left in some folders; needs the library's lock, which `alone` says is real.

    Without, only files that are an hour old, as always of those that exports write without it. Nothing is deleted
    while another machine's journal may name it, and no old bytes that no other file holds.
    """
    found = list(leftovers(folders))
    if not found or foreign_journals(library):
        return
    for path in found:
        with suppress(OSError):
            info = path.lstat()
            old = (alone and path.suffix != ".part") or time.time() - info.st_mtime > _LONG
            if stat.S_ISREG(info.st_mode) and old and (path.suffix != ".old" or info.st_nlink > 1):
                path.unlink()
