"""How issues and positions moved from brief to brief, derived from their dates."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import islice

from briefkit.core.dates.dates import sort_key
from briefkit.core.issues.movement import FIRST, INCOMPARABLE, UNSTATED, Move, question_key, stance_move, status_move
from briefkit.core.issues.rows import PositionRow
from briefkit.core.text.words import fold
from briefkit.errors import QueryError

MOST_MISSING = 1_000_000
"""How many parties without a position are listed, on all issues together: they can be parties times issues."""

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


def status_moves(rows: Iterable[PositionRow]) -> dict[str, Move]:
    """Brief id → movement of one issue's status in that brief; `rows` must be in order of date."""
    moves: dict[str, Move] = {}
    before: str | None = None
    for row in _editions_in_order(rows):
        if row.brief not in moves:
            moves[row.brief] = status_move(before, row.status)
            before = row.status or before
    return moves


def _editions_in_order(rows: Iterable[PositionRow]) -> list[PositionRow]:
    """Rows in order of date, those of superseded briefs before those of their successors also on one date."""
    found = list(rows)
    if any(row.replaced for row in found):
        found.sort(key=lambda row: (sort_key(row.brief_date), -(row.replaced or 0)))
    return found


def stance_moves(rows: Iterable[PositionRow]) -> list[tuple[list[PositionRow], Move]]:
    """One holder's positions on one issue, grouped by date, each group with the movement since the one before.

    Stances are compared only on the same question. A statement recorded by two briefs counts once. What a superseded
    brief said on the same date comes before what its successor says.
    """
    moves: list[tuple[list[PositionRow], Move]] = []
    before: dict[Question, set[str]] = {}
    by_day: dict[tuple[int, int], list[PositionRow]] = {}
    for row in rows:
        by_day.setdefault(_when(row), []).append(row)
    for _, of_day in sorted(by_day.items()):
        if len(of_day) > 1:
            of_day.sort(key=lambda row: (sort_key(row.brief_date), row.brief))
        stances = _stances(of_day)
        moves.append((of_day, _move(stances, before)))
        before |= stances
    return moves


def _when(row: PositionRow) -> tuple[int, int]:
    return sort_key(row.date), -(row.replaced or 0)


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


def latest_positions(rows: Sequence[PositionRow]) -> tuple[PositionRow, ...]:
    """One holder's positions of the latest date, as in the last brief; rows must be in order of their briefs."""
    if len(rows) == 1:
        return (rows[0],)
    dated = [(sort_key(row.date), row) for row in rows]
    last = max([day for day, _ in dated])
    of_day = [row for day, row in dated if day == last]
    return tuple([row for row in of_day if row.brief == of_day[-1].brief])


