"""Listings as data: JSON, lines of JSON, CSV, TSV, Markdown, plain text, paths, or a line of the user's own."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from briefkit.core.text.clean import clean
from briefkit.errors import QueryError
from briefkit.output.listing import Listing

_UNSAFE_IN_JSON = re.compile("[\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
_PLACEHOLDER = re.compile(r"\{\{|\}\}|\{([\w.-]+)\}|[{}]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_json(value: Any, *, indent: int | None = 2) -> str:
    """JSON that is safe to print: what could steer a terminal is written as an escape, so nothing is lost."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _UNSAFE_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def json_array(listing: Listing) -> Iterator[str]:
    """One array of the whole records."""
    before = "[\n"
    for record in listing.records:
        yield before + "\n".join("  " + line for line in to_json(record).split("\n"))
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def json_lines(listing: Listing) -> Iterator[str]:
    """A record a line."""
    return (to_json(record, indent=None) + "\n" for record in listing.records)


def csv_rows(listing: Listing) -> Iterator[str]:
    """Comma-separated values with a head; a cell that a spreadsheet would take for a formula starts with '."""
    yield _csv_line(list(listing.columns))
    for record in listing.records:
        cells = (listing.cell(record, column) for column in listing.columns)
        yield _csv_line([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells])


def _csv_line(cells: list[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()


def tsv_rows(listing: Listing) -> Iterator[str]:
    """Tab-separated values with a head, nothing shortened."""
    yield "\t".join(listing.columns) + "\n"
    cell, columns = listing.cell, listing.columns
    for record in listing.records:
        yield "\t".join([cell(record, column) for column in columns]) + "\n"


def markdown_table(listing: Listing) -> Iterator[str]:
    """A table for a Markdown file."""
    yield "| " + " | ".join(listing.columns) + " |\n"
    yield "|" + " --- |" * len(listing.columns) + "\n"
    for record in listing.records:
        yield "| " + " | ".join(_markdown_cell(listing.cell(record, column)) for column in listing.columns) + " |\n"


def _markdown_cell(text: str) -> str:
    return re.sub(r"([\\|`*_\[\]<>])", r"\\\1", text)


def plain_lines(listing: Listing) -> Iterator[str]:
    """A record a line, columns in line with each other."""
    rows = [[listing.cell(record, column) for column in listing.columns] for record in listing.records]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() + "\n"


def paths(listing: Listing) -> Iterator[str]:
    """The path of each brief, relative to the library."""
    return (f"{clean(path)}\n" for path in _paths(listing))


def null_paths(listing: Listing) -> Iterator[str]:
    """The path of each brief as it is, relative to the library, each with a NUL behind it: for `xargs -0`."""
    return (f"{path}\0" for path in _paths(listing))


def _paths(listing: Listing) -> Iterator[str]:
    for record in listing.records:
        if "path" not in record:
            raise QueryError("these rows are no files, so they have no paths", hint="use another format")
        yield str(record["path"])


def _filled(text: str, listing: Listing, record: Mapping[str, Any]) -> str:
    def value(match: re.Match[str]) -> str:
        return listing.cell(record, match[1]) if match[1] else match[0][0]

    return _PLACEHOLDER.sub(value, text) + "\n"


def template_lines(template: str) -> Callable[[Listing], Iterator[str]]:
    r"""A line per record by a template such as `{date}  {title}`: placeholders only; `{{` is a brace, `\t` a tab.

    Raises QueryError for a brace that belongs to no placeholder, and later for a placeholder that no record has.
    """
    text = template.replace("\\t", "\t").replace("\\n", "\n")
    for match in _PLACEHOLDER.finditer(text):
        if match[0] in "{}":
            raise QueryError(f"column {match.start() + 1} of the format: a lone {match[0]}", hint="double it: {{ or }}")

    def lines(listing: Listing) -> Iterator[str]:
        for name in filter(None, _PLACEHOLDER.findall(text)):
            listing.check(name)
        return (_filled(text, listing, record) for record in listing.records)

    return lines
