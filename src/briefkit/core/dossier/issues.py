"""The consolidated issue table of a dossier: the latest position of each party in all of its briefs."""

from __future__ import annotations

from briefkit.core.body.document import Mark
from briefkit.core.dossier.work import Work
from briefkit.core.issues.history import Moves
from briefkit.core.issues.matrix import Cell, MatrixRow, pivot_by_party
from briefkit.core.issues.movement import MOVED
from briefkit.core.issues.rows import PositionRow
from briefkit.core.publication import value as pub
from briefkit.core.publication.dossier import ISSUES, Section
from briefkit.core.publication.issues import NAMED
from briefkit.core.publication.work import numbered_source


def issues_section(work: Work) -> Section | None:
    """The joint table; None if no brief has an issue."""
    rows = work.joint.positions
    if not rows:
        return None
    matrix = pivot_by_party(
        rows, Moves(rows, named=NAMED), title=lambda party: work.registry.holder_title(party, work.language)
    )
    parties = tuple(title for _, title in matrix.parties)
    table = pub.IssueTable(parties, tuple(_line(work, row) for row in matrix.rows))
    return work.section(ISSUES, work.labels["issues"], issues=table, blocks=(Mark(ISSUES, titled=False),))


def _line(work: Work, row: MatrixRow) -> pub.IssueLine:
    labels = work.labels
    cells = tuple(
        pub.IssueCell(column, tuple(_position(work, position, cell) for position in cell.positions))
        for column, cell in row.cells.items()
    )
    said = [(labels["trend"], row.trend), (labels["outlook"], row.outlook)]
    moves = [moved_text(work, row.move.word, row.move.before)] if row.move.word in MOVED else []
    moves += [f"{label}{'' if label.endswith('：') else ' '}{labels[word]}" for label, word in said if word]
    return pub.IssueLine(
        row.title,
        row.question,
        labels[row.status] if row.status else None,
        row.status,
        labels.comma.join(moves) or None,
        cells,
        tuple(title for _, title in row.missing),
        labels["others"].format(row.others) if row.others else "",
        _watch(work, row),
    )


def _watch(work: Work, row: MatrixRow) -> tuple[str, ...]:
    """What to watch for, as the brief says that is the last to record the status of the issue."""
    stating = [one.brief for one in work.ready if one.brief.id == row.brief]
    issues = [issue for brief in stating for issue in brief.issues]
    return next((issue.watch for issue in issues if work.registry.resolve("issues", issue.id) == row.issue), ())


def moved_text(work: Work, word: str, before: str | None) -> str:
    """A movement with the value before it: “reversed (opposes)”."""
    labels = work.labels
    return labels[word] + (f" ({labels['before']}{labels.colon}{value_text(work, before)})" if before else "")


def value_text(work: Work, value: str) -> str:
    """A status, or stances as they are told together, in words."""
    return work.labels.comma.join(work.labels[word] for word in value.split(", "))


def _position(work: Work, row: PositionRow, cell: Cell) -> pub.PositionCell:
    labels = work.labels
    notes = [labels.date(row.date)] if row.date else []
    if row.basis:
        notes.append(labels[row.basis])
    if number := work.source(row.brief, row.source):
        grade = f" ({row.grade})" if row.grade else ""
        notes.append(f"{numbered_source(labels, number)}{grade}".replace(" ", "\u00a0"))
    if cell.move and cell.move.word in MOVED:
        notes.append(moved_text(work, cell.move.word, cell.move.before))
    notes.append(work.brief(row.brief))
    stance = labels[row.stance] if row.stance else None
    return pub.PositionCell(row.says or "", stance, labels.comma.join(notes), row.stance)
