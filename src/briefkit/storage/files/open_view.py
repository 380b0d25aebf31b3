"""A library as rules see it while some of its files are open in an editor: what counts is their text there."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property

from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.events.state import EventStates, Mention
from briefkit.core.judgments.rows import JudgmentRow
from briefkit.core.publication.own_fonts import FontProblem
from briefkit.core.search.uses import Spellings
from briefkit.core.text.ids import id_key
from briefkit.settings import Settings
from briefkit.storage.files.brief_data import unlisted_file, unlisted_name
from briefkit.storage.files.door import BRIEF, UnopenedError, check_size
from briefkit.storage.files.planned_view import PlannedView
from briefkit.storage.files.view import FolderView


class OpenView(PlannedView):
    """A folder with the texts of open files, by path; a path may be that of a file that is not there yet.

    `there` is the folder on disk. Many views are made of one, one for each state of the texts, so what the texts do not
    change is asked of it: which briefs there are, what they supersede and what git knows. `find_mentions` returns what
    all live briefs say of events with these texts, or None if that is what they say on disk.
    """

    def __init__(
        self,
        there: FolderView,
        settings: Settings,
        texts: Mapping[str, bytes],
        *,
        find_chains: Callable[[list[Brief]], Iterable[Sequence[JudgmentRow]]],
        find_spellings: Callable[[], Spellings],
        find_mentions: Callable[[], Sequence[Mention] | None],
    ) -> None:
        super().__init__(there, settings, there.today, texts, find_chains)
        self.history = there.history
        self._find_spellings = find_spellings
        self._find_changed = find_mentions
        known = set(there.brief_paths)
        self._new = {path for path in texts if path.endswith(".md") and path not in known}

    @cached_property
    def brief_paths(self) -> list[str]:
        """The paths of all briefs, sorted."""
        return sorted({*self._there.brief_paths, *self._new}) if self._new else self._there.brief_paths

    @property
    def ids(self) -> Collection[str]:
        """The ids of all briefs."""
        return super().ids if self._new else self._there.ids

    def paths(self, id_: str) -> Sequence[str]:
        """The files that have an id, in any case and composition; first those that are spelled so."""
        return super().paths(id_) if self._new else self._there.paths(id_)

    def near(self, id_: str) -> str | None:
        """A hint at similar ids."""
        return super().near(id_) if self._new else self._there.near(id_)

    def data(self, path: str) -> bytes | Diagnostic:
        """The bytes that a file would have if it were saved, or a diagnostic that it could not be read."""
        text = self._planned.get(path)
        if text is None:
            return super().data(path)
        try:
            check_size(len(text), BRIEF)
        except UnopenedError as error:
            return unlisted_name(path) or unlisted_file(error)
        return unlisted_name(path) or text

    def own_file(self, name: str) -> bytes:
        """The bytes that the registry or the settings would have if they were saved. Raises OSError."""
        text = self._planned.get(name)
        return self._there.own_file(name) if text is None else text

    @cached_property
    def events(self) -> EventStates:
        """The states of events."""
        changed = self._find_changed()
        if changed is None and self.registry is self._there.registry:
            return self._there.events
        return EventStates(lambda: self._there.mentions if changed is None else changed, lambda: self.registry)

    @cached_property
    def superseding(self) -> dict[str, list[str]]:
        """The files that may supersede an id (as `id_key`), in order."""
        found = {
            key: [path for path in paths if path not in self._planned] for key, paths in self._there.superseding.items()
        }
        for path in self._planned:
            if path.endswith(".md") and (brief := self._at(path)) and brief.supersedes:
                found.setdefault(id_key(brief.supersedes), []).append(path)
        return {key: sorted(paths) for key, paths in found.items()}

    @cached_property
    def first_commit(self) -> datetime.date | None:
        """The day of the first commit that has one of the briefs."""
        return super().first_commit if self._new else self._there.first_commit

    def file_problem(self, brief_path: str, source: str, *, picture: bool = False) -> str | None:
        """Why a file, relative to the brief or to the library, cannot be used; None if it can."""
        if self._new:
            return super().file_problem(brief_path, source, picture=picture)
        return self._there.file_problem(brief_path, source, picture=picture)

    @property
    def document_problem(self) -> FontProblem | None:
        """Why the Word document of the house cannot be taken over, in the words of an export."""
        return self._there.document_problem
