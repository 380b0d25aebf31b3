"""`library.search`: full-text search."""

from __future__ import annotations

from collections.abc import Iterable

from briefkit.core.query.texts import PARTS
from briefkit.core.search.rank import HITS, Hit
from briefkit.core.tables import Table
from briefkit.core.text.words import did_you_mean
from briefkit.errors import QueryError
from briefkit.library.part import Part, QueryLike


class Search(Part):
    """Full-text search."""

    def __call__(self, query: QueryLike, *, parts: Iterable[str] = (), limit: int | None = None) -> Table[Hit]:
        """The briefs that match a query, best match first, each with a passage that shows the match.

        `parts` limits the search to parts of the brief such as `title` or `summary`. Raises QueryError for an unknown
        part, or a query that cannot be understood.
        """
        parts = list(parts)
        for part in parts:
            if part not in PARTS:
                hint = did_you_mean(part, PARTS) or f"use {', '.join(PARTS)}"
                raise QueryError(f"a brief has no part “{part}”", hint=hint)
        parsed = self.library.parse(query)
        hits = self.library.store.search(parsed.query, parts=parts, limit=limit)
        unknown = [] if hits else self.library.unknown_words(parsed.query)
        return Table(HITS, hits, notes=[*parsed.notes, *unknown])
