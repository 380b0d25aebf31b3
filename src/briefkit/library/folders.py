"""The documents of folders: which files are imported, and which are not, so that none is passed over silently."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefkit.core.text.words import counted
from briefkit.errors import BriefkitError
from briefkit.importers.formats import FORMATS, noun_of_ending
from briefkit.library.incoming import STDIN
from briefkit.library.own_briefs import own_briefs
from briefkit.settings import MEDIA_FOLDER, ORIGINALS_FOLDER
from briefkit.storage.files.door import is_folder_at
from briefkit.storage.files.walk import is_markdown_name, names_in
from briefkit.storage.web.url import is_url

if TYPE_CHECKING:
    from briefkit.library.library import Library

_README = "README.md"
_LOCK = "~$"  # how names begin of files that Office writes while a document is open
_MOST_TOLD = 8  # files that are named, of one folder
_ENDINGS = tuple(ending for format_ in FORMATS.values() for ending in format_.endings)


class Skipped(NamedTuple):
    """What of a folder is not read, by its path, and what it is, as words with an article; or a folder in it."""

    path: str
    reason: str
    is_folder: bool = False


class Folder(NamedTuple):
    """A folder: its documents, what of it is not read, both as paths, and the number of briefs of the library in it."""

    path: str
    documents: list[str]
    skipped: list[Skipped]
    own: int

    @property
    def lines(self) -> Iterator[str]:
        """What is to be said of what is not read."""
        files = [f"{Path(item.path).name} ({item.reason})" for item in self.skipped if not item.is_folder]
        if files:
            yield f"not read in {self.path}, {counted(len(files), 'file')}: {_in_short(files)}"
        folders = [Path(item.path).name for item in self.skipped if item.is_folder]
        if folders:
            told = f"{counted(len(folders), 'folder')} in it {'is' if len(folders) == 1 else 'are'} not read"
            yield f"{self.path}: {told}; to import what is there, name it: {_in_short(folders)}"


def documents_in(paths: list[str], library: Library) -> tuple[list[str], list[Folder]]:
    """The names of the documents, and the folders among the paths.

    Files are named as they are, for a folder its files of known endings in order. The briefs of the library itself are
    none, nor is a README, a hidden file, or what Office writes while a document is open; folders in a folder are not
    read. Raises BriefkitError for a folder without any, if it is the only path: among others its own name stands for
    it, which is then refused by that.
    """
    names: list[str] = []
    folders = []
    for name in paths:
        if name == STDIN or is_url(name) or not Path(name).is_dir():
            names.append(name)
            continue
        folder = folder_of(name, library)
        if not folder.documents and len(paths) == 1:
            raise _nothing_in(folder)
        folders.append(folder)
        names += folder.documents or [name]
    return names, folders


def folder_of(name: str, library: Library) -> Folder:
    """The documents of a folder. Raises BriefkitError if it cannot be listed."""
    own = own_briefs(library, Path(name))
    documents, skipped = [], []
    for file in names_in(Path(name), hidden=True):
        path = str(Path(name) / file)
        if file.startswith("."):
            if file.lower().endswith(_ENDINGS) and not is_folder_at(name, file):
                skipped.append(Skipped(path, "a hidden file"))
            continue
        if is_folder_at(name, file):
            if _has_documents(Path(path), {brief.partition("/")[2] for brief in own if brief.startswith(f"{file}/")}):
                skipped.append(Skipped(path, "a folder", is_folder=True))
        elif file == _README:
            skipped.append(Skipped(path, "about the folder"))
        elif file.startswith(_LOCK):
            skipped.append(Skipped(path, "not a document, but the mark of one that is open"))
        elif file not in own:
            if file.lower().endswith(_ENDINGS):
                documents.append(path)
            else:
                skipped.append(Skipped(path, noun_of_ending(file)))
    return Folder(name, documents, skipped, sum("/" not in brief and is_markdown_name(brief) for brief in own))


def _has_documents(folder: Path, own: set[str]) -> bool:
    """Whether a folder in another one has documents; those that the library keeps are none."""
    if folder.name in {MEDIA_FOLDER, ORIGINALS_FOLDER}:
        return False
    try:
        names = (name for name in names_in(folder) if name not in own and not name.startswith(_LOCK))
        return any(name.lower().endswith(_ENDINGS) for name in names)
    except BriefkitError:
        return True


def _nothing_in(folder: Folder) -> BriefkitError:
    if folder.own:
        are = "is" if folder.own == 1 else "are"
        message = (
            f"{folder.path} has no documents to import: its {counted(folder.own, 'brief')} {are} the library's own"
        )
        return BriefkitError(
            message, hint="name the file or folder that came from elsewhere", details=list(folder.lines)
        )
    hint = f"known endings are {', '.join(_ENDINGS)}; or name the files"
    return BriefkitError(f"{folder.path} has no documents", hint=hint, details=list(folder.lines))


def _in_short(names: list[str]) -> str:
    more = f"; and {len(names) - _MOST_TOLD} more" if len(names) > _MOST_TOLD else ""
    return "; ".join(names[:_MOST_TOLD]) + more
