"""What is open in the editor, and the libraries that it belongs to. All of it is used by one thread."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from briefkit.core.diagnostic import Diagnostic
from briefkit.errors import BriefkitError
from briefkit.library.library import Library
from briefkit.library.open_files import OpenFiles, place_in_library, settings_diagnostic
from briefkit.library.which import Which
from briefkit.lsp.document import BRIEF, REGISTRY, SETTINGS, Document
from briefkit.lsp.uris import path_of
from briefkit.settings import REGISTRY_FILE, SETTINGS_FILE

_OLD = 10.0
"""Seconds after which the files are looked at anew, for editors that do not tell of changes."""


class Shelf:
    """One library, with what is open of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.documents: dict[str, Document] = {}
        self._files: OpenFiles | None = None
        self._looked = 0.0

    @property
    def files(self) -> OpenFiles:
        """The open files for checks, with the library as it is on disk now. Raises BriefkitError."""
        now = time.monotonic()
        files, self._files = self._files, None  # nothing is kept of a library that cannot be read
        if files is None:
            files = self._opened()
        elif not self._looked or now - self._looked > _OLD:
            files.refresh()
        else:
            now = self._looked
        self._files, self._looked = files, now
        return files

    @property
    def library(self) -> Library:
        """The library. Raises BriefkitError."""
        return self.files.library

    def look_again(self) -> None:
        """Look at the files on disk before the next answer."""
        self._looked = 0.0

    def put(self, document: Document) -> None:
        """Take a text in place of the one before."""
        self.documents[document.path] = document
        if self._files is not None:
            self._take(self._files, document)

    def drop(self, path: str) -> None:
        """Go back to the file on disk."""
        self.documents.pop(path, None)
        if self._files is not None:
            self._files.texts.pop(path, None)
        self.look_again()

    def document(self, path: str, encoding: str) -> Document | None:
        """The text of a file, open or on disk; None if it cannot be read."""
        if path in self.documents:
            return self.documents[path]
        with suppress(OSError, BriefkitError):
            text = self.files.text_on_disk(path)
            return None if text is None else Document((self.folder / path).as_uri(), path, text, None, encoding)
        return None

    def unsaved(self) -> Iterator[Document]:
        """The open texts that are not what is on disk."""
        for document in self.documents.values():
            if document.data(self.files.bytes_on_disk(document.path)) != self.files.bytes_on_disk(document.path):
                yield document

    def _opened(self) -> OpenFiles:
        files = OpenFiles(Library.of(Which(self.folder, None)))
        for document in self.documents.values():
            self._take(files, document)
        return files

    def _take(self, files: OpenFiles, document: Document) -> None:
        if document.kind == REGISTRY or (document.kind == BRIEF and files.is_brief(document.path)):
            files.texts[document.path] = document.data(files.bytes_on_disk(document.path))


class Desk:
    """The open texts by their URI. `encoding` is how the editor counts what is in a line."""

    def __init__(self, encoding: str = "utf-16") -> None:
        self.encoding = encoding
        self._shelves: dict[Path, Shelf] = {}
        self._places: dict[str, tuple[Shelf, str]] = {}

    def put(self, uri: str, text: str, version: int | None) -> None:
        """Take the text of a file that is opened or changed; of no interest is what is in no library."""
        if uri not in self._places:
            path = path_of(uri)
            found = place_in_library(path) if path else None
            if found is None:
                return
            folder, name = found
            self._places[uri] = self._shelves.setdefault(folder, Shelf(folder)), name
        shelf, name = self._places[uri]
        shelf.put(Document(uri, name, text, version, self.encoding))

    def drop(self, uri: str) -> None:
        """Take note that a file is closed."""
        if found := self._places.pop(uri, None):
            found[0].drop(found[1])

    def look_again(self) -> None:
        """Take note that files have changed on disk."""
        for shelf in self._shelves.values():
            shelf.look_again()

    def find(self, uri: str) -> tuple[Shelf, Document] | None:
        """An open text and its library; None for what is in none."""
        found = self._places.get(uri)
        return (found[0], found[0].documents[found[1]]) if found else None

    def uris(self) -> list[str]:
        """Everything that is open in a library."""
        return list(self._places)

    def diagnostics(self, uri: str) -> list[Diagnostic]:
        """What is wrong in an open text. Raises BriefkitError if the library cannot be read."""
        found = self.find(uri)
        if found is None:
            return []
        shelf, document = found
        if document.kind == SETTINGS and (wrong := settings_diagnostic(shelf.folder, document.data(b""))):
            return [wrong]
        if document.kind in {REGISTRY, SETTINGS}:
            name = REGISTRY_FILE if document.kind == REGISTRY else SETTINGS_FILE
            return [item for item in shelf.files.library_diagnostics() if item.path == name]
        return shelf.files.diagnostics(document.path) if document.path in shelf.files.texts else []
