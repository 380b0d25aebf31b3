"""Anchors that are unique in a document of many texts: each starts with the id of its section."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import cache
from operator import is_
from typing import Any

from briefkit.core.body.document import CodeBlock, CodeSpan, Heading, Link, Text
from briefkit.core.publication.value import Publication

_BARE = (Text, CodeSpan, CodeBlock)


Elsewhere = Callable[[str], str | None]
"""Where a link that does not lead to a heading of its own text leads in the document; None if not into it."""


def with_anchors_below(publication: Publication, id_: str, elsewhere: Elsewhere = lambda _: None) -> Publication:
    """A publication in whose text and notes all anchors, and the links to them, start with an id and a full stop.

    A full stop stands in no anchor that is made from a heading, so none of these is that of another section. Links to
    other texts lead where `elsewhere` says.
    """
    blocks, notes = (_below(value, id_, elsewhere) for value in (publication.blocks, publication.notes))
    return replace(publication, blocks=blocks, notes=notes)


def _below(value: Any, id_: str, elsewhere: Elsewhere) -> Any:
    if isinstance(value, tuple):
        items = tuple(_below(item, id_, elsewhere) for item in value)
        return value if all(map(is_, items, value)) else items
    if not is_dataclass(value) or isinstance(value, (type, *_BARE)):
        return value
    kept = {name: _below(getattr(value, name), id_, elsewhere) for name in _names(type(value))}
    if isinstance(value, Heading) and value.anchor:
        kept |= {"anchor": f"{id_}.{value.anchor}", "github": f"{id_}.{value.github or value.anchor}"}
    if isinstance(value, Link):
        kept["url"] = f"#{id_}.{value.url[1:]}" if value.url.startswith("#") else elsewhere(value.url) or value.url
    changed = {name: part for name, part in kept.items() if part is not getattr(value, name)}
    return replace(value, **changed) if changed else value


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(item.name for item in fields(kind))
