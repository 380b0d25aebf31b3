"""Stores of what some readers may see of the briefs in another store."""

from __future__ import annotations

import datetime
import posixpath
from abc import abstractmethod
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from briefkit.core.body.gone_names import Gone, blanked
from briefkit.core.brief.embargo import must_wait
from briefkit.core.brief.model import Brief
from briefkit.core.ports import BriefStore
from briefkit.core.publication.audience import (
    UNDER_EMBARGO,
    circulated,
    cleared,
    internal_fields,
    named_ids,
    references,
    why_refused,
    without_remarks,
)
from briefkit.core.query.value import Metadata
from briefkit.core.registry.registry import Registry
from briefkit.core.search.uses import count_uses, mentions_of
from briefkit.core.text.ids import id_key, id_of
from briefkit.settings import INTERNAL, PUBLIC, Settings
from briefkit.storage.files.walk import is_markdown_name, without_ending
from briefkit.storage.known_briefs import KnownBriefs
from briefkit.storage.parsed_store import Parsed, ParsedStore


class _Sorted(NamedTuple):
    """The briefs that are for some readers, as they are, and why each other is not, by its path."""

    kept: list[Brief]
    refused: dict[str, str]


class ReadersStore(ParsedStore):
    """The briefs of a store that are for some readers, without what is not for them.

    It knows nothing of any other brief: not its id, what it says of events, nor the topics, parties, issues and events
    of the registry that only such briefs use. `sees_all` says whether the other store shows all briefs to whoever asks.
    With `known`, what was read of the other store is kept for the store of its next state.
    """

    audience: str

    def __init__(
        self,
        store: BriefStore,
        embargo_day: Callable[[], datetime.date],
        sees_all: Callable[[], bool] = lambda: True,
        *,
        known: KnownBriefs | None = None,
    ) -> None:
        self._store, self._embargo_day, self._sees_all = store, embargo_day, sees_all
        self._read = known or KnownBriefs(store)

    @abstractmethod
    def _why_refused(self, brief: Brief, day: datetime.date) -> str | None:
        """Why a brief is not for these readers on a day; None if it is."""

    @abstractmethod
    def cleared(self, brief: Brief) -> Brief:
        """A version of a brief without what is not for these readers."""

    @property
    def settings(self) -> Settings:
        """The settings of the library."""
        return self._store.settings

    @cached_property
    def _sorted(self) -> _Sorted:
        kept, refused, day = list[Brief](), dict[str, str](), self._embargo_day()
        for brief in self._read.briefs():
            if reason := self._why_refused(brief, day):
                refused[brief.path] = reason
            else:
                kept.append(brief)
        return _Sorted(kept, refused)

    @property
    def refused(self) -> dict[str, str]:
        """Why each other brief is not for these readers, by its path."""
        return self._sorted.refused

    @cached_property
    def _gone(self) -> frozenset[str]:
        """The ids of refused briefs, as `id_key`, and of those of which nobody can tell; of several with one id any."""
        unread = {found.path for found in self._store.findings(unlisting=True)}
        return frozenset(id_key(id_of(path)) for path in {*self.refused, *unread})

    @cached_property
    def _kept_ids(self) -> frozenset[str]:
        """The ids of the briefs that are for these readers, as `id_key`."""
        return frozenset(id_key(brief.id) for brief in self._sorted.kept)

    def is_gone(self, name: str) -> bool:
        """Whether an id or a path is that of a brief that these readers do not see.

        Where the other store hides briefs itself, nobody can tell such a name from that of no brief: it counts as gone.
        """
        return self._has_gone({id_key(name), id_key(_file_of(name))} - {""})

    def is_file_gone(self, path: str) -> bool:
        """Whether a path, or a file of this name in any format, is that of a brief that these readers do not see."""
        return self._has_gone({id_key(_file_of(path)), id_key(id_of(path))} - {""})

    def is_known_gone(self, name: str) -> bool:
        """Whether a name is for certain that of a brief in the other store that these readers do not see."""
        return not {id_key(name), id_key(_file_of(name))}.isdisjoint(self._gone - {""})

    def _has_gone(self, keys: set[str]) -> bool:
        hidden = bool(keys) and keys.isdisjoint(self._kept_ids) and not self._sees_all()
        return hidden or not keys.isdisjoint(self._gone)

    @cached_property
    def _briefs(self) -> dict[str, Brief]:
        """The briefs by path, without what is not for these readers."""
        kept = sorted(self._sorted.kept, key=lambda brief: brief.path)
        return {brief.path: self.cleared(brief) for brief in kept}

    def with_text(self, brief: Brief) -> Brief:
        """A brief that is for these readers with its text, in which no comments are left.

        If the file has changed since it was decided whether it is for them, it has none.
        """
        found = self._read.text(brief.path)
        return brief.replaced(body=without_remarks(found[0]), body_line=found[1]) if found else brief

    def searched(self, brief: Brief) -> Brief:
        """A brief with its text but for the names of briefs that these readers do not see: searches would tell them."""
        read = self.with_text(brief)
        body = blanked(read.body, Gone(self.is_file_gone, self.is_known_gone))
        return read if body == read.body else read.replaced(body=body)

    def metadata_of(self, brief: Brief) -> Metadata:
        """The metadata of a brief."""
        return self._read.metadata_of(brief)

    def left_out(self, path: str) -> list[str]:
        """Each thing that the brief in a file says of a brief that these readers do not see."""
        found = next((brief for brief in self._sorted.kept if brief.path == path), None)
        return [what for id_, what in references(found) if self.is_gone(id_)] if found else []

    @cached_property
    def parsed(self) -> Parsed:
        """The briefs that are for these readers, and what of the registry they use."""
        briefs = [*self._briefs.values()]
        findings = [found for found in self._store.findings() if found.path in self._briefs]
        return Parsed(registry_of(self._store.registry, briefs), briefs, findings)

    def paths(self) -> list[str]:
        """The paths of the briefs that are for these readers."""
        return [*self._briefs]

    def brief_at(self, path: str) -> Brief | None:
        """The brief in a file, with its text; None if it is not for these readers."""
        found = self._briefs.get(path)
        return self.with_text(found) if found else None

    def refresh(self) -> None:
        """Pick up what has changed since the last answer."""
        self._store.refresh()
        for name in ("_sorted", "_gone", "_kept_ids", "_briefs", "parsed"):
            self.__dict__.pop(name, None)


