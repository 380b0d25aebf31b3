"""A store that filters parsed briefs: the reference for every other store."""

from __future__ import annotations

import datetime
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from briefkit.core.brief.as_of import known_by
from briefkit.core.brief.heads import BriefHead, head_of
from briefkit.core.brief.model import Brief, brief_to_json
from briefkit.core.brief.succession import Successions, succeeds
from briefkit.core.brief.vocabulary import LIVE
from briefkit.core.dates.dates import day_before
from briefkit.core.dates.days import Days
from briefkit.core.diagnostic import Diagnostic, Unlisted, first_of_each
from briefkit.core.events.state import Mention, mentions_in
from briefkit.core.issues.matrix import LastPositions
from briefkit.core.issues.stated import StatedIssue, stated_issues
from briefkit.core.issues.view import Chosen
from briefkit.core.judgments.links import linked_briefs
from briefkit.core.judgments.stated import StatedLedger, happened_in, stated_judgments
from briefkit.core.query.match import asks_text, matcher
from briefkit.core.query.order import NEWEST_FIRST, at_most, sort_metadata
from briefkit.core.query.own_keys import own_key_paths
from briefkit.core.query.value import EVERYTHING, MatchContext, Metadata, Query
from briefkit.core.registry.registry import Registry
from briefkit.core.search.passages import passage
from briefkit.core.search.rank import Hit, count_texts, rank, text_matcher, texts_of
from briefkit.core.search.uses import Uses, count_uses, mentions_of
from briefkit.core.text.words import fold
from briefkit.core.timeline.period import Period
from briefkit.settings import Settings
from briefkit.storage.files.brief_data import files_named


class Parsed(NamedTuple):
    """The content of a library; `briefs` in order of path."""

    registry: Registry
    briefs: Sequence[Brief]
    findings: Sequence[Diagnostic] = ()


