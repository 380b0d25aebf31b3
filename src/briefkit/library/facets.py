"""`library.facets`: how many briefs have each value of a field."""

from __future__ import annotations

from collections.abc import Iterable

from briefkit.core.search.facets import OVERVIEW, Facet, count_facets, facet_name, facets_schema, most_frequent
from briefkit.core.tables import Table
from briefkit.library.part import Part, QueryLike


class Facets(Part):
    """Numbers of briefs by the values of a field."""

    def __call__(
        self, fields: Iterable[str] = (), query: QueryLike = None, *, by: str | None = None, limit: int | None = None
    ) -> Table[Facet]:
        """The values of fields, each with the number of matching briefs that have it, most frequent first.

        Without `fields`, the usual ones. `by` splits each number by another field; `limit` applies to each field.
        Raises QueryError for an unknown field, or a query that cannot be understood.
        """
        own_keys = self.library.store.own_keys
        names = [facet_name(name, own_keys) for name in list(fields) or OVERVIEW]
        split = facet_name(by, own_keys) if by else None
        briefs = self.library.briefs(query)
        found = most_frequent(count_facets(briefs, names, self.library.store.match_context, split), limit)
        return Table(facets_schema(split), found, source=split, notes=briefs.notes)