class PublicStore(ReadersStore):
    """The briefs that are for the public, without what is internal in them.

    Raises SettingsError for a field of `[export] internal` that does not exist.
    """

    audience = PUBLIC

    def __init__(
        self,
        store: BriefStore,
        embargo_day: Callable[[], datetime.date],
        sees_all: Callable[[], bool] = lambda: True,
        *,
        known: KnownBriefs | None = None,
    ) -> None:
        super().__init__(store, embargo_day, sees_all, known=known)
        self._internal = internal_fields(store.settings.export.internal)

    def _why_refused(self, brief: Brief, day: datetime.date) -> str | None:
        return why_refused(brief, self.settings.library.access, day)

    def cleared(self, brief: Brief) -> Brief:
        """A version of a brief without what is internal in it."""
        return cleared(brief, self._internal, self.is_gone)


class CirculatedStore(ReadersStore):
    """The briefs that are not under embargo, without comments: for whoever in the house passes on what they read."""

    audience = INTERNAL

    def _why_refused(self, brief: Brief, day: datetime.date) -> str | None:
        return UNDER_EMBARGO if must_wait(brief, self.settings.library.access, day) else None

    def cleared(self, brief: Brief) -> Brief:
        """A version of a brief without comments, and without what names a brief under embargo."""
        return circulated(brief, self.is_gone)


def registry_of(registry: Registry, briefs: Collection[Brief]) -> Registry:
    """A registry with the topics, parties, issues and events that some briefs use, and what these are parts of.

    It keeps all people: a body may name any of them as speakers, and no table lists those that no brief names.
    """
    used: dict[str, set[str]] = {section: set() for section in registry.sections}
    for section, counts in count_uses(map(mentions_of, briefs), registry).items():
        used[section].update(counts)
    for brief in briefs:
        for section, word in named_ids(brief):
            used[section].add(registry.resolve(section, word))
    kept = {}
    for section, entries in registry.sections.items():
        ids = set(entries) if section == "people" else set(_with_parents(registry, section, used[section]))
        kept[section] = {id_: entry for id_, entry in entries.items() if id_ in ids}
    return Registry(kept)


def _with_parents(registry: Registry, section: str, ids: Iterable[str]) -> Iterator[str]:
    seen = set()
    for id_ in ids:
        above: str | None = id_
        while above and above not in seen:
            seen.add(above)
            yield above
            entry = registry.entry(section, above)
            above = registry.resolve(section, entry.parent) if entry and entry.parent else None


def _file_of(name: str) -> str:
    """The id in what is an id or the path of a brief. An id may have dots."""
    file = posixpath.basename(name)
    return without_ending(file) if is_markdown_name(file) else file
