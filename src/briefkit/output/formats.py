"""The formats of a table, by name: each is a function from a table to an iterator of bytes.

Tables for people are made in `output.terminal`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from briefkit.core.tables import Table
from briefkit.core.text.words import did_you_mean
from briefkit.errors import QueryError
from briefkit.output import data

Format = Callable[[Table[Any]], Iterator[bytes]]


def encoded(lines: data.Lines) -> Format:
    """A text format as bytes: UTF-8, with escapes for lone surrogates."""
    return lambda table: (line.encode("utf-8", "backslashreplace") for line in lines(table))


def _workbook(table: Table[Any]) -> Iterator[bytes]:
    from briefkit.output.xlsx.table import xlsx_workbook  # noqa: PLC0415 - other formats need none of it

    return xlsx_workbook(table)


FORMATS: dict[str, Format] = {
    "plain": encoded(data.plain_lines),
    "json": encoded(data.json_array),
    "jsonl": encoded(data.json_lines),
    "csv": encoded(data.csv_rows),
    "tsv": encoded(data.tsv_rows),
    "md": encoded(data.markdown_table),
    "paths": encoded(data.paths),
    "null": encoded(data.null_paths),
    "xlsx": _workbook,
}
TABLE = "table"
BINARY = ("xlsx",)
"""Formats that no terminal can show."""


def format_named(name: str, others: Sequence[str] = ()) -> Format:
    """A format by name, or a template (anything with braces). Raises QueryError, which also names `others`."""
    if "{" in name or "}" in name:
        return encoded(data.template_lines(name))
    if name in FORMATS:
        return FORMATS[name]
    known = [TABLE, *FORMATS, *others]
    hint = did_you_mean(name, known) or f"use one of {', '.join(known)}, or a template"
    raise QueryError(f"there is no format “{name}”", hint=hint)


def check_terminal(name: str, *, terminal: bool) -> None:
    """Raise QueryError if a format would go to a terminal, which cannot show it."""
    if terminal and name in BINARY:
        hint = f"write it to a file with -o FILE.{name}, or redirect the output"
        raise QueryError(f"{name} cannot be shown on a terminal", hint=hint)


def format_of(
    name: str | None, *, json: bool = False, null: bool = False, terminal: bool, others: Sequence[str] = ()
) -> Format | None:
    """The format that the options ask for; None for a table for people. Raises QueryError.

    `others` are the formats that only the command has, such as svg.
    """
    asked = [option for option, given in (("json", json), ("null", null)) if given]
    if len(asked) + (name is not None) > 1:
        raise QueryError("--format, --json and --null are mutually exclusive", hint="choose one of them")
    wanted = asked[0] if asked else name or (TABLE if terminal else "tsv")
    check_terminal(wanted, terminal=terminal)
    return None if wanted == TABLE else format_named(wanted, others)
