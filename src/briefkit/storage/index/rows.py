"""The rows of one file in the index."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from briefkit.core.dates.dates import parse_date, sort_key
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.text.ids import id_of
from briefkit.core.text.slug import slug
from briefkit.core.text.words import fold
from briefkit.storage.files.brief_data import read_data, shown_path

if TYPE_CHECKING:
    from briefkit.core.brief.read import Reading

Posting = tuple[str, str]
"""A field and a folded value."""
DEFAULTS = {"status": "published", "publisher": ""}
"""Values that most briefs have: a condition on them would narrow nothing, so they have no postings."""


class FileRows(NamedTuple):
    """One file, ready to be written into the index. `json` and all after it are empty if it cannot be listed."""

    path: str
    hash: bytes
    problems: Sequence[tuple[Any, ...]] = ()
    json: str | None = None
    columns: tuple[Any, ...] = (None,) * 6
    postings: Sequence[Posting] = ()
    own_keys: Sequence[str] = ()


def read_rows(library: Path, path: str) -> FileRows:
    """Read one file; if it cannot be read, that is its problem."""
    from briefkit.core.brief.read import parse_brief  # noqa: PLC0415 - yaml and the format, only to read a file

    data = read_data(library, path)
    if isinstance(data, Diagnostic):
        return unread_rows(path, data)
    return rows_of(path, data, parse_brief(data, id=id_of(path), path=path))


def unread_rows(path: str, problem: Diagnostic) -> FileRows:
    """The rows of a file that cannot be read."""
    return FileRows(shown_path(path), content_hash(b""), [problem_row(problem)])


def rows_of(path: str, data: bytes, reading: Reading) -> FileRows:
    """The rows of a file that has been read."""
    from briefkit.core.query.own_keys import own_key_paths  # noqa: PLC0415 - as above

    problems = [problem_row(finding) for finding in reading.findings]
    if (metadata := reading.metadata) is None:
        return FileRows(shown_path(path), content_hash(data), problems)
    return FileRows(
        shown_path(path),
        content_hash(data),
        problems,
        json=_json(metadata),
        columns=(*(metadata.get(name) for name in _COLUMNS), date_key(metadata["date"])),
        postings=list(postings(metadata)),
        own_keys=list(own_key_paths(metadata)) if reading.own_keys else (),
    )


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
_COLUMNS = ("id", "title", "kind", "status", "publisher")


def content_hash(data: bytes) -> bytes:
    """A hash that shows whether a file's content is the same when its times cannot."""
    return blake2b(data, digest_size=16).digest()


def problem_row(finding: Diagnostic) -> tuple[Any, ...]:
    """A diagnostic as the columns of the table `problem`."""
    return (finding.rule, finding.message, finding.line, finding.column, finding.hint, finding.unlists)


@lru_cache(maxsize=8192)
def date_key(date: str | None) -> int:
    """The sort key of a date; 0 for None."""
    return sort_key(parse_date(date)) if date else 0


def postings(metadata: Mapping[str, Any]) -> set[Posting]:
    """The folded values of the fields that queries use most, as spelled in the brief, without `DEFAULTS`."""
    found = {_posting(field, value) for field, key in _LISTS for value in metadata.get(key, ())}
    for issue in metadata.get("issues", ()):
        found.update(_names("issue", issue))
        found.update([_posting("party", holder) for holder in issue.get("positions", ())])
    for event in metadata.get("events", ()):
        found.update(_names("event", event))
    for role in ("author", "expert"):
        for person in metadata.get(f"{role}s", ()):
            name = person["name"]
            found.update((_posting(role, name), _posting(role, person.get("id") or _slug(name))))
    if language := metadata.get("language"):
        found.update((_posting("lang", language), _posting("lang", language.partition("-")[0])))
    for field in ("kind", "status", "publisher"):
        if (value := metadata.get(field, "")) != DEFAULTS.get(field):
            found.add(_posting(field, value))
    return found


_LISTS = (("topic", "topics"), ("party", "parties"), ("region", "regions"))


@lru_cache(maxsize=16384)
def _posting(field: str, value: str) -> Posting:
    return field, fold(value)


@lru_cache(maxsize=8192)
def _slug(name: str) -> str:
    return slug(name)


def _names(field: str, item: Mapping[str, Any]) -> list[Posting]:
    return [_posting(field, item[key]) for key in ("id", "title") if key in item]
