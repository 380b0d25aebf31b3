"""A library as rules would see it with some of its files changed."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.judgments.rows import JudgmentRow
from briefkit.core.registry.registry import Registry
from briefkit.core.text.ids import id_key, id_of
from briefkit.settings import REGISTRY_FILE, Settings
from briefkit.storage.files.originals import Originals
from briefkit.storage.files.view import FolderView
from briefkit.storage.settings_file import read_registry


class PlannedView(FolderView):
    """A folder with planned changes: `planned` maps paths to bytes, or to None where there will be no file.

    `there` is the folder as it is; what does not change is asked of it, so that one that is kept is read once.
    `find_chains` takes the briefs that change, and returns the judgments of each forecast that several state.
    """

    def __init__(
        self,
        there: FolderView,
        settings: Settings,
        today: datetime.date,
        planned: Mapping[str, bytes | None],
        find_chains: Callable[[list[Brief]], Iterable[Sequence[JudgmentRow]]],
    ) -> None:
        super().__init__(there.library, settings, today, find_chains=lambda: find_chains(self._changed()))
        self._there = there
        self._planned = planned

    def _changed(self) -> list[Brief]:
        """The briefs in the files that change, as they will be."""
        found = (self._at(path) for path, data in self._planned.items() if path.endswith(".md") and data is not None)
        return [brief for brief in found if brief]

    @cached_property
    def brief_paths(self) -> list[str]:
        """The paths of all briefs, sorted."""
        changed = {path for path in self._planned if path.endswith(".md")}
        kept = set(self._there.brief_paths) - changed
        return sorted(kept | {path for path in changed if self._planned[path] is not None})

    def paths(self, id_: str) -> Sequence[str]:
        """The files that will have an id, in any case and composition; first those that are spelled so."""
        alike = {path for path in self._there.paths(id_) if path not in self._planned}
        planned = (path for path, data in self._planned.items() if path.endswith(".md") and data is not None)
        alike |= {path for path in planned if id_key(id_of(path)) == id_key(id_)}
        return sorted(alike, key=lambda path: (id_of(path) != id_, path))

    @property
    def originals(self) -> Originals:
        """The kept originals."""
        return self._there.originals

    def data(self, path: str) -> bytes | Diagnostic:
        """The bytes that a file will have, or a diagnostic that it cannot be read."""
        planned = self._planned.get(path)
        return super().data(path) if planned is None else planned

    def exists(self, path: str) -> bool:
        """Whether there will be a file at a path."""
        return self._planned[path] is not None if path in self._planned else super().exists(path)

    def picture_problem(self, path: str) -> str | None:
        """Why a file that there will be cannot be read as a picture; None if it can."""
        return None if self._planned.get(path) is not None else super().picture_problem(path)

    @cached_property
    def read_registry(self) -> tuple[Registry, list[Diagnostic]]:
        """The registry as it will be, and its problems."""
        planned = self._planned.get(REGISTRY_FILE)
        return self._there.read_registry if planned is None else read_registry(self.library, planned)
