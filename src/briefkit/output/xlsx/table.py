"""The format `xlsx`: a table as a workbook with one sheet."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from briefkit.core.tables import Table
from briefkit.core.text.languages import is_right_to_left
from briefkit.output.data import cell_text
from briefkit.output.xlsx.cells import cell_of
from briefkit.output.xlsx.workbook import Sheet, write_workbook

_WITH_ROW_HEADS = ("issues-wide",)
"""Tables whose first column names what a row is about, and stays in sight."""


def xlsx_workbook(table: Table[Any]) -> Iterator[bytes]:
    """A workbook. What it cannot hold is told in the notes of the table. Raises ExportError if it cannot be made."""
    sheet = sheet_of(table)
    made = write_workbook([sheet], sheet.name)
    table.notes.extend(made.notes)
    yield made.data


def sheet_of(table: Table[Any], name: str = "") -> Sheet:
    """A table as a sheet, named after what it holds unless it is given a name."""
    shown = _with_names(table)
    shown = _with_names(table)
    return Sheet(
        name or table.schema.name.replace("-", " ").capitalize(),
        [cell_text(head) for head in shown],
        chain.from_iterable(table.schema.cells(table.rows, shown, cell_of)),
        frozen=int(table.schema.name in _WITH_ROW_HEADS),
        right_to_left=is_right_to_left(table.language),
    )


def _with_names(table: Table[Any]) -> list[str]:
    """The columns shown, and behind each id the name or title that the table has for it, unless columns were chosen."""
    if table.shown != table.schema.shown:
        return list(table.shown)
    others = {column.name for column in table.columns}.difference(table.shown)
    return [
        column
        for name in table.shown
        for column in (name, f"{name}_name", f"{name}_title")
        if column == name or column in others
    ]
