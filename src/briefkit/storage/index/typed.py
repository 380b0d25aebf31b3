"""What a brief states, as typed rows: issues, positions, judgments and events, with a column for each key.

Ids are spelled as in the brief; the table `name` has what they mean. A new key of the format becomes a column without
further code. Numbers and strings are stored as they are, everything else as JSON in a blob. The row of a brief itself
has a checksum of its rows in each table, since SQLite does not notice a flipped bit or a lost row.
"""

from __future__ import annotations

import json
import marshal
from collections.abc import Container, Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b
from typing import Any, NamedTuple
from zlib import crc32

from briefkit.core.brief.model import Issue, Judgment, Position
from briefkit.core.brief.shapes import keys_of
from briefkit.core.dates.dates import parse_date, sort_key
from briefkit.core.issues.movement import question_key
from briefkit.core.issues.sources import SOURCE_KEYS, sources_of, uses_of
from briefkit.core.judgments.stated import score_key
from briefkit.core.query.value import Metadata
from briefkit.core.text.ids import id_key, of_id
from briefkit.core.text.slug import slug
from briefkit.storage.index.columns import COLUMNS, HEAD

Row = tuple[Any, ...]


class Held(NamedTuple):
    """An issue, or a position on it, as numbers for counting: days as `key_of`, the rest as hashes.

    `own`: whether the holder writes the brief or speaks in it; `stated`: whether the issue has a status, or the
    position a stance; `once`: true for one row of each issue and holder; `question`: 0 for that of the registry;
    `cited`: the day of the source, 0 without one.
    """

    issue: str
    holder: str | None
    own: bool
    question: int
    day: int
    place: int
    made: int
    stated: bool
    once: bool
    source: int
    cited: int


class TypedRows(NamedTuple):
    """What one brief states: the values of its head, its rows by table, and its rows for counting."""

    head: Row
    rows: Mapping[str, list[Row]]
    held: list[Held]


def typed_rows(metadata: Metadata) -> TypedRows:
    """The typed rows of a brief, from its metadata."""
    positions = list(_positions(metadata))
    people = {person.get("id") or _slug(person["name"]): person["name"] for person in _people(metadata)}
    rows = {
        "issue": [_issue(issue) for issue in metadata.get("issues", ())],
        "position": positions,
        "judgment": list(_judgments(metadata, people)),
        "event": [_values("event", event) for event in metadata.get("events", ())],
    }
    return TypedRows(_head(metadata, people), rows, list(_held(metadata, positions, people)))


def checksum(rows: Row | list[Row]) -> int:
    """A checksum that shows whether one or more rows are as they were written."""
    return crc32(marshal.dumps(rows, 0))  # version 0 of marshal writes equal values the same way, and fast


def plain(value: Any) -> Any:
    """A value of a brief's metadata as stored in a column."""
    if value is None or value.__class__ in (str, int, float):
        return value
    return _json(value).encode()


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def value_of(column: Any) -> Any:
    """The value stored in a column. Do not modify it: it is cached."""
    return _loaded(column) if column.__class__ is bytes else column


@lru_cache(maxsize=8192)
def _loaded(column: bytes) -> Any:
    return json.loads(column.decode())


@lru_cache(maxsize=32768)
def key_of(date: str | None) -> int:
    """The sort key of a date as spelled in a brief."""
    return sort_key(parse_date(date) if date else None)


def _people(metadata: Metadata) -> list[Mapping[str, Any]]:
    return [*metadata.get("authors", ()), *metadata.get("experts", ())]


def _head(metadata: Metadata, people: Mapping[str, str]) -> Row:
    authors = [person.get("id") or _slug(person["name"]) for person in metadata.get("authors", ())]
    judging = [judgment["by"] for judgment in metadata.get("judgments", ()) if judgment.get("by")]
    lists = (metadata.get("topics", []), metadata.get("parties", []), authors, dict(people), judging)
    return (*map(metadata.get, HEAD), *map(plain, lists))


