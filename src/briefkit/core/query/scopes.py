"""Every key of the format by scope: compared as the table of fields says, else as the shape of its value implies."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from briefkit.core.brief.model import BRIEF
from briefkit.core.brief.shapes import CREDIBILITY, DATE, PROBABILITY, SPAN, TRUTH, ByHolder, ByKey, ListOf, RecordOf
from briefkit.core.query.table import SCOPES

_KINDS = {id(DATE): "date", id(SPAN): "date", id(TRUTH): "truth", id(CREDIBILITY): "number", id(PROBABILITY): "number"}


@cache
def whole_scopes() -> dict[str, dict[str, str]]:
    """The keys of each scope and how they compare, as in `table.SCOPES`."""
    scopes = {_name(shape): {key: _kind(item.shape) for key, item in shape.keys.items()} for shape in _records(BRIEF)}
    return {scope: keys | SCOPES.get(scope, {}) for scope, keys in scopes.items()}


def _records(shape: Any) -> Iterator[RecordOf[Any]]:
    inner = _item(shape)
    if isinstance(inner, RecordOf):
        yield inner
        for item in inner.keys.values():
            yield from _records(item.shape)


def _item(shape: Any) -> Any:
    return shape.item if isinstance(shape, (ListOf, ByHolder, ByKey)) else shape


def _name(shape: RecordOf[Any]) -> str:
    return shape.cls.__name__.lower()


def _kind(shape: Any) -> str:
    inner = _item(shape)
    return f"> {_name(inner)}" if isinstance(inner, RecordOf) else _KINDS.get(id(inner), "word")
