"""What other processes write into a library while this one writes many briefs into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from briefkit.errors import BriefkitError
from briefkit.storage.files.brief_file import saved_at
from briefkit.storage.files.door import is_taken
from briefkit.storage.files.lock import locked
from briefkit.storage.files.walk import brief_paths_at_top

if TYPE_CHECKING:
    from briefkit.library.library import Library


class Meanwhile:
    """The new briefs of others, which are looked for under the library's lock, just before a brief is written.

    `known` returns the paths that the library's store has. New briefs are written into the library's folder itself, so
    only that is looked at, and it is listed only if it has changed since this process wrote there.
    """

    def __init__(self, library: Library, known: Callable[[], AbstractSet[str]]) -> None:
        self._library = library
        self._known = known
        self._seen: set[str] = set()
        self._changed_at: int | None = None

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other writers out. Raises BriefkitError if the folder cannot be opened, or one does not end."""
        with ExitStack() as stack:
            try:
                stack.enter_context(locked(self._library.folder))
            except OSError as error:
                raise BriefkitError(f"{self._library.folder} cannot be written: {error.strerror}") from error
            yield

    def new(self, wanted: str) -> list[str]:
        """The paths of new briefs, each once. Raises BriefkitError if the folder cannot be listed.

        A clock may be too coarse to show that the folder has changed; a file at the path that is `wanted` shows it too.
        """
        folder = self._library.folder
        changed_at = saved_at(folder, "")
        if changed_at == self._changed_at and not is_taken(folder, wanted):
            return []
        try:
            there = brief_paths_at_top(folder, self._library.settings.library.exclude)
        except OSError as error:
            raise BriefkitError(f"{folder} cannot be listed: {error.strerror}") from error
        found = sorted(set(there) - self._seen - self._known())
        self._seen.update(found)
        self._changed_at = changed_at
        return found

    def add(self, path: str) -> None:
        """Add a brief that this process has just written."""
        self._seen.add(path)
        self._changed_at = saved_at(self._library.folder, "")