class Moves:
    """The movements in a history: to each of its rows, and of each issue's status in each brief.

    The history may go further back than the rows that are shown, so that what came before them counts; so do superseded
    briefs. A brief that is not on the record (see `core.brief.succession`) moves nothing but itself. `counted` are the
    rows that hold today, by default those of live briefs. `listed`, if given, are the parties that the briefs on each
    issue list; by default they are taken from the rows. With `named` only so many of the parties without a position are
    named on each issue.
    """

    def __init__(
        self,
        history: Sequence[PositionRow],
        counted: Sequence[PositionRow] | None = None,
        listed: Mapping[str, Collection[str]] | None = None,
        named: int | None = None,
    ) -> None:
        self.history = history
        self._counted = counted
        self._listed = listed
        self._named = named
        self._missing = 0
        self._last_listed: tuple[tuple[int, ...], dict[str, str]] = ((), {})

    @cached_property
    def _histories(self) -> list[Sequence[PositionRow]]:
        """All rows, then those on the record, if these are fewer."""
        record = [row for row in self.history if row.replaced is not None]
        return [record] if len(record) == len(self.history) else [self.history, record]

    @cached_property
    def _to(self) -> dict[int, Move]:
        return {
            id(row): move
            for history in self._histories
            for of_issue in by_issue(history).values()
            for of_holder in by_holder(of_issue).values()
            for of_day, move in stance_moves(of_holder)
            for row in of_day
        }

    @cached_property
    def _of_status(self) -> dict[str, dict[str, Move]]:
        found: dict[str, dict[str, Move]] = {}
        for history in self._histories:
            for issue, of_issue in by_issue(history).items():
                found[issue] = found.get(issue, {}) | status_moves(of_issue)
        return found

    def to(self, row: PositionRow) -> Move | None:
        """The movement to a row of the history; None if it has no position."""
        return self._to.get(id(row))

    def of_status(self, issue: str) -> dict[str, Move]:
        """Brief id → movement of an issue's status in that brief."""
        return self._of_status[issue]

    def start(self, issue: str) -> PositionRow | None:
        """The first row of the history that states an issue's status, shown or not."""
        return self._starts.get(issue)

    @cached_property
    def _starts(self) -> dict[str, PositionRow | None]:
        found: dict[str, PositionRow | None] = {}
        for history in self._histories:
            for issue, of_issue in by_issue(history).items():
                found[issue] = next((row for row in _editions_in_order(of_issue) if row.status), None)
        return found

    def missing(self, issue: str, rows: Iterable[PositionRow], brief: str | None = None) -> tuple[str, ...]:
        """The parties without a recorded position on an issue, by id: those that its briefs, or one, list.

        `rows` are those shown of the issue. A position that is merely not shown is not missing.

        Raises QueryError if they are more than `MOST_MISSING` with those of the issues before.
        """
        return self.missing_and_others(issue, rows, brief)[0]

    def missing_and_others(
        self, issue: str, rows: Iterable[PositionRow], brief: str | None = None
    ) -> tuple[tuple[str, ...], int]:
        """The same, and how many others there are that are not named."""
        if self._listed is not None and brief is None:
            listed = self._by_key(self._listed.get(fold(issue), ()))
        else:
            listed = self._listed_in(rows)
        holders = {fold(holder) for holder in self._holders.get((issue, brief), ())}
        missing = tuple(islice((party for key, party in listed.items() if key not in holders), self._named))
        self._missing += len(missing)
        if self._missing > MOST_MISSING:
            message = f"more than {MOST_MISSING:,} parties without a position, on all issues together"
            raise QueryError(message, hint="name the issues that matter, or narrow the briefs with a query")
        return missing, len(listed) - len(listed.keys() & holders) - len(missing)

    def _listed_in(self, rows: Iterable[PositionRow]) -> dict[str, str]:
        """The parties that the briefs of these rows list. They are often those of the issue before."""
        lists = {id(row.parties): row.parties for row in rows}
        if self._last_listed[0] != tuple(lists):
            self._last_listed = tuple(lists), self._by_key({party for parties in lists.values() for party in parties})
        return self._last_listed[1]

    def _by_key(self, parties: Iterable[str]) -> dict[str, str]:
        """Folded → as spelled in the history, in order of the latter."""
        found = {fold(party): party for party in sorted(parties, reverse=True)}
        spelled = ((key, self._spellings.get(key, party)) for key, party in found.items())
        return dict(sorted(spelled, key=lambda item: item[1]))

    @cached_property
    def _spellings(self) -> dict[str, str]:
        """The ids of holders as they are spelled in the history."""
        return {fold(row.holder): row.holder for row in self.history if row.holder}

    @cached_property
    def _holders(self) -> dict[tuple[str, str | None], set[str]]:
        counted = self._counted
        if counted is None:
            counted = [row for row in self.history if row.replaced == 0]
        found: dict[tuple[str, str | None], set[str]] = {}
        for row in counted:
            for brief in (row.brief, None) if row.holder else ():
                found.setdefault((row.issue, brief), set()).add(row.holder or "")
        return found


def last_status(rows: Sequence[PositionRow]) -> PositionRow | None:
    """The last row of an issue whose brief states its status: later briefs may be silent on it."""
    return next((row for row in reversed(rows) if row.status), None)
