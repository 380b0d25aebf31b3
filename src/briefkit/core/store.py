"""Where briefs come from, as the rest of briefkit sees it: a folder, or an index or a server with the same face."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from briefkit.core.brief import Brief
from briefkit.core.finding import FileFinding
from briefkit.core.order import NEWEST_FIRST
from briefkit.core.query import Known, Query, Record
from briefkit.core.registry import Registry


class BriefStore(Protocol):
    """Answers questions about the briefs of one library. What it answers equals filtering the parsed files."""

    @property
    def registry(self) -> Registry:
        """What the library knows of topics, parties, issues, events and people."""

    @property
    def known(self) -> Known:
        """What conditions may ask of the library."""

    def refresh(self) -> None:
        """Take notice of what has changed since the last answer."""

    def find(self, query: Query) -> Iterator[Brief]:
        """The briefs that fulfil a query, by path."""

    def records(self, query: Query, *, order: str = NEWEST_FIRST, limit: int | None = None) -> Iterator[Record]:
        """The briefs that fulfil a query as `brief_to_json` tells them, without their text, in an order of `order`."""

    def own_keys(self) -> frozenset[str]:
        """The paths of the keys that briefkit does not know: `desk`, `desk.lead`, `issues.weight`."""

    def findings(self) -> Sequence[FileFinding]:
        """What is wrong with the library's files, by path and line; those that unlist a brief among them."""
