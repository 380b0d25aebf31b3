"""Read a publisher's own fonts: regular files inside the library."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from briefkit.core.publication.own_fonts import FONTS, NO_FONTS, FontFile, FontProblem, OwnFonts, own_fonts
from briefkit.settings import BrandSettings
from briefkit.storage.files.door import FONT
from briefkit.storage.files.library_files import LibraryFiles
from briefkit.storage.files.media import MISSING, reason_of
from briefkit.storage.files.recent import Recent

ENDINGS = (".ttf", ".otf", ".ttc", ".otc")
"""How the names of font files in a folder end."""
ALL_BYTES = 128 << 20
"""The most bytes of all fonts."""
MOST_FILES = 100
"""The most files."""
_READ: Recent[tuple[Hashable, ...], FontFile | FontProblem] = Recent(32)
"""Fonts by library, path and version: a font is read again only if its file has changed."""
_PUT = "put the file there, or correct its name"
_FEWER = "name only the fonts that publications are set in"


def read_own_fonts(files: LibraryFiles, brand: BrandSettings) -> OwnFonts:
    """The fonts that the settings name; what cannot be used is among the problems."""
    if not brand.fonts and not brand.face:
        return NO_FONTS
    fonts: list[FontFile] = []
    problems: list[FontProblem] = []
    room = ALL_BYTES
    for path in paths_of_fonts(files, brand.fonts, problems):
        if len(fonts) == MOST_FILES:
            problems.append(_problem(path, f"there are more than {MOST_FILES} files", _FEWER))
            break
        file = _read(files, path)
        if isinstance(file, FontProblem):
            problems.append(file)
        elif len(file.data) > room:
            problems.append(_problem(path, f"with it the fonts have more than {ALL_BYTES >> 20} MiB", _FEWER))
        else:
            room -= len(file.data)
            fonts.append(file)
    return own_fonts(tuple(fonts), brand.face, tuple(problems))


def paths_of_fonts(files: LibraryFiles, named: Sequence[str], problems: list[FontProblem]) -> Iterator[str]:
    """The files that are named, and those in the folders, each once."""
    known: set[str] = set()
    for name in named:
        path = name.rstrip("/")
        try:
            found = _inside(files, path) if files.is_folder(path) else [path]
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


def _inside(files: LibraryFiles, path: str) -> list[str]:
    """The fonts of a folder by name; not those of the folders in it."""
    return [f"{path}/{name}" for name in files.names(path) if name.lower().endswith(ENDINGS)]


def _read(files: LibraryFiles, path: str) -> FontFile | FontProblem:
    try:
        return _READ.get((files.place, path, files.version(path)), lambda: _font(files, path))
    except OSError as error:
        return _problem(path, reason_of(error), _PUT)


def _font(files: LibraryFiles, path: str) -> FontFile | FontProblem:
    """A font. Raises OSError."""
    from briefkit.core.publication.opentype import FontError, faces_in  # noqa: PLC0415 - few libraries name fonts

    data = files.read(path, FONT)
    try:
        return FontFile(path, data, faces_in(data))
    except FontError as error:
        return _problem(path, str(error), error.hint)


def _problem(path: str, reason: str, hint: str) -> FontProblem:
    return FontProblem(f"“{FONTS}”: {path}: {reason}", hint)
