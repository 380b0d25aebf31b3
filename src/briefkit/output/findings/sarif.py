"""Findings as a log of the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from briefkit.core.diagnostic import Diagnostic, Rule
from briefkit.output.data import to_json
from briefkit.output.findings.options import ReportOptions

_SNIPPET = 1_000  # characters of a line that is quoted: each finding in a long line would repeat it whole
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif_log(diagnostics: Iterable[Diagnostic], options: ReportOptions) -> Iterator[str]:
    """One run, with the rules that were broken and a result for each finding."""
    results = [_result(diagnostic, options) for diagnostic in diagnostics]
    used = dict.fromkeys(result["ruleId"] for result in results)
    driver: dict[str, Any] = {
        "name": "briefkit",
        "version": options.version,
        "rules": [_rule(options.rules[id_]) for id_ in used if id_ in options.rules],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    yield to_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.explanation},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"tags": [rule.family]},
    }


def _result(diagnostic: Diagnostic, options: ReportOptions) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": diagnostic.line, "startColumn": diagnostic.column}
    if diagnostic.source is not None and len(diagnostic.source) <= _SNIPPET:
        region["snippet"] = {"text": diagnostic.source}
    place = {"artifactLocation": {"uri": quote(options.prefix + diagnostic.path)}, "region": region}
    return {
        "ruleId": diagnostic.rule,
        "level": diagnostic.severity,
        "message": {"text": diagnostic.message + (f" ({diagnostic.hint})" if diagnostic.hint else "")},
        "locations": [{"physicalLocation": place}],
    }
