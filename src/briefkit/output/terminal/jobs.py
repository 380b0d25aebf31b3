"""What became of the items of jobs, for the terminal: numbers, then each item that has more to tell than that."""

from __future__ import annotations

from collections import Counter

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from briefkit.core.jobs.outcome import FAILED, FINDINGS, MISSING, RESULTS, Outcome
from briefkit.core.text.clean import clean_line
from briefkit.output.terminal.layout import spaced

_STYLES = {FINDINGS: "yellow", FAILED: "red", MISSING: "red"}


def jobs_page(outcomes: list[Outcome], width: int) -> RenderableType:  # noqa: ARG001 - the signature of pages
    """How many items of each job ended how, and those that did not end well."""
    counts = Counter((outcome.job, outcome.result) for outcome in outcomes)
    numbers = Table(box=None, pad_edge=False, show_edge=False, padding=(0, 2, 0, 0))
    results = [result for result in RESULTS if any(counts[job, result] for job, _ in counts)]
    for title in ("", *results):
        numbers.add_column(Text(title, style=_STYLES.get(title, "bold")), justify="right" if title else "left")
    for job in dict.fromkeys(outcome.job for outcome in outcomes):
        numbers.add_row(Text(clean_line(job)), *(Text(str(counts[job, result] or "·")) for result in results))
    bad = Table(box=None, pad_edge=False, show_edge=False, show_header=False, padding=(0, 2, 0, 0))
    for outcome in outcomes:
        if outcome.code:
            bad.add_row(*_row(outcome))
    return spaced([numbers, bad] if bad.row_count else [numbers])


def _row(outcome: Outcome) -> tuple[Text, Text, Text]:
    told = outcome.messages or tuple(str(finding.get("message")) for finding in outcome.findings)
    more = f" (and {len(told) - 1} more)" if len(told) > 1 else ""
    last = told[-1] if outcome.messages else told[0] if told else ""
    return (
        Text(outcome.result, style=_STYLES.get(outcome.result, "")),
        Text(clean_line(outcome.path) + (f" ({clean_line(outcome.format)})" if outcome.format else "")),
        Text(clean_line(last) + more),
    )
