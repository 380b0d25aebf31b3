"""The JSON Schema (2020-12) of front matter, generated from the model.

It describes what an author may write, as the YAML parser of an editor sees it: a text may look like a number, a list
of one may be a single value, a record may have its short form, and an empty value is null.
"""

from __future__ import annotations

from typing import Any

from briefkit.core.brief.model import BRIEF
from briefkit.core.brief.shapes import (
    ANSWER,
    CREDIBILITY,
    DATE,
    SPAN,
    TRUTH,
    AnyValue,
    ByHolder,
    ByKey,
    Json,
    ListOf,
    Probability,
    RecordOf,
)
from briefkit.core.brief.vocabulary import KINDS, RESERVED_KEYS
from briefkit.core.text.visible import UNSEEN_ALONE

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DAY = r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
_YEAR: Json = {"type": "integer", "minimum": 1, "maximum": 9999}
_NUMBER: Json = {
    "anyOf": [
        {"type": "number", "minimum": 0, "maximum": 1},
        {"type": "string", "pattern": r"^(0(\.[0-9]+)?|1(\.0+)?)$"},
    ]
}
_SCALARS: dict[str, Json] = {
    "text": {"type": ["string", "number", "boolean"], "pattern": f"[^\\s{UNSEEN_ALONE}]"},
    "date": {"anyOf": [{"type": "string", "pattern": f"^{_DAY}$"}, _YEAR]},
    "span": {"anyOf": [{"type": "string", "pattern": f"^{_DAY}(/{_DAY})?$"}, _YEAR]},
    "truth": {"anyOf": [{"type": "boolean"}, {"enum": ["true", "false", "yes", "no"]}]},
    "answer": {"anyOf": [{"type": "boolean"}, {"enum": ["yes", "no", "unknown", "true", "false"]}]},
    "credibility": {"enum": [1, 2, 3, 4, 5, 6, "1", "2", "3", "4", "5", "6"]},
    "probability": {"anyOf": [_NUMBER, {"type": "array", "items": _NUMBER, "minItems": 1, "maxItems": 2}]},
}


def front_matter_schema(kinds: tuple[str, ...] = ()) -> dict[str, Json]:
    """The schema of a brief's front matter; `kinds` are those that a library adds to the built-in ones."""
    schema = _record(BRIEF)
    properties = schema["properties"]
    known_kinds: Json = {"enum": [*KINDS, *kinds]}
    properties["kind"] = {"description": properties["kind"]["description"], "anyOf": [known_kinds, _SCALARS["text"]]}
    for key in RESERVED_KEYS:
        properties[key] = {"not": {}, "description": "Reserved: briefkit ignores it"}
    return {
        "$schema": DIALECT,
        "title": "Front matter of a brief, format 1",
        **schema,
        "required": ["title", "kind"],
        "if": {"properties": {"status": {"const": "draft"}}, "required": ["status"]},
        "else": {"required": ["date"], "properties": {"date": {"not": {"type": "null"}}}},
    }


def _record(shape: RecordOf[Any]) -> dict[str, Json]:
    required = [name for name, item in shape.keys.items() if item.required]
    properties: dict[str, Json] = {}
    for name, item in shape.keys.items():
        schema = _shape(item.shape)
        schema = schema if name in required else {"anyOf": [schema, {"type": "null"}]}
        properties[name] = {"description": item.doc, **schema}
    some_of = {"anyOf": [{"required": [name]} for name in shape.some_of]} if shape.some_of else {}
    return {"type": "object", "properties": properties} | ({"required": required} if required else {}) | some_of


def _shape(shape: Any) -> dict[str, Json]:
    match shape:
        case RecordOf():
            record = _record(shape)
            return {"anyOf": [_SCALARS["text"], record]} if shape.short else record
        case ListOf():
            schema = _shape(shape.item)
            return {"anyOf": [{"type": "array", "items": {"anyOf": [schema, {"type": "null"}]}}, schema]}
        case AnyValue():
            return {"anyOf": [_SCALARS["text"], {"type": ["object", "array"]}]}
        case ByHolder():
            return {"type": "object", "additionalProperties": {"anyOf": [_shape(shape.positions), {"type": "null"}]}}
        case ByKey():
            return {"type": "object", "additionalProperties": {"anyOf": [_shape(shape.item), {"type": "null"}]}}
        case _:
            return _scalar(shape)


def _scalar(shape: Any) -> dict[str, Json]:
    if getattr(shape, "choices", ()) and shape is not ANSWER:
        return {"enum": list(shape.choices)}
    name = "probability" if isinstance(shape, Probability) else _NAMES.get(id(shape), "text")
    return dict(_SCALARS[name])


_NAMES = {id(DATE): "date", id(SPAN): "span", id(TRUTH): "truth", id(ANSWER): "answer", id(CREDIBILITY): "credibility"}
