"""Every text of a publication, changed in one place: nothing reaches a page without passing here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar

from briefkit.core.text.clean import clean

_T = TypeVar("_T")

# Read by programs, not by people: changing them would break a link, a key or a rule.
UNSEEN = frozenset(
    (
        *("id", "iso_date", "language", "kind", "status", "status_id", "stance_id", "url", "brief", "src", "anchor"),
        *("file", "format", "style", "part", "argument", "aligns", "accent", "paper", "images", "logo", "picture"),
        *("scale", "access", "disclaimers"),
    )
)


def sanitized(value: _T) -> _T:
    """The same value with control, format and bidirectional characters in every text as visible marks.

    Every writer is given what this returns. It goes for keys and ids too, alike wherever they stand, so that what leads
    from one part to another still does.
    """
    return _mapped(value, clean, frozenset())  # type: ignore[no-any-return]  # the type of a value is kept


def map_texts(value: _T, change: Callable[[str], str]) -> _T:
    """The same value with every text that a reader sees replaced by what `change` makes of it."""
    return _mapped(value, change, UNSEEN)  # type: ignore[no-any-return]  # as above


def _mapped(value: Any, change: Callable[[str], str], kept: frozenset[str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple | list):
        return type(value)(_mapped(item, change, kept) for item in value)
    if isinstance(value, dict):
        return {key if kept else change(key): _mapped(item, change, kept) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        parts = (
            getattr(value, name) if name in kept else _mapped(getattr(value, name), change, kept)
            for name in field_names(type(value))
        )
        return type(value)(*parts)
    return value


@cache
def field_names(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a dataclass in order."""
    return tuple(field.name for field in fields(kind))
