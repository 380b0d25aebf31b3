"""Tables as data: JSON, JSON Lines, CSV, TSV, Markdown, plain text, paths, or lines by a template."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain
from typing import Any

from briefkit.core.tables import JsonRow, Table
from briefkit.core.text.clean import clean_line, clean_one_line, replace_suspect
from briefkit.errors import QueryError

Lines = Callable[[Table[Any]], Iterator[str]]
"""A text format: yields the lines of a table, one or many at a time."""

_PLACEHOLDER = re.compile(r"\{\{|\}\}|\{([^{}]+)\}|[{}]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?:[eE][+-]?[0-9]++)?")
_SHORT = 40
_short_line = lru_cache(maxsize=8192)(clean_line)  # the same words occur again and again


def to_json(value: Any, *, indent: int | None = 2) -> str:
    """JSON that is safe to print: characters that could control a terminal are escaped, so nothing is lost."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return text if text.isascii() and "\x7f" not in text else replace_suspect(text, _escaped)


def _escaped(character: str) -> str:
    """A character as JSON escapes: two surrogates for one beyond U+FFFF (RFC 8259, section 7)."""
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))


def cell_text(value: Any) -> str:
    """A value as one sanitized line: lists joined by commas, items by their id or name."""
    if value.__class__ is str:
        return _short_line(value) if len(value) < _SHORT else clean_line(value)
    return "" if value is None or value == [] else clean_line(_joined(value))


def _joined(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return ", ".join([item if item.__class__ is str else _joined(item) for item in value])
        case Mapping():
            return str(value.get("id") or value.get("name") or value.get("title") or ", ".join(map(str, value)))
        case _:
            return str(value)


def _cells(table: Table[Any], text: Callable[[Any], str] = cell_text) -> Iterator[list[tuple[str, ...]]]:
    """The sanitized cells of each row, in the columns shown, many rows at a time."""
    return table.schema.cells(table.rows, table.shown, lambda _column: text)


def cells(table: Table[Any]) -> Iterator[tuple[str, ...]]:
    """The sanitized cells of each row, in the columns shown."""
    return chain.from_iterable(_cells(table))


def json_array(table: Table[Any]) -> Iterator[str]:
    """One JSON array of complete records."""
    before = "[\n"
    for record in table.records():
        yield before + "\n".join("  " + line for line in to_json(record).split("\n"))
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def json_lines(table: Table[Any]) -> Iterator[str]:
    """One JSON record per line."""
    return (to_json(record, indent=None) + "\n" for record in table.records())


def csv_rows(table: Table[Any]) -> Iterator[str]:
    """Comma-separated values with a header; text that a spreadsheet would take for a formula gets a leading '.

    A number is no formula, whether it stands there as a number or as text.
    """
    yield _csv_lines([map(_csv_cell, table.shown)])
    yield from map(_csv_lines, _cells(table, _csv_cell))


def _csv_cell(value: Any) -> str:
    text = cell_text(value)
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text


def _csv_lines(rows: Iterable[Iterable[str]]) -> str:
    lines = io.StringIO()
    csv.writer(lines, lineterminator="\n").writerows(rows)
    return lines.getvalue()


def tsv_rows(table: Table[Any]) -> Iterator[str]:
    """Tab-separated values with a header, nothing shortened."""
    yield "\t".join(map(cell_text, table.shown)) + "\n"
    for rows in _cells(table):
        yield "\n".join(map("\t".join, rows)) + "\n"


def markdown_table(table: Table[Any]) -> Iterator[str]:
    """A table for a Markdown file."""
    yield "| " + " | ".join(_markdown_cell(cell_text(name), "\\|`*[]<>") for name in table.shown) + " |\n"
    yield "|" + " --- |" * len(table.shown) + "\n"
    for row in cells(table):
        yield "| " + " | ".join(map(_markdown_cell, row)) + " |\n"


def _markdown_cell(text: str, markup: str = "\\|`*_[]<>") -> str:
    return re.sub(f"([{re.escape(markup)}])", r"\\\1", text)


def plain_lines(table: Table[Any]) -> Iterator[str]:
    """One record per line, in aligned columns."""
    rows = list(cells(table))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() + "\n"


def paths(table: Table[Any]) -> Iterator[str]:
    """The path of each brief, relative to the library."""
    return (f"{clean_one_line(path)}\n" for path in _paths(table))


def null_paths(table: Table[Any]) -> Iterator[str]:
    """The exact path of each brief, relative to the library, each followed by NUL: for `xargs -0`."""
    return (f"{path}\0" for path in _paths(table))


def _paths(table: Table[Any]) -> Iterator[str]:
    for record in table.records():
        if "path" not in record:
            raise QueryError("these rows are not files, so they have no paths", hint="use another format")
        yield str(record["path"])


def template_lines(template: str) -> Lines:
    r"""One line per record by a template such as `{date}  {title}`: placeholders only; `{{` is a brace, `\t` a tab.

    Raises QueryError for an unmatched brace, and later for a placeholder that no record has.
    """
    text = template.replace("\\t", "\t").replace("\\n", "\n")
    for match in _PLACEHOLDER.finditer(text):
        if match[0] in "{}":
            raise QueryError(
                f"column {match.start() + 1} of the format: an unmatched {match[0]}", hint="double it: {{ or }}"
            )

    def lines(table: Table[Any]) -> Iterator[str]:
        for name in filter(None, _PLACEHOLDER.findall(text)):
            table.schema.check(name)
        return (_filled(text, table, record) for record in table.records())

    return lines


def _filled(text: str, table: Table[Any], record: JsonRow) -> str:
    def value(match: re.Match[str]) -> str:
        return cell_text(table.schema.text_value(record, match[1])) if match[1] else match[0][0]

    return _PLACEHOLDER.sub(value, text) + "\n"
