"""Findings for people: where, what, the line in question with a caret below it, and what to do."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from briefkit.core.checking.rule import ERROR, Report
from briefkit.core.text.clean import clean, clean_line
from briefkit.output.findings.telling import Telling

_WIDEST = 110
_TOKEN = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'|[^\s,\[\]{}\"']+|.")
_COLORS = {ERROR: "bold red", "warning": "bold yellow"}


def text_lines(reports: Iterable[Report], telling: Telling) -> Iterator[str]:
    """A paragraph a finding: `path:line:column: severity: message [rule]`, the source line, the hint."""
    paint = telling.paint
    for report in reports:
        place = f"{clean_line(telling.prefix + report.path)}:{report.line}:{report.column}:"
        grave = paint(f"{report.severity}:", _COLORS[report.severity])
        rule = paint(f"[{report.rule}]", "dim")
        yield f"{paint(place, 'bold')} {grave} {clean_line(report.message)} {rule}\n"
        gutter = f"{report.line:>5} | "
        if report.source is not None and report.source.strip():
            before, marked, after = _parts(report.source, report.column)
            pad = " " * _cells(before)
            carets = paint("^" * max(_cells(marked), 1), _COLORS[report.severity])
            yield f"{paint(gutter, 'dim')}{before}{marked}{after}\n{' ' * 5} {paint('|', 'dim')} {pad}{carets}\n"
        if report.hint:
            yield f"{' ' * 6}{paint('→', 'dim')} {clean_line(report.hint)}\n"


def _parts(source: str, column: int) -> tuple[str, str, str]:
    """A harmless line, cut to what fits: before the place, the word at the place, after it."""
    at = min(column - 1, len(source))
    token = _TOKEN.match(source, at)
    end = token.end() if token else at
    before, marked, after = (clean(part.replace("\t", "    ")) for part in (source[:at], source[at:end], source[end:]))
    if len(before) > _WIDEST // 2:
        before = "…" + before[-_WIDEST // 2 :]
    if len(marked) > _WIDEST - len(before):
        marked, after = marked[: max(_WIDEST - len(before), 10)], "…"
    room = max(_WIDEST - len(before) - len(marked), 0)
    return before, marked, after if len(after) <= room else after[:room] + "…"


def _cells(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii() or text.replace("…", ".").isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide - sum(unicodedata.combining(letter) != 0 for letter in text)
