"""How issues and positions moved from brief to brief, derived from their dates."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby
from typing import NamedTuple

from briefkit.core.dates.dates import sort_key
from briefkit.core.issues.columns import (
    BRIEF,
    DATED,
    ISSUE,
    MOVEMENT,
    OUTLOOK,
    POSITION,
    QUESTION,
    STATUS,
    TITLE,
    more_of_position,
)
from briefkit.core.issues.movement import FIRST, INCOMPARABLE, UNSTATED, Move, question_key, stance_move, status_move
from briefkit.core.issues.rows import PositionRow
from briefkit.core.issues.sources import count_sources
from briefkit.core.tables import COUNT, LIST, Column, TableSchema, columns_of

Question = tuple[str, ...]
"""The key of a question, see `question_key`."""


def by_issue(rows: Iterable[PositionRow]) -> dict[str, list[PositionRow]]:
    """Rows by issue, in their order."""
    found: dict[str, list[PositionRow]] = {}
    for row in rows:
        found.setdefault(row.issue, []).append(row)
    return found


def by_holder(rows: Iterable[PositionRow]) -> dict[str, list[PositionRow]]:
    """The rows of one issue by holder, in their order, without rows that have no position."""
    found: dict[str, list[PositionRow]] = {}
    for row in rows:
        if row.holder:
            found.setdefault(row.holder, []).append(row)
    return found


def status_moves(rows: Sequence[PositionRow]) -> dict[str, Move]:
    """Brief id → movement of one issue's status in that brief; `rows` must be in order of date."""
    moves: dict[str, Move] = {}
    before: str | None = None
    for row in rows:
        if row.brief not in moves:
            moves[row.brief] = status_move(before, row.status)
            before = row.status or before
    return moves


def stance_moves(rows: Iterable[PositionRow]) -> list[tuple[list[PositionRow], Move]]:
    """One holder's positions on one issue, grouped by date, each group with the movement since the one before.

    Stances are compared only on the same question. A statement recorded by two briefs counts once.
    """
    moves: list[tuple[list[PositionRow], Move]] = []
    before: dict[Question, set[str]] = {}
    ordered = sorted(rows, key=lambda row: (sort_key(row.date), sort_key(row.brief_date), row.brief))
    for _, group in groupby(ordered, key=lambda row: sort_key(row.date)):
        of_day = list(group)
        stances = _stances(of_day)
        moves.append((of_day, _move(stances, before)))
        before |= stances
    return moves


def _stances(rows: Iterable[PositionRow]) -> dict[Question, set[str]]:
    """The stances in `rows` by question; the question that was answered last is at the end."""
    found: dict[Question, set[str]] = {}
    for row in rows:
        if row.stance:
            question = question_key(row.question)
            found[question] = found.pop(question, set()) | {row.stance}
    return found


def _move(after: dict[Question, set[str]], before: dict[Question, set[str]]) -> Move:
    """The movement between stances, on the question that was answered last."""
    if not after:
        return _UNSTATED
    question = next(reversed(after))
    stances = frozenset(after[question])
    if question in before:
        return _cached_move(frozenset(before[question]), stances)
    return _incomparable(stances) if before else _first(stances)


_UNSTATED = Move(UNSTATED, None, None)
_cached_move = lru_cache(maxsize=1024)(stance_move)  # there are few distinct stances, and so few moves


@lru_cache(maxsize=256)
def _first(after: frozenset[str]) -> Move:
    return Move(FIRST, None, ", ".join(sorted(after)))


@lru_cache(maxsize=256)
def _incomparable(after: frozenset[str]) -> Move:
    return Move(INCOMPARABLE, None, ", ".join(sorted(after)))


class LastDay(NamedTuple):
    """A holder's positions on its latest date, and the earlier ones with their date keys."""

    rows: list[PositionRow]
    earlier: list[tuple[int, PositionRow]]


def last_day(rows: Sequence[PositionRow]) -> LastDay:
    """One holder's positions on one issue, split into the latest date and earlier ones."""
    if len(rows) == 1:
        return LastDay([rows[0]], [])
    dated = [(sort_key(row.date), row) for row in rows]
    last = max([day for day, _ in dated])
    return LastDay([row for day, row in dated if day == last], [item for item in dated if item[0] != last])


def latest_of(last: LastDay) -> tuple[PositionRow, ...]:
    """The positions of the latest date, as recorded in the last brief; rows must be in order of their briefs."""
    brief = last.rows[-1].brief
    return tuple([row for row in last.rows if row.brief == brief])


def move_of_latest(last: LastDay) -> Move:
    """The movement to a holder's latest position: the last one of `stance_moves`, in one pass."""
    before: dict[Question, tuple[int, set[str]]] = {}
    for day, row in last.earlier:
        if row.stance:
            question = question_key(row.question)
            known = before.get(question)
            if known is None or known[0] < day:
                before[question] = (day, {row.stance})
            elif known[0] == day:
                known[1].add(row.stance)
    return _move(_stances(last.rows), {question: stances for question, (_, stances) in before.items()})


