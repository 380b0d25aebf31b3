"""Interfaces that core needs and other layers implement: stores of briefs, a view of the library."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from briefkit.core.query.order import NEWEST_FIRST
from briefkit.core.query.value import MatchContext, Metadata, Query

if TYPE_CHECKING:
    import datetime

    from briefkit.core.body.outline import Outline
    from briefkit.core.brief.heads import BriefHead
    from briefkit.core.brief.model import Brief
    from briefkit.core.brief.version import Version
    from briefkit.core.diagnostic import Diagnostic, Unlisted
    from briefkit.core.events.state import EventState, Mention
    from briefkit.core.issues.matrix import LastPositions
    from briefkit.core.issues.stated import StatedIssue
    from briefkit.core.issues.view import Chosen
    from briefkit.core.judgments.rows import JudgmentRow
    from briefkit.core.judgments.stated import StatedLedger
    from briefkit.core.publication.own_fonts import FontProblem
    from briefkit.core.quotes.kept_text import KeptText
    from briefkit.core.registry.registry import Registry
    from briefkit.core.search.rank import Hit
    from briefkit.core.search.uses import Uses
    from briefkit.core.timeline.period import Period
    from briefkit.settings import Settings


class BriefStore(Protocol):
    """Answers questions about the briefs of one library, exactly as filtering the parsed files would."""

    @property
    def settings(self) -> Settings:
        """The settings of the library. Raises SettingsError."""

    @property
    def registry(self) -> Registry:
        """The topics, parties, issues, events and people that the library has registered."""

    @property
    def match_context(self) -> MatchContext:
        """What matching a query needs besides the briefs."""

    def refresh(self) -> None:
        """Check for changes since the last answer."""

    def find(self, query: Query) -> Iterator[Brief]:
        """The briefs that match a query, by path."""

    def metadata(self, query: Query, *, order: str = NEWEST_FIRST, limit: int | None = None) -> Iterator[Metadata]:
        """The metadata of the briefs that match a query, in an order such as `-date`."""

    def search(self, query: Query, *, parts: Sequence[str] = (), limit: int | None = None) -> list[Hit]:
        """The briefs that match a query, best match first, each with a passage that shows why.

        With `parts` (see `query.texts.PARTS`), the words of the query must be in one of them.
        """

    def history(
        self,
        query: Query,
        chosen: Chosen | None = None,
        *,
        record: bool = False,
        day: datetime.date | None = None,
    ) -> list[StatedIssue]:
        """All positions on the issues of the chosen ones in the briefs that match a query, by date.

        Chosen, and marked so, are those in these briefs that meet the conditions in `chosen`; those in other briefs are
        marked by None. Each says how often its brief was replaced; with `record`, they are those of live and superseded
        briefs only. With `day`, all is as it was known at the end of that day.
        """

    def last_positions(
        self,
        query: Query,
        issues: Collection[str] = (),
        *,
        record: bool = False,
        day: datetime.date | None = None,
    ) -> LastPositions:
        """The positions that a matrix of some issues, by their keys, or of all needs.

        With `record`, a matrix of live briefs, with what superseded ones said. It may return more positions on these
        issues, even all; with counts if some are left out.
        """

    def period(
        self, query: Query, since: datetime.date, until: datetime.date, *, now: bool = False, undated: bool = False
    ) -> Period:
        """What the live briefs that match a query stated, as known before `since` and at the end of `until`.

        Positions include those of superseded briefs, and may be limited to those that show what moved. Judgments are
        those to which something happened. With `now`, judgments and events at the end are as they are today: then what
        has no date counts as well. With `undated`, a status of an event without a date is as old as its brief, and a
        judgment with an outcome without a date is not open.
        """

    def judgments(self, query: Query, *, drafts: bool = False, day: datetime.date | None = None) -> StatedLedger:
        """The judgments in the briefs that match a query and were ever published, by date; with `drafts`, in all.

        With them come those in other briefs that are the same forecast, and perhaps more; `asked` says which briefs
        match. With `day`, they are as they were known at the end of that day.
        """

    def carried_judgments(
        self, query: Query, *, day: datetime.date | None = None, undated: bool = False
    ) -> StatedLedger:
        """Judgments as for `judgments`, but only of briefs that the current ones alone do not tell.

        These are all briefs that carry on judgments of others or may be carried on, and those superseded or retracted.
        `undated` is as for `period`.
        """

    def judgments_to_score(
        self, query: Query, by: str | None, today: datetime.date, *, day: datetime.date | None = None
    ) -> StatedLedger:
        """Judgments as for `judgments`, each with the number of judgments that it represents.

        Those that score alike today and are in the same group (`by`, a key of `groups.GROUPINGS`) may be represented by
        one.
        """

    def heads(
        self, query: Query, *, live: bool = False, day: datetime.date | None = None, undated: bool = False
    ) -> list[BriefHead]:
        """What the briefs that match a query add to a timeline, by date; see `history` and `period`."""

    def event_mentions(
        self,
        ids: Collection[str] | None,
        *,
        live: bool = False,
        day: datetime.date | None = None,
        undated: bool = False,
    ) -> list[Mention]:
        """What the (live) briefs say of the events with some ids, or of all, by the briefs' dates.

        See `history`, and `period` for `undated`.
        """

    def uses(self) -> Uses:
        """The number of briefs that use each id, by section of the registry."""

    def headings(self, holding: str = "") -> list[tuple[str, str, str]]:
        """Id, path and title of every brief, by path; with `holding` (folded), of those whose id contains it."""

    def brief_at(self, path: str) -> Brief | None:
        """The brief in a file, with its text; None if there is none that can be listed."""

    def body(self, path: str) -> str:
        """The Markdown of the brief in a file; empty if there is none."""

    def own_keys(self) -> frozenset[str]:
        """The paths of the keys that briefkit does not know, such as `desk`, `desk.lead`, `issues.weight`."""

    def findings(self, *, unlisting: bool = False) -> Sequence[Diagnostic]:
        """What is wrong with the files, by path and line; with `unlisting`, only what prevents listing."""

    def unlisted(self, most: int, of_each: int) -> Unlisted:
        """Of the first `most` files that cannot be listed the first `of_each` reasons, and how many more there are."""

    def files_named(self, name: str) -> list[str]:
        """The file at a path, or else the files with this name, without its extension."""


@runtime_checkable
class IndexedStore(Protocol):
    """What a store with an index offers in addition."""

    def sql(self, statement: str, *, timeout: float | None) -> tuple[tuple[str, ...], list[Any]]:
        """Columns and rows of a statement over the views of docs/sql.md; `timeout` in seconds, 0 for any time.

        Raises QueryError.
        """

    def status(self) -> dict[str, Any]:
        """Where the index is and what it contains."""

    def rebuild(self) -> None:
        """Rebuild the index from the files."""


@runtime_checkable
class VersionedStore(Protocol):
    """What a store offers in addition that knows the versions of the files it has read."""

    def versions(self) -> dict[str, bytes] | None:
        """A hash of the bytes of each brief's file that can be listed, by path; None if nothing tells now."""

    def text_of(self, path: str, version: bytes) -> tuple[str, int] | None:
        """The Markdown in a version of a brief's file and its first line; None if the file is another by now."""


