"""`library.briefs`: lists of briefs, for `briefkit list`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import itemgetter

from briefkit.core.query.columns import BriefsSchema
from briefkit.core.query.order import NEWEST_FIRST, parse_order
from briefkit.core.query.shard import Shard, in_shard
from briefkit.core.query.value import Metadata, Query
from briefkit.core.tables import Table
from briefkit.library.part import Part, QueryLike


class Briefs(Part):
    """Lists of briefs."""

    def __call__(
        self,
        query: QueryLike = None,
        *,
        sort: str = NEWEST_FIRST,
        limit: int | None = None,
        columns: Iterable[str] = (),
        part: Shard | None = None,
    ) -> Table[Metadata]:
        """The metadata of the briefs that match a query, as JSON objects, sorted by a key such as `-date` or `title`.

        The rows are read as they are asked for. `columns` are keys or fields to show, such as `origin.url` or `party`.
        Of what would be listed, only the briefs of a `part` are.
        Raises QueryError for an unknown order or column, or a query that cannot be understood.
        """
        parse_order(sort)
        parsed = self.library.parse(query)
        schema = BriefsSchema(self.library.store.own_keys)
        for column in columns:
            schema.check(column)
        notes = list(parsed.notes)
        rows = in_shard(self._rows(parsed.query, sort, limit, notes), part, itemgetter("path"))
        return Table(schema, rows, shown=columns, notes=notes)

    def _rows(self, query: Query, sort: str, limit: int | None, notes: list[str]) -> Iterator[Metadata]:
        found = False
        for metadata in self.library.metadata(query, order=sort, limit=limit):
            found = True
            yield metadata
        if not found and limit != 0:
            notes += self.library.unknown_words(query)
