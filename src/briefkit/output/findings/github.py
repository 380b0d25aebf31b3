"""Findings as workflow commands of GitHub Actions, which show them beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefkit.core.checking.rule import Report
from briefkit.core.text.clean import clean
from briefkit.output.findings.telling import Telling


def workflow_commands(reports: Iterable[Report], telling: Telling) -> Iterator[str]:
    """`::error file=…,line=…,col=…,title=…::message`, a line each."""
    for report in reports:
        told = {
            "file": telling.prefix + report.path,
            "line": str(report.line),
            "col": str(report.column),
            "title": report.rule,
        }
        properties = ",".join(f"{name}={_property(value)}" for name, value in told.items())
        message = report.message + (f" ({report.hint})" if report.hint else "")
        yield f"::{report.severity} {properties}::{_escaped(message)}\n"


def _escaped(text: str) -> str:
    return clean(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
