"""A library as rules would see it with some of its files changed."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.judgments.rows import JudgmentRow
from briefkit.core.registry.registry import Registry
from briefkit.settings import REGISTRY_FILE, Settings
from briefkit.storage.files.view import FolderView
from briefkit.storage.files.walk import brief_paths
from briefkit.storage.settings_file import read_registry


class PlannedView(FolderView):
    """A folder with planned changes: `planned` maps paths to bytes, or to None where there will be no file.

    `find_chains` takes the briefs that change, and returns the judgments of each forecast that several state.
    """

    def __init__(
        self,
        library: Path,
        settings: Settings,
        today: datetime.date,
        planned: Mapping[str, bytes | None],
        find_chains: Callable[[list[Brief]], Iterable[Sequence[JudgmentRow]]],
    ) -> None:
        super().__init__(library, settings, today, find_chains=lambda: find_chains(self._changed()))
        self._planned = planned

    def _changed(self) -> list[Brief]:
        """The briefs in the files that change, as they will be."""
        found = (self._at(path) for path, data in self._planned.items() if path.endswith(".md") and data is not None)
        return [brief for brief in found if brief]

    @cached_property
    def brief_paths(self) -> list[str]:
        """The paths of all briefs, sorted."""
        changed = {path for path in self._planned if path.endswith(".md")}
        kept = set(brief_paths(self.library, self._exclude)) - changed
        return sorted(kept | {path for path in changed if self._planned[path] is not None})

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
    def _registry(self) -> tuple[Registry, list[Diagnostic]]:
        return read_registry(self.library, self._planned.get(REGISTRY_FILE))