class Moves:
    """The movements in a history: to each of its rows, and of each issue's status in each brief.

    The history may go further back than the rows that are shown, so that what came before them counts.
    """

    def __init__(self, history: Sequence[PositionRow]) -> None:
        self.history = history

    @cached_property
    def _to(self) -> dict[int, Move]:
        return {
            id(row): move
            for of_issue in by_issue(self.history).values()
            for of_holder in by_holder(of_issue).values()
            for of_day, move in stance_moves(of_holder)
            for row in of_day
        }

    @cached_property
    def _of_status(self) -> dict[str, dict[str, Move]]:
        return {issue: status_moves(of_issue) for issue, of_issue in by_issue(self.history).items()}

    def to(self, row: PositionRow) -> Move | None:
        """The movement to a row of the history; None if it has no position."""
        return self._to.get(id(row))

    def holders(self, issue: str, brief: str | None = None) -> set[str | None]:
        """Who holds a position on an issue, in one brief or any."""
        return self._holders.get((issue, brief), set())

    @cached_property
    def _holders(self) -> dict[tuple[str, str | None], set[str | None]]:
        found: dict[tuple[str, str | None], set[str | None]] = {}
        for row in self.history:
            for brief in (row.brief, None):
                found.setdefault((row.issue, brief), set()).add(row.holder)
        return found

    def of_status(self, issue: str) -> dict[str, Move]:
        """Brief id → movement of an issue's status in that brief."""
        return self._of_status[issue]


def last_status(rows: Sequence[PositionRow]) -> PositionRow | None:
    """The last row of an issue whose brief states its status: later briefs may be silent on it."""
    return next((row for row in reversed(rows) if row.status), None)


class MovedPosition(NamedTuple):
    """A position and the movement to it; None where no position is recorded."""

    position: PositionRow
    move: Move | None


def moved_positions(rows: Sequence[PositionRow], moves: Moves | None = None) -> list[MovedPosition]:
    """Every position with the movement to it."""
    moves = moves or Moves(rows)
    return [MovedPosition(row, moves.to(row)) for row in rows]


POSITIONS = TableSchema(
    "issues",
    "briefkit issues [ISSUE…]",
    "One position of one holder on one issue in one brief. `holder` is null where a brief records none.",
    [
        *columns_of("position", [ISSUE, TITLE, QUESTION, STATUS, *OUTLOOK, *POSITION, *more_of_position()]),
        *MOVEMENT,
    ],
    shown=(
        *("issue", "status", "brief", "date", "holder", "stance", "says", "basis"),
        *("source_title", "source_publisher", "source_date", "source_url", "grade", "movement", "before"),
    ),
)


@dataclass(frozen=True, slots=True)
class IssueStep:
    """One issue in one brief: how far apart the parties are, compared with the brief before."""

    brief: str
    brief_title: str
    date: str | None
    issue: str
    title: str
    status: str | None
    move: Move
    trend: str | None
    outlook: str | None
    holders: tuple[str, ...]
    sources: int
    missing: tuple[str, ...]


def issue_steps(rows: Sequence[PositionRow], moves: Moves | None = None) -> list[IssueStep]:
    """Every issue of every brief, in order of the briefs' dates."""
    moves = moves or Moves(rows)
    steps = [
        (
            sort_key(of_brief[0].brief_date),
            number,
            _step(of_brief, moves.of_status(issue)[brief], moves.holders(issue, brief)),
        )
        for number, (issue, of_issue) in enumerate(by_issue(rows).items())
        for brief, of_brief in _by_brief(of_issue).items()
    ]
    steps.sort(key=lambda item: (item[0], item[2].brief, item[1]))
    return [step for *_, step in steps]


def _by_brief(rows: Iterable[PositionRow]) -> dict[str, list[PositionRow]]:
    found: dict[str, list[PositionRow]] = {}
    for row in rows:
        found.setdefault(row.brief, []).append(row)
    return found


def _step(rows: Sequence[PositionRow], move: Move, recorded: Container[str | None]) -> IssueStep:
    row = rows[0]
    date = str(row.brief_date) if row.brief_date else None
    holders = tuple(by_holder(rows))
    sources = count_sources(row.source_key for row in rows)
    missing = tuple(party for party in row.parties if party not in recorded)
    head = (row.brief, row.brief_title, date, row.issue, row.title, row.status, move, row.trend, row.outlook)
    return IssueStep(*head, holders, sources, missing)


STEPS = TableSchema(
    "issues-by-brief",
    "briefkit issues --by brief",
    "One issue in one brief.",
    [
        BRIEF._replace(about="The brief's id"),
        DATED._replace(about="The brief's date"),
        *(ISSUE, TITLE, STATUS, *MOVEMENT, *OUTLOOK),
        Column("holders", LIST, "The holders of positions in it"),
        Column("sources", COUNT, "Number of different sources for them"),
        Column("missing", LIST, "Parties listed in the brief without a position on the issue"),
    ],
)
