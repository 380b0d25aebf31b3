"""The briefs on a server that match a query, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from briefkit.core.query.order import parse_order
from briefkit.core.query.value import MatchContext, Metadata, Query, Text
from briefkit.storage.index.answer import FIRST, IndexAnswer, Place, select_from
from briefkit.storage.index.connection import Connection
from briefkit.storage.index.narrowing import Condition
from briefkit.storage.index.verifier import Verifier
from briefkit.storage.postgres.texts import ServedTexts, TermNarrowing, is_exact

_MOST_VALUES = 10_000
"""PostgreSQL takes 65,535 values in a statement; a query with more is left to the test of each brief."""
_GROWTH, _PAGE = 8, 20_000
"""How much longer each page of places is than the last, and the length of the longest."""
Found = tuple[int, str, int, str]
"""The number, path, `date_key` and id of a brief."""
_COLUMNS = "file.doc, file.path, file.date_key, file.id"


class ServedAnswer(IndexAnswer):
    """The matches of one query on a server. Places are asked for page by page, each from where the last one ended."""

    def __init__(
        self, connection: Connection, context: MatchContext, query: Query, parts: Sequence[str] = (), wanted: int = 0
    ) -> None:
        verifier = Verifier(context, ServedTexts(connection, parts))
        self.narrowing: TermNarrowing = TermNarrowing(connection, context, parts, wanted)
        super().__init__(connection, query, self.narrowing, verifier)
        self.also: Condition | None = None
        asked = self.parts()
        self._conditions = self.narrowing.conditions(asked)
        if sum(len(condition.values) for condition in self._conditions) > _MOST_VALUES:
            self._conditions = []
        elif len(asked) <= self.narrowing.MOST:  # then all of them are conditions
            self.verifier.held = frozenset(part for part in asked if isinstance(part, Text) and is_exact(part))

    def metadata(self, order: str, limit: int | None) -> Iterator[Metadata]:
        """The metadata sorted by a key such as `-date`."""
        key, backwards = parse_order(order)
        by_date = key == "date"
        places = self._by_date(backwards, limit) if by_date else iter(self.sorted_by_text(key, backwards))
        found = self.metadata_at(places)
        return found if limit is None else iter(list(islice(found, limit)))

    def docs(self) -> list[int]:
        """The numbers of the matching briefs, in any order."""
        return [doc for doc, _ in self.tested(self._by_date(True, None))]

    def newest(self, limit: int) -> Iterator[list[Found]]:
        """All that may match, the newest first, in pages of some length."""
        return self._pages(True, limit, limit)

    def select(self, tail: str, columns: str) -> tuple[str, tuple[object, ...]]:
        """A SELECT over listed briefs; `also` is a further condition."""
        also = [self.also] if self.also and len(self.also.values) <= _MOST_VALUES else []
        conditions = [*self._conditions, *also]
        return select_from(columns, "file", conditions, tail)

    def _by_date(self, backwards: bool, limit: int | None) -> Iterator[Place]:
        first = FIRST if limit is None else max(2 * limit, FIRST)
        for page in self._pages(backwards, first, _PAGE):
            yield from ((doc, path) for doc, path, *_ in page)

    def _pages(self, backwards: bool, size: int, most: int) -> Iterator[list[Found]]:
        """Dated briefs in order, then undated ones by id."""
        direction, beyond = ("DESC", "<") if backwards else ("ASC", ">")
        dated = f"file.date_key {direction}, file.id {direction}, file.path"
        after = (
            f"(file.date_key, file.id) {beyond}= (?, ?) AND ((file.date_key, file.id) {beyond} (?, ?) OR file.path > ?)"
        )
        undated = "(file.id, file.path) > (?, ?)"
        for which, order, rest in (("> 0", dated, after), ("= 0", "file.id, file.path", undated)):
            tail = ""
            values: tuple[object, ...] = ()
            while True:
                page = self._page(f"file.id IS NOT NULL AND file.date_key {which}{tail} ORDER BY {order}", values, size)
                if page:
                    yield page
                if len(page) < size:
                    break
                _, path, date_key, id_ = page[-1]
                tail = f" AND {rest}"
                values = (date_key, id_, date_key, id_, path) if which == "> 0" else (id_, path)
                size = min(size * _GROWTH, most)

    def _page(self, tail: str, values: tuple[object, ...], size: int) -> list[Found]:
        ask, before = self.select(f"{tail} LIMIT ?", _COLUMNS)
        return self.connection.execute(ask, (*before, *values, size)).fetchall()
