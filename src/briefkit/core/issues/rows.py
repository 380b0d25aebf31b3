"""Positions on issues as flat rows across briefs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from briefkit.core.brief.model import Brief
from briefkit.core.dates.dates import PartialDate
from briefkit.core.issues.stated import IssueBrief, StatedIssue, stated_issues
from briefkit.core.registry.ids import Ids
from briefkit.core.registry.registry import Registry


class PositionRow(NamedTuple):
    """One position of one holder on one issue in one brief; `holder` is None if the brief records none on the issue.

    `date` is the position's own, else the brief's. `grade` is the source's Admiralty grade. `parties` are all parties
    listed in the brief, with or without a position. `more` holds the values of the keys in `stated.MORE`. `replaced` is
    the number of editions that have replaced the brief, see `IssueBrief`. `chosen` is whether the row meets the
    conditions of a query, None if its brief does not.
    """

    issue: str
    title: str
    question: str | None
    status: str | None
    trend: str | None
    outlook: str | None
    brief: str
    brief_title: str
    brief_date: PartialDate | None
    parties: tuple[str, ...]
    replaced: int | None
    date: PartialDate | None
    holder: str | None = None
    holder_title: str | None = None
    stance: str | None = None
    says: str | None = None
    basis: str | None = None
    source: str | None = None
    grade: str | None = None
    source_title: str | None = None
    source_publisher: str | None = None
    source_date: str | None = None
    source_url: str | None = None
    source_key: str | None = None
    more: tuple[Any, ...] = ()
    chosen: bool | None = True


def position_rows(briefs: Iterable[Brief], registry: Registry, language: str | None = None) -> list[PositionRow]:
    """All positions in the briefs: issues in order of first mention, briefs by date, holders as written."""
    ordered = sorted(briefs, key=lambda brief: brief.newest_last)
    return rows_of_stated((stated for brief in ordered for stated in stated_issues(brief)), registry, language)


def rows_of_stated(
    stated: Iterable[StatedIssue], registry: Registry, language: str | None = None, *, record: bool = False
) -> list[PositionRow]:
    """Rows grouped by issue, in order of first mention; `stated` must be in order of the briefs' dates.

    With `record` only live briefs count as mentions, so that what superseded ones said does not change the order.
    """
    names = _Names(registry, language)
    by_issue: dict[str, list[PositionRow]] = {}
    mentioned: dict[str, None] = {}
    brief: IssueBrief | None = None
    parties: tuple[str, ...] = ()
    for one in stated:
        if one.brief is not brief:
            brief = one.brief
            parties = names.parties(brief.parties)
        about = names.issue(one.issue)
        by_issue.setdefault(about[0], []).extend(_rows(one, about, names, parties))
        if brief.replaced == 0 or not record:
            mentioned[about[0]] = None
    return [row for issue in {**mentioned, **by_issue} for row in by_issue[issue]]


class _Names:
    """Registry ids and titles of issues and holders, each looked up once."""

    def __init__(self, registry: Registry, language: str | None) -> None:
        self.registry = registry
        self._ids = Ids(registry)
        self._party = cache(registry.holder_id)
        self.language = language
        self._holders: dict[tuple[str, str | None], tuple[str, str]] = {}
        self._issues: dict[str, tuple[str, str, str | None]] = {}

    def holder(self, word: str, people: Mapping[str, str]) -> tuple[str, str]:
        """Id and title of a party or person; `people` are those named in the brief."""
        key = (word, people.get(word))
        if key not in self._holders:
            section = self.registry.holder_section(word, people)
            id_ = self._ids.of(section, word)
            own = people.get(word) if section == "people" else None
            self._holders[key] = (id_, own or self.registry.title(section, id_, self.language))
        return self._holders[key]

    def parties(self, words: Iterable[str]) -> tuple[str, ...]:
        """The distinct ids of some listed parties."""
        return tuple(dict.fromkeys(map(self._party, words)))

    def issue(self, word: str) -> tuple[str, str, str | None]:
        """An issue's id, title and question."""
        if word not in self._issues:
            entry = self.registry.entry("issues", word)
            id_ = self._ids.of("issues", word)
            question = entry.question if entry else None
            self._issues[word] = (id_, self.registry.title("issues", id_, self.language), question)
        return self._issues[word]


def _rows(
    stated: StatedIssue, issue: tuple[str, str, str | None], names: _Names, parties: tuple[str, ...]
) -> Iterator[PositionRow]:
    brief, _, own_title, own_question, status, trend, outlook, positions = stated
    id_, title, question = issue
    about = (id_, own_title or title, own_question or question, status, trend, outlook)
    shared = (*about, brief.id, brief.title, brief.date, parties, brief.replaced)
    people, made = brief.people, brief.date
    for position in positions:
        date, holder, *said = position
        named = _NOBODY if holder is None else names.holder(holder, people)
        yield PositionRow._make((*shared, date or made, *named, *said))


_NOBODY = (None, None)
