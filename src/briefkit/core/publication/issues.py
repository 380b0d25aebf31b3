"""The issue table of a publication: positions in columns, with their sources by number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefkit.core.brief.model import Issue
from briefkit.core.brief.trails import held_positions
from briefkit.core.diagnostic import Trail
from briefkit.core.issues.history import Moves
from briefkit.core.issues.matrix import IssueMatrix, MatrixRow, pivot_by_party
from briefkit.core.issues.rows import PositionRow, position_rows
from briefkit.core.issues.stated import MORE
from briefkit.core.publication import value as pub
from briefkit.core.publication.places import places_of
from briefkit.core.publication.quotations import quotation
from briefkit.core.publication.work import Work, numbered_source
from briefkit.core.registry.registry import Registry
from briefkit.core.text.ids import of_id

ALL_NAMED = 20_000
"""In a table of more issues times parties that the brief lists, not every party without a position is named …"""
NAMED = 5
"""… but as many on each issue, and the number of the others."""
_OWN = ("title", "question", "watch")
_Stated = tuple[PositionRow, Trail]


def issue_table(work: Work) -> pub.IssueTable | None:
    """Issues by holders of positions, with the parties without one; None if the brief has no issues."""
    if not work.brief.issues:
        return None
    rows = [
        row._replace(holder_title=work.holder(row.holder)) if row.holder else row
        for row in position_rows([work.brief], work.registry, work.language)
    ]
    matrix = _matrix(work, rows)
    for issue in work.brief.issues:
        for position in issue.positions:
            work.name_lost_source(position.source, "a position", ("issues", issue.id, "positions", position.holder))
    held: dict[tuple[str, str | None], list[_Stated]] = {}
    for row, trail in zip(rows, _trails(work, rows), strict=True):
        held.setdefault((row.issue, row.holder), []).append((row, trail))
    lines = []
    for line, issue in zip(matrix.rows, _first_of_each(work.brief.issues, work.registry), strict=True):
        cells = tuple(
            pub.IssueCell(column, tuple(_position(work, stated) for stated in held[line.issue, party]))
            for column, party in ((column, matrix.parties[column][0]) for column in line.cells)
        )
        lines.append(_line(work, line, issue, cells))
    return pub.IssueTable(tuple(title for _, title in matrix.parties), tuple(lines))


def _matrix(work: Work, rows: Sequence[PositionRow]) -> IssueMatrix:
    many = len(work.brief.issues) * len(work.brief.parties) > ALL_NAMED
    moves = Moves(rows, named=NAMED if many else None)
    return pivot_by_party(rows, moves, title=work.holder)


def _line(work: Work, line: MatrixRow, issue: Issue, cells: tuple[pub.IssueCell, ...]) -> pub.IssueLine:
    status = work.labels[line.status] if line.status else None
    head = (line.title, line.question, status, line.status, _movement(work, issue))
    others = work.labels["others"].format(line.others) if line.others else ""
    missing = tuple(title for _, title in line.missing)
    return pub.IssueLine(*head, cells, missing, others, issue.watch, places_of(issue, ("issues", issue.id), _OWN))


def _movement(work: Work, issue: Issue) -> str | None:
    labels = work.labels
    parts = [_said(labels["trend"], labels[issue.trend])] if issue.trend else []
    parts += [_said(labels["outlook"], labels[issue.outlook])] if issue.outlook else []
    return labels.comma.join(parts) or None


def _said(label: str, word: str) -> str:
    return f"{label}{word}" if label.endswith("：") else f"{label} {word}"


def _trails(work: Work, rows: Sequence[PositionRow]) -> Iterator[Trail]:
    """The trail of each row that has a position, an empty one for the others."""
    trails: dict[str, list[Trail]] = {}
    for issue in work.brief.issues:
        of_issue = trails.setdefault(work.registry.key("issues", issue.id), [])
        of_issue += (trail for _, trail in held_positions(issue))
    left = (trail for of_issue in trails.values() for trail in of_issue)
    return (next(left, ()) if row.holder else () for row in rows)


def _position(work: Work, stated: _Stated) -> pub.PositionCell:
    row, trail = stated
    notes = []
    if row.date and row.date != work.brief.date:
        notes.append(work.labels.date(row.date))
    if row.basis:
        notes.append(work.labels[row.basis])
    if work.layout.one_page:  # one page has no list of sources, but a grade is useful on its own
        notes += [row.grade] if row.grade else []
    elif number := of_id(work.numbers, row.source):
        grade = f" ({row.grade})" if row.grade else ""
        notes.append(f"{numbered_source(work.labels, number)}{grade}".replace(" ", "\u00a0"))  # on one line
    more = dict(zip(MORE, row.more, strict=False))
    if (words := more.get("quote")) and not of_id(work.numbers, row.source) and not work.layout.one_page:
        notes.append(quotation(work, words, more.get("at")))  # one with a source stands below it
    stance = work.labels[row.stance] if row.stance else None
    places = places_of(row, trail, ("says",)) if trail else {}
    return pub.PositionCell(row.says or "", stance, work.labels.comma.join(notes), row.stance, places)


def _first_of_each(issues: tuple[Issue, ...], registry: Registry) -> Iterable[Issue]:
    first: dict[str, Issue] = {}
    for issue in issues:
        first.setdefault(registry.key("issues", issue.id), issue)
    return first.values()
