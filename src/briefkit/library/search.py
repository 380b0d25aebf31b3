"""What a library answers about briefs: a list of them, a search in their texts, briefs alike, counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from briefkit.core.query.columns import BriefsSchema
from briefkit.core.query.order import NEWEST_FIRST, parse_order
from briefkit.core.query.value import Metadata, Query
from briefkit.core.tables import Table
from briefkit.core.text.words import did_you_mean
from briefkit.errors import QueryError
from briefkit.library.part import Asked, Part

if TYPE_CHECKING:
    from briefkit.core.search.facets import Facet
    from briefkit.core.search.rank import Hit
    from briefkit.core.search.related import RelatedBrief


class Briefs(Part):
    """The briefs as rows."""

    def __call__(
        self,
        query: Asked = None,
        *,
        sort: str = NEWEST_FIRST,
        limit: int | None = None,
        columns: Iterable[str] = (),
    ) -> Table[Metadata]:
        """The briefs of a query as JSON objects without their text, read as they come, in an order such as `-date`.

        `columns` are the keys or fields to show, such as `origin.url` or `party`. Raises QueryError for what there is
        not.
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

    def __call__(self, query: Asked, *, parts: Iterable[str] = (), limit: int | None = None) -> Table[Hit]:
        """The briefs of a query, what fits best first, each with a passage that shows why.

        The words have to stand in some `parts` of the brief, if any are named: `title`, `summary` and so on.
        Raises QueryError for a part that there is not.
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
    """Briefs like one brief."""

    def __call__(self, name: str, query: Asked = None, *, limit: int | None = None) -> Table[RelatedBrief]:
        """The briefs of a query that share something with a brief, the most alike first, and what that is.

        Raises UnknownBriefError where the name means none, or several.
        """
        from briefkit.core.brief.model import brief_to_json
        from briefkit.core.search.related import RELATED, related_briefs

        brief = brief_to_json(self.library.get(name))
        parsed = self.library.parse(query)
        found = related_briefs(brief, self.library.metadata(parsed.query), self.library.store.match_context, limit)
        return Table(RELATED, found, source=brief, notes=list(parsed.notes))


class Facets(Part):
    """How many briefs hold which value of a field."""

    def __call__(
        self, fields: Iterable[str] = (), query: Asked = None, *, by: str | None = None, limit: int | None = None
    ) -> Table[Facet]:
        """The values of some fields with the number of briefs of a query that hold them, the most frequent first.

        Without fields the usual ones; `by` splits each number by another field; `limit` is for each field.
        Raises QueryError for a field that there is not.
        """
        from briefkit.core.search.facets import OVERVIEW, count_facets, facet_name, facets_schema, most_frequent

        own_keys = self.library.store.own_keys
        names = [facet_name(name, own_keys) for name in list(fields) or OVERVIEW]
        split = facet_name(by, own_keys) if by else None
        briefs = self.library.briefs(query)
        found = most_frequent(count_facets(briefs, names, self.library.store.match_context, split), limit)
        return Table(facets_schema(split), found, source=split, notes=briefs.notes)
