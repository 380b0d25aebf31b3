"""What the core asks of the rooms above it: where briefs come from, and where news of long work goes."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from briefkit.core.query.order import NEWEST_FIRST
from briefkit.core.query.value import MatchContext, Metadata, Query

if TYPE_CHECKING:
    import datetime

    from briefkit.core.body.outline import Outline
    from briefkit.core.brief.heads import BriefHead
    from briefkit.core.brief.model import Brief
    from briefkit.core.diagnostic import Diagnostic
    from briefkit.core.issues.matrix import LastPositions
    from briefkit.core.issues.stated import StatedPosition
    from briefkit.core.judgments.stated import StatedJudgment
    from briefkit.core.registry.registry import Registry
    from briefkit.core.search.rank import Hit
    from briefkit.core.search.uses import Uses
    from briefkit.settings import Settings


class Progress:
    """Hears how long work is going. This one ignores it; a subclass passes it on."""

    def note(self, message: str) -> None:
        """A line for a person."""

    def advance(self, what: str, done: int, total: int) -> None:
        """How far the work has come."""


SILENT = Progress()


class BriefStore(Protocol):
    """Answers questions about the briefs of one library. What it answers equals filtering the parsed files."""

    @property
    def settings(self) -> Settings:
        """The settings of the library. Raises SettingsError."""

    @property
    def registry(self) -> Registry:
        """What the library knows of topics, parties, issues, events and people."""

    @property
    def match_context(self) -> MatchContext:
        """What conditions may ask of the library."""

    def refresh(self) -> None:
        """Take notice of what has changed since the last answer."""

    def find(self, query: Query) -> Iterator[Brief]:
        """The briefs that fulfil a query, by path."""

    def metadata(self, query: Query, *, order: str = NEWEST_FIRST, limit: int | None = None) -> Iterator[Metadata]:
        """The briefs that fulfil a query as `brief_to_json` tells them, without their text, in an order of `order`."""

    def search(self, query: Query, *, parts: Sequence[str] = (), limit: int | None = None) -> list[Hit]:
        """The briefs that fulfil a query, what fits best first, each with the passage that shows it.

        With `parts` (of `search_texts.PARTS`) the words of the query have to stand in one of them.
        """

    def positions(self, query: Query, *, live: bool = False, day: datetime.date | None = None) -> list[StatedPosition]:
        """What the briefs that fulfil a query state on issues, by date; of the live ones only, or of all.

        With `day` as they stood at the end of it.
        """

    def last_positions(
        self, query: Query, *, live: bool = False, day: datetime.date | None = None, since: datetime.date | None = None
    ) -> LastPositions:
        """Those of `positions` that a matrix of them needs, and with `since` those of all briefs from that day on.

        More may come along, all of them even. Without `since` they are counted where not all are there.
        """

    def judgments(
        self, query: Query, *, live: bool = False, day: datetime.date | None = None, since: datetime.date | None = None
    ) -> list[StatedJudgment]:
        """The judgments in the briefs that fulfil a query, by date; as `positions`.

        With `since` those that were made, updated or resolved or fell due from that day to `day`.
        """

    def alike(
        self, query: Query, by: str | None, *, live: bool = False, day: datetime.date | None = None
    ) -> list[tuple[StatedJudgment, int]]:
        """Judgments that stand for so many that are scored alike and agree in what they are grouped `by`, a key of
        `score.GROUPINGS`.
        """

    def heads(self, query: Query, *, live: bool = False, day: datetime.date | None = None) -> list[BriefHead]:
        """What the briefs that fulfil a query add to a timeline, by date; as `positions`."""

    def uses(self) -> Uses:
        """How many briefs use each id, by section of the registry."""

    def headings(self, holding: str = "") -> list[tuple[str, str, str]]:
        """Id, path and title of every brief, by path; only of those whose id holds a text that is folded."""

    def brief_at(self, path: str) -> Brief | None:
        """The brief in a file, whole, or None where there is none that can be listed."""

    def own_keys(self) -> frozenset[str]:
        """The paths of the keys that briefkit does not know: `desk`, `desk.lead`, `issues.weight`."""

    def findings(self, *, unlisting: bool = False) -> Sequence[Diagnostic]:
        """What is wrong with the library's files, by path and line, or only what keeps a brief from being listed."""

    def unlisted(self, most: int) -> tuple[Sequence[Diagnostic], int]:
        """What keeps files from being listed, so many findings at most, and how many files there are of that kind."""

    def files_named(self, name: str) -> list[str]:
        """The files at a path, else those whose name without its ending is this one."""


@runtime_checkable
class IndexedStore(Protocol):
    """What a store adds that answers from an index."""

    def sql(self, statement: str, *, timeout: float) -> tuple[tuple[str, ...], list[Any]]:
        """Columns and rows of a statement over the views of docs/sql.md; `timeout` in seconds. Raises QueryError."""

    def status(self) -> dict[str, Any]:
        """Where the index is and what it holds."""

    def rebuild(self) -> None:
        """Make the index anew."""


class LibraryView(Protocol):
    """What rules may ask of the library around a brief. Nothing is read before it is asked for."""

    @property
    def today(self) -> datetime.date:
        """The day on which the library is checked."""

    @property
    def registry(self) -> Registry:
        """What the library knows of topics, parties, issues, events and people."""

    @property
    def registry_findings(self) -> Sequence[Diagnostic]:
        """What is wrong with the registry."""

    @property
    def ids(self) -> Collection[str]:
        """The ids of all briefs, those that cannot be listed among them."""

    def paths(self, id_: str) -> Sequence[str]:
        """The files that have an id: more than one is a mistake, none means that there is no such brief."""

    def near(self, id_: str) -> str | None:
        """A hint at the ids that are spelt much like one that is not there."""

    def brief(self, id_: str) -> Brief | None:
        """The brief with an id, None where there is none or it cannot be listed."""

    def outline(self, brief: Brief) -> Outline:
        """The headings, links, pictures and marks of a brief's body; read once a brief."""

    def successor(self, id_: str) -> Brief | None:
        """A published brief that supersedes the one with this id."""

    def file_problem(self, brief_path: str, source: str) -> str | None:
        """Why a file that a brief refers to cannot be used, in a few words; None where it can."""

    @property
    def links(self) -> Sequence[tuple[str, str]]:
        """The symbolic links among the library's files, which are never followed: (path, where it points)."""
