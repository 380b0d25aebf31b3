"""Contradictions: opposite stances of one holder on the same question at the same time."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from briefkit.core.brief.vocabulary import STANCES
from briefkit.core.dates.dates import PartialDate
from briefkit.core.issues.columns import HOLDER, ISSUE, QUESTION, SAID, SOURCE
from briefkit.core.issues.history import by_holder, by_issue
from briefkit.core.issues.movement import are_opposed, question_key
from briefkit.core.issues.rows import PositionRow
from briefkit.core.tables import TEXT, TableSchema, columns_of

T = TypeVar("T")
_OPPOSITES = {one: other for one in STANCES for other in STANCES if are_opposed(one, other)}


class Contradiction(NamedTuple):
    """Two positions of one holder that contradict each other, the earlier first."""

    one: PositionRow
    other: PositionRow


def contradictions(rows: Sequence[PositionRow], chosen: Sequence[PositionRow] | None = None) -> list[Contradiction]:
    """All pairs of opposite stances recorded for one holder on the same question at overlapping times.

    A stance covers the whole period of its date: 2018-11 overlaps with 2018-11-07. 2018-11-06 does not:
    that is a change of mind. A contradiction arises with the later statement: with `chosen`, some of the rows, only
    those are returned of which the later one is among them.
    """
    pairs = (
        pair for of_issue in by_issue(rows).values() for held in by_holder(of_issue).values() for pair in _pairs(held)
    )
    told = None if chosen is None else {id(row) for row in chosen}
    return [pair for pair in pairs if told is None or id(pair.other) in told]


def _pairs(rows: Sequence[PositionRow]) -> Iterator[Contradiction]:
    timed = ((Timed(row.date, row.stance), row) for row in rows if row.date and row.stance)
    for one, other in opposed(timed):
        if question_key(one.question) == question_key(other.question):
            yield Contradiction(one, other)


class Timed(NamedTuple):
    """When a stance was held, and which; None for an unknown day, which overlaps with unknown days only."""

    date: PartialDate | None
    stance: str

    @property
    def days(self) -> tuple[datetime.date, datetime.date]:
        """The first and the last day."""
        return (self.date.first, self.date.last) if self.date else (datetime.date.max, datetime.date.max)


def opposed(stances: Iterable[tuple[Timed, T]]) -> Iterator[tuple[T, T]]:
    """All pairs of opposite stances at overlapping times, the earlier first; `stances` are of one holder."""
    timed = sorted(
        ((of.days, number, of.stance, item) for number, (of, item) in enumerate(stances)), key=lambda entry: entry[:2]
    )
    waiting: dict[str, list[tuple[datetime.date, T]]] = {stance: [] for stance in _OPPOSITES}
    for (first, last), _, stance, item in timed:
        if stance not in waiting:
            continue
        opposite = _OPPOSITES[stance]
        waiting[opposite] = [held for held in waiting[opposite] if held[0] >= first]
        yield from ((held, item) for _, held in waiting[opposite])
        waiting[stance].append((last, item))


_SIDE = (*SAID, *SOURCE)
CONTRADICTIONS = TableSchema(
    "issues-contradictions",
    "briefkit issues --contradictions",
    "Two opposite stances of one holder on one question at overlapping times.",
    [
        *columns_of("one", [ISSUE, QUESTION._replace(about="The question both answer"), HOLDER._replace(type=TEXT)]),
        *columns_of("one", _SIDE),
        *columns_of("other", _SIDE, "other_"),
    ],
)
