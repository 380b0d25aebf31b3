"""Edits of a whole brief, checked against the format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefkit.core.brief.read import parse_brief
from briefkit.core.brief.shapes import EMPTY_VALUE, FILL_IN, TEXT
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.edit.edit import edit_front_matter
from briefkit.core.edit.format import shape_at
from briefkit.core.edit.registered import Resolve, as_in_brief, as_written
from briefkit.core.edit.value import Add, Edit, Remove, path_text, refused
from briefkit.core.text.blank import is_blank


def edit_brief(data: bytes, edits: Sequence[Edit], resolve: Resolve = as_written) -> bytes:
    """The bytes of a brief with all edits applied, in its own spelling of what `resolve` knows.

    Raises EditRefusedError, also if a value does not fit the format.
    """
    done = data
    for edit in edits:
        _check_filled(edit)
        own = as_in_brief(edit, done, resolve)
        done = edit_front_matter(done, [own]) if own else done
    if done != data:
        for finding in new_findings(data, done):
            if finding.rule != EMPTY_VALUE:
                raise refused("format", finding.message, finding.hint)
    return done


def _check_filled(edit: Edit) -> None:
    """Raise EditRefusedError for an empty value, unless it empties a text: `check` would warn of it for good reason."""
    if isinstance(edit, Remove) or not isinstance(edit.value, str) or not is_blank(edit.value):
        return
    if isinstance(edit, Add) or shape_at(edit.path) not in (None, TEXT):
        raise refused("format", f"the value for {path_text(edit.path)} is empty", FILL_IN)


def new_findings(before: bytes, after: bytes) -> list[Diagnostic]:
    """The diagnostics of a file after an edit that it did not have before."""
    known = Counter((finding.rule, finding.message) for finding in parse_brief(before, id="", path="").findings)
    found = []
    for finding in parse_brief(after, id="", path="").findings:
        known[finding.rule, finding.message] -= 1
        if known[finding.rule, finding.message] < 0:
            found.append(finding)
    return found
