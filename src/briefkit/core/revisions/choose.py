"""Chooses changes by words: all, none, tracked, a kind, a number, an author."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefkit.core.revisions.value import Change
from briefkit.core.text.words import fold, suggestion
from briefkit.errors import QueryError

KINDS = ("words", "format", "new", "removed", "moved", "split", "joined", "heading", "row", "comment")
"""The kinds of changes."""
_NUMBERS = re.compile(r"(\d{1,6})(?:-(\d{1,6}))?")
_PLURALS = {"comments": "comment", "rows": "row", "headings": "heading", "formats": "format"}


def chosen(changes: Sequence[Change], words: Iterable[str]) -> list[Change]:
    """The changes that some words mean, in their order; one that is unsure only by its number.

    Raises QueryError for a word that means none.
    """
    numbers: set[int] = set()
    words = [*words]
    if len(words) > 1 and "none" in map(fold, words):
        raise QueryError("“none” and other words contradict each other", hint="leave out “none”")
    for word in words:
        is_number = _NUMBERS.fullmatch(fold(word))
        numbers |= {change.number for change in _meant(changes, word) if is_number or not change.unsure}
    return [change for change in changes if change.number in numbers]


def _meant(changes: Sequence[Change], word: str) -> list[Change]:
    key = fold(word)
    kind = _PLURALS.get(key, key)
    if key == "none":
        return []
    if key == "all":
        return list(changes)
    if key in ("tracked", "untracked"):
        return [item for item in changes if item.tracked == (key == "tracked") and item.kind != "comment"]
    if kind in KINDS:
        return [item for item in changes if item.kind == kind]
    if found := _NUMBERS.fullmatch(key):
        first, last = int(found[1]), int(found[2] or found[1])
        some = [item for item in changes if first <= item.number <= last]
        if some:
            return some
        raise QueryError(f"there is no change {word}", hint=f"there are {len(changes)}")
    by = [item for item in changes if key in (fold(item.by), fold(item.by).replace(" ", "-"))]
    if by:
        return by
    known = ["all", "none", "tracked", "untracked", *KINDS, *dict.fromkeys(item.by for item in changes if item.by)]
    raise QueryError(f"“{word}” means no changes", hint=suggestion(word, known))
