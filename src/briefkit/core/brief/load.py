"""Briefs from the JSON that `brief_to_json` tells of them: quicker than with the place of each value."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from briefkit.core.brief.brief import BRIEF, Brief
from briefkit.core.brief.format import DATE, SPAN, Json, ListOf, Probability, RecordOf
from briefkit.core.brief.record import brief_record
from briefkit.core.brief.records import Event, Judgment, PositionsByHolder
from briefkit.core.brief.table import RESERVED_KEYS
from briefkit.core.dates.dates import parse_date, parse_span

Load = Callable[[Json], Any]


def brief_of(
    record: Mapping[str, Json], keys: Collection[str] | None = None, *, body: str = "", body_line: int = 1
) -> Brief:
    """The brief that a record tells of, or only some keys of it; its text and problems are not there."""
    values: dict[str, Any] = {}
    extra: dict[str, Json] = {}
    for name, told in record.items():
        found = _BRIEF.get(name)
        if found is None:
            if name not in RESERVED_KEYS and keys is None:
                extra[name] = told
        elif told is not None and (keys is None or name in keys):
            values[found[0]] = found[1](told)
    values.setdefault("date", None)
    if extra:
        values["extra"] = extra
    return Brief(id=record["id"], path=record["path"], **values, body=body, body_line=body_line)


def load_brief(data: bytes, *, id: str, path: str) -> Brief:  # noqa: A002 - the brief's own word
    """The brief in a file as `parse_brief` reads it, in less time. Raises DoubtError where there may be a finding."""
    told = brief_record(data, id=id, path=path)
    return brief_of(told.record, body=told.halves.body, body_line=told.halves.body_line)


def _same(value: Json) -> Any:
    return value


def _probability(value: Json) -> tuple[float, float]:
    return (value[0], value[1]) if isinstance(value, list) else (value, value)


def _loader(shape: Any) -> Load:
    match shape:
        case Probability():
            return _probability
        case PositionsByHolder():
            return _positions(_record(shape.positions.item))
        case ListOf(item):
            load = _loader(item)
            return tuple if load is _same else lambda value: tuple([load(one) for one in value])
        case RecordOf():
            return _record(shape)
    return parse_date if shape is DATE else parse_span if shape is SPAN else _same


def _fields(shape: Any) -> dict[str, tuple[str, Load]]:
    return {name: (item.name, _loader(item.metadata["shape"])) for name, item in shape.keys.items()}


def _record(shape: Any) -> Callable[..., Any]:
    made, fields = shape.cls, _fields(shape)

    def load(value: Json, **more: str) -> Any:
        values: dict[str, Any] = dict(more)
        extra: dict[str, Json] = {}
        for name, told in value.items():
            found = fields.get(name)
            if found is None:
                extra[name] = told
            else:
                values[found[0]] = told if found[1] is _same else found[1](told)
        if extra:
            values["extra"] = extra
        return made(**values)

    return load


def _positions(load: Callable[..., Any]) -> Load:
    def positions(value: Json) -> Any:
        return tuple([load(one, holder=holder) for holder, held in value.items() for one in held])

    return positions


_BRIEF = _fields(BRIEF)

event_of: Callable[[Json], Event] = _record(BRIEF.keys["events"].metadata["shape"].item)
"""An event from what its record tells of it."""

judgment_of: Callable[[Json], Judgment] = _record(BRIEF.keys["judgments"].metadata["shape"].item)
"""A judgment from what its record tells of it."""
