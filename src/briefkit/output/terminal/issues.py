"""Issue tables for the terminal: parties as columns if they fit, otherwise as rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from briefkit.core.brief.vocabulary import STANCE_SYMBOLS
from briefkit.core.issues.history import Moves, by_issue
from briefkit.core.issues.matrix import Cell, IssueMatrix, MatrixRow
from briefkit.core.issues.movement import Move
from briefkit.core.issues.rows import PositionRow
from briefkit.core.publication.labels import Labels
from briefkit.core.publication.value import IssueLine, IssueTable
from briefkit.core.text.clean import clean_line
from briefkit.core.text.words import counted
from briefkit.output.terminal.layout import indented, label_grid, spaced, titled, with_question
from briefkit.output.terminal.moves import move_text

NOBODY = "no position recorded"
_COLUMN = 18
_STATUS_STYLES = {
    "resolved": "green",
    "converging": "green",
    "disputed": "yellow",
    "deadlocked": "red",
    "dormant": "dim",
}


def width_for(parties: int) -> int:
    """The width at which every party has a column wide enough for its text."""
    return 22 + parties * (_COLUMN + 2)


def status_text(status: str | None, label: str | None = None) -> Text:
    """A status or its label, coloured."""
    return Text(label or status or "", style=_STATUS_STYLES.get(status or "", ""))


def matrix_table(matrix: IssueMatrix, width: int) -> RenderableType:
    """Issues by parties: one table if every party fits in a column, otherwise one block per issue."""
    parties = [title for _, title in matrix.parties]
    if width >= width_for(len(parties)):
        return _wide(parties, (_matrix_line(row, "\n") for row in matrix.rows))
    return spaced(_tall(parties, _matrix_line(row, "  ")) for row in matrix.rows)


class _Line(NamedTuple):
    """An issue with its cells by number of the party, the titles of the parties without a recorded position, and how
    many others there are."""

    head: Text
    cells: Mapping[int, list[Text]]
    missing: Sequence[str]
    others: str = ""


def _matrix_line(row: MatrixRow, between: str) -> _Line:
    cells = {column: _matrix_cell(cell) for column, cell in row.cells.items()}
    return _Line(_head(row, between), cells, [title for _, title in row.missing])


def _head(row: MatrixRow, between: str) -> Text:
    briefs, sources = counted(row.briefs, "brief"), counted(row.sources, "source")
    head = Text.assemble((clean_line(row.title), "bold"), between, status_text(row.status))
    if row.move.word not in ("first", "unstated"):
        head.append("  " if row.status and between != "\n" else between).append_text(move_text(row.move))
    return head.append("\n").append(f"{briefs}, {sources}, last {clean_line(row.brief)}", style="dim")


def _matrix_cell(cell: Cell) -> list[Text]:
    thin = ("one source" if cell.sources else "no source") if cell.single_sourced else ""
    last = len(cell.positions) - 1
    texts = [_position(position, thin if number == last else "") for number, position in enumerate(cell.positions)]
    return [*texts, move_text(cell.move)] if cell.move and cell.move.moved else texts


def _position(row: PositionRow, thin: str = "") -> Text:
    note = ", ".join(filter(None, [str(row.date) if row.date else "", row.grade or "", thin]))
    return position_text(row.stance, row.stance, row.says, note)


def position_text(stance: str | None, label: str | None, says: str | None, note: str) -> Text:
    """A position in words: its stance, what the holder says, and a note in brackets."""
    text = Text()
    if stance or label:
        text.append(f"{STANCE_SYMBOLS.get(stance or '', '·')} {label}", style="bold")
        text.append(": " if says else "")
    text.append(clean_line(says or ""))
    if note:
        text.append(f" ({clean_line(note)})", style="dim")
    return text


def publication_issues(table: IssueTable, labels: Labels, width: int) -> RenderableType:
    """The issue table of one brief, without a heading."""
    if width >= width_for(len(table.parties)) and table.all_named:
        return _wide(table.parties, (_publication_line(line, "\n", labels) for line in table.lines), labels)
    return spaced(_tall(table.parties, _publication_line(line, "  ", labels), labels) for line in table.lines)


def _publication_line(line: IssueLine, between: str, labels: Labels) -> _Line:
    return _Line(_line_head(line, between, labels), _line_cells(line), line.missing, line.others)


def _line_head(line: IssueLine, between: str, labels: Labels) -> Text:
    head = Text.assemble((clean_line(line.title), "bold"))
    if line.status:
        head.append(between).append_text(status_text(line.status_id, line.status))
    if line.movement:
        head.append(between).append(line.movement, style="dim")
    head = with_question(head, line.question)
    if line.watch:
        head.append(f"\n{labels['watch']}: {clean_line('; '.join(line.watch))}", style="not bold dim")
    return head


def _line_cells(line: IssueLine) -> dict[int, list[Text]]:
    return {
        cell.column: [position_text(said.stance_id, said.stance, said.says, said.note) for said in cell.positions]
        for cell in line.cells
    }


def _wide(parties: Sequence[str], lines: Iterable[_Line], labels: Labels | None = None) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_lines=True, show_edge=labels is None)
    table.add_column(labels["issue"] if labels else "Issue", overflow="fold", min_width=16, ratio=2)
    for party in parties:
        table.add_column(Text(clean_line(party)), overflow="fold", min_width=_COLUMN - 4, ratio=3)
    nobody, columns = _nobody(labels), set(parties)
    for head, cells, missing, _ in lines:
        elsewhere = [title for title in missing if title not in columns]
        note = Text(f"\n{_missing_text(elsewhere, labels)}", style="dim") if elsewhere else Text()
        silent = set(missing)
        said = (
            Text("\n").join(cells[column]) if column in cells else Text(nobody if party in silent else "–", style="dim")
            for column, party in enumerate(parties)
        )
        table.add_row(head.append_text(note), *said)
    return table


def _tall(parties: Sequence[str], line: _Line, labels: Labels | None = None) -> Group:
    grid = label_grid(max_width=22, style="bold")
    for column, cell in line.cells.items():
        grid.add_row(indented(Text(clean_line(parties[column]))), Text("\n").join(cell))
    if line.missing:
        grid.add_row(Text("  –"), Text(_missing_text(line.missing, labels, line.others), style="dim"))
    elif not line.cells:
        grid.add_row(Text("  –"), Text(_nobody(labels), style="dim"))
    return Group(line.head, grid)


def _nobody(labels: Labels | None) -> str:
    return labels["no_position"] if labels else NOBODY


def _missing_text(missing: Iterable[str], labels: Labels | None, others: str = "") -> str:
    return f"{_nobody(labels)}: {', '.join(map(clean_line, missing))}{others and ' ' + others}"


def rows_table(rows: list[PositionRow], moves: Moves, width: int) -> RenderableType:
    """Every position by issue: a heading per issue, then brief by brief who wants what."""
    return spaced(_issue_block(of_issue, moves, width) for of_issue in by_issue(rows).values())


def _issue_block(rows: list[PositionRow], moves: Moves, width: int) -> Group:
    last = rows[-1]
    grid = Table.grid(padding=(0, 2))
    grid.add_column(width=12, overflow="fold")
    grid.add_column(max_width=22 if width >= 80 else 14, overflow="fold")
    grid.add_column(ratio=1, overflow="fold")
    steps = moves.of_status(last.issue)
    before = None
    for row in rows:
        when = _brief_head(row, steps[row.brief]) if row.brief != before else Text()
        said = _row_said(row, moves.to(row)) if row.holder else Text(NOBODY, style="dim")
        grid.add_row(when, Text(clean_line(row.holder_title or "–"), style="bold"), said)
        before = row.brief
    return Group(titled(last.title, last.issue, last.question), grid)


def _row_said(row: PositionRow, move: Move | None) -> Text:
    said = _position(row)
    return said.append("\n").append_text(move_text(move)) if move and move.moved else said


def _brief_head(row: PositionRow, move: Move) -> Text:
    when = Text(str(row.brief_date) if row.brief_date else "undated")
    if row.status:
        when.append("\n").append_text(status_text(row.status))
    if move.moved:
        movement = move_text(move).plain.partition(",")[0]
        when.append(f"\n{movement}", style="dim")
    return when
