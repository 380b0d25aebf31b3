"""Edits of a whole brief, checked against the format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefkit.core.brief.model import BRIEF
from briefkit.core.brief.read import parse_brief
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.edit.edit import edit_front_matter
from briefkit.core.edit.format import shape_at
from briefkit.core.edit.value import Edit, Remove, path_text, refused
from briefkit.core.text.words import did_you_mean


def edit_brief(data: bytes, edits: Sequence[Edit]) -> bytes:
    """The bytes of a brief with all edits applied. Raises EditRefusedError, also if a value does not fit the format."""
    done = edit_front_matter(data, edits)
    if done != data:
        for finding in new_findings(data, done):
            raise refused("format", finding.message, finding.hint)
    return done


def new_findings(before: bytes, after: bytes) -> list[Diagnostic]:
    """The diagnostics of a file after an edit that it did not have before."""
    known = Counter((finding.rule, finding.message) for finding in parse_brief(before, id="", path="").findings)
    found = []
    for finding in parse_brief(after, id="", path="").findings:
        known[finding.rule, finding.message] -= 1
        if known[finding.rule, finding.message] < 0:
            found.append(finding)
    return found


def unknown_keys(edits: Sequence[Edit]) -> list[tuple[str, str]]:
    """Keys in edits that look like misspelled keys of the format, each with a hint."""
    found = []
    for edit in edits:
        name = edit.path[0]
        hint = did_you_mean(name, BRIEF.keys)
        if not isinstance(edit, Remove) and hint and shape_at((name,)) is None:
            found.append((path_text((name,)), hint))
    return found
