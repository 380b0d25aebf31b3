"""Fixes for what rules find. Each raises EditRefusedError if it would have to change anything else."""

from __future__ import annotations

from functools import partial

from briefkit.core.brief.split import decode, encode
from briefkit.core.diagnostic import Fix
from briefkit.core.edit.edit import edit_front_matter
from briefkit.core.edit.value import Edit
from briefkit.errors import EditRefusedError


def by_edit(edit: Edit) -> Fix:
    """A fix that edits the front matter."""
    return partial(_edited, edit)


def _edited(edit: Edit, data: bytes, _line: int, _column: int) -> bytes:
    return edit_front_matter(data, [edit])


def by_spelling(old: str, new: str) -> Fix:
    """A fix that replaces one word, where it is, by another."""
    return partial(_replaced, old, new)


def _replaced(old: str, new: str, data: bytes, line: int, column: int) -> bytes:
    text = decode(data)
    assert isinstance(text, str)  # noqa: S101 - a brief with places was decoded
    lines = text.split("\n")
    before, after = lines[line - 1][: column - 1], lines[line - 1][column - 1 :]
    quote = after[:1] if after[:1] in {'"', "'"} else ""
    if not after.startswith(quote + old):
        raise EditRefusedError("other", f"“{old}” is written in an unusual way")
    lines[line - 1] = before + quote + new + after[len(quote + old) :]
    return encode("\n".join(lines), data)
