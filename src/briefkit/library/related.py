"""`library.related`: the briefs similar to one brief."""

from __future__ import annotations

from collections.abc import Sequence

from briefkit.core.query.value import Metadata, Word, clause
from briefkit.core.search.related import (
    MOST_PASSAGES,
    RELATED,
    RelatedBrief,
    related_briefs,
    with_passages,
)
from briefkit.core.tables import Table
from briefkit.library.names import find_metadata
from briefkit.library.part import Part, QueryLike


class Related(Part):
    """Briefs similar to one brief."""

    def __call__(self, name: str, query: QueryLike = None, *, limit: int | None = None) -> Table[RelatedBrief]:
        """The briefs of a query that share something with a brief, most similar first, with reasons and passages.

        Only the first `MOST_PASSAGES` have a passage. Raises UnknownBriefError if no brief has the name, or several.
        """
        brief = find_metadata(self.library, name, by_title=True)
        parsed = self.library.parse(query)
        store = self.library.store
        likeness = related_briefs(brief, self.library.metadata(parsed.query), store.match_context, limit)
        found = with_passages(likeness, self._metadata(likeness.found[:MOST_PASSAGES]), store.body)
        return Table(RELATED, found, source=brief, notes=list(parsed.notes))

    def _metadata(self, found: Sequence[RelatedBrief]) -> dict[str, Metadata]:
        """All metadata of some briefs, by path."""
        query = clause("id", ":", (Word(related.brief["id"]) for related in found))
        return {metadata["path"]: metadata for metadata in self.library.metadata(query)} if found else {}
