"""Tables: rows with declared columns. `Library` returns them, formats write them, docs/json-rows.md lists them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from functools import partial
from itertools import islice
from math import isinf
from operator import attrgetter
from typing import Any, Generic, NamedTuple, TypeVar

from briefkit.core.text.words import name_hint
from briefkit.errors import QueryError

Json = Any
"""What `json.dumps` takes."""
JsonRow = Mapping[str, Json]
"""A row as a JSON object, by column."""
Row = TypeVar("Row")
Cell = TypeVar("Cell")

TEXT = "string"
MAYBE = "string or null"
DATE = "date or null"
COUNT = "integer"
COUNT_OR_NONE = "integer or null"
SHARE = "number or null"
LIST = "list of strings"
TRUTH = "boolean"
BAND = "probability or null"
ANY = "any"

_DATE = {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?$"}
_SHARE = {"type": "number", "minimum": 0, "maximum": 1}
_NULL = {"type": "null"}
TYPES: dict[str, Json] = {
    TEXT: {"type": "string"},
    MAYBE: {"type": ["string", "null"]},
    DATE: {"anyOf": [_DATE, _NULL]},
    COUNT: {"type": "integer", "minimum": 0},
    COUNT_OR_NONE: {"anyOf": [{"type": "integer", "minimum": 0}, _NULL]},
    SHARE: {"type": ["number", "null"]},
    LIST: {"type": "array", "items": {"type": "string"}},
    TRUTH: {"type": "boolean"},
    BAND: {"anyOf": [_SHARE, {"type": "array", "items": _SHARE, "minItems": 2, "maxItems": 2}, _NULL]},
    ANY: {},
}
"""A column's type as JSON Schema. A date is YYYY, YYYY-MM or YYYY-MM-DD, or two of them with a slash between."""


def band_json(band: tuple[float, float] | None) -> Json:
    """A band as JSON: a number, a pair, or None."""
    if band is None:
        return None
    return band[0] if band[0] == band[1] else list(band)


_PLAIN: dict[str, Callable[[Any], Json]] = {
    DATE: lambda date: str(date) if date else None,
    SHARE: lambda share: None if share is None or isinf(share) else float(f"{share:.6g}"),
    LIST: list,
    BAND: band_json,
}
"""How typed values become plain data, for the types that need it."""

_RECURRING = frozenset([TEXT, MAYBE, DATE])
"""Types whose values are immutable and often the same in many rows."""
_MOST_KEPT = 8192
_AT_ONCE = 500


class Column(NamedTuple):
    """A column: its name, its type (a key of TYPES), and a sentence that describes it.

    `get` returns the value of a row; without it, the value is the attribute with the name of the column. `text` makes
    what formats of text have in its place, from a function that returns the values of a row by their names.
    """

    name: str
    type: str
    about: str
    get: Callable[[Any], Any] | None = None
    text: Callable[[Callable[[str], Any]], str] | None = None

    def reader(self) -> Callable[[Any], Json]:
        """A function that returns the value of a row as plain data."""
        get, plain = self.get or attrgetter(self.name), _PLAIN.get(self.type)
        return get if plain is None else lambda row: plain(get(row))

    def converter(self, convert: Callable[[Json], Cell]) -> Callable[[Iterable[Any]], Iterator[Cell]]:
        """A function that converts the values of rows to cells. Values that recur are converted once."""
        if (text := self.text) is not None:
            return lambda rows: (convert(text(partial(getattr, row))) for row in rows)
        if self.type not in _RECURRING:
            read = self.reader()
            return lambda rows: map(convert, map(read, rows))
        get, cell_of = self.get or attrgetter(self.name), _Cells(_PLAIN.get(self.type), convert).__getitem__
        return lambda rows: map(cell_of, map(get, rows))


class _Cells(dict[Any, Cell]):
    """The cells of the last values of a column."""

    def __init__(self, plain: Callable[[Any], Json] | None, convert: Callable[[Json], Cell]) -> None:
        self._plain = plain
        self._convert = convert

    def __missing__(self, value: Any) -> Cell:
        if len(self) >= _MOST_KEPT:
            self.clear()
        cell = self[value] = self._convert(self._plain(value) if self._plain else value)
        return cell


def columns_of(part: str, columns: Iterable[Column], prefix: str = "", *, optional: bool = False) -> tuple[Column, ...]:
    """Columns of the attribute `part` of a row; if that is `optional`, they are null where it is None."""
    inside = _inside_optional if optional else _inside
    return tuple(column._replace(name=prefix + column.name, get=inside(part, column)) for column in columns)


def _inside(part: str, column: Column) -> Callable[[Any], Any]:
    if column.get is None:
        return attrgetter(f"{part}.{column.name}")
    whole, get = attrgetter(part), column.get
    return lambda row: get(whole(row))


