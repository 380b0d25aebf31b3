"""A library for programs that pass on what they read, such as assistants: nothing under embargo, no comments."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from briefkit.core.body.gone_names import Gone
from briefkit.core.query.value import EVERYTHING
from briefkit.core.text.clean import clean
from briefkit.errors import UnknownBriefError
from briefkit.library.audience import library_for
from briefkit.library.library import Library
from briefkit.library.quotable import Quotable, quoted_in, without_gone
from briefkit.settings import INTERNAL
from briefkit.storage.audience_store import CirculatedStore, ReadersStore
from briefkit.storage.files.door import BRIEF
from briefkit.storage.known_briefs import KnownBriefs

if TYPE_CHECKING:
    from briefkit.core.brief.model import Brief
    from briefkit.core.query.value import Metadata


class Circulated:
    """One state of a library on one day, as far as it may be passed on to an audience.

    `library` knows no brief that must not be published yet, or of which that cannot be told, and nothing that names
    one. For the public it is what `Library.for_audience` gives.
    """

    def __init__(self, library: Library, store: ReadersStore) -> None:
        self.library, self._readers = library, store
        self._sources: dict[str, str] = {}

    @cached_property
    def briefs(self) -> dict[str, Metadata]:
        """The metadata of its briefs by id; of several that share one, the last by path."""
        found = sorted(self.library.metadata(EVERYTHING), key=lambda metadata: str(metadata["path"]))
        return {metadata["id"]: metadata for metadata in found}

    def get(self, name: str) -> Brief:
        """The brief that an id, any unique part of it, or a title means. Raises UnknownBriefError, which names no
        folder of this computer.
        """
        try:
            return self.library.get(name)
        except UnknownBriefError as error:
            message = error.message.replace(f" in {self.library.place}", "")
            hint = error.hint if error.hint and error.hint.startswith("did you mean") else None
            raise UnknownBriefError(message, hint=hint, details=error.details) from error

    def quotable(self, brief: Brief) -> Quotable:
        """The text of a brief in paragraphs, as it may be quoted."""
        return Quotable(brief, self._gone)

    def quoted(self, path: str, words: str) -> tuple[str, int] | None:
        """Where some words stand in a brief's file: as they are there, and the line; None if they are not there so.

        Control characters are made visible on both sides.
        """
        if path not in self._sources:
            try:
                data = self.library.files.read(path, BRIEF)
            except OSError:
                data = b""
            self._sources = {path: clean(data.decode("utf-8", "replace"))}
        return quoted_in(self._sources[path], clean(words)) if self.without_names(words) == words else None

    def without_names(self, text: str, asked: str = "") -> str:
        """A text without the ids of briefs that are not in the library, as links and names have them.

        Those that were `asked` for stay.
        """
        return without_gone(text, self._gone, asked)

    @property
    def _gone(self) -> Gone:
        return Gone(self._readers.is_file_gone, self._readers.is_known_gone)


class Circulation:
    """A library that is asked for a long time: what may be passed on is decided anew at each question."""

    def __init__(self, library: Library, audience: str = INTERNAL) -> None:
        self._library, self._audience = library, audience
        self._known = KnownBriefs(library.store)
        self._last: tuple[tuple[str, datetime.date], Circulated] | None = None

    def current(self) -> Circulated:
        """What may be passed on of the library as it is now. Raises SettingsError, and ServerError."""
        self._library.refresh()
        state = self._state()
        if self._last is None or not state[0] or self._last[0] != state:
            self._last = None
            self._last = (state, self._circulated())
        return self._last[1]

    def forget(self) -> None:
        """Read everything anew at the next question, for instance after one that was stopped half-way."""
        self._last, self._known = None, KnownBriefs(self._library.store)

    def unlisted(self) -> Sequence[str]:
        """What keeps files from being listed, for whoever runs the program: it is never passed on."""
        return [str(item) for item in self._library.unlisted]

    def _state(self) -> tuple[str, datetime.date]:
        library = self._library
        state = getattr(library.store if library.has_files else library.files, "state", "")
        return str(state), library.embargo_day

    def _circulated(self) -> Circulated:
        library = self._library
        if self._audience == INTERNAL:
            day, sees_all = library.embargo_day, library.sees_all
            shown = library.with_store(CirculatedStore(library.store, lambda: day, lambda: sees_all, known=self._known))
        else:
            shown = library_for(library, self._audience, self._known)
            shown.settings = shown.settings._replace(views={})  # their names and conditions are for the house
        assert isinstance(shown.store, ReadersStore)  # noqa: S101 - for mypy
        return Circulated(shown, shown.store)
