"""The files of a library on a server: read from there, and kept for the next time by their content."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from briefkit.storage.files.door import BRIEF, FileKind, check_size, parts_of

if TYPE_CHECKING:
    from briefkit.core.ports import ServedStore
    from briefkit.storage.kept_contents import KeptContents


class ServedFiles:
    """The `LibraryFiles` of a store on a server; `keep` makes what keeps contents of a state on this machine."""

    def __init__(self, store: ServedStore, keep: Callable[[str], KeptContents]) -> None:
        self.served = store
        self._keep = keep
        self._kept: KeptContents | None = None

    @property
    def place(self) -> str:
        """The address of the server."""
        return self.served.place

    @property
    def state(self) -> str:
        """A name of the state that is served, which is another one after each push."""
        return f"{self.served.commit} {self.served.pushed_at.isoformat()}"

    def read(self, path: str, kind: FileKind) -> bytes:
        """The bytes of a file."""
        name = _name(path)
        data = self.served.file_bytes(name) if kind is BRIEF else self._asset(name)
        if data is None:
            raise self._missing(name)
        check_size(len(data), kind)
        return data

    def _asset(self, name: str) -> bytes | None:
        hash_ = self.served.asset_hash(name)
        if hash_ is None:
            return None
        if self._kept is None or self._kept.state != self.state:
            self._kept = self._keep(self.state)
        return self._kept.get(hash_, lambda: self.served.asset_bytes(hash_))

    def is_folder(self, path: str) -> bool:
        """Whether a path is that of a folder with assets, not that of one of them."""
        name = _name(path)
        if not name or self.served.asset_paths(name):
            return True
        self.version(name)
        return False

    def names(self, folder: str) -> list[str]:
        """The names of the assets and folders in a folder, sorted."""
        name = _name(folder)
        start = len(name) + 1 if name else 0
        found = {path[start:].partition("/")[0] for path in self.served.asset_paths(name)}
        if name and not found:
            raise self._missing(name)
        return sorted(found)

    def version(self, path: str) -> bytes:
        """The hash of a file."""
        name = _name(path)
        hash_ = self.served.asset_hash(name)
        if hash_ is None:
            raise self._missing(name)
        return hash_

    def _missing(self, name: str) -> OSError:
        number = errno.EISDIR if not name or self.served.asset_paths(name) else errno.ENOENT
        return OSError(number, os.strerror(number))


def _name(path: str) -> str:
    """A path as that of an asset. Raises UnopenedError for one that leads out of the library."""
    return "/".join(parts_of(path))
