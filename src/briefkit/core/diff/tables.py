"""A difference as tables: all that its JSON says, in rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from briefkit.core.brief.shapes import Json
from briefkit.core.diff.columns import (
    DEVELOPMENTS,
    FIELDS,
    PASSAGES,
    POSSIBLE,
    RECORDS,
    SIDES,
    STATISTICS,
    SUMMARY,
    UNSEEN,
    FieldRow,
    RecordRow,
)
from briefkit.core.diff.value import Diff, FieldChange, RecordChange
from briefkit.core.tables import Table

_META = "meta"
"""The section of the values that are no record."""
_PARTS = ("positions",)
"""The keys of a record whose values are records of their own."""


def diff_tables(diff: Diff) -> list[Table[Any]]:
    """The tables of a difference, in the order of a workbook: summary, sides, records, fields, text and the rest."""
    counts = diff.statistics
    numbers = [(item.name, getattr(counts, item.name)) for item in fields(counts) if item.name != "by_part"]
    parts = [(f"changes: {part}", number) for part, number in counts.by_part.items()]
    words = {"old": counts.old_words, "new": counts.new_words}
    return [
        Table(SUMMARY, [(sentence,) for sentence in diff.summary]),
        Table(SIDES, [(name, getattr(diff, name), words[name]) for name in ("old", "new")]),
        Table(RECORDS, list(_records(diff.records))),
        Table(FIELDS, list(_fields(diff))),
        Table(PASSAGES, diff.text.blocks),
        Table(DEVELOPMENTS, diff.since),
        Table(POSSIBLE, diff.possible),
        Table(UNSEEN, diff.unseen),
        Table(STATISTICS, [*((name.replace("_", " "), value) for name, value in numbers), *parts]),
    ]


def _records(records: Iterable[RecordChange], issue: str | None = None) -> Iterator[RecordRow]:
    for record in records:
        yield RecordRow(issue, record)
        yield from _records(record.parts, record.id)


def _fields(diff: Diff) -> Iterator[FieldRow]:
    for change in diff.fields:
        yield _field(change, _META, None, None, None)
    for issue, record in _records(diff.records):
        of_record = (record.section, issue, record.id, record.title)
        for change in record.fields:
            yield _field(change, *of_record)
        if record.change in ("added", "removed"):
            yield from (FieldRow(*of_record, *values) for values in _values(record))


def _field(change: FieldChange, section: str, issue: str | None, id_: str | None, title: str | None) -> FieldRow:
    values = (_readable(change.old), _readable(change.new), change.path, change.added, change.removed)
    return FieldRow(section, issue, id_, title, change.label, *values)


def _values(record: RecordChange) -> Iterator[tuple[str, Json, Json]]:
    """Each value of a record that one side lacks, by its key."""
    held = record.new if record.old is None else record.old
    for key, value in held.items() if isinstance(held, Mapping) else ():
        if key not in ("id", *_PARTS):
            text = _readable(value)
            yield (key, None, text) if record.old is None else (key, text, None)


def _readable(value: Json) -> Json:
    """A value for a cell: numbers and texts as they are, items of a list apart, keys with their values."""
    match value:
        case list():
            return "; ".join(str(_readable(item)) for item in value)
        case Mapping():
            return ", ".join(f"{key}: {_readable(item)}" for key, item in value.items())
    return value
