"""Findings as a JUnit report: a failed test case each, by file, or one passed case where nothing is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from briefkit.core.checking.rule import Report
from briefkit.core.text.clean import clean, clean_line
from briefkit.output.findings.telling import Telling

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit_xml(reports: Iterable[Report], telling: Telling) -> Iterator[str]:
    """One test suite, `briefkit check`."""
    found = list(reports)
    counts = f'tests="{max(len(found), 1)}" failures="{len(found)}" errors="0"'
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n<testsuite name="briefkit check" {counts}>\n'
    for report in found:
        path = telling.prefix + report.path
        name = f"{path}:{report.line}:{report.column} {report.rule}"
        told = clean_line(report.message) + (f"\n{clean_line(report.hint)}" if report.hint else "")
        kind = _attribute(report.severity)
        yield (
            f"  <testcase classname={_attribute(path)} name={_attribute(name)} file={_attribute(path)} line="
            f'"{report.line}">\n    <failure type={kind} message={_attribute(report.message)}>{_text(told)}</failure>\n'
            "  </testcase>\n"
        )
    if not found:
        yield '  <testcase classname="briefkit" name="check"/>\n'
    yield "</testsuite>\n</testsuites>\n"


def _attribute(text: str) -> str:
    return quoteattr(_NOT_XML.sub("", clean(text)))


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("", clean(text)))