def _inside_optional(part: str, column: Column) -> Callable[[Any], Any]:
    whole, get = attrgetter(part), column.get or attrgetter(column.name)
    return lambda row: None if (held := whole(row)) is None else get(held)


class TableSchema:
    """The schema of a table: the command that prints it, what a row is about, and its columns.

    `shown` are the columns of CSV, TSV and Markdown; JSON and templates have all of them.
    """

    def __init__(
        self, name: str, command: str, about: str, columns: Iterable[Column], shown: Iterable[str] = ()
    ) -> None:
        self.name = name
        self.command = command
        self.about = about
        self.columns = tuple(columns)
        self.shown = tuple(shown) or tuple(column.name for column in self.columns)

    def records(self, rows: Iterable[Any]) -> Iterator[JsonRow]:
        """Rows as JSON objects with every column, lazily."""
        readers = [(column.name, column.reader()) for column in self.columns]
        return ({name: read(row) for name, read in readers} for row in rows)

    def column(self, name: str) -> Column:
        """The column with a name."""
        return next(column for column in self.columns if column.name == name)

    def cells(
        self, rows: Iterable[Any], names: Iterable[str], convert: Callable[[Column], Callable[[Json], Cell]]
    ) -> Iterator[list[tuple[Cell, ...]]]:
        """Some columns of each row as cells, a few hundred rows at a time. Nothing else of a row is read.

        `convert` returns the function that converts the values of a column.
        """
        converters = [column.converter(convert(column)) for column in map(self.column, names)]
        left = iter(rows)
        while some := list(islice(left, _AT_ONCE)):
            yield list(zip(*[converter(some) for converter in converters], strict=True))

    def value(self, row: JsonRow, column: str) -> Json:
        """The value of a column in a row."""
        return row[column]

    def text_value(self, row: JsonRow, column: str) -> Json:
        """The value of a column in a row as formats of text have it."""
        text = next((declared.text for declared in self.columns if declared.name == column), None)
        return text(row.__getitem__) if text else self.value(row, column)

    def check(self, column: str) -> None:
        """Raises QueryError for an unknown column."""
        known = dict.fromkeys((*self.shown, *(declared.name for declared in self.columns)))
        if column not in known:
            raise unknown_column(column, list(known))


def numbered(names: Iterable[str]) -> list[str]:
    """Names that differ: the second of several `n` becomes `n_2`, or the next number that no other name has."""
    given = list(names)
    taken, found = set(given), dict[str, None]()
    for name in given:
        own, number = name, 2
        while own in found or (own != name and own in taken):
            own, number = f"{name}_{number}", number + 1
        found[own] = None
    return list(found)


def unknown_column(column: str, known: list[str]) -> QueryError:
    """The error for an unknown column, with similar names, or those that there are."""
    return QueryError(f"there is no column “{column}”", hint=name_hint(column, known))


class Table(Generic[Row]):
    """Rows with declared columns.

    Iterating yields the rows as typed values, `records()` yields them as JSON objects. `shown` are the columns of
    formats with a header; `source` is the value that the rows were made from, for pages that need more than rows.
    `language` is that of the library (BCP 47), for formats with a direction. `notes` are messages for the user, for
    example about words in the query that match nothing; they are complete once the rows have been read. Rows that are
    streamed can be read only once, and `len` raises TypeError for them.
    """

    __slots__ = ("language", "notes", "rows", "schema", "shown", "source")

    def __init__(
        self,
        schema: TableSchema,
        rows: Iterable[Row],
        *,
        shown: Iterable[str] = (),
        source: Any = None,
        notes: list[str] | None = None,
    ) -> None:
        self.schema = schema
        self.rows = rows
        self.shown = tuple(shown) or schema.shown
        self.source = source
        self.language = ""
        self.notes = [] if notes is None else notes

    @property
    def columns(self) -> tuple[Column, ...]:
        """The declared columns, in the order of JSON."""
        return self.schema.columns

    def records(self) -> Iterator[JsonRow]:
        """The rows as JSON objects, lazily."""
        return self.schema.records(self.rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        if isinstance(self.rows, Sized):
            return len(self.rows)
        raise TypeError("streamed rows have no length: use list(table)")

    def __repr__(self) -> str:
        count = f"{len(self.rows)} × " if isinstance(self.rows, Sized) else ""
        return f"<Table {self.schema.name}: {count}{', '.join(self.shown)}>"


def json_schema(schema: TableSchema) -> dict[str, Json]:
    """The JSON Schema of what a command prints as JSON: an array of rows."""
    properties = {column.name: {**TYPES[column.type], "description": column.about} for column in schema.columns}
    row = {"type": "object", "properties": properties, "required": [*properties], "additionalProperties": False}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": schema.command,
        "description": schema.about,
        "type": "array",
        "items": row,
    }
