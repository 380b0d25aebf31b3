"""Dates in edits: what is relative to today becomes a day, since files have no today."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from briefkit.core.brief.model import BRIEF
from briefkit.core.brief.shapes import DATE, SPAN, ByHolder, ListOf, RecordOf
from briefkit.core.dates.relative import absolute
from briefkit.core.edit.format import shape_at
from briefkit.core.edit.value import Add, Edit, Remove, Value, refused


def dated(edit: Edit, today: datetime.date, shape: Any = BRIEF) -> tuple[Edit, list[tuple[str, str]]]:
    """An edit with every relative date as a day, and the (words, date) pairs that differ.

    `shape` is that of the value that its path leads into. Raises EditRefusedError if a day is out of range.
    """
    if isinstance(edit, Remove):
        return edit, []
    place = (*edit.path, "1") if isinstance(edit, Add) else edit.path
    value, changed = dated_value(edit.value, shape_at(place, shape), today)
    return replace(edit, value=value), changed


def dated_value(value: Value, shape: Any, today: datetime.date) -> tuple[Value, list[tuple[str, str]]]:
    """A value of some shape with every relative date as a day, and the pairs that differ. Raises EditRefusedError."""
    changed: list[tuple[str, str]] = []

    def day(text: str) -> str:
        try:
            found = absolute(text, today)
        except ValueError as error:
            raise refused("format", f"“{text}”: {error}") from error
        if found != text.strip():
            changed.append((text, found))
        return found

    return _dated(value, shape, day), changed


def _dated(value: Value, shape: Any, day: Callable[[str], str]) -> Value:
    match shape, value:
        case ListOf(), list():
            return [_dated(item, shape.item, day) for item in value]
        case ListOf(), _:
            return _dated(value, shape.item, day)
        case ByHolder(), dict():
            return {name: _dated(item, shape.positions, day) for name, item in value.items()}
        case RecordOf(), dict():
            shapes = {name: shape.keys[name].shape if name in shape.keys else None for name in value}
            return {name: _dated(item, shapes[name], day) for name, item in value.items()}
        case _, str() if shape is DATE or shape is SPAN:
            return day(value)
    return value