class ServedStore(Protocol):
    """What a store on a server offers in addition: the files, to readers who have none.

    All is of one pushed state, until `refresh`. Paths are relative to the library, with `/`. *Assets* are the files
    that briefs and the house use (see `storage/files/assets.py`), each with the hash of its bytes (`content_hash`).
    """

    @property
    def place(self) -> str:
        """The address of the server, without its password."""

    def close(self) -> None:
        """End the connection; the next question makes another, which may find another state."""

    @property
    def commit(self) -> str:
        """The full hash of the commit that is served; empty if a folder was pushed."""

    @property
    def pushed_at(self) -> datetime.datetime:
        """When it was pushed, in UTC."""

    @property
    def role(self) -> str:
        """The role of the server that asks."""

    @property
    def sees_all(self) -> bool:
        """Whether that role is shown every brief, and not only those for the public."""

    @property
    def embargo_day(self) -> datetime.date:
        """The day on the server, in the time zone of its embargoes."""

    def file_bytes(self, path: str) -> bytes | None:
        """The bytes of a brief's file, also of one that cannot be listed; None if there is none."""

    def asset_hash(self, path: str) -> bytes | None:
        """The hash of an asset; None if there is none at this path."""

    def asset_paths(self, folder: str) -> list[str]:
        """The paths of the assets in a folder and in those below it, sorted."""

    def asset_bytes(self, hash_: bytes) -> bytes | None:
        """The bytes with a hash that `asset_hash` has returned."""

    def served_hashes(self, hashes: Collection[bytes]) -> set[bytes]:
        """Those of some hashes that are still those of assets."""


