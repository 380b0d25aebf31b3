"""Edits of a whole brief, checked against the format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefkit.core.brief.read import parse_brief
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.edit.edit import edit_front_matter
from briefkit.core.edit.registered import Resolve, as_in_brief, as_written
from briefkit.core.edit.value import Edit, refused


def edit_brief(data: bytes, edits: Sequence[Edit], resolve: Resolve = as_written) -> bytes:
    """The bytes of a brief with all edits applied, in its own spelling of what `resolve` knows.

    Raises EditRefusedError, also if a value does not fit the format.
    """
    done = data
    for edit in edits:
        own = as_in_brief(edit, done, resolve)
        done = edit_front_matter(done, [own]) if own else done
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
