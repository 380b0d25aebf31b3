"""Read a publisher's own fonts: regular files inside the library."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from briefkit.core.publication.own_fonts import FONTS, NO_FONTS, FontFile, FontProblem, OwnFonts, own_fonts
from briefkit.settings import BrandSettings
from briefkit.storage.files.door import FONT, look_at, open_folder, read_file
from briefkit.storage.files.media import MISSING, reason_of

ENDINGS = (".ttf", ".otf", ".ttc", ".otc")
"""How the names of font files in a folder end."""
ALL_BYTES = 128 << 20
"""The most bytes of all fonts."""
MOST_FILES = 100
"""The most files."""
_PUT = "put the file there, or correct its name"
_FEWER = "name only the fonts that publications are set in"


def read_own_fonts(library: Path, brand: BrandSettings) -> OwnFonts:
    """The fonts that the settings name; what cannot be used is among the problems."""
    if not brand.fonts and not brand.face:
        return NO_FONTS
    files: list[FontFile] = []
    problems: list[FontProblem] = []
    room = ALL_BYTES
    for path in _paths(library, brand.fonts, problems):
        if len(files) == MOST_FILES:
            problems.append(_problem(path, f"there are more than {MOST_FILES} files", _FEWER))
            break
        file = _read(library, path)
        if isinstance(file, FontProblem):
            problems.append(file)
        elif len(file.data) > room:
            problems.append(_problem(path, f"with it the fonts have more than {ALL_BYTES >> 20} MiB", _FEWER))
        else:
            room -= len(file.data)
            files.append(file)
    return own_fonts(tuple(files), brand.face, tuple(problems))


def _paths(library: Path, named: Sequence[str], problems: list[FontProblem]) -> Iterator[str]:
    """The files that are named, and those in the folders, each once."""
    known: set[str] = set()
    for name in named:
        path = name.rstrip("/")
        try:
            found = _inside(library, path) if stat.S_ISDIR(look_at(library, path).st_mode) else [path]
        except (FileNotFoundError, NotADirectoryError):
            problems.append(_problem(path, MISSING, _PUT))
            continue
        except OSError as error:
            problems.append(_problem(path, reason_of(error), _PUT))
            continue
        if not found:
            hint = f"put fonts there: files that end in {', '.join(ENDINGS)}"
            problems.append(_problem(path, "there is no font in this folder", hint))
        yield from (file for file in found if file not in known)
        known.update(found)


def _inside(library: Path, path: str) -> list[str]:
    """The fonts of a folder by name; not those of the folders in it."""
    with open_folder(library, path) as folder:
        names = os.listdir(folder)  # noqa: PTH208 - of a folder that was opened
    return [f"{path}/{name}" for name in sorted(names) if name.lower().endswith(ENDINGS)]


def _read(library: Path, path: str) -> FontFile | FontProblem:
    try:
        info = look_at(library, path)
        return _read_once(library, path, (info.st_ino, info.st_size, info.st_mtime_ns))
    except OSError as error:
        return _problem(path, reason_of(error), _PUT)


@lru_cache(maxsize=32)
def _read_once(library: Path, path: str, _version: tuple[int, int, int]) -> FontFile | FontProblem:
    """A font, read again only if its file has changed. Raises OSError."""
    from briefkit.core.publication.opentype import FontError, faces_in  # noqa: PLC0415 - few libraries name fonts

    data = read_file(library, path, FONT)
    try:
        return FontFile(path, data, faces_in(data))
    except FontError as error:
        return _problem(path, str(error), error.hint)


def _problem(path: str, reason: str, hint: str) -> FontProblem:
    return FontProblem(f"“{FONTS}”: {path}: {reason}", hint)
