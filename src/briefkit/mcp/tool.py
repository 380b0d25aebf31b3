"""A tool: how it is described to an assistant, what it takes, and the rows that it answers with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from briefkit.core.tables import TYPES, Column
from briefkit.core.text.words import suggestion
from briefkit.errors import QueryError
from briefkit.library.circulation import Circulated

Json = Any
Arguments = Mapping[str, Json]
"""What an assistant asks with, checked against the tool's parameters."""

_LONGEST = 2000
"""The characters of an argument that are read."""


class Parameter(NamedTuple):
    """What a tool takes: its name, its type in JSON Schema, and a sentence. `choices` are all that it may be."""

    name: str
    type: str
    about: str
    choices: Sequence[str] = ()
    required: bool = False

    def schema(self) -> Json:
        """It as JSON Schema."""
        choices = {"enum": [*self.choices]} if self.choices else {}
        limits = {"maxLength": _LONGEST} if self.type == "string" and not self.choices else {}
        return {"type": self.type, "description": self.about, **choices, **limits}


class Answer(NamedTuple):
    """What a tool found: rows, each of which `make` completes when a page has room for it.

    `as_of` is the day whose knowledge they are.
    """

    rows: Sequence[Any]
    make: Callable[[Any], dict[str, Json]]
    as_of: str
    notes: Sequence[str] = ()


class Tool(NamedTuple):
    """A question that a library answers. `columns` are those of its rows."""

    name: str
    title: str
    about: str
    parameters: Sequence[Parameter]
    columns: Sequence[Column]
    ask: Callable[[Circulated, Arguments], Answer]

    def checked(self, arguments: Arguments) -> Arguments:
        """The arguments without those that are null. Raises QueryError for one that the tool does not take."""
        given = {name: value for name, value in arguments.items() if value is not None and name != "cursor"}
        known = {parameter.name: parameter for parameter in self.parameters}
        for name, value in given.items():
            if name not in known:
                hint = suggestion(name, [*known, "cursor"])
                raise QueryError(f"{self.name} takes no “{name[:100]}”", hint=hint)
            _check(known[name], value)
        for parameter in self.parameters:
            if parameter.required and parameter.name not in given:
                raise QueryError(f"{self.name} needs “{parameter.name}”: {parameter.about}")
        return given


_TYPES: dict[str, Any] = {"string": str, "boolean": bool}


def _check(parameter: Parameter, value: Json) -> None:
    if not isinstance(value, _TYPES[parameter.type]):
        raise QueryError(f"“{parameter.name}” is a {'text' if parameter.type == 'string' else 'true or false'}")
    if isinstance(value, str) and len(value) > _LONGEST:
        raise QueryError(f"“{parameter.name}” has more than {_LONGEST} characters")
    if parameter.choices and value not in parameter.choices:
        raise QueryError(f"“{parameter.name}” cannot be “{value[:100]}”", hint=f"use {', '.join(parameter.choices)}")


CURSOR = Parameter("cursor", "string", "The next_cursor of the page before, with the same arguments.")

_CITE: Json = {
    "type": "object",
    "description": "Where to quote it from: the brief, and line (of its file), paragraph (of its text) and heading.",
    "properties": {
        "brief": {"type": "string"},
        "brief_status": {"type": "string"},
        "date": {"type": ["string", "null"]},
        "line": {"type": "integer"},
        "paragraph": {"type": "integer"},
        "heading": {"type": "string"},
        "quote": {"type": ["string", "null"], "description": "Words exactly as they are in its file"},
        "quote_is_cut": {"type": "boolean", "description": "Whether it goes on after the quote"},
    },
    "required": ["brief", "brief_status", "date", "quote"],
}


def described(tool: Tool) -> Json:
    """A tool as an assistant is told of it."""
    parameters = [*tool.parameters, CURSOR]
    columns = {column.name: TYPES[column.type] | {"description": column.about} for column in tool.columns}
    cut = {"type": "array", "items": {"type": "string"}, "description": "Columns of this row that are cut short"}
    row = {"type": "object", "properties": {**columns, "cite": _CITE, "cut": cut}, "additionalProperties": False}
    properties: dict[str, Json] = {
        "rows": {"type": "array", "items": row},
        "total": {"type": "integer", "description": "How many rows there are on all pages"},
        "as_of": {"type": "string", "description": "The day as of which this is known"},
        "next_cursor": {"type": "string", "description": "Pass it as cursor for the next page; absent on the last"},
        "notes": {"type": "array", "items": {"type": "string"}, "description": "How the question was understood"},
    }
    return {
        "name": tool.name,
        "title": tool.title,
        "description": tool.about,
        "inputSchema": {
            "type": "object",
            "properties": {parameter.name: parameter.schema() for parameter in parameters},
            "required": [parameter.name for parameter in parameters if parameter.required],
            "additionalProperties": False,
        },
        "outputSchema": {
            "type": "object",
            "properties": properties,
            "required": ["rows", "total", "as_of"],
            "additionalProperties": False,
        },
        "annotations": {
            "title": tool.title,
            "readOnlyHint": True,
            "destructiveHint": False,
            "idempotentHint": True,
            "openWorldHint": False,
        },
    }
