"""Findings of `check` as diagnostics of the protocol."""

from __future__ import annotations

import re

from lsprotocol import types

from briefkit.core.diagnostic import ERROR, Diagnostic
from briefkit.lsp.document import Document

_QUOTED = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\n]|'')*'")
_IN_YAML = re.compile(r"[^\s,\[\]{}#:](?:[^,\[\]{}#:\r\n]|:(?=\S)|(?<!\s)#)*")
_WORD = re.compile(r"[^\s()\[\]<>]+|\S+")
_SEVERITIES = {True: types.DiagnosticSeverity.Error, False: types.DiagnosticSeverity.Warning}
SOURCE = "briefkit"


def to_protocol(document: Document, found: Diagnostic) -> types.Diagnostic:
    """One finding, with the hint below the message."""
    return types.Diagnostic(
        document.range(*span(document, found)),
        found.message + (f"\n{found.hint}" if found.hint else ""),
        severity=_SEVERITIES[found.severity == ERROR],
        code=found.rule,
        source=SOURCE,
    )


def span(document: Document, found: Diagnostic) -> tuple[int, int]:
    """Where what is wrong starts and ends: a finding has a start only, so that the end is that of the word there."""
    start = document.place_of(found.line, found.column)
    first, last = document.bounds
    pattern = _IN_YAML if first <= start <= last else _WORD
    match = _QUOTED.match(document.text, start) or pattern.match(document.text, start)
    return start, start + len(match[0].rstrip()) if match else start