class LibraryView(Protocol):
    """What rules may ask about the library around a brief. Everything is read on demand."""

    @property
    def today(self) -> datetime.date:
        """The day of the check."""

    @property
    def registry(self) -> Registry:
        """The topics, parties, issues, events and people that the library has registered."""

    @property
    def registry_findings(self) -> Sequence[Diagnostic]:
        """What is wrong with the registry."""

    @property
    def ids(self) -> Collection[str]:
        """The ids of all briefs, including those that cannot be listed."""

    def paths(self, id_: str) -> Sequence[str]:
        """The files with an id, first those spelled so, then those in another case or composition.

        More than one is an error, none means that there is no such brief.
        """

    def event(self, id_: str, brief: Brief | None = None) -> EventState:
        """The state of an event, from the registry, all live briefs, and the one that is checked."""

    def forecast(self, ref: str) -> Sequence[JudgmentRow]:
        """The judgments that are one forecast with the one called BRIEF#ID, itself included; none if it is alone."""

    def usual_spelling(self, section: str, word: str) -> tuple[str, str] | None:
        """The spelling of an id that the registry lacks in most briefs, if it is another, and a file that has it."""

    def near(self, id_: str) -> str | None:
        """A hint with ids that are spelled like one that does not exist."""

    def brief(self, id_: str) -> Brief | None:
        """The brief with an id; None if there is none or it cannot be listed."""

    def outline(self, brief: Brief) -> Outline:
        """The headings, links, pictures and marks of a brief's body, cached."""

    def successor(self, id_: str) -> Brief | None:
        """The published brief that supersedes the one with this id, or None."""

    @property
    def first_commit(self) -> datetime.date | None:
        """The day of the first commit that has one of the briefs; None if git does not know or is not asked."""

    def versions(self, path: str) -> Sequence[Version]:
        """The committed versions of a brief's file, oldest first; none if git does not know or is not asked."""

    def file_problem(self, brief_path: str, source: str, *, picture: bool = False) -> str | None:
        """Why a file that a brief refers to cannot be used, in a few words; None if it can."""

    def original_problem(self, name: str) -> str | None:
        """What is wrong with a kept original, as a sentence on “it”; None if it is as it was kept."""

    def original_text(self, name: str) -> KeptText | None:
        """The text of a kept original; None if there is none, or it has changed."""

    @property
    def unused_originals(self) -> Sequence[str]:
        """The files of kept originals that no brief names, as paths."""

    @property
    def links(self) -> Sequence[tuple[str, str]]:
        """The symbolic links among the library's files, which are never followed, as (path, target)."""

    @property
    def logo_problem(self) -> str | None:
        """Why the publisher's logo is not printed, in the words of an export; None if it is."""

    @property
    def templates_problem(self) -> FontProblem | None:
        """Why the publisher's own parts of publications cannot be used, in the words of an export."""

    @property
    def document_problem(self) -> FontProblem | None:
        """Why the Word document of the house cannot be taken over, in the words of an export."""

    @property
    def font_problems(self) -> Sequence[FontProblem]:
        """What is wrong with the publisher's own fonts."""
