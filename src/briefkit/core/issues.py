"""Who wants what on which issue: flat rows over briefs, and the matrix of issues by parties."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefkit.core.brief import Brief
from briefkit.core.dates import PartialDate
from briefkit.core.records import Issue, Position
from briefkit.core.registry import Registry
from briefkit.core.shapes import Json


@dataclass(frozen=True, slots=True)
class PositionRow:
    """One position of one holder on one issue in one brief; `holder` is None where a brief records none on the issue.

    `date` is the position's own, else the brief's. `grade` is the source's, by the Admiralty code.
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


def position_rows(briefs: Iterable[Brief], registry: Registry, language: str | None = None) -> list[PositionRow]:
    """Every position in the briefs: issues in order of first mention, their briefs by date, holders as written."""
    rows = [row for brief in briefs for issue in brief.issues for row in _rows_of(brief, issue, registry, language)]
    first_seen = {issue: number for number, issue in enumerate(dict.fromkeys(row.issue for row in rows))}
    return sorted(rows, key=lambda row: (first_seen[row.issue], *_when(row.brief_date), row.brief))


def _when(date: PartialDate | None) -> tuple[bool, PartialDate]:
    return date is None, date or PartialDate(1)


def _rows_of(brief: Brief, issue: Issue, registry: Registry, language: str | None) -> list[PositionRow]:
    known = registry.entry("issues", issue.id)
    row = PositionRow(
        issue=registry.resolve("issues", issue.id),
        title=issue.title or registry.title("issues", issue.id, language),
        question=issue.question or (known.question if known else None),
        status=issue.status,
        trend=issue.trend,
        outlook=issue.outlook,
        brief=brief.id,
        brief_date=brief.date,
        date=brief.date,
    )
    grades = {source.id: source.grade for source in brief.sources}
    return [_held(row, position, registry, language, grades) for position in issue.positions] or [row]


def _held(
    row: PositionRow, position: Position, registry: Registry, language: str | None, grades: dict[str, str]
) -> PositionRow:
    section = "parties" if registry.knows("parties", position.holder) else "people"
    return replace(
        row,
        date=position.date or row.date,
        holder=registry.resolve(section, position.holder),
        holder_title=registry.title(section, position.holder, language),
        stance=position.stance,
        says=position.says,
        basis=position.basis,
        source=position.source,
        grade=grades.get(position.source or "") or None,
    )


def row_to_json(row: PositionRow) -> dict[str, Json]:
    """A row as flat data, every column present."""
    names = ("issue", "title", "question", "status", "trend", "outlook", "brief", "date", "holder", "stance", "says")
    told: dict[str, Json] = {name: getattr(row, name) for name in (*names, "basis", "source", "grade")}
    told["date"] = str(row.date) if row.date else None
    return told


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One issue: its latest status and the brief that says so, and what each party said last (nothing: empty)."""

    issue: str
    title: str
    question: str | None
    status: str | None
    trend: str | None
    outlook: str | None
    brief: str
    briefs: int
    cells: tuple[tuple[PositionRow, ...], ...]


@dataclass(frozen=True, slots=True)
class IssueMatrix:
    """Issues by parties: `parties` are the column heads as (id, title), in order of first mention."""

    parties: tuple[tuple[str, str], ...]
    rows: tuple[MatrixRow, ...]


def pivot_by_party(rows: list[PositionRow]) -> IssueMatrix:
    """What each party said last on each issue: all that one brief records of it for one date."""
    parties = {row.holder: row.holder_title or row.holder for row in rows if row.holder}
    by_issue: dict[str, list[PositionRow]] = {}
    for row in rows:
        by_issue.setdefault(row.issue, []).append(row)
    matrix_rows = []
    for issue, of_issue in by_issue.items():
        last = of_issue[-1]
        cells = tuple(_latest([row for row in of_issue if row.holder == party]) for party in parties)
        briefs = len({row.brief for row in of_issue})
        head = (issue, last.title, last.question, last.status, last.trend, last.outlook, last.brief, briefs)
        matrix_rows.append(MatrixRow(*head, cells))
    return IssueMatrix(tuple(parties.items()), tuple(matrix_rows))


def _latest(rows: list[PositionRow]) -> tuple[PositionRow, ...]:
    if not rows:
        return ()
    last = max(rows, key=lambda row: (_when(row.date), _when(row.brief_date), row.brief))
    return tuple(row for row in rows if (row.date, row.brief) == (last.date, last.brief))


def matrix_to_json(matrix: IssueMatrix) -> list[dict[str, Json]]:
    """A row per issue and party, empty cells included, so that what nobody recorded is visible in data too."""
    told: list[dict[str, Json]] = []
    for row in matrix.rows:
        for (party, _), cell in zip(matrix.parties, row.cells, strict=True):
            base: dict[str, Json] = {"issue": row.issue, "title": row.title, "status": row.status, "party": party}
            told += [base | _position_to_json(position) for position in cell] or [base | dict.fromkeys(_POSITION)]
    return told


_POSITION = ("stance", "says", "date", "brief", "grade")


def _position_to_json(row: PositionRow) -> dict[str, Json]:
    date = str(row.date) if row.date else None
    return {"stance": row.stance, "says": row.says, "date": date, "brief": row.brief, "grade": row.grade}
