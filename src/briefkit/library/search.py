"""`library.briefs`, `.search`, `.related` and `.facets`: lists, full-text search, similar briefs, counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from briefkit.core.query.columns import BriefsSchema
from briefkit.core.query.order import NEWEST_FIRST, parse_order
from briefkit.core.query.value import Metadata, Query
from briefkit.core.tables import Table
from briefkit.core.text.words import did_you_mean
from briefkit.errors import QueryError
from briefkit.library.part import Part, QueryLike

if TYPE_CHECKING:
    from briefkit.core.search.facets import Facet
    from briefkit.core.search.rank import Hit
    from briefkit.core.search.related import RelatedBrief


class Briefs(Part):
    """Lists of briefs."""

    def __call__(
        self,
        query: QueryLike = None,
        *,
        sort: str = NEWEST_FIRST,
        limit: int | None = None,
        columns: Iterable[str] = (),
    ) -> Table[Metadata]:
        """The metadata of the briefs that match a query, as JSON objects, sorted by a key such as `-date` or `title`.

        The rows are read as they are asked for. `columns` are keys or fields to show, such as `origin.url` or `party`.
        Raises QueryError for an unknown order or column, or a query that cannot be understood.
        """
        parse_order(sort)
        parsed = self.library.parse(query)
        schema = BriefsSchema(self.library.store.own_keys)
        for column in columns:
            schema.check(column)
        notes = list(parsed.notes)
        rows = self._rows(parsed.query, sort, limit, notes)
        return Table(schema, rows, shown=columns, notes=notes)

    def _rows(self, query: Query, sort: str, limit: int | None, notes: list[str]) -> Iterator[Metadata]:
        found = False
        for metadata in self.library.metadata(query, order=sort, limit=limit):
            found = True
            yield metadata
        if not found and limit != 0:
            notes += self.library.unknown_words(query)


class Search(Part):
    """Full-text search."""

    def __call__(self, query: QueryLike, *, parts: Iterable[str] = (), limit: int | None = None) -> Table[Hit]:
        """The briefs that match a query, best match first, each with a passage that shows the match.

        `parts` limits the search to parts of the brief such as `title` or `summary`. Raises QueryError for an unknown
        part, or a query that cannot be understood.
        """
        from briefkit.core.query.texts import PARTS
        from briefkit.core.search.rank import HITS

        parts = list(parts)
        for part in parts:
            if part not in PARTS:
                hint = did_you_mean(part, PARTS) or f"use {', '.join(PARTS)}"
                raise QueryError(f"a brief has no part “{part}”", hint=hint)
        parsed = self.library.parse(query)
        hits = self.library.store.search(parsed.query, parts=parts, limit=limit)
        unknown = [] if hits else self.library.unknown_words(parsed.query)
        return Table(HITS, hits, notes=[*parsed.notes, *unknown])


class Related(Part):
    """Briefs similar to one brief."""

    def __call__(self, name: str, query: QueryLike = None, *, limit: int | None = None) -> Table[RelatedBrief]:
        """The briefs of a query that share something with a brief, most similar first, with what they share.

        Raises UnknownBriefError if no brief has the name, or several.
        """
        from briefkit.core.brief.model import brief_to_json
        from briefkit.core.search.related import RELATED, related_briefs

        brief = brief_to_json(self.library.get(name))
        parsed = self.library.parse(query)
        found = related_briefs(brief, self.library.metadata(parsed.query), self.library.store.match_context, limit)
        return Table(RELATED, found, source=brief, notes=list(parsed.notes))


class Facets(Part):
    """Numbers of briefs by the values of a field."""

    def __call__(
        self, fields: Iterable[str] = (), query: QueryLike = None, *, by: str | None = None, limit: int | None = None
    ) -> Table[Facet]:
        """The values of fields, each with the number of matching briefs that have it, most frequent first.

        Without `fields`, the usual ones. `by` splits each number by another field; `limit` applies to each field.
        Raises QueryError for an unknown field, or a query that cannot be understood.
        """
        from briefkit.core.search.facets import OVERVIEW, count_facets, facet_name, facets_schema, most_frequent

        own_keys = self.library.store.own_keys
        names = [facet_name(name, own_keys) for name in list(fields) or OVERVIEW]
        split = facet_name(by, own_keys) if by else None
        briefs = self.library.briefs(query)
        found = most_frequent(count_facets(briefs, names, self.library.store.match_context, split), limit)
        return Table(facets_schema(split), found, source=split, notes=briefs.notes)
