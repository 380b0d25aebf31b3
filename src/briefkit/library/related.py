"""`library.related`: the briefs similar to one brief."""

from __future__ import annotations

from briefkit.core.brief.model import brief_to_json
from briefkit.core.search.related import RELATED, RelatedBrief, related_briefs
from briefkit.core.tables import Table
from briefkit.library.part import Part, QueryLike


class Related(Part):
    """Briefs similar to one brief."""

    def __call__(self, name: str, query: QueryLike = None, *, limit: int | None = None) -> Table[RelatedBrief]:
        """The briefs of a query that share something with a brief, most similar first, with what they share.

        Raises UnknownBriefError if no brief has the name, or several.
        """
        brief = brief_to_json(self.library.get(name))
        parsed = self.library.parse(query)
        found = related_briefs(brief, self.library.metadata(parsed.query), self.library.store.match_context, limit)
        return Table(RELATED, found, source=brief, notes=list(parsed.notes))