@lru_cache(maxsize=8192)
def _slug(name: str) -> str:
    return slug(name)


def _values(table: str, item: Mapping[str, Any]) -> Row:
    values = [item.get(key) for key in COLUMNS[table]]
    return tuple([value if value is None or value.__class__ is str else plain(value) for value in values])


def _issue(issue: Mapping[str, Any]) -> Row:
    return (*_values("issue", issue)[:-1], plain(_extra(issue, _ISSUE) or None))


def _extra(item: Mapping[str, Any], known: Container[str]) -> dict[str, Any]:
    """The keys of an item that briefkit does not know."""
    return {key: value for key, value in item.items() if key not in known}


def _positions(metadata: Metadata) -> Iterator[Row]:
    sources = metadata.get("sources", ())
    uses = uses_of(metadata["id"], [[source.get(key) for key in SOURCE_KEYS] for source in sources])
    extra = {id_key(source["id"]): plain(_extra(source, SOURCE_KEYS)) for source in sources}
    for place, issue in enumerate(metadata.get("issues", ())):
        for holder, held in issue.get("positions", {}).items():
            for position in held:
                use = sources_of(metadata["id"], position.get("source"), uses)
                said = [plain(position.get(key)) for key in _POSITION]
                own = plain(_extra(position, _POSITION) or None)
                yield (place, holder, *said, own, *use, of_id(extra, position.get("source")))


_ISSUE, _POSITION = tuple(keys_of(Issue)), tuple(keys_of(Position))
_DATE, _STANCE, _KEY, _CITED = (
    COLUMNS["position"].index(column) for column in ("date", "stance", "source_key", "source_date")
)


def _judgments(metadata: Metadata, people: Mapping[str, str]) -> Iterator[Row]:
    listed = metadata.get("sources", ())
    sources = {id_key(source["id"]): [*map(source.get, ("title", "url", "date"))] for source in listed}
    names = {id_key(id_): name for id_, name in people.items()}
    for judgment in metadata.get("judgments", ()):
        values = [plain(judgment.get(key)) for key in _JUDGMENT]
        evidence = of_id(sources, judgment.get("evidence")) or (None, None, None)
        alike = score_key(judgment, metadata["date"])
        yield (
            *values,
            plain(_extra(judgment, _JUDGMENT) or None),
            of_id(names, judgment.get("by")),
            *evidence,
            alike and _number(alike),
        )


_JUDGMENT = tuple(keys_of(Judgment))


def _held(metadata: Metadata, positions: list[Row], people: Container[str]) -> Iterator[Held]:
    made = key_of(metadata["date"])
    issues = metadata.get("issues", ())
    questions = [_question(issue.get("question")) for issue in issues]
    seen: set[tuple[str, str | None]] = set()

    def once(issue: str, holder: str | None) -> bool:
        known = len(seen)
        seen.add((issue, holder))
        return len(seen) > known

    for place, issue in enumerate(issues):
        first = once(issue["id"], None)  # the first status of an issue in a brief counts
        yield Held(issue["id"], None, False, 0, made, place, made, first and "status" in issue, first, 0, 0)
    for place, row in enumerate(positions):
        at, holder, date = row[0], row[1], row[_DATE]
        day = key_of(date) if date else made
        values = (holder, holder in people, questions[at], day, place, made, row[_STANCE] is not None)
        source = _number(row[_KEY]), key_of(row[_CITED]) if row[_CITED] else 0
        yield Held(issues[at]["id"], *values, once(issues[at]["id"], holder), *source)


@lru_cache(maxsize=8192)
def _question(question: str | None) -> int:
    """The number of a question; equivalent questions have the same one."""
    return _number(" ".join(question_key(question)))


def _number(key: str | None) -> int:
    """A text as a number of 56 bits. Of a million sources, two share one with a chance of one in 140,000."""
    return int.from_bytes(blake2b(key.encode(), digest_size=7).digest(), "big") if key else 0
