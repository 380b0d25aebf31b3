"""A store without some of the briefs of another."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

from briefkit.core.brief.model import Brief
from briefkit.core.ports import BriefStore
from briefkit.core.query.value import EVERYTHING
from briefkit.settings import Settings
from briefkit.storage.parsed_store import Parsed, ParsedStore


class ShownStore(ParsedStore):
    """The briefs of a store except those in some files, of which it knows nothing."""

    def __init__(self, store: BriefStore, hidden: Collection[str]) -> None:
        self._store, self._hidden = store, frozenset(hidden)

    @property
    def audience(self) -> str:
        """Whom the other store is for."""
        return getattr(self._store, "audience", "internal")

    @property
    def settings(self) -> Settings:
        """The settings of the library."""
        return self._store.settings

    @cached_property
    def parsed(self) -> Parsed:
        """The briefs that are shown."""
        briefs = [brief for brief in self._store.find(EVERYTHING) if brief.path not in self._hidden]
        findings = [found for found in self._store.findings() if found.path not in self._hidden]
        return Parsed(self._store.registry, briefs, findings)

    def paths(self) -> list[str]:
        """The paths of the briefs that are shown."""
        return [brief.path for brief in self.parsed.briefs]

    def brief_at(self, path: str) -> Brief | None:
        """The brief in a file, with its text; None if it is not shown."""
        return None if path in self._hidden else self._store.brief_at(path)

    def refresh(self) -> None:
        """Pick up what has changed since the last answer."""
        self._store.refresh()
        self.__dict__.pop("parsed", None)
