"""The columns of briefs: those that identify a brief, and any key or query field on request."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache, partial
from operator import itemgetter

from briefkit.core.query.fields import field_name, leaves, names
from briefkit.core.query.table import SCOPES
from briefkit.core.query.values import Reader, reader
from briefkit.core.tables import ANY, DATE, LIST, TEXT, Column, Json, JsonRow, TableSchema, columns_of, unknown_column

_HEADING = (
    Column("id", TEXT, "The brief's id", itemgetter("id")),
    Column("path", TEXT, "Its file, relative to the library", itemgetter("path")),
    Column("date", DATE, "Its date", itemgetter("date")),
    Column("kind", TEXT, "What kind of text it is", itemgetter("kind")),
    Column("status", TEXT, "Its editorial status", itemgetter("status")),
    Column("title", TEXT, "Its title", itemgetter("title")),
)
_BY_NAME = {column.name: column for column in _HEADING}
HEADING = tuple(column.name for column in _HEADING)
"""The keys that identify a brief."""


def heading_columns(part: str) -> tuple[Column, ...]:
    """The columns that identify a brief, whose metadata is the attribute `part` of a row."""
    return columns_of(part, _HEADING)


class BriefsSchema(TableSchema):
    """Briefs with all their metadata: any key, and any field of a query such as `issue.status`, may be a column.

    `own_keys` returns the paths of the keys that briefkit does not know.
    """

    def __init__(self, own_keys: Callable[[], Collection[str]]) -> None:
        topics = Column("topics", LIST, "Ids of topics", lambda metadata: metadata.get("topics", ()))
        shown = ("id", "date", "kind", "status", "title", "topics")
        super().__init__("briefs", "briefkit list [QUERY]", "One brief.", (*_HEADING, topics), shown)
        self._own_keys = own_keys

    def records(self, rows: Iterable[JsonRow]) -> Iterator[JsonRow]:
        """The metadata of each, unchanged."""
        return iter(rows)

    def column(self, name: str) -> Column:
        """A key or field as a column."""
        return _BY_NAME.get(name) or Column(name, ANY, "A key, or a field of a query", partial(self.value, column=name))

    def value(self, metadata: JsonRow, column: str) -> Json:
        """The value of a key, or the values of a field."""
        if column in metadata:
            return metadata[column]
        return list(dict.fromkeys(str(value) for read in _readers(column) for value in read(metadata, metadata)))

    def check(self, column: str) -> None:
        """Raises QueryError for a column that is neither a key nor a field."""
        if column not in SCOPES["brief"] and field_name("brief", column) is None:
            known = self._own_keys()
            if field_name("brief", column, known) is None:
                raise unknown_column(column, [*names("brief"), *known])


@lru_cache(maxsize=64)
def _readers(column: str) -> list[Reader]:
    name = field_name("brief", column) or column
    return [reader("brief", leaf, None) for leaf in leaves("brief", name)]
