"""The table of shapes is the format."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from briefkit.core.brief import format as shapes
from briefkit.core.brief import records
from briefkit.core.brief.brief import BRIEF, Brief
from briefkit.core.brief.format import ListOf, Probability, RecordOf, Text
from briefkit.core.brief.table import FORMAT, RecordFormat

WORDS = {id(shape): name.lower() for name, shape in vars(shapes).items() if isinstance(shape, Text)}


def word_for(shape: Any) -> str:
    match shape:
        case ListOf(item):
            return f"{word_for(item)}*"
        case RecordOf():
            return f">{shape.cls.__name__.lower()}"
        case Probability():
            return "probability"
        case records.PositionsByHolder():
            return "positions"
        case Text(choices=choices) if choices:
            return "|".join(choices)
    return WORDS[id(shape)]


def shapes_in(shape: Any) -> list[RecordOf[Any]]:
    """Every record that a record holds, itself included."""
    inner: Any = shape.positions if isinstance(shape, records.PositionsByHolder) else shape
    inner = inner.item if isinstance(inner, ListOf) else inner
    if not isinstance(inner, RecordOf):
        return []
    return [inner, *(found for item in inner.keys.values() for found in shapes_in(item.metadata["shape"]))]


def format_of(shape: RecordOf[Any]) -> RecordFormat:
    defaults: dict[str, Any] = {name: item.default for name, item in shape.keys.items()}
    return RecordFormat(
        {name: word_for(item.metadata["shape"]) for name, item in shape.keys.items()},
        shape.short,
        tuple(name for name, item in shape.keys.items() if item.metadata["required"]),
        {name: default for name, default in defaults.items() if default not in (None, ())},
    )


FOUND = {shape.cls.__name__.lower(): shape for shape in shapes_in(BRIEF)}


@pytest.mark.parametrize("name", FORMAT)
def test_shapes_short_forms_and_defaults_are_those_of_the_classes(name: str) -> None:
    assert FORMAT[name] == format_of(FOUND[name])
    assert list(FORMAT[name].keys) == list(FOUND[name].keys), "in their order"


def test_every_record_is_in_the_table() -> None:
    assert set(FORMAT) == set(FOUND)
    assert FOUND["brief"].cls is Brief
    assert all(dataclasses.is_dataclass(shape.cls) for shape in FOUND.values())
