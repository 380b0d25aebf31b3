"""The values of a field in a brief's metadata: as written, or by default."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from briefkit.core.brief.vocabulary import LIVE
from briefkit.core.query.fields import scope_below
from briefkit.core.query.table import Leaf
from briefkit.core.query.texts import text_fields
from briefkit.core.query.value import MatchContext, Metadata
from briefkit.core.text.slug import slug

Reader = Callable[[Metadata, Metadata], Iterator[Any]]
"""Reads values of an item (the first argument) of a brief (the second)."""


def reader(scope: str, leaf: Leaf, context: MatchContext | None) -> Reader:
    """A reader of the values of a leaf; without a context, of those written in the file only."""
    return _reader(scope, leaf.path, context)


def items_reader(scope: str, path: tuple[str, ...]) -> Reader:
    """A reader of the items that a path leads to."""
    key, *rest = path
    below = scope_below(scope, key) or key
    inner = items_reader(below, tuple(rest)) if rest else None

    def read(item: Metadata, brief: Metadata) -> Iterator[Any]:
        for child in _children(item, key):
            if inner is None:
                yield child
            else:
                yield from inner(child, brief)

    return read


def _reader(scope: str, path: tuple[str, ...], context: MatchContext | None) -> Reader:
    key, rest = path[0], path[1:]
    if scope == "brief" and path == ("text",):
        return lambda item, _brief: (text for _part, text in text_fields(item, item.get("body") or ""))
    below = scope_below(scope, key)
    if below and rest:
        items, inner = items_reader(scope, (key,)), _reader(below, rest, context)
        return lambda item, brief: (value for child in items(item, brief) for value in inner(child, brief))
    default = _DEFAULTS.get((scope, key)) if not rest else None

    def read(item: Metadata, brief: Metadata) -> Iterator[Any]:
        found = False
        for value in _own_values(item, path):
            found = True
            yield value
        if not found and default and (value := default(item, brief, context)):
            yield value

    return read


def _own_values(value: Any, path: tuple[str, ...]) -> Iterator[Any]:
    """The scalars at a path, also inside lists; keys may contain dots. Empty texts do not count as values.

    A mapping at the end of the path stands for everything in it.
    """
    if isinstance(value, list):
        if value and isinstance(value[0], float):
            yield value  # a band of probability
            return
        for item in value:
            yield from _own_values(item, path)
    elif isinstance(value, dict) and not path:
        yield from _own_values(list(value.values()), path)
    elif not path:
        if value is not None and value != "":
            yield value
    elif isinstance(value, dict):
        whole = ".".join(path)
        if whole in value:
            yield from _own_values(value[whole], ())
        elif path[0] in value:
            yield from _own_values(value[path[0]], path[1:])


def _children(item: Metadata, key: str) -> Iterator[Metadata]:
    value = item.get(key)
    if key == "positions" and isinstance(value, dict):
        for holder, held in value.items():
            yield from ({**position, "holder": holder, "issue": item} for position in held)
    elif isinstance(value, dict):
        yield value
    elif isinstance(value, list):
        yield from (child for child in value if isinstance(child, dict))


Default = Callable[[Metadata, Metadata, "MatchContext | None"], Any]
_DEFAULTS: dict[tuple[str, str], Default] = {
    ("brief", "live"): lambda item, _brief, _context: "true" if item.get("status") == LIVE else "false",
    ("brief", "language"): lambda _item, _brief, context: context and context.language,
    ("brief", "publisher"): lambda _item, _brief, context: context and context.publisher,
    ("brief", "access"): lambda _item, _brief, context: context and context.access,
    ("person", "id"): lambda item, _brief, context: context and slug(str(item.get("name", ""))),
    ("position", "date"): lambda _item, brief, context: context and brief.get("date"),
    ("judgment", "outcome"): lambda _item, _brief, context: context and "open",
    ("judgment", "scale"): lambda _item, _brief, context: context and context.scale,
    ("decision", "outcome"): lambda item, _brief, context: context and ("chosen" if item.get("chosen") else "open"),
    ("option", "do_nothing"): lambda _item, _brief, context: context and "false",
    ("judgment", "negated"): lambda _item, _brief, context: context and "false",
}


def item_texts(value: Any) -> Iterator[str]:
    """Every text inside an item, including ids, but not of what contains the item."""
    match value:
        case str():
            yield value
        case dict():
            for key, child in value.items():
                if not (key == "issue" and isinstance(child, dict)):
                    yield from item_texts(child)
                if key == "positions" and isinstance(child, dict):
                    yield from child
        case list():
            for child in value:
                yield from item_texts(child)
        case _:
            return
