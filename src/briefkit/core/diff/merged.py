"""What a merge changed by itself: what differs from all the versions that it merges, part by part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefkit.core.diff.lines import change_lines
from briefkit.core.diff.value import Diff, FieldChange, RecordChange, Statistics
from briefkit.core.text.words import counted

_JUDGED = frozenset(["term", "probability", "updates", "scale", "stance"])
"""The fields on which a verdict rests."""


def merged_lines(diffs: Sequence[Diff]) -> Iterator[tuple[str, str]]:
    """Each change of a merge as (part, line), given its difference from each parent. Old values are the first's."""
    first = diffs[0]
    own = replace(
        first,
        records=_own_records([diff.records for diff in diffs]),
        fields=_own_fields([diff.fields for diff in diffs]),
        statistics=Statistics(),
        unseen=(),
    )
    yield from change_lines(own)
    if passages := _own_passages(diffs):
        yield "text", f"text: {counted(passages, 'passage')} unlike all merged versions"


def _own_records(sides: Sequence[Sequence[RecordChange]]) -> tuple[RecordChange, ...]:
    """The records, or positions of an issue, that differ on all sides, with what differs on all of them."""
    changed = [{(record.section, record.id): record for record in side if record.change != "same"} for side in sides]
    named = [[side[key] for side in changed] for key in changed[0] if all(key in side for side in changed)]
    return tuple(own for records in named if (own := _own_record(records)) is not None)


def _own_record(records: Sequence[RecordChange]) -> RecordChange | None:
    """What differs from all of one record's versions; None if nothing does.

    Of versions that lack the record nothing more can be told, so it is compared with those that have it.
    """
    there = [record for record in records if record.change == "changed"]
    if not there:
        return records[0] if len({record.change for record in records}) == 1 else None
    fields = _own_fields([record.fields for record in there])
    parts = _own_records([record.parts for record in there])
    if not fields and not parts:
        return None
    judged = any(_key(change) in _JUDGED for change in fields)
    return replace(there[0], fields=fields, parts=parts, verdict=there[0].verdict if judged else None)


def _key(change: FieldChange) -> str:
    return change.path.rpartition(".")[2]


def _own_fields(sides: Sequence[Sequence[FieldChange]]) -> tuple[FieldChange, ...]:
    """The values that differ on all sides; of a list, what none of them has or all of them have."""
    found = [{change.path: change for change in side} for side in sides]
    same = [[side[path] for side in found] for path in found[0] if all(path in side for side in found)]
    return tuple(own for changes in same if (own := _own_field(changes)) is not None)


def _own_field(changes: Sequence[FieldChange]) -> FieldChange | None:
    first = changes[0]
    if not any(change.added or change.removed for change in changes):
        return first
    added = tuple(item for item in first.added if all(item in change.added for change in changes))
    removed = tuple(item for item in first.removed if all(item in change.removed for change in changes))
    return replace(first, added=added, removed=removed) if added or removed else None


def _own_passages(diffs: Sequence[Diff]) -> int:
    """The number of passages that are in no merged version as they are now, or that all had and are gone."""
    new = [
        {place for block in diff.text.blocks if block.change != "same" and block.edited for place in block.new}
        for diff in diffs
    ]
    gone = [{block.segments[0].old for block in diff.text.blocks if block.change == "removed"} for diff in diffs]
    return len(set.intersection(*new)) + len(set.intersection(*gone))
