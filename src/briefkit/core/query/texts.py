"""The searchable texts of a brief, by part of the brief."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from briefkit.core.query.value import Metadata

WEIGHTS = {
    "title": 10.0,
    "summary": 5.0,
    "subjects": 3.0,
    "people": 2.0,
    "issues": 2.0,
    "judgments": 2.0,
    "recommendations": 2.0,
    "decision": 2.0,
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
    ("decision", "decision", ("question", "reason", "note")),
    ("decision", "criteria", ("title",)),
    ("decision", "options", ("title", "text")),
    ("decision", "consultation", ("who", "view")),
    ("sources", "sources", ("title", "publisher")),
    ("figures", "figures", ("caption", "alt")),
)


class Field(NamedTuple):
    """A text of a brief: its part, its key in the front matter, and the item that it is in, if it is in one.

    `holder` is set for what a position says, and for its holder.
    """

    part: str
    text: str
    key: str
    item: Mapping[str, Any] = {}
    holder: str | None = None


def text_fields(metadata: Metadata, body: str = "") -> list[tuple[str, str]]:
    """Every text of a brief that people would search, as (part, text). A phrase must be within one text."""
    return [(part, text) for part, text, *_ in _fields(metadata, body)]


def fields_of(metadata: Metadata, body: str = "") -> list[Field]:
    """The same with their places."""
    return [Field(*field) for field in _fields(metadata, body)]


_Item = Mapping[str, Any]
_Field = tuple[str, str, str, _Item] | tuple[str, str, str, _Item, str]
"""The values of a Field: tuples, because indexing and filtering read all of them."""
_NO_ITEM: _Item = {}


def _fields(metadata: Metadata, body: str) -> Iterator[_Field]:
    for part, key, item_keys in _KEYS:
        if value := metadata.get(key):
            for text, item in _texts(value, item_keys):
                yield part, text, key, item
    for option in metadata.get("options") or ():
        yield from (("decision", text, "options", option) for text in _considerations(option))
    for issue in metadata.get("issues") or ():
        for holder, text in _positions(issue.get("positions") or {}):
            yield "issues", text, "issues", issue, holder
    if body:
        yield "body", body, "body", _NO_ITEM


def _texts(value: Any, item_keys: tuple[str, ...], within: _Item = _NO_ITEM) -> Iterator[tuple[str, _Item]]:
    if isinstance(value, str):
        yield value, within
    elif isinstance(value, dict):
        yield from _texts([value], item_keys)
    elif isinstance(value, list):
        for item in value:
            if isinstance(item, str):
                yield item, within
            else:
                for key in item_keys:
                    if key in item:
                        yield from _texts(item[key], (), item)


def _considerations(option: Mapping[str, Any]) -> Iterator[str]:
    """How an option meets the criteria, what it costs and what may go wrong."""
    yield from option.get("assessments", {}).values()
    for key in ("costs", "risks"):
        for item in option.get(key, ()):
            yield from (item[name] for name in ("text", "mitigation") if name in item)


def _positions(positions: Mapping[str, list[Mapping[str, Any]]]) -> Iterator[tuple[str, str]]:
    for holder, held in positions.items():
        yield holder, holder
        for position in held:
            if "says" in position:
                yield holder, position["says"]
