"""What was fetched from a server, kept in the user's cache folder by its hash.

A file there is named after its content alone. So nothing of a server's names becomes a path, processes that see
different states of the library cannot take one for the other, and what a crash or another program has damaged does not
count. Only the user may read the folder; what is no longer served is removed from it.
"""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path

from briefkit.storage.files.door import FileKind, look_at, read_file
from briefkit.storage.files.library_files import FolderFiles
from briefkit.storage.files.write import create_file, discard
from briefkit.storage.index.rows import content_hash
from briefkit.storage.sqlite.file import cache_folder

_FOLDER = "served"
_CONTENT = FileKind("what a library keeps", 64 << 20)
_STATE = "state"
_OURS_ALONE = 0o700
_LEFT_BEHIND = 3600.0
"""Seconds after which a temporary file is one of a process that has ended."""


class KeptContents:
    """Contents of the files of one served library. Where they cannot be kept they are fetched each time.

    `state` names the state that is served, and `still_served` says which of some hashes it has.
    """

    def __init__(
        self,
        place: str,
        state: str,
        still_served: Callable[[Collection[bytes]], Collection[bytes]],
        cache: Path | None,
    ) -> None:
        self._cache = cache or cache_folder()
        self._name = f"{_FOLDER}/{content_hash(place.encode()).hex()}"
        self.state, self._still_served = state, still_served
        self._folder: Path | None = None
        self._opened = False

    def get(self, hash_: bytes, fetch: Callable[[], bytes | None]) -> bytes | None:
        """The content with a hash, as it is kept or else fetched."""
        folder = self._ready()
        if folder is None:
            return fetch()
        data = self._read(folder, hash_)
        if data is None and (data := fetch()) is not None and content_hash(data) == hash_:
            with suppress(OSError):
                create_file(folder / hash_.hex(), data, mode=0o600)
        return data

    def _read(self, folder: Path, hash_: bytes) -> bytes | None:
        try:
            data = read_file(folder, hash_.hex(), _CONTENT)
        except OSError:
            return None
        if content_hash(data) == hash_:
            return data
        discard(folder / hash_.hex())
        return None

    def _ready(self) -> Path | None:
        """The folder, made and tidied on first use; None if it cannot be the user's alone."""
        if not self._opened:
            self._opened = True
            with suppress(OSError):
                self._folder = self._made()
                self._tidy(self._folder)
        return self._folder

    def _made(self) -> Path:
        (self._cache / self._name).mkdir(mode=_OURS_ALONE, parents=True, exist_ok=True)
        for name in (_FOLDER, self._name):
            info = look_at(self._cache, name)
            if not stat.S_ISDIR(info.st_mode):
                raise NotADirectoryError(name)
            if sys.platform != "win32" and info.st_uid != os.geteuid():
                raise PermissionError(name)
            if sys.platform != "win32" and stat.S_IMODE(info.st_mode) & ~_OURS_ALONE:
                (self._cache / name).chmod(_OURS_ALONE)
        return self._cache / self._name

    def _tidy(self, folder: Path) -> None:
        """Remove what is no longer served, once for each state; what another process needs of it is fetched again."""
        state = content_hash(self.state.encode()).hex()
        names = set(FolderFiles(self._cache).names(self._name))
        if f"{_STATE}-{state}" in names:
            return
        hashes = {bytes.fromhex(name): name for name in names if _is_hash(name)}
        served = set(self._still_served(hashes)) if hashes else set()
        for name in names - {hashes[hash_] for hash_ in served}:
            if not name.startswith(".") or self._age(name) > _LEFT_BEHIND:
                discard(folder / name)
        with suppress(FileExistsError):
            create_file(folder / f"{_STATE}-{state}", b"", mode=0o600)

    def _age(self, name: str) -> float:
        """How many seconds ago a file was written."""
        try:
            return time.time() - look_at(self._cache, f"{self._name}/{name}").st_mtime
        except OSError:
            return 0.0


def _is_hash(name: str) -> bool:
    return len(name) == 2 * len(content_hash(b"")) and not set(name) - set("0123456789abcdef")
