"""Originals: the documents that briefs and sources are from, kept as they came, each with its text.

`originals/NAME.ENDING` has the bytes and `originals/NAME.text.txt` the text; the name is the first half of the SHA-256
of the bytes. Nothing is ever overwritten, and no brief is read there.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from briefkit.core.quotes.kept_text import ChangedError, KeptText, read_kept
from briefkit.core.quotes.quotes import LENGTH, is_original_name
from briefkit.core.values import frozen
from briefkit.settings import ORIGINALS_FOLDER
from briefkit.storage.files.door import FileKind, is_folder_at, is_taken
from briefkit.storage.files.leftovers import remove_leftovers
from briefkit.storage.files.library_files import FolderFiles, LibraryFiles
from briefkit.storage.files.lock import locked
from briefkit.storage.files.recent import Recent
from briefkit.storage.files.walk import is_markdown_name
from briefkit.storage.files.write import create_file, discard

ORIGINAL = FileKind("an original", 20 << 20)
TEXT = FileKind("the text of an original", 40 << 20)
MISSING = f"it is not in {ORIGINALS_FOLDER}/"
TEXT_ENDING = ".text.txt"
_PLAIN = ".txt"
_NAMES = re.compile(rb"(?<![0-9a-f])[0-9a-f]{%d}(?![0-9a-f])" % LENGTH)


@frozen
class Original:
    """A document with the text that was read from it; `ending` is that of its format, such as `.pdf`."""

    data: bytes
    ending: str
    text: KeptText

    @property
    def name(self) -> str:
        """The name under which it is kept."""
        return original_name(self.data)

    @property
    def file(self) -> str:
        """The name of its file; Markdown is kept as text, so that no program takes it for a brief."""
        return self.name + (_PLAIN if is_markdown_name(f"x{self.ending}") else self.ending)


def original_name(data: bytes) -> str:
    """The name under which a document is kept: the first half of the SHA-256 of its bytes."""
    return hashlib.sha256(data).hexdigest()[:LENGTH]


def keep_original(library: Path, original: Original, known: Originals | None = None) -> list[Path]:
    """Keep a document, unless it is there already; returns the files that are new. Raises OSError if it cannot be kept.

    What is there stays as it is, also if briefkit would read the text in another way today. Whoever keeps many gives
    the originals that are `known`: then the folder is listed and tidied for the first of them only.
    """
    folder = library / ORIGINALS_FOLDER
    if not is_taken(library, ORIGINALS_FOLDER):
        folder.mkdir(exist_ok=True)
    if not is_folder_at(library, ORIGINALS_FOLDER):
        raise NotADirectoryError(f"{ORIGINALS_FOLDER} is no folder")
    made: list[Path] = []
    with locked(library) as alone:
        if known is None or not known.listed:
            remove_leftovers(library, [folder], alone=alone)
        known = known or Originals(FolderFiles(library))
        if _is_kept(library, original) and original.name not in known.files:  # by another program
            known.list_again()
        there = set(known.files.get(original.name, ()))
        try:
            if not there - {original.name + TEXT_ENDING}:
                made.append(_create(folder / original.file, original.data))
            if original.name + TEXT_ENDING not in there:
                made.append(_create(folder / f"{original.name}{TEXT_ENDING}", original.text.written().encode()))
        except BaseException:
            forget(made)
            known.list_again()
            raise
    known.add(original.name, made)
    return made


def _is_kept(library: Path, original: Original) -> bool:
    return any(is_taken(library, f"{ORIGINALS_FOLDER}/{name}") for name in (original.file, original.name + TEXT_ENDING))


def forget(made: list[Path]) -> None:
    """Remove files that were just made, as what they were made for has failed."""
    for path in made:
        discard(path)


def _create(path: Path, data: bytes) -> Path:
    create_file(path, data)
    return path


def names_in(data: bytes) -> set[str]:
    """What may be names of originals in a file."""
    return {name.decode() for name in _NAMES.findall(data)}


class Originals:
    """The originals of one library, read on demand. Only the texts read last are kept."""

    def __init__(self, files: LibraryFiles) -> None:
        self._in = files
        self._texts: Recent[str, KeptText | str] = Recent(4)
        self._problems: Recent[str, str | None] = Recent()

    @cached_property
    def files(self) -> dict[str, list[str]]:
        """The files in `originals/` by the name of the original; empty if the folder cannot be listed."""
        found: dict[str, list[str]] = {}
        for file in self._listed():
            name, _, _ending = file.partition(".")
            if is_original_name(name):
                found.setdefault(name, []).append(file)
        return found

    @property
    def listed(self) -> bool:
        """Whether the folder has been listed."""
        return "files" in vars(self)

    def list_again(self) -> None:
        """List the folder again when it is next asked for."""
        vars(self).pop("files", None)
        self._problems = Recent()

    def add(self, name: str, made: list[Path]) -> None:
        """Add the files of an original that were just made."""
        files = self.files.setdefault(name, [])
        files += sorted({path.name for path in made} - set(files))

    def _listed(self) -> Iterator[str]:
        try:
            yield from self._in.names(ORIGINALS_FOLDER)
        except OSError:
            return

    def problem(self, name: str) -> str | None:
        """What is wrong with an original, as a sentence on “it”; None if it is as it was kept."""
        return self._problems.get(name, lambda: self._problem(name))

    def _problem(self, name: str) -> str | None:
        if not is_original_name(name):
            return f"“{name}” is no name of an original"
        files = [file for file in self.files.get(name, ()) if file != name + TEXT_ENDING]
        if not files:
            return MISSING
        try:
            data = self._in.read(f"{ORIGINALS_FOLDER}/{files[0]}", ORIGINAL)
        except OSError as error:
            return f"{files[0]} cannot be read: {error.strerror or error}"
        if original_name(data) != name:
            return f"{files[0]} is not what was kept: its bytes have changed"
        text = self._text(name)
        return text if isinstance(text, str) else None

    def text(self, name: str) -> KeptText | None:
        """The text of an original, if it is as it was kept."""
        found = self._text(name) if is_original_name(name) else None
        return found if isinstance(found, KeptText) else None

    def _text(self, name: str) -> KeptText | str:
        return self._texts.get(name, lambda: self._read_text(name))

    def _read_text(self, name: str) -> KeptText | str:
        """The text of an original, or what is wrong with it."""
        file = name + TEXT_ENDING
        try:
            return read_kept(self._in.read(f"{ORIGINALS_FOLDER}/{file}", TEXT).decode("utf-8"))
        except (FileNotFoundError, NotADirectoryError):
            return f"its text is not in {ORIGINALS_FOLDER}/"
        except OSError as error:
            return f"{file} cannot be read: {error.strerror or error}"
        except (ChangedError, UnicodeDecodeError):
            return f"{file} is not what was kept: it has changed"
