"""Keys that briefkit does not know: which are almost one that it does, and which hold what belongs elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.core.brief.near_key import near_key
from briefkit.core.brief.shapes import Json, Record, keys_of
from briefkit.core.diagnostic import Trail


def typos(record: Record) -> Iterator[tuple[str, str]]:
    """The keys of a record that are almost one that it may have, each with that one."""
    known = tuple(keys_of(type(record)))
    for name in record.extra:
        if meant := near_key(name, known):
            yield name, meant


def misplaced(record: Record, trail: Trail) -> Iterator[tuple[str, Trail, str]]:
    """A message, a place and a hint for each key of a record that has keys of its own and is no typo."""
    typed = dict(typos(record))
    for name, value in record.extra.items():
        if name not in typed and _has_keys(value):
            itself = name in (getattr(record, "id", None), getattr(record, "holder", None))
            hint = "its keys belong one level up" if itself else "write it where it belongs"
            yield f"“{name}” has keys of its own here, which are not read", (*trail, name), hint


def _has_keys(value: Json) -> bool:
    return any(isinstance(item, dict) for item in (value if isinstance(value, list) else [value]))
