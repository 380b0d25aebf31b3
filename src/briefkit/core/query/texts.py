"""The searchable texts of a brief, by part of the brief."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from briefkit.core.query.value import Metadata

WEIGHTS = {
    "title": 10.0,
    "summary": 5.0,
    "subjects": 3.0,
    "people": 2.0,
    "issues": 2.0,
    "judgments": 2.0,
    "recommendations": 2.0,
    "sources": 1.0,
    "figures": 1.0,
    "body": 1.0,
}
"""The parts, in the order of a brief, and the weight of a hit in each."""

PARTS = tuple(WEIGHTS)

# (part, key of a brief, keys of its items: none if the items are texts)
_KEYS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("title", "title", ()),
    ("summary", "summary", ()),
    ("summary", "key_points", ()),
    ("subjects", "topics", ()),
    ("subjects", "parties", ()),
    ("subjects", "regions", ()),
    ("subjects", "events", ("id", "title", "place")),
    ("people", "authors", ("name", "affiliation")),
    ("people", "experts", ("name", "affiliation")),
    ("people", "publisher", ()),
    ("issues", "issues", ("id", "title", "question", "watch")),
    ("judgments", "judgments", ("claim", "stated_as", "condition", "horizon")),
    ("recommendations", "recommendations", ("text",)),
    ("sources", "sources", ("title", "publisher")),
    ("figures", "figures", ("caption", "alt")),
)


def text_fields(metadata: Metadata, body: str = "") -> list[tuple[str, str]]:
    """Every text of a brief that people would search, as (part, text). A phrase must be within one text."""
    found = [
        (part, text)
        for part, key, item_keys in _KEYS
        if (value := metadata.get(key))
        for text in _texts(value, item_keys)
    ]
    for issue in metadata.get("issues") or ():
        found += [("issues", text) for text in _positions(issue.get("positions") or {})]
    if body:
        found.append(("body", body))
    return found


def _texts(value: Any, item_keys: tuple[str, ...]) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            if isinstance(item, str):
                yield item
            else:
                for key in item_keys:
                    if key in item:
                        yield from _texts(item[key], ())


def _positions(positions: Mapping[str, list[Mapping[str, Any]]]) -> Iterator[str]:
    for holder, held in positions.items():
        yield holder
        for position in held:
            if "says" in position:
                yield position["says"]
