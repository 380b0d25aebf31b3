"""Issues by parties: each party's latest position, the movement to it, and what nobody recorded."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from briefkit.core.issues.columns import BRIEF, GRADE, HOLDER, ISSUE, MISSING, MOVEMENT, SAID, STATUS, TITLE
from briefkit.core.issues.history import Moves, by_holder, by_issue, last_status, latest_positions
from briefkit.core.issues.movement import Move
from briefkit.core.issues.rows import PositionRow, rows_of_stated
from briefkit.core.issues.sources import count_sources
from briefkit.core.issues.stated import StatedIssue
from briefkit.core.registry.registry import Registry
from briefkit.core.tables import COUNT, MAYBE, TEXT, Column, TableSchema, columns_of
from briefkit.core.text.words import fold
from briefkit.core.values import frozen


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


@frozen
class MatrixRow:
    """One issue: its latest status, the brief that records it, its movement, and each party's latest position.

    `cells` are by the number of the party's column, in order, without the empty ones. `missing` are the parties without
    a position that its briefs list, as (id, title), and `others` the number of those that are not named. A party that
    is neither missing nor has a cell is one of which the briefs on this issue do not speak.
    """

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
    cells: Mapping[int, Cell]
    missing: tuple[tuple[str, str], ...] = ()
    others: int = 0


@frozen
class IssueMatrix:
    """Issues by the holders of positions: `parties` are the column heads as (id, title), in order of first mention."""

    parties: tuple[tuple[str, str], ...]
    rows: tuple[MatrixRow, ...]


Counts = Mapping[tuple[str, str | None], tuple[int, int]]
"""(issue, holder), both folded → number of briefs and of sources; with holder None for the issue as a whole."""


class LastPositions(NamedTuple):
    """The positions that a matrix needs; if others were left out, `counts` of all, and the parties listed by all.

    `listed` has the parties as spelled in the briefs, by issue (folded).
    """

    stated: list[StatedIssue]
    counts: Counts | None = None
    listed: Mapping[str, Collection[str]] | None = None


def pivot_by_party(
    rows: Sequence[PositionRow],
    moves: Moves | None = None,
    counts: Counts | None = None,
    *,
    title: Callable[[str], str] = str,
) -> IssueMatrix:
    """Each party's latest position on each issue. Takes time linear in rows. `title` titles a party's id.

    With `counts`, rows that do not matter can be left out. Needed are the first and last row of each issue and holder,
    and in the history of `moves` the earlier ones at which the latest movement starts.
    """
    parties = {row.holder: row.holder_title or row.holder for row in rows if row.holder}
    counted = _count(rows) if counts is None else counts
    known = moves or Moves(rows)
    columns = {party: number for number, party in enumerate(parties)}
    lines = tuple(_row(of_issue, columns, counted, known, title) for of_issue in by_issue(rows).values())
    return IssueMatrix(tuple(parties.items()), lines)


def matrix_of_last(
    last: LastPositions, registry: Registry, language: str | None = None, *, record: bool = False
) -> IssueMatrix:
    """The matrix of the positions that a store selects, which equals that of all positions; see `BriefStore`."""
    history = rows_of_stated(last.stated, registry, language, record=record)
    counted = [row for row in history if row.replaced == 0] if record else history
    lists = {id(words): words for words in (last.listed or {}).values()}  # issues of one brief share one
    known = {which: set(map(registry.holder_id, words)) for which, words in lists.items()}
    listed = last.listed and {issue: known[id(words)] for issue, words in last.listed.items()}
    moves = Moves(history, counted, listed)
    return pivot_by_party(counted, moves, last.counts, title=lambda party: registry.holder_title(party, language))


def _count_key(issue: str, holder: str | None = None) -> tuple[str, str | None]:
    return fold(issue), fold(holder) if holder else None


def _count(rows: Sequence[PositionRow]) -> Counts:
    groups: dict[tuple[str, str | None], list[PositionRow]] = {}
    for row in rows:
        for holder in {row.holder, None}:
            groups.setdefault(_count_key(row.issue, holder), []).append(row)
    return {
        key: (len({row.brief for row in of}), count_sources([row.source_key for row in of]))
        for key, of in groups.items()
    }


def _row(
    rows: Sequence[PositionRow], columns: Mapping[str, int], counts: Counts, moves: Moves, title: Callable[[str], str]
) -> MatrixRow:
    last, issue = rows[-1], rows[-1].issue
    stated = last_status(rows) or last
    held = sorted((columns[party], positions) for party, positions in by_holder(rows).items())
    cells = {column: _cell(positions, counts, moves) for column, positions in held}
    named, others = moves.missing_and_others(issue, rows)
    missing = tuple((party, title(party)) for party in named)
    head = (issue, last.title, last.question, stated.status, last.trend, last.outlook, stated.brief)
    return MatrixRow(*head, *counts[_count_key(issue)], moves.of_status(issue)[stated.brief], cells, missing, others)


def _cell(rows: Sequence[PositionRow], counts: Counts, moves: Moves) -> Cell:
    positions = latest_positions(rows)
    briefs, sources = counts[_count_key(rows[0].issue, rows[0].holder)]
    return Cell(positions, moves.to(positions[-1]), sources, briefs)


class MatrixEntry(NamedTuple):
    """One position of one cell; None for a party without a recorded position."""

    row: MatrixRow
    holder: str
    cell: Cell
    position: PositionRow | None = None

    @property
    def move(self) -> Move | None:
        """The movement to the party's latest position."""
        return self.cell.move


def matrix_entries(matrix: IssueMatrix) -> Iterator[MatrixEntry]:
    """Yields an entry for each position on each issue, then one for each party without a recorded position on it."""
    for row in matrix.rows:
        for column, cell in row.cells.items():
            for position in cell.positions:
                yield MatrixEntry(row, matrix.parties[column][0], cell, position)
        for party, _ in row.missing:
            yield MatrixEntry(row, party, NOBODY)


MATRIX = TableSchema(
    "issues-pivot",
    "briefkit issues --pivot party",
    "One party's latest position on one issue. For a party that the briefs on the issue list without a recorded "
    "position, everything after `holder` is null.",
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
        "One issue, with a column for each holder: its latest position with stance, date and grade.",
        [
            *(ISSUE, TITLE, STATUS, MOVEMENT[0]),
            Column("briefs", COUNT, "Number of briefs that cover it"),
            Column("sources", COUNT, "Number of different sources for it"),
            MISSING._replace(get=lambda row: [party for party, _ in row.missing]),
            *(Column(party, MAYBE, title, _cell_text(number)) for number, (party, title) in enumerate(matrix.parties)),
        ],
    )


def _cell_text(number: int) -> Callable[[MatrixRow], str | None]:
    return lambda row: cell_text(row.cells[number]) or None if number in row.cells else None


def cell_text(cell: Cell) -> str:
    """A party's latest position on one line; empty if none is recorded."""
    return "; ".join(_position_text(row) for row in cell.positions)


def _position_text(row: PositionRow) -> str:
    note = ", ".join(filter(None, [str(row.date) if row.date else "", row.grade or ""]))
    said = ": ".join(filter(None, [row.stance, row.says]))
    return f"{said} ({note})" if note else said
