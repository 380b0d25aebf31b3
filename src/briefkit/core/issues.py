"""Who wants what on which issue: flat rows over briefs, and the matrix of issues by parties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from briefkit.core.brief import Brief
from briefkit.core.dates import PartialDate
from briefkit.core.issue_moves import Move
from briefkit.core.issue_sources import SourceUse, source_uses, sources_of
from briefkit.core.records import Issue, Position
from briefkit.core.registry import Registry
from briefkit.core.shapes import Json


class PositionRow(NamedTuple):
    """One position of one holder on one issue in one brief; `holder` is None where a brief records none on the issue.

    `date` is the position's own, else the brief's. `grade` is the source's, by the Admiralty code. `parties` are those
    that the brief lists, whether it records a position of theirs or not; `person` says that the holder is no party.
    """

    issue: str
    title: str
    question: str | None
    status: str | None
    trend: str | None
    outlook: str | None
    brief: str
    brief_date: PartialDate | None
    date: PartialDate | None
    holder: str | None = None
    holder_title: str | None = None
    stance: str | None = None
    says: str | None = None
    basis: str | None = None
    source: str | None = None
    grade: str | None = None
    source_title: str | None = None
    source_key: str | None = None
    parties: tuple[str, ...] = ()
    brief_title: str = ""
    person: bool = False


When = tuple[bool, int, int, int]


def when(date: PartialDate | None) -> When:
    """A sort key that orders as dates do, the undated last; much quicker to compare than the dates themselves."""
    return (True, 0, 0, 0) if date is None else (False, date.year, date.month or 0, date.day or 0)


def position_rows(briefs: Iterable[Brief], registry: Registry, language: str | None = None) -> list[PositionRow]:
    """Every position in the briefs: issues in order of first mention, their briefs by date, holders as written."""
    names = _Names(registry, language)
    by_issue: dict[str, list[tuple[When, str, list[PositionRow]]]] = {}
    for brief in briefs:
        sources = source_uses(brief)
        parties = tuple(dict.fromkeys(names.holder(party)[0] for party in brief.parties)) if brief.issues else ()
        for issue in brief.issues:
            rows = _rows_of(brief, issue, names, sources, parties)
            by_issue.setdefault(rows[0].issue, []).append((when(brief.date), brief.id, rows))
    told = (item for found in by_issue.values() for item in sorted(found, key=lambda item: item[:2]))
    return [row for *_, rows in told for row in rows]


class _Names:
    """What the registry calls issues and holders, each looked up once."""

    def __init__(self, registry: Registry, language: str | None) -> None:
        self.registry = registry
        self.language = language
        self._holders: dict[str, tuple[str, str, bool]] = {}
        self._issues: dict[str, tuple[str, str, str | None]] = {}

    def holder(self, word: str) -> tuple[str, str, bool]:
        """A party's or a person's id and title, and whether it is a person."""
        if word not in self._holders:
            section = "parties" if self.registry.knows("parties", word) else "people"
            title = self.registry.title(section, word, self.language)
            person = section == "people" and self.registry.knows(section, word)
            self._holders[word] = (self.registry.resolve(section, word), title, person)
        return self._holders[word]

    def issue(self, word: str) -> tuple[str, str, str | None]:
        """An issue's id, title and question."""
        if word not in self._issues:
            known = self.registry.entry("issues", word)
            title = self.registry.title("issues", word, self.language)
            question = known.question if known else None
            self._issues[word] = (self.registry.resolve("issues", word), title, question)
        return self._issues[word]


def _rows_of(
    brief: Brief, issue: Issue, names: _Names, sources: Mapping[str, SourceUse], parties: tuple[str, ...]
) -> list[PositionRow]:
    id_, title, question = names.issue(issue.id)
    head = (id_, issue.title or title, issue.question or question, issue.status, issue.trend, issue.outlook)
    about = PositionRow(*head, brief.id, brief.date, brief.date, parties=parties, brief_title=brief.title)
    return [_held(about, position, names, brief, sources) for position in issue.positions] or [about]


def _held(
    about: PositionRow, position: Position, names: _Names, brief: Brief, sources: Mapping[str, SourceUse]
) -> PositionRow:
    holder, holder_title, person = names.holder(position.holder)
    grade, source_title, source_key = sources_of(brief, position.source, sources)
    held = (position.date or brief.date, holder, holder_title, position.stance, position.says, position.basis)
    return PositionRow._make(
        (*about[:8], *held, position.source, grade, source_title, source_key, *about[18:20], person)
    )


ROW_KEYS = (
    *("issue", "title", "question", "status", "trend", "outlook", "brief", "date", "holder", "stance", "says"),
    *("basis", "source", "grade", "source_title"),
)


def row_to_json(row: PositionRow, move: Move | None = None) -> dict[str, Json]:
    """A row as flat data, every column present; with what the holder said before where that is known."""
    told: dict[str, Json] = {name: getattr(row, name) for name in ROW_KEYS}
    told["date"] = str(row.date) if row.date else None
    told["movement"] = move.word if move else None
    told["before"] = move.before if move else None
    return told
