"""Where a link or a reference to another brief leads inside of a dossier: to the section of that brief."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from briefkit.core.body.anchors import Anchors
from briefkit.core.dossier.given import Ready
from briefkit.core.dossier.work import section_id
from briefkit.core.publication.anchors import with_anchors_below
from briefkit.core.publication.links import anchors_of, path_linked
from briefkit.core.publication.value import Publication, RelatedEntry


class Links:
    """The places in a dossier to which its briefs refer. `headings` are the anchors of those that links lead to."""

    def __init__(self, ready: Sequence[Ready]) -> None:
        self.headings: dict[str, None] = {}
        self._ids = {one.brief.id: section_id(number) for number, one in enumerate(ready, 1)}
        self._briefs = {one.brief.path: one for one in ready}
        self._anchors = cache(self._read_anchors)

    def placed(self, publication: Publication, one: Ready) -> Publication:
        """The publication of a brief with anchors of its own, and references that lead to other sections."""
        successor = publication.successor
        linked = replace(
            publication,
            related=tuple(map(self._entry, publication.related)),
            successor=self._entry(successor) if successor else None,
        )
        path = one.brief.path
        return with_anchors_below(linked, self._ids[one.brief.id], lambda url: self.target(url, path))

    def target(self, url: str, path: str) -> str | None:
        """Where a link in the brief at a path leads: a heading of a brief of the dossier, or its beginning.

        None if it leads to no such brief.
        """
        file = path_linked(url, path, self._briefs)
        if file is None:
            return None
        id_, fragment = self._ids[self._briefs[file].brief.id], url.partition("#")[2]
        anchor = self._anchors(file).reached(fragment) if fragment else None
        if anchor is None:
            return f"#{id_}"
        self.headings[f"{id_}.{anchor}"] = None
        return f"#{id_}.{anchor}"

    def _read_anchors(self, path: str) -> Anchors:
        return anchors_of(self._briefs[path].publication.blocks)

    def _entry(self, entry: RelatedEntry) -> RelatedEntry:
        id_ = self._ids.get(entry.brief or "")
        return replace(entry, url=f"#{id_}") if id_ else entry
