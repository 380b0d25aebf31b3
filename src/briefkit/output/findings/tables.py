"""Findings as a table: CSV, or an Excel workbook to sort, filter and hand out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefkit.core.diagnostic import Diagnostic
from briefkit.core.tables import COUNT, MAYBE, TEXT, TRUTH, Column, Table, TableSchema
from briefkit.output.findings.options import ReportOptions
from briefkit.output.formats import FORMATS

FINDINGS = TableSchema(
    "findings",
    "briefkit check",
    "One finding.",
    (
        Column("path", TEXT, "The file, relative to the library"),
        Column("line", COUNT, "Its line, from 1"),
        Column("column", COUNT, "Its column, from 1"),
        Column("severity", TEXT, "error or warning"),
        Column("rule", TEXT, "The rule"),
        Column("message", TEXT, "What is wrong"),
        Column("hint", MAYBE, "What to do about it"),
        Column("fixable", TRUTH, "Whether --fix can fix it", lambda item: item.fix is not None),
    ),
)


def csv_rows(diagnostics: Iterable[Diagnostic], options: ReportOptions) -> Iterator[bytes]:  # noqa: ARG001 - not needed
    """A row for each finding."""
    return FORMATS["csv"](Table(FINDINGS, diagnostics))


def xlsx_workbook(diagnostics: Iterable[Diagnostic], options: ReportOptions) -> Iterator[bytes]:  # noqa: ARG001 - same
    """A workbook with a row for each finding. Raises ExportError if it cannot be made."""
    return FORMATS["xlsx"](Table(FINDINGS, diagnostics))
