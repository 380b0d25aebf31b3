"""Where briefs come from, as the rest of briefkit sees it: a folder, or an index or a server with the same face."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from briefkit.core.finding import FileFinding
from briefkit.core.query.order import NEWEST_FIRST
from briefkit.core.query.value import Known, Query, Record

if TYPE_CHECKING:
    from briefkit.core.brief.model import Brief
    from briefkit.core.issues.stated import StatedPosition
    from briefkit.core.judgments.stated import StatedJudgment
    from briefkit.core.registry.registry import Registry
    from briefkit.core.search.rank import Hit


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

    def search(self, query: Query, *, parts: Sequence[str] = (), limit: int | None = None) -> list[Hit]:
        """The briefs that fulfil a query, what fits best first, each with the passage that shows it.

        With `parts` (of `search_texts.PARTS`) the words of the query have to stand in one of them.
        """

    def positions(self, query: Query, *, live: bool = False) -> list[StatedPosition]:
        """What the briefs that fulfil a query state on issues, by date; of the live ones only, or of all."""

    def judgments(self, query: Query, *, live: bool = False) -> list[StatedJudgment]:
        """The judgments in the briefs that fulfil a query, by date; in the live ones only, or in all."""

    def headings(self, holding: str = "") -> list[tuple[str, str, str]]:
        """Id, path and title of every brief, by path; only of those whose id holds a text that is folded."""

    def brief_at(self, path: str) -> Brief | None:
        """The brief in a file, whole, or None where there is none that can be listed."""

    def own_keys(self) -> frozenset[str]:
        """The paths of the keys that briefkit does not know: `desk`, `desk.lead`, `issues.weight`."""

    def findings(self, *, unlisting: bool = False) -> Sequence[FileFinding]:
        """What is wrong with the library's files, by path and line, or only what keeps a brief from being listed."""

    def unlisted(self, most: int) -> tuple[Sequence[FileFinding], int]:
        """What keeps files from being listed, so many findings at most, and how many files there are of that kind."""

    def files_named(self, name: str) -> list[str]:
        """The files at a path, else those whose name without its ending is this one."""
