"""The files of a library as they are in a commit, read with git's plumbing commands only. No link is followed."""

from __future__ import annotations

import errno
import os
from collections.abc import Hashable, Iterable
from typing import NamedTuple

from briefkit.storage.files.door import IS_LINK, FileKind, UnopenedError, check_size, parts_of
from briefkit.storage.git_blobs import GitBlobs, TooLargeError
from briefkit.storage.git_history import GitHistory, HistoryError

_LINK, _MODULE, _FOLDER = "120000", "160000", "040000"
_AT_ONCE = 200
"""The number of paths in one call of git."""


class Entry(NamedTuple):
    """What a tree has at a path: git's mode, and the name of the contents."""

    mode: str
    name: str

    @property
    def is_file(self) -> bool:
        """Whether it is a file: no symbolic link, no submodule and no folder."""
        return self.mode not in (_LINK, _MODULE, _FOLDER)


_A_FOLDER = Entry(_FOLDER, "")


class CommitFiles:
    """The files below a folder of a commit, as `LibraryFiles`; `prefix` is the folder, with `/`, or empty.

    Raises HistoryError where git cannot answer.
    """

    def __init__(self, git: GitHistory, commit: str, prefix: str) -> None:
        self.git, self.commit, self.prefix = git, commit, prefix
        self._blobs = GitBlobs(git)
        self._known: dict[str, Entry | None] = {}
        self._all: dict[str, Entry] | None = None

    @property
    def place(self) -> str:
        """The repository, the commit and the folder."""
        return f"{self.git.folder} {self.commit}:{self.prefix}"

    def all(self) -> dict[str, Entry]:
        """Every file, link and submodule by its path in the library. From now on each is known."""
        if self._all is None:
            within = [self.prefix.rstrip("/")] if self.prefix else []
            self._all = self._entries(self.git.ask("ls-tree", "-r", "-z", "--full-tree", self.commit, "--", *within))
        return self._all

    def learn(self, paths: Iterable[str]) -> None:
        """Look up several paths at once."""
        unknown = [path for path in dict.fromkeys(paths) if path not in self._known]
        if self._all is not None:
            self._known.update({path: self._all.get(path) for path in unknown})
            return
        for start in range(0, len(unknown), _AT_ONCE):
            some = unknown[start : start + _AT_ONCE]
            named = [self.prefix + path for path in some]
            found = self._entries(self.git.ask("ls-tree", "-z", "--full-tree", self.commit, "--", *named))
            self._known.update({path: found.get(path) for path in some})

    def _entries(self, listed: bytes) -> dict[str, Entry]:
        found, start = {}, len(self.prefix)
        for item in filter(None, listed.decode("utf-8", "surrogateescape").split("\0")):
            about, _, path = item.partition("\t")
            mode, _, name = about.split(" ")
            found[path[start:]] = Entry(mode, name)
        return found

    def read(self, path: str, kind: FileKind) -> bytes:
        """The bytes of a regular file. Raises the OSErrors of `door.read_file`."""
        entry = self._found(path)
        if entry.mode == _LINK:
            raise UnopenedError(errno.ELOOP, f"it is {IS_LINK}")
        if not entry.is_file:
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        try:
            return self._blobs.read(entry.name, kind.largest)
        except TooLargeError as error:
            check_size(error.size, kind)
            raise
        except HistoryError as error:
            message = f"{path} in {self.commit[:10]}: {error.message}"
            raise HistoryError(message, hint="get all of it with git first: briefkit fetches nothing") from error

    def has_file(self, path: str) -> bool:
        """Whether there is a regular file at a path, as git writes it."""
        self.learn([path])
        entry = self._known[path]
        return entry is not None and entry.is_file

    def is_folder(self, path: str) -> bool:
        """Whether a path is that of a folder. Raises FileNotFoundError if there is nothing."""
        return self._found(path).mode == _FOLDER

    def names(self, folder: str) -> list[str]:
        """The names in a folder, sorted."""
        inside = f"{self.prefix}{'/'.join(parts_of(folder))}".strip("/")
        within = [f"{inside}/"] if inside else []
        listed = self.git.ask("ls-tree", "-z", "--full-tree", "--name-only", self.commit, "--", *within)
        return sorted(os.fsdecode(name).rpartition("/")[2] for name in listed.split(b"\0") if name)

    def version(self, path: str) -> Hashable:
        """The name that git gives to the contents."""
        return self._found(path).name

    def _found(self, path: str) -> Entry:
        parts = parts_of(path)
        above = ["/".join(parts[:number]) for number in range(1, len(parts))]
        whole = "/".join(parts)
        self.learn([whole] if self._all is not None else [*above, whole])
        for folder in above:
            if (entry := self._known.get(folder) or (self._all or {}).get(folder)) and entry.mode == _LINK:
                raise UnopenedError(errno.ELOOP, f"“{folder}” is {IS_LINK}")
        found = self._known[whole]
        if found is None and self._all is not None and self._is_above_some(whole):
            return _A_FOLDER
        if found is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        return found

    def _is_above_some(self, folder: str) -> bool:
        return any(path.startswith(f"{folder}/") for path in self._all or ())
