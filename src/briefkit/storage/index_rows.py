"""What the index holds of one file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from briefkit.core.brief import Brief, brief_to_json
from briefkit.core.finding import Finding
from briefkit.core.own_keys import own_key_paths
from briefkit.core.words import fold, slug
from briefkit.storage.brief_file import read_brief, shown_path

Posting = tuple[str, str]
"""A field and a folded value."""


@dataclass(slots=True)
class FileRows:
    """One file, ready to be written into the index. `json` and what follows are empty for what cannot be listed."""

    path: str
    hash: bytes
    problems: list[tuple[Any, ...]]
    json: str | None = None
    columns: tuple[Any, ...] = (None,) * 6
    postings: Iterable[Posting] = ()
    own_keys: Iterable[str] = ()


def read_rows(library: Path, path: str) -> FileRows:
    """Read and parse one file; a file that cannot be read is told as a problem."""
    reading, data = read_brief(library, path)
    rows = FileRows(shown_path(path), content_hash(data), [problem_row(finding) for finding in reading.findings])
    if reading.brief is not None:
        _add_brief(rows, reading.brief)
    return rows


def content_hash(data: bytes) -> bytes:
    """What tells that a file's content is the same though its times cannot."""
    return blake2b(data, digest_size=16).digest()


def problem_row(finding: Finding) -> tuple[Any, ...]:
    """A finding as the columns of the table `problem`."""
    return (finding.rule, finding.message, finding.line, finding.column, finding.hint, finding.unlists)


def _add_brief(rows: FileRows, brief: Brief) -> None:
    record = brief_to_json(brief)
    rows.json = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    rows.columns = (brief.id, brief.title, brief.kind, brief.status, brief.publisher, moment_of(brief))
    rows.postings = postings(record)
    rows.own_keys = own_key_paths(record)


def moment_of(brief: Brief) -> int:
    """A number that orders briefs as their dates do; 0 for the undated."""
    return brief.date.first.toordinal() * 4 + brief.date.precision if brief.date else 0


def postings(record: Mapping[str, Any]) -> set[Posting]:
    """The values of the fields that are asked for most, folded, as written; '' where the library's default holds."""
    found = {("topic", value) for value in record.get("topics", ())}
    found |= {("party", value) for value in record.get("parties", ())}
    found |= {("region", value) for value in record.get("regions", ())}
    for issue in record.get("issues", ()):
        found |= _called("issue", issue)
        found |= {("party", holder) for holder in issue.get("positions", ())}
    for event in record.get("events", ()):
        found |= _called("event", event)
    for role in ("author", "expert"):
        for person in record.get(f"{role}s", ()):
            found |= {(role, person["name"]), (role, person.get("id") or _slug(person["name"]))}
    language = record.get("language", "")
    found |= {("lang", language), ("lang", language.partition("-")[0])}
    found |= {("kind", record["kind"]), ("status", record["status"]), ("publisher", record.get("publisher", ""))}
    return {(field, _folded(value)) for field, value in found}


@lru_cache(maxsize=8192)
def _folded(value: str) -> str:
    return fold(value)


@lru_cache(maxsize=8192)
def _slug(name: str) -> str:
    return slug(name)


def _called(field: str, item: Mapping[str, Any]) -> set[Posting]:
    return {(field, item[key]) for key in ("id", "title") if key in item}
