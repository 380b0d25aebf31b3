"""Every text of a publication, changed in one place: nothing reaches a page without passing here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar

_T = TypeVar("_T")

# Read by programs, not by people: changing them would break a link, a key or a rule.
UNSEEN = frozenset(
    (
        *("id", "iso_date", "language", "kind", "status", "status_id", "stance_id", "url", "brief", "src", "anchor"),
        *("file", "format", "style", "part", "argument", "aligns", "accent", "paper", "images", "logo", "picture"),
        *("scale", "access", "disclaimers"),
    )
)


def map_texts(value: _T, change: Callable[[str], str]) -> _T:
    """The same value with every text that a reader sees replaced by what `change` makes of it."""
    return _mapped(value, change)  # type: ignore[no-any-return]  # the type of a value is kept, which mypy cannot see


def _mapped(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_mapped(item, change) for item in value)
    if isinstance(value, dict):
        return {key: _mapped(item, change) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        parts = (
            getattr(value, name) if name in UNSEEN else _mapped(getattr(value, name), change)
            for name in field_names(type(value))
        )
        return type(value)(*parts)
    return value


@cache
def field_names(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a dataclass in order."""
    return tuple(field.name for field in fields(kind))
