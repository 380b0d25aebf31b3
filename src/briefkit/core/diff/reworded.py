"""Words of the front matter that changed where a line of the difference only tells how many did."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefkit.core.diff.lines import is_counted
from briefkit.core.diff.text.segments import Segment
from briefkit.core.diff.text.tokens import tokens_of
from briefkit.core.diff.text.words import diff_words
from briefkit.core.diff.value import Diff, FieldChange


class Reworded(NamedTuple):
    """A longer value, or an item of a list, word by word; `part` is that of the brief, `label` its name in words."""

    part: str
    label: str
    segments: tuple[Segment, ...]


def reworded_values(diff: Diff, *, short: bool = False) -> Iterator[Reworded]:
    """The values that `change_lines` only counts: first those of the brief itself, then those of its records.

    If `short`, also the texts of the brief itself that are short enough to be told in full there.
    """
    for part, change, on in _changes(diff):
        if is_counted(change) or (short and part == "meta" and change.segments):
            yield from (Reworded(part, f"{label}{on}", segments) for label, segments in _told(change))


def _changes(diff: Diff) -> Iterator[tuple[str, FieldChange, str]]:
    yield from (("meta", change, "") for change in diff.fields)
    for record in diff.records:
        yield from ((record.section, change, "") for change in record.fields)
        yield from (("positions", change, f" on {record.id}") for part in record.parts for change in part.fields)


def _told(change: FieldChange) -> Iterator[tuple[str, tuple[Segment, ...]]]:
    """A text as one; of a list each item that came or went, and each in the place of another compared with that."""
    if change.segments:
        yield change.label, change.segments
    elif len(change.added) == len(change.removed):
        for old, new in zip(change.removed, change.added, strict=True):
            yield change.label, diff_words(tokens_of(old), tokens_of(new))
    else:
        yield from ((change.label, (Segment("delete", item, ""),)) for item in change.removed)
        yield from ((change.label, (Segment("insert", "", item),)) for item in change.added)
