"""The formats of a listing, by name. A table for people is made where the terminal is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefkit.core.text.words import did_you_mean
from briefkit.errors import QueryError
from briefkit.output import data
from briefkit.output.listing import Listing

Format = Callable[[Listing], Iterator[str]]

FORMATS: dict[str, Format] = {
    "plain": data.plain_lines,
    "json": data.json_array,
    "jsonl": data.json_lines,
    "csv": data.csv_rows,
    "tsv": data.tsv_rows,
    "md": data.markdown_table,
    "paths": data.paths,
    "null": data.null_paths,
}
TABLE = "table"


def format_named(name: str) -> Format:
    """A format by name, or a template (anything with braces). Raises QueryError."""
    if "{" in name or "}" in name:
        return data.template_lines(name)
    if name in FORMATS:
        return FORMATS[name]
    hint = did_you_mean(name, [TABLE, *FORMATS]) or f"use one of {', '.join([TABLE, *FORMATS])}, or a template"
    raise QueryError(f"there is no format “{name}”", hint=hint)


def format_of(name: str | None, *, json: bool = False, null: bool = False, terminal: bool) -> Format | None:
    """The format that the options of a call ask for; None for a table for people. Raises QueryError."""
    asked = [option for option, given in (("json", json), ("null", null)) if given]
    if len(asked) + (name is not None) > 1:
        raise QueryError("--format, --json and --null exclude each other", hint="choose one of them")
    told = asked[0] if asked else name or (TABLE if terminal else "tsv")
    return None if told == TABLE else format_named(told)
