"""Contradictions: opposite stances of one holder on the same question at the same time."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefkit.core.brief.vocabulary import STANCES
from briefkit.core.issues.columns import HOLDER, ISSUE, QUESTION, SAID, SOURCE
from briefkit.core.issues.history import by_holder, by_issue
from briefkit.core.issues.movement import are_opposed, question_key
from briefkit.core.issues.rows import PositionRow
from briefkit.core.tables import TEXT, TableSchema, columns_of

_OPPOSITES = {one: other for one in STANCES for other in STANCES if are_opposed(one, other)}


class Contradiction(NamedTuple):
    """Two positions of one holder that contradict each other, the earlier first."""

    one: PositionRow
    other: PositionRow


def contradictions(rows: Sequence[PositionRow]) -> list[Contradiction]:
    """All pairs of opposite stances recorded for one holder on the same question at overlapping times.

    A stance covers the whole period of its date: 2018-11 overlaps with 2018-11-07. 2018-11-06 does not:
    that is a change of mind.
    """
    return [
        pair for of_issue in by_issue(rows).values() for held in by_holder(of_issue).values() for pair in _pairs(held)
    ]


def _pairs(rows: Sequence[PositionRow]) -> Iterator[Contradiction]:
    timed = sorted(
        ((row.date.first, row.date.last, number, row) for number, row in enumerate(rows) if row.date and row.stance),
        key=lambda item: item[:3],
    )
    waiting: dict[str, list[tuple[datetime.date, PositionRow]]] = {stance: [] for stance in _OPPOSITES}
    for first, last, _, row in timed:
        if row.stance not in waiting:
            continue
        opposite = _OPPOSITES[row.stance]
        waiting[opposite] = [item for item in waiting[opposite] if item[0] >= first]
        question = question_key(row.question)
        yield from (
            Contradiction(held, row) for _, held in waiting[opposite] if question_key(held.question) == question
        )
        waiting[row.stance].append((last, row))


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
