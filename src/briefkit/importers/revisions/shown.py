"""The pictures in a document by the hashes of their files."""

from __future__ import annotations

import hashlib

from briefkit.core.revisions.document import Shown
from briefkit.importers.word.archive import Archive


class ShownPictures:
    """Collects the pictures of a document; each file is read once."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._hashes: dict[str, str] = {}
        self._found: list[Shown] = []

    def add(self, alt: str, name: str) -> None:
        """Note a picture by the name of its file in the archive; one that is not in it is left out."""
        if name not in self._archive.names:
            return
        if name not in self._hashes:
            self._hashes[name] = hashlib.sha256(self._archive.read(name)).hexdigest()
        self._found.append(Shown(alt, self._hashes[name]))

    def told(self) -> tuple[Shown, ...]:
        """All that were noted."""
        return tuple(self._found)
