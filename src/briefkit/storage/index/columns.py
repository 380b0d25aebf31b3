"""The columns of the typed tables: the keys of the format. A new key becomes a column without further code."""

from __future__ import annotations

from briefkit.core.brief.model import Event, Issue, Judgment, Position
from briefkit.core.brief.shapes import keys_of

HEAD = ("id", "path", "title", "kind", "status", "publisher", "date", "review_by", "supersedes")
LISTS = ("topics", "parties", "authors", "people", "judges")
USE = ("grade", "source_title", "source_publisher", "source_date", "source_url", "source_key")
"""The source of a position, as `core.issues.sources.SourceUse`."""
COLUMNS: dict[str, tuple[str, ...]] = {
    "issue": (*(key for key in keys_of(Issue) if key != "positions"), "extra"),
    "position": ("issue", "holder", *keys_of(Position), "extra", *USE, "source_extra"),
    "judgment": (*keys_of(Judgment), "extra", "by_name", "evidence_title", "evidence_url", "evidence_date", "alike"),
    "event": tuple(keys_of(Event)),
}
"""The columns of each table after `doc` and `ordinal`. A position's `issue` is the ordinal of its issue.

`extra` has the keys that briefkit does not know; `source_extra` those of a position's source, empty if it has none, and
is NULL if the brief does not list the source.
"""
SUMS = tuple(f"{table}_crc" for table in COLUMNS)
HEAD_COLUMNS = (*HEAD, *LISTS, *SUMS, "crc")
"""The columns of the table `head` after `doc`: a checksum of each table's rows of the brief, and one of the head."""
