"""Temporary files that interrupted writers have left in a library."""

from __future__ import annotations

import os
import re
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from briefkit.storage.files.journal import JOURNAL, foreign_journals, foreign_note, journals_aside, own_names
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
    key = signing_key(library)
    unsigned, *signed = own_names(library, key)
    if any(os.path.lexists(library / name) for name in signed):
        said.append(
            "a command was interrupted; the next one that writes, such as “briefkit set”, finishes its work, or says "
            "why it cannot"
        )
    if os.path.lexists(library / unsigned):
        said.append(f"nothing shows that you wrote {JOURNAL}; the next command that writes sets it aside")
    said += map(foreign_note, foreign_journals(library, key))
    if aside := journals_aside(library):
        said.append(f"{few(aside)}: journals that were not followed; delete them once nothing is missing")
    folders = {library, *((library / path).parent for path in paths)}
    found = sorted(path.relative_to(library).as_posix() for path in leftovers(folders))
    return [*said, f"interrupted commands left {few(found)}"] if found else said


def remove_leftovers(library: Path, folders: Iterable[Path], *, alone: bool) -> None:
    """Delete what interrupted writers left in some folders; needs the library's lock, which `alone` says is real.

    Without, only files that are an hour old, as always of those that exports write without it. Nothing is deleted
    while another machine's journal may name it, and no old bytes that no other file holds.
    """
    found = list(leftovers(folders))
    if not found or foreign_journals(library, signing_key(library)):
        return
    for path in found:
        with suppress(OSError):
            info = path.lstat()
            old = (alone and path.suffix != ".part") or time.time() - info.st_mtime > _LONG
            if stat.S_ISREG(info.st_mode) and old and (path.suffix != ".old" or info.st_nlink > 1):
                path.unlink()