class ParsedStore(ABC):
    """A `core.ports.BriefStore` over parsed briefs, whatever they were parsed from."""

    @property
    @abstractmethod
    def settings(self) -> Settings:
        """The settings of the library. Raises SettingsError."""

    @property
    @abstractmethod
    def parsed(self) -> Parsed:
        """The library, parsed on first use."""

    @abstractmethod
    def paths(self) -> Iterable[str]:
        """The paths of all brief files."""

    @abstractmethod
    def refresh(self) -> None:
        """Pick up what has changed since the last answer."""

    @property
    def registry(self) -> Registry:
        """The topics, parties, issues, events and people of the library."""
        return self.parsed.registry

    @property
    def match_context(self) -> MatchContext:
        """What conditions need to know about the library."""
        library, house = self.settings.library, self.settings.house
        return MatchContext(self.registry, library.language, house, library.access, library.likelihood_scale)

    def with_text(self, brief: Brief) -> Brief:
        """One of the parsed briefs with its text, for stores that parse without."""
        return brief

    def searched(self, brief: Brief) -> Brief:
        """One of the parsed briefs with the text in which words are looked for; what is left out is blank there."""
        return self.with_text(brief)

    def metadata_of(self, brief: Brief) -> Metadata:
        """The metadata of one of the parsed briefs."""
        return brief_to_json(brief)

    def find(self, query: Query) -> Iterator[Brief]:
        """The briefs that match a query, in order of path."""
        return map(self.with_text, self._found(query, self.parsed.briefs))

    def metadata(self, query: Query, *, order: str = NEWEST_FIRST, limit: int | None = None) -> Iterator[Metadata]:
        """The metadata of the briefs that match a query, sorted."""
        found = map(self.metadata_of, self._found(query, self.parsed.briefs))
        return iter(sort_metadata(found, order, self.settings.library.language)[: at_most(limit)])

    def own_keys(self) -> frozenset[str]:
        """The paths of keys that are not part of the format."""
        return frozenset(path for brief in self.parsed.briefs for path in own_key_paths(brief_to_json(brief)))

    def search(self, query: Query, *, parts: Sequence[str] = (), limit: int | None = None) -> list[Hit]:
        """The briefs that match a query, best match first, each with a passage that shows the match."""
        test = text_matcher(query, self.match_context, parts)
        briefs = [(self.metadata_of(brief), self.searched(brief).body) for brief in self.parsed.briefs]
        texts = texts_of(query)
        scores = rank([count_texts(texts, metadata, body, parts) for metadata, body in briefs])
        found = {
            metadata["path"]: (score, body)
            for score, (metadata, body) in zip(scores, briefs, strict=True)
            if bool(score) >= bool(texts)
        }
        newest = sort_metadata((metadata for metadata, _ in briefs if metadata["path"] in found), NEWEST_FIRST)
        best = sorted(newest, key=lambda metadata: -found[metadata["path"]][0])
        scored = ((metadata, *found[metadata["path"]]) for metadata in best)
        hits = (one for one in scored if test({**one[0], "body": one[2]}))
        return [
            Hit(metadata, score, passage(texts, metadata, body, parts))
            for metadata, score, body in islice(hits, at_most(limit))
        ]

    def _known(self, day: datetime.date | None, *, undated: bool = False) -> Sequence[Brief]:
        """All briefs, or those known on a day as they were then."""
        return self.parsed.briefs if day is None else known_by(self.parsed.briefs, day, undated=undated)

    def _matching(self, query: Query, known: Sequence[Brief]) -> list[Brief]:
        """Those of some briefs that match a query as they are given, by date. Later changes play no part."""
        return _by_date(self._found(query, known))

    def _found(self, query: Query, briefs: Iterable[Brief]) -> Iterator[Brief]:
        """Those of some briefs that match a query as they are given."""
        if query == EVERYTHING:
            return iter(briefs)
        test = matcher(query, self.match_context)
        if asks_text(query):
            return (brief for brief in briefs if test(brief_to_json(self.searched(brief), body=True)))
        return (brief for brief in briefs if test(self.metadata_of(brief)))

    def history(
        self,
        query: Query,
        chosen: Chosen | None = None,
        *,
        record: bool = False,
        day: datetime.date | None = None,
    ) -> list[StatedIssue]:
        """All positions on the issues of the chosen ones in briefs that match a query, by date."""
        known = self._known(day)
        asked = {brief.path for brief in self._matching(query, known)}
        found: list[StatedIssue] = []
        for brief, replaced in _on_record(known, _by_date(known), record):
            if brief.path in asked:
                found += stated_issues(brief, replaced, chosen)
            else:
                found += [stated.unasked() for stated in stated_issues(brief, replaced)]
        issues = {self._issue(stated) for stated in found if stated.has_chosen}
        return [stated for stated in found if self._issue(stated) in issues]

    def _issue(self, stated: StatedIssue) -> str:
        return self.registry.key("issues", stated.issue)

    def last_positions(
        self,
        query: Query,
        issues: Collection[str] = (),
        *,
        record: bool = False,
        day: datetime.date | None = None,
    ) -> LastPositions:
        """All positions on some issues, or on all; a store that returns fewer must give the same matrix."""
        known = self._known(day)
        briefs = _on_record(known, self._matching(query, known), record)
        found = [stated for brief, replaced in briefs for stated in stated_issues(brief, replaced)]
        return LastPositions([stated for stated in found if not issues or self._issue(stated) in issues])

    def period(
        self, query: Query, since: datetime.date, until: datetime.date, *, now: bool = False, undated: bool = False
    ) -> Period:
        """What the live briefs that match a query stated before a period and at its end."""
        before = self._counted(query, True, day_before(since), undated=undated)
        after = self._counted(query, True, None if now else until, undated=undated)
        positions = self.last_positions(query, record=True, day=until).stated
        judgments = [stated for brief in after for stated in stated_judgments(brief)]
        happened = [stated for stated in judgments if happened_in(stated, Days(since, until))]
        return Period([*map(head_of, before)], [*map(head_of, after)], positions, happened)

    def judgments(
        self, query: Query, *, drafts: bool = False, day: datetime.date | None = None, undated: bool = False
    ) -> StatedLedger:
        """The judgments in all published briefs by date, and which briefs match a query."""
        known = self._known(day, undated=undated)
        asked = None if query == EVERYTHING else {brief.id for brief in self._matching(query, known)}
        briefs = [brief for brief in _by_date(known) if drafts or succeeds(brief.status)]
        editions = {brief.id: brief.supersedes for brief in known if brief.supersedes}
        return StatedLedger([(one, 1) for brief in briefs for one in stated_judgments(brief)], editions, asked)

    def carried_judgments(
        self, query: Query, *, day: datetime.date | None = None, undated: bool = False
    ) -> StatedLedger:
        """The judgments that the current briefs alone do not tell."""
        ledger = self.judgments(query, day=day, undated=undated)
        continued = ((one.brief.id, one.judgment.continues) for one, _ in ledger.judgments)
        linked = {id_ for link in linked_briefs(ledger.editions, continued) for id_ in link}
        found = [(one, count) for one, count in ledger.judgments if one.brief.id in linked or one.brief.status != LIVE]
        return ledger._replace(judgments=found)

    def judgments_to_score(
        self,
        query: Query,
        by: str | None,  # noqa: ARG002 - each represents itself
        today: datetime.date,  # noqa: ARG002
        *,
        day: datetime.date | None = None,
    ) -> StatedLedger:
        """The same: every judgment represents itself only."""
        return self.judgments(query, day=day)

    def heads(
        self, query: Query, *, live: bool = False, day: datetime.date | None = None, undated: bool = False
    ) -> list[BriefHead]:
        """The heads of the (live) briefs that match a query, by date."""
        return [head_of(brief) for brief in self._counted(query, live, day, undated=undated)]

    def event_mentions(
        self,
        ids: Collection[str] | None,
        *,
        live: bool = False,
        day: datetime.date | None = None,
        undated: bool = False,
    ) -> list[Mention]:
        """What the (live) briefs say of the events with some ids, or of all, by the briefs' dates."""
        briefs = self._counted(EVERYTHING, live, day, undated=undated)
        return [mention for brief in briefs for mention in mentions_in(brief, ids, self.registry)]

    def _counted(self, query: Query, live: bool, day: datetime.date | None, *, undated: bool = False) -> list[Brief]:
        known = self._known(day, undated=undated)
        return [brief for brief in self._matching(query, known) if brief.live or not live]

    def uses(self) -> Uses:
        """The number of briefs that use each id, by section of the registry."""
        return count_uses(map(mentions_of, self.parsed.briefs), self.registry)

    def headings(self, holding: str = "") -> list[tuple[str, str, str]]:
        """The (id, path, title) of every brief, or of those whose folded id contains a text, by path."""
        return [(brief.id, brief.path, brief.title) for brief in self.parsed.briefs if holding in fold(brief.id)]

    def brief_at(self, path: str) -> Brief | None:
        """The brief in a file, or None if there is none that can be listed."""
        return next((brief for brief in self.parsed.briefs if brief.path == path), None)

    def body(self, path: str) -> str:
        """The Markdown of the brief in a file; empty if there is none."""
        found = self.brief_at(path)
        return found.body if found else ""

    def findings(self, *, unlisting: bool = False) -> Sequence[Diagnostic]:
        """The problems in the registry and the briefs, or only those that keep a brief from being listed."""
        return [found for found in self.parsed.findings if found.unlists or not unlisting]

    def unlisted(self, most: int, of_each: int) -> Unlisted:
        """Of the first `most` files that cannot be listed the first `of_each` reasons, and how many more there are."""
        return first_of_each(self.findings(unlisting=True), most, of_each)

    def files_named(self, name: str) -> list[str]:
        """The file at a path, otherwise the files whose name without the suffix is `name`."""
        return files_named(self.paths(), name)


def _on_record(known: Sequence[Brief], briefs: Iterable[Brief], record: bool) -> Iterator[tuple[Brief, int | None]]:
    """Some briefs with how often each was replaced by others that are known; with `record`, those on the record."""
    pairs = [(brief.id, brief.supersedes) for brief in known if brief.supersedes and succeeds(brief.status)]
    replaced = Successions(pairs).replaced
    for brief in briefs:
        editions = replaced(brief.id, brief.status)
        if editions is not None or not record:
            yield brief, editions


def _by_date(briefs: Iterable[Brief]) -> list[Brief]:
    return sorted(briefs, key=lambda brief: brief.newest_last)


class GivenBriefs(ParsedStore):
    """A store of briefs that are already parsed."""

    def __init__(self, settings: Settings, parsed: Parsed) -> None:
        self._settings = settings
        self._parsed = parsed

    @property
    def settings(self) -> Settings:
        """The settings passed in."""
        return self._settings

    @property
    def parsed(self) -> Parsed:
        """The briefs passed in."""
        return self._parsed

    def paths(self) -> list[str]:
        """Their paths."""
        return [brief.path for brief in self._parsed.briefs]

    def refresh(self) -> None:
        """Do nothing: the briefs stay the same."""
