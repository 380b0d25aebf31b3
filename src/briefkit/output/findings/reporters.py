"""The output formats of `check`, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from briefkit.core.diagnostic import Diagnostic
from briefkit.core.text.words import suggestion
from briefkit.errors import QueryError
from briefkit.output.findings import github as findings_github
from briefkit.output.findings import json as findings_json
from briefkit.output.findings import junit as findings_junit
from briefkit.output.findings import sarif as findings_sarif
from briefkit.output.findings import tables as findings_tables
from briefkit.output.findings import text as findings_text
from briefkit.output.findings.options import ReportOptions

Reporter = Callable[[Iterable[Diagnostic], ReportOptions], Iterator[str] | Iterator[bytes]]

REPORTERS: dict[str, Reporter] = {
    "text": findings_text.text_lines,
    "json": findings_json.json_array,
    "github": findings_github.workflow_commands,
    "sarif": findings_sarif.sarif_log,
    "junit": findings_junit.junit_xml,
    "csv": findings_tables.csv_rows,
    "xlsx": findings_tables.xlsx_workbook,
}


def reporter_named(name: str) -> Reporter:
    """A format by its name. Raises QueryError with a suggestion if there is none."""
    if name not in REPORTERS:
        raise QueryError(f"there is no format “{name}”", hint=suggestion(name, REPORTERS))
    return REPORTERS[name]
