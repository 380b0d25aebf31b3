"""Several tables as files: one workbook with a sheet for each, one JSON object, or a CSV file for each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from briefkit.core.tables import Table
from briefkit.output.data import to_json
from briefkit.output.formats import FORMATS

FORMAT = 1
"""The version of the JSON object, which also marks a file as made by briefkit; see `export.marks`."""


class TableFile(NamedTuple):
    """A file: its bytes, the name of its table if it holds only one, and notes on what it could not hold."""

    data: bytes
    table: str | None = None
    notes: Sequence[str] = ()


Tables = Sequence[Table[Any]]


def _workbook(tables: Tables) -> list[TableFile]:
    """A sheet for the first table, and one for each other that has rows."""
    from briefkit.output.xlsx.table import sheet_of  # noqa: PLC0415 - other formats need none of it
    from briefkit.output.xlsx.workbook import write_workbook  # noqa: PLC0415

    first, *others = tables
    for table in others:
        table.rows = list(table)
    sheets = [sheet_of(table) for table in (first, *(table for table in others if table.rows))]
    made = write_workbook(sheets, sheets[0].name)
    return [TableFile(made.data, notes=made.notes)]


def _json(tables: Tables) -> list[TableFile]:
    """An object with every table by its name, each as `--json` of its command prints it."""
    parts = [f'  "format": {FORMAT},\n  "generator": "briefkit"']
    for table in tables:
        rows = to_json(list(table.records())).replace("\n", "\n  ")
        parts.append(f"  {to_json(table.schema.name)}: {rows}")
    return [TableFile(("{\n" + ",\n".join(parts) + "\n}\n").encode("utf-8", "backslashreplace"))]


def _csv(tables: Tables) -> list[TableFile]:
    """A file for each table, also for one without rows, so that a folder always has the same files."""
    return [TableFile(b"".join(FORMATS["csv"](table)), table.schema.name) for table in tables]


TABLE_FORMATS: dict[str, Callable[[Tables], list[TableFile]]] = {"xlsx": _workbook, "csv": _csv, "json": _json}
"""Formats that hold several tables, with the functions that write them. The first table must be that of the briefs."""
ONE_EACH = ("csv",)
"""Those that need a file for each table."""
