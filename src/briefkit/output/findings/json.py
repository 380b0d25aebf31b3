"""Findings as one JSON array; an empty one if nothing is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefkit.core.diagnostic import Diagnostic
from briefkit.output.data import to_json
from briefkit.output.findings.options import ReportOptions


def json_array(diagnostics: Iterable[Diagnostic], options: ReportOptions) -> Iterator[str]:  # noqa: ARG001 - not needed here
    """Objects with path (relative to the library), line, column, rule, severity, message, hint, fixable."""
    before = "["
    for diagnostic in diagnostics:
        yield before + "\n" + "\n".join("  " + line for line in to_json(diagnostic.to_json()).split("\n"))
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"
