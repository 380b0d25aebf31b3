"""A difference as JSON, as docs/diff.schema.json describes it."""

from __future__ import annotations

import dataclasses
from typing import Any

from briefkit.core.brief.shapes import Json
from briefkit.core.dates.dates import PartialDate
from briefkit.core.diff.value import Diff

FORMAT = 2
"""The version of the JSON form. It goes up when readers of the JSON would have to change."""


def diff_to_json(diff: Diff) -> dict[str, Json]:
    """All fields of a difference: dates as strings, missing values as null, sequences as arrays."""
    values: dict[str, Json] = _plain(diff)
    return {"format": FORMAT, "same": diff.same} | values


def _plain(value: Any) -> Json:
    match value:
        case str() | int() | None:
            return value
        case PartialDate():
            return str(value)
        case dict():
            return {name: _plain(item) for name, item in value.items()}
        case list() | tuple():
            return [_plain(item) for item in value]
    if dataclasses.is_dataclass(value):
        return {item.name: _plain(getattr(value, item.name)) for item in dataclasses.fields(value)}
    return value
