"""Characters that turn the direction of text, which no reader of a format leaves in what it gives."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_Value = TypeVar("_Value")


def without_turns(value: _Value) -> _Value:
    """A value of which no text, at any depth, has a character that turns the direction; those of letters remain.

    A page that was copied may end in the middle of what it has turned, and then all that follows is turned as well.
    """
    return cast("_Value", _without(value))


def _without(value: Any) -> Any:
    match value:
        case str():
            return value if value.isascii() else _TURNS.sub("", value)
        case dict():
            return {_without(key): _without(item) for key, item in value.items()}
        case tuple() if hasattr(value, "_fields"):
            return type(value)(*map(_without, value))
        case list() | tuple():
            return type(value)(map(_without, value))
    return _without_in_fields(value) if is_dataclass(value) else value


def _without_in_fields(value: Any) -> Any:
    held = {field.name: getattr(value, field.name) for field in fields(value)}
    changed = {name: new for name, item in held.items() if (new := _without(item)) != item}
    return replace(value, **changed) if changed else value
