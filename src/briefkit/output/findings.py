"""The formats in which `check` tells what it found, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from briefkit.core.rule import Report
from briefkit.core.words import did_you_mean
from briefkit.errors import QueryError
from briefkit.output import findings_github, findings_json, findings_junit, findings_sarif, findings_text
from briefkit.output.findings_telling import Telling

Reporter = Callable[[Iterable[Report], Telling], Iterator[str]]

REPORTERS: dict[str, Reporter] = {
    "text": findings_text.text_lines,
    "json": findings_json.json_array,
    "github": findings_github.workflow_commands,
    "sarif": findings_sarif.sarif_log,
    "junit": findings_junit.junit_xml,
}


def reporter_named(name: str) -> Reporter:
    """A format by its name. Raises QueryError that names what is near."""
    if name not in REPORTERS:
        hint = did_you_mean(name, REPORTERS) or f"use one of {', '.join(REPORTERS)}"
        raise QueryError(f"there is no format “{name}”", hint=hint)
    return REPORTERS[name]
