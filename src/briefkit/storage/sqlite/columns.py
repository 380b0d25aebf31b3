"""The columns of the typed tables: the keys of the format. A new key is a new column without another line."""

from __future__ import annotations

from briefkit.core.brief.table import FORMAT


def keys_of(record: str, *left_out: str) -> tuple[str, ...]:
    """The keys of a record of the format, but some."""
    return tuple(key for key in FORMAT[record].keys if key not in left_out)


HEAD = ("id", "path", "title", "kind", "status", "publisher", "date", "review_by", "supersedes")
COLUMNS: dict[str, tuple[str, ...]] = {
    "head": (*HEAD, "topics", "parties", "authors", "people"),
    "issue": keys_of("issue", "positions"),
    "position": ("issue", "holder", *keys_of("position"), "grade", "source_title", "source_key"),
    "judgment": (*keys_of("judgment"), "extra", "by_name", "evidence_title", "evidence_url"),
    "event": keys_of("event"),
}
"""The columns of each table between a row's place and its checksum. A position's `issue` is the place of its issue."""
