"""Findings as a JUnit report: one failed test case per finding, or one passed case if nothing is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from briefkit.core.diagnostic import Diagnostic
from briefkit.core.text.clean import clean, clean_one_line
from briefkit.output.findings.options import ReportOptions

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit_xml(diagnostics: Iterable[Diagnostic], options: ReportOptions) -> Iterator[str]:
    """One test suite, `briefkit check`."""
    found = list(diagnostics)
    counts = f'tests="{max(len(found), 1)}" failures="{len(found)}" errors="0"'
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n<testsuite name="briefkit check" {counts}>\n'
    for diagnostic in found:
        path = options.prefix + diagnostic.path
        name = f"{path}:{diagnostic.line}:{diagnostic.column} {diagnostic.rule}"
        details = clean_one_line(diagnostic.message) + (
            f"\n{clean_one_line(diagnostic.hint)}" if diagnostic.hint else ""
        )
        kind, message = _attribute(diagnostic.severity), _attribute(diagnostic.message)
        yield (
            f"  <testcase classname={_attribute(path)} name={_attribute(name)} file={_attribute(path)} line="
            f'"{diagnostic.line}">\n    <failure type={kind} message={message}>{_text(details)}</failure>\n'
            "  </testcase>\n"
        )
    if not found:
        yield '  <testcase classname="briefkit" name="check"/>\n'
    yield "</testsuite>\n</testsuites>\n"


def _attribute(text: str) -> str:
    return quoteattr(_NOT_XML.sub("", clean(text)))


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("", clean(text)))
