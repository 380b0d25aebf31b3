"""The columns of a difference as tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from briefkit.core.brief.shapes import Json
from briefkit.core.diff.value import Estimate, RecordChange
from briefkit.core.tables import ANY, COUNT, COUNT_OR_NONE, DATE, MAYBE, TEXT, Column, TableSchema


class RecordRow(NamedTuple):
    """A record, or a position with the `issue` that it belongs to."""

    issue: str | None
    record: RecordChange


class FieldRow(NamedTuple):
    """A value that differs; of a record that only one side has, each of its values."""

    section: str
    issue: str | None
    id: str | None
    title: str | None
    field: str
    old: Json
    new: Json
    path: str | None = None
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def _said(name: str, type_: str = MAYBE) -> Callable[[str], Column]:
    """A column for an attribute of a record."""
    return lambda about: Column(name, type_, about, lambda row: getattr(row.record, name))


def _verdict(name: str, attribute: str, type_: str = MAYBE) -> Callable[[str], Column]:
    def get(row: RecordRow) -> Any:
        return getattr(row.record.verdict, attribute) if row.record.verdict else None

    return lambda about: Column(name, type_, about, get)


def _estimate(name: str) -> Callable[[str], Column]:
    def get(row: RecordRow) -> str | None:
        estimate: Estimate | None = getattr(row.record, name)
        return estimate.text if estimate else None

    return lambda about: Column(name, MAYBE, about, get)


def _at(place: int) -> Callable[[Any], Any]:
    return lambda row: row[place]


def _of_side(name: str, about: str, type_: str = TEXT) -> Column:
    return Column(name, type_, about, lambda row: getattr(row[1], name))


def _source(side: str) -> Callable[[Any], str]:
    return lambda block: "".join(getattr(segment, side) for segment in block.segments)


def _schema(name: str, about: str, columns: Iterable[Column]) -> TableSchema:
    return TableSchema(name, "briefkit diff", about, columns)


SUMMARY = _schema("summary", "One sentence of what changed.", [Column("what_changed", TEXT, "The sentence", _at(0))])
SIDES = _schema(
    "sides",
    "One of the two briefs.",
    [
        Column("side", TEXT, "old or new", _at(0)),
        _of_side("label", "A short name, such as a date or revision"),
        _of_side("id", "Its id"),
        _of_side("title", "Its title"),
        _of_side("kind", "Its kind"),
        _of_side("date", "Its date", DATE),
        _of_side("path", "Its file"),
        _of_side("language", "Its language (BCP 47)"),
        Column("words", COUNT, "The words of its text", _at(2)),
    ],
)
RECORDS = _schema(
    "records",
    "One record of either side.",
    [
        _said("section", TEXT)("issues, positions, judgments, events, sources, …"),
        Column("issue", MAYBE, "The issue that a position belongs to"),
        _said("id", TEXT)("Its id"),
        _said("title", TEXT)("Its title or claim"),
        _said("change", TEXT)("same, changed, added or removed"),
        _verdict("verdict", "what")("What the change means, such as hardened or closer"),
        _verdict("steps", "steps", ANY)("Steps on the scale"),
        _verdict("reason", "reason")("Why the sides are not comparable"),
        _verdict("before", "old")("The value before"),
        _verdict("after", "new")("The value after"),
        _estimate("old_estimate")("The estimate that counted before, in words"),
        _estimate("new_estimate")("The estimate that counts now, in words"),
        _said("matched_by")("id, alias, title or text"),
    ],
)
FIELDS = _schema(
    "fields",
    "One value that differs.",
    [
        Column("section", TEXT, "meta for the brief's own values, else the section of the record"),
        Column("issue", MAYBE, "The issue that a position belongs to"),
        Column("id", MAYBE, "The record's id"),
        Column("title", MAYBE, "The record's title"),
        Column("field", TEXT, "What differs"),
        Column("old", ANY, "The value before"),
        Column("new", ANY, "The value after"),
        Column("added", ANY, "What a list gained", lambda row: "; ".join(row.added) or None),
        Column("removed", ANY, "What a list lost", lambda row: "; ".join(row.removed) or None),
        Column("path", MAYBE, "Its place in the front matter"),
    ],
)
PASSAGES = _schema(
    "text",
    "One passage of the texts, in reading order.",
    [
        Column("change", TEXT, "same, changed, added, removed, moved-from or moved-to"),
        Column("kind", TEXT, "paragraph, heading, item, …"),
        Column("level", COUNT, "The level of a heading, or the depth in lists"),
        Column("move", COUNT_OR_NONE, "The number of a move, the same at both of its ends"),
        Column("old_line", COUNT_OR_NONE, "Its line before"),
        Column("new_line", COUNT_OR_NONE, "Its line after"),
        Column("old", TEXT, "The passage before", _source("old")),
        Column("new", TEXT, "The passage after", _source("new")),
    ],
)
DEVELOPMENTS = _schema(
    "developments",
    "What happened between the two dates.",
    [
        Column("section", TEXT, "events or judgments"),
        Column("id", TEXT, "Its id"),
        Column("title", TEXT, "Its title or claim"),
        Column("what", TEXT, "held, changed, cancelled, or an outcome"),
        Column("date", TEXT, "When"),
    ],
)
POSSIBLE = _schema(
    "possible-matches",
    "Two records that may be the same.",
    [
        Column("section", TEXT, "Their section"),
        Column("old", TEXT, "The id before"),
        Column("old_title", TEXT, "The title before"),
        Column("new", TEXT, "The id after"),
        Column("new_title", TEXT, "The title after"),
        Column("reason", TEXT, "Why they were not matched"),
    ],
)
UNSEEN = _schema(
    "unseen",
    "A difference that no reader sees.",
    [Column("what", TEXT, "What differs", lambda row: row.text)],
)
STATISTICS = _schema(
    "statistics",
    "One count.",
    [Column("what", TEXT, "What is counted", _at(0)), Column("number", COUNT, "How many", _at(1))],
)
