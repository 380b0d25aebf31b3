"""Issues by parties: each party's latest position, the movement to it, and what nobody recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from briefkit.core.issues.columns import BRIEF, GRADE, HOLDER, ISSUE, MOVEMENT, SAID, STATUS, TITLE
from briefkit.core.issues.history import (
    Moves,
    by_holder,
    by_issue,
    last_day,
    last_status,
    latest_of,
    move_of_latest,
    status_moves,
)
from briefkit.core.issues.movement import Move
from briefkit.core.issues.rows import PositionRow
from briefkit.core.issues.sources import count_sources
from briefkit.core.issues.stated import StatedPosition
from briefkit.core.tables import COUNT, MAYBE, TEXT, Column, TableSchema, columns_of


class Cell(NamedTuple):
    """One party's latest position on one issue; `sources` and `briefs` count all of its positions."""

    positions: tuple[PositionRow, ...] = ()
    move: Move | None = None
    sources: int = 0
    briefs: int = 0

    @property
    def single_sourced(self) -> bool:
        """Whether the party's positions have only one source, or none."""
        return bool(self.positions) and self.sources < 2


NOBODY = Cell()


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One issue: its latest status, the brief that records it, its movement, and each party's latest position."""

    issue: str
    title: str
    question: str | None
    status: str | None
    trend: str | None
    outlook: str | None
    brief: str
    briefs: int
    sources: int
    move: Move
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class IssueMatrix:
    """Issues by parties: `parties` are the column heads as (id, title), in order of first mention.

    `people` are the ids of those that are persons, who are not expected to have a position on every issue.
    """

    parties: tuple[tuple[str, str], ...]
    rows: tuple[MatrixRow, ...]
    people: frozenset[str] = frozenset()


Counts = Mapping[tuple[str, str | None], tuple[int, int]]
"""(issue, holder) → number of briefs and of sources; with holder None for the issue as a whole."""


class LastPositions(NamedTuple):
    """The positions that a matrix needs; `counts` if others were left out."""

    stated: list[StatedPosition]
    counts: Counts | None


def pivot_by_party(
    rows: Sequence[PositionRow], counts: Counts | None = None, moves: Moves | None = None
) -> IssueMatrix:
    """Each party's latest position on each issue. Takes time linear in rows and cells.

    With `counts`, rows that do not matter can be left out. Needed are the first and last row of each issue and holder,
    and the earlier ones at which the latest movement starts. Movements are those among the rows, unless given.
    """
    parties = {row.holder: row.holder_title or row.holder for row in rows if row.holder}
    counted = _count(rows) if counts is None else counts
    of_issues = by_issue(rows).items()
    matrix_rows = tuple(_row(issue, of_issue, tuple(parties), counted, moves) for issue, of_issue in of_issues)
    people = frozenset(row.holder for row in rows if row.holder and row.person)
    return IssueMatrix(tuple(parties.items()), matrix_rows, people)


def _count(rows: Sequence[PositionRow]) -> Counts:
    groups: dict[tuple[str, str | None], list[PositionRow]] = {}
    for row in rows:
        for holder in {row.holder, None}:
            groups.setdefault((row.issue, holder), []).append(row)
    return {
        key: (len({row.brief for row in of}), count_sources([row.source_key for row in of]))
        for key, of in groups.items()
    }


def _row(
    issue: str, rows: Sequence[PositionRow], parties: Sequence[str], counts: Counts, moves: Moves | None
) -> MatrixRow:
    last = rows[-1]
    stated = last_status(rows) or last
    move = (moves.of_status(issue) if moves else status_moves(rows))[stated.brief]
    held = by_holder(rows)
    cells = tuple(_cell(held[party], counts[issue, party], moves) if party in held else NOBODY for party in parties)
    head = (issue, last.title, last.question, stated.status, last.trend, last.outlook, stated.brief)
    return MatrixRow(*head, *counts[issue, None], move, cells)


def _cell(rows: Sequence[PositionRow], counts: tuple[int, int], moves: Moves | None) -> Cell:
    last = last_day(rows)
    positions = latest_of(last)
    briefs, sources = counts
    return Cell(positions, moves.to(positions[-1]) if moves else move_of_latest(last), sources, briefs)


class MatrixEntry(NamedTuple):
    """One position of one cell; None for an empty cell."""

    row: MatrixRow
    holder: str
    cell: Cell
    position: PositionRow | None = None

    @property
    def move(self) -> Move | None:
        """The movement to the party's latest position."""
        return self.cell.move


def matrix_entries(matrix: IssueMatrix) -> Iterator[MatrixEntry]:
    """Yields an entry for each issue, party and position, including empty cells."""
    for row in matrix.rows:
        for (party, _), cell in zip(matrix.parties, row.cells, strict=True):
            for position in cell.positions or (None,):
                yield MatrixEntry(row, party, cell, position)


MATRIX = TableSchema(
    "issues-pivot",
    "briefkit issues --pivot party",
    "One party's latest position on one issue. If none is recorded, everything after `holder` is null.",
    [
        *columns_of("row", [ISSUE, TITLE, STATUS]),
        HOLDER._replace(type=TEXT),
        *columns_of(
            "position",
            [*SAID[:-1], BRIEF._replace(type=MAYBE), GRADE._replace(about="The source's grade")],
            optional=True,
        ),
        *MOVEMENT,
        Column(
            "sources",
            COUNT,
            "Number of different sources for all its positions on the issue",
            lambda entry: entry.cell.sources,
        ),
    ],
    shown=("issue", "status", "holder", "stance", "says", "date", "brief", "grade", "movement", "before", "sources"),
)


def wide_schema(matrix: IssueMatrix) -> TableSchema:
    """The columns of a matrix as a table: facts about an issue, then a column for each party."""
    return TableSchema(
        "issues-wide",
        "briefkit issues --pivot party --wide",
        "One issue, with a column for each party: its latest position with stance, date and grade.",
        [
            *(ISSUE, TITLE, STATUS, MOVEMENT[0]),
            Column("briefs", COUNT, "Number of briefs that cover it"),
            Column("sources", COUNT, "Number of different sources for it"),
            *(Column(party, MAYBE, title, _cell_text(number)) for number, (party, title) in enumerate(matrix.parties)),
        ],
    )


def _cell_text(number: int) -> Callable[[MatrixRow], str | None]:
    return lambda row: cell_text(row.cells[number]) or None


def cell_text(cell: Cell) -> str:
    """A party's latest position on one line; empty if none is recorded."""
    return "; ".join(_position_text(row) for row in cell.positions)


def _position_text(row: PositionRow) -> str:
    note = ", ".join(filter(None, [str(row.date) if row.date else "", row.grade or ""]))
    said = ": ".join(filter(None, [row.stance, row.says]))
    return f"{said} ({note})" if note else said
