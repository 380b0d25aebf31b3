"""A library around its changes: what each change is checked against, found out once for many of them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from briefkit.core.query.value import PRESENT, Clause
from briefkit.core.text.ids import brief_of
from briefkit.library.library import today
from briefkit.storage.files.view import FolderView

if TYPE_CHECKING:
    from briefkit.library.library import Library


class Surroundings:
    """The files of a library, and the briefs that continue judgments of others.

    Whoever writes many briefs keeps one, and adds each to `files`. What others write in the meantime is not seen.
    """

    def __init__(self, library: Library) -> None:
        self.files = FolderView(library.folder, library.settings, today())
        self._store = library.store

    @cached_property
    def continuing(self) -> list[tuple[str, set[str]]]:
        """The files of briefs with judgments that continue some of others, and the ids of those."""
        return [
            (brief.path, {brief_of(judgment.continues or "") for judgment in brief.judgments})
            for brief in self._store.find(Clause("judgments.continues", PRESENT))
        ]
