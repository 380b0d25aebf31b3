"""The briefs of a store, kept from one of its states to the next, so that a changed file costs one file."""

from __future__ import annotations

from typing import NamedTuple

from briefkit.core.brief.model import Brief, brief_of, brief_to_json
from briefkit.core.ports import BriefStore, VersionedStore
from briefkit.core.query.value import EVERYTHING, Metadata, Word, clause
from briefkit.core.text.ids import id_of

_FEW = 200
"""From more changed files on, the metadata of all are asked for at once."""
_TRIES = 5


class _Known(NamedTuple):
    """A brief in a version of its file, with its metadata: with its text if that was read, too."""

    version: bytes
    brief: Brief
    metadata: Metadata
    is_whole: bool


class KnownBriefs:
    """The briefs of a store in its state, from its index if it has one.

    They come without their texts, which `text` gives; those in which something is wrong are read from their files,
    because only these tell what. All of it is of one state of the index: whoever decides on a brief's metadata must not
    pass on another version of it.
    """

    def __init__(self, store: BriefStore) -> None:
        self._store = store
        self._known: dict[str, _Known] = {}
        self._texts: dict[str, tuple[bytes, str, int]] = {}

    def briefs(self) -> list[Brief]:
        """All briefs of the store as it is now."""
        store = self._store
        versions = store.versions() if isinstance(store, VersionedStore) else None
        for _ in range(_TRIES):
            if versions is None or not isinstance(store, VersionedStore):
                break
            self._learn(versions)
            before, versions = versions, store.versions()
            if before == versions:  # otherwise another process has written to the index in the meantime
                return [self._known[path].brief for path in sorted(versions) if path in self._known]
        self._known = {}
        return list(store.find(EVERYTHING))

    def metadata_of(self, brief: Brief) -> Metadata:
        """The metadata of a brief, which is made only of those that are not among the store's as they are."""
        known = self._known.get(brief.path)
        return {**known.metadata} if known and known.brief is brief else brief_to_json(brief)

    def text(self, path: str) -> tuple[str, int] | None:
        """The text of a brief and its first line; None if the brief has it, or the file is another by now."""
        known = self._known.get(path)
        if known is None or known.is_whole or not isinstance(self._store, VersionedStore):
            return None
        held = self._texts.get(path)
        if held is None or held[0] != known.version:
            found = self._store.text_of(path, known.version)
            if found is None:
                return None
            held = self._texts[path] = known.version, *found
        return held[1:]

    def _learn(self, versions: dict[str, bytes]) -> None:
        """Take over the versions of all files: what has changed is asked for."""
        self._known = {path: known for path, known in self._known.items() if versions.get(path) == known.version}
        self._texts = {path: held for path, held in self._texts.items() if versions.get(path) == held[0]}
        new = versions.keys() - self._known.keys()
        if not new:
            return
        query = clause("id", ":", [Word(id_of(path)) for path in sorted(new)]) if len(new) <= _FEW else EVERYTHING
        metadata = {one["path"]: one for one in self._store.metadata(query, order="id")}
        wrong = {found.path for found in self._store.findings()}
        for path in new:
            if path in wrong:
                if brief := self._store.brief_at(path):
                    self._known[path] = _Known(versions[path], brief, brief_to_json(brief), is_whole=True)
            elif held := metadata.get(path):
                self._known[path] = _Known(versions[path], brief_of(held), held, is_whole=False)
