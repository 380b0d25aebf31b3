"""The issue table of a publication: positions in columns, with their sources by number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefkit.core.brief.model import Issue
from briefkit.core.issues.matrix import pivot_by_party
from briefkit.core.issues.rows import PositionRow, position_rows
from briefkit.core.publication import value as pub
from briefkit.core.publication.work import Work
from briefkit.core.registry.registry import Registry


def issue_table(work: Work) -> pub.IssueTable | None:
    """Issues by holders of positions, with the parties without one; None if the brief has no issues."""
    if not work.brief.issues:
        return None
    rows = position_rows([work.brief], work.registry, work.language)
    matrix = pivot_by_party(rows, title=lambda party: work.registry.holder_title(party, work.language))
    numbers = {source.id: number for number, source in enumerate(work.brief.sources, 1)}
    lines = []
    for line, issue in zip(matrix.rows, _first_of_each(work.brief.issues, work.registry), strict=True):
        of_issue = [row for row in rows if row.issue == line.issue]
        cells = tuple(
            tuple(_cell(work, row, numbers) for row in of_issue if row.holder == party) for party, _ in matrix.parties
        )
        status = work.labels[line.status] if line.status else None
        missing = tuple(title for _, title in line.missing)
        head = (line.title, line.question, status, line.status, _movement(work, issue))
        lines.append(pub.IssueLine(*head, cells, missing))
    return pub.IssueTable(tuple(title for _, title in matrix.parties), tuple(lines))


def _movement(work: Work, issue: Issue) -> str | None:
    parts = [f"{work.labels['trend']} {work.labels[issue.trend]}"] if issue.trend else []
    parts += [f"{work.labels['outlook']} {work.labels[issue.outlook]}"] if issue.outlook else []
    return ", ".join(parts) or None


def _cell(work: Work, row: PositionRow, numbers: Mapping[str, int]) -> pub.PositionCell:
    notes = []
    if row.date and row.date != work.brief.date:
        notes.append(work.labels.date(row.date))
    if work.layout.one_page:  # one page has no list of sources, but a grade is useful on its own
        notes += [row.grade] if row.grade else []
    elif row.source and row.source in numbers:
        notes.append(f"{work.labels['source']} {numbers[row.source]}" + (f" ({row.grade})" if row.grade else ""))
    stance = work.labels[row.stance] if row.stance else None
    return pub.PositionCell(row.says or "", stance, ", ".join(notes), row.stance)


def _first_of_each(issues: tuple[Issue, ...], registry: Registry) -> Iterable[Issue]:
    first: dict[str, Issue] = {}
    for issue in issues:
        first.setdefault(registry.key("issues", issue.id), issue)
    return first.values()
