"""Findings as workflow commands of GitHub Actions, which shows them on the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefkit.core.diagnostic import Diagnostic
from briefkit.core.text.clean import clean
from briefkit.output.findings.options import ReportOptions


def workflow_commands(diagnostics: Iterable[Diagnostic], options: ReportOptions) -> Iterator[str]:
    """`::error file=…,line=…,col=…,title=…::message`, one line per finding."""
    for diagnostic in diagnostics:
        values = {
            "file": options.prefix + diagnostic.path,
            "line": str(diagnostic.line),
            "col": str(diagnostic.column),
            "title": diagnostic.rule,
        }
        properties = ",".join(f"{name}={_property(value)}" for name, value in values.items())
        message = diagnostic.message + (f" ({diagnostic.hint})" if diagnostic.hint else "")
        yield f"::{diagnostic.severity} {properties}::{_escaped(message)}\n"


def _escaped(text: str) -> str:
    return clean(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
