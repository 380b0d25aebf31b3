"""Transforms all texts of a publication, whatever its structure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from operator import is_
from typing import Any, TypeVar

from briefkit.core.body.document import CodeBlock, CodeSpan
from briefkit.core.publication.house_document import ReferenceDocument
from briefkit.core.publication.own_fonts import OwnFonts
from briefkit.core.text.clean import clean

_T = TypeVar("_T")
_BARE = (OwnFonts, ReferenceDocument)  # no texts, and many megabytes

# Read by programs: a change would break a link, a key or a rule.
UNSEEN = frozenset(
    (
        *("id", "doi", "iso_date", "iso_embargo", "iso_end", "iso_moved_from", "language"),
        *("kind", "status", "status_id", "stance_id", "url", "brief", "src", "anchor", "github"),
        *("file", "format", "style", "part", "argument", "aligns", "accent", "paper", "images", "logo", "picture"),
        *("scale", "access", "disclaimers", "absent", "alert", "form", "face", "quotation_marks", "tex"),
        *("source", "places", "section_ids", "caption_place", "remarks"),
    )
)


def sanitized(value: _T) -> _T:
    """A copy of a value with the control, format and bidirectional characters in all texts made visible.

    Every writer is given the result. Keys and ids are changed everywhere in the same way, so references between parts
    still match.
    """
    return _mapped(value, clean, frozenset())  # type: ignore[no-any-return]  # a value keeps its type


def map_texts(value: _T, change: Callable[[str], str], *, code: bool = True) -> _T:
    """A copy of a value with `change` applied to every text that readers see; without `code`, not to code."""
    return _mapped(value, change, UNSEEN, _BARE if code else (*_BARE, CodeSpan, CodeBlock))  # type: ignore[no-any-return]  # as above


def _mapped(value: Any, change: Callable[[str], str], kept: frozenset[str], left: tuple[type, ...] = _BARE) -> Any:
    """What has no text to change is not copied, which would take most of the time."""
    if isinstance(value, str):
        return change(value)
    kind: Any = type(value)
    if kind is tuple or kind is list:
        items = [_mapped(item, change, kept, left) for item in value]
        return value if all(map(is_, items, value)) else kind(items)
    if kind is dict:
        return {key if kept else change(key): _mapped(item, change, kept, left) for key, item in value.items()}
    if not field_names(kind) or isinstance(value, left):
        return value
    before = _fields(value)
    shown = _places_of(kind, kept)
    after = [_mapped(part, change, kept, left) if at in shown else part for at, part in enumerate(before)]
    return value if all(map(is_, after, before)) else kind(*after)


def with_parts(value: _T, change: Callable[[str, Any], Any]) -> _T:
    """A dataclass with each field changed; itself if none is."""
    kind: Any = type(value)
    before = _fields(value)
    after = [part if part is None else change(name, part) for name, part in zip(field_names(kind), before, strict=True)]
    return value if all(map(is_, after, before)) else kind(*after)


def _fields(value: Any) -> list[Any]:
    kind: Any = type(value)
    return [getattr(value, name) for name in field_names(kind)]


@cache
def _places_of(kind: Any, kept: frozenset[str]) -> frozenset[int]:
    """The numbers of the fields of a dataclass that are not kept as they are."""
    return frozenset(at for at, name in enumerate(field_names(kind)) if name not in kept)


@cache
def field_names(kind: type[Any]) -> tuple[str, ...]:
    """The field names that the constructor of a dataclass takes, in order; none for any other class."""
    return tuple(field.name for field in fields(kind) if field.init) if is_dataclass(kind) else ()
