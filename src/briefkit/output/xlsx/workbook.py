"""A workbook as bytes: a sheet per table, with a bold header that stays in sight and filters.

Nothing in it is computed: a text that starts like a formula stays text, also after somebody has edited its cell. Two
runs give the same bytes.
"""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from briefkit.core.text.width import display_width
from briefkit.core.text.words import counted
from briefkit.errors import ExportError
from briefkit.installed.extras import install
from briefkit.output.xlsx.cells import LONGEST, Link, Value, utf16_length

MOST_ROWS, MOST_COLUMNS, MOST_LINKS = 1_048_576, 16_384, 65_530
"""What a sheet holds, its header included (Excel's specifications and limits)."""
_LONGEST_NAME = 31
"""Characters of a sheet's name."""
_CREATED = datetime.datetime(2000, 1, 1)  # noqa: DTZ001 - the format has no time zone; always the same moment
_NARROWEST, _WIDEST, _FILTER = 6, 60, 3
"""Widths of columns in digits; a header also holds the button of its filter."""
_PRINTED = 240
"""Wider sheets would be too small to read on one page."""
_MEASURED = 1000
"""Rows that widths are measured on."""
_FORMULA = ("=", "+", "-", "@", "\t", "'")
_RICH = ("<r>", "</r>")
"""What a text must not start and end with, or XlsxWriter takes it for markup of its own."""


class Sheet(NamedTuple):
    """A table of a workbook: the heads of its columns, its rows, and how many columns stay in sight at its start."""

    name: str
    heads: Sequence[str]
    rows: Iterable[Sequence[Value]]
    frozen: int = 0
    right_to_left: bool = False


class Workbook(NamedTuple):
    """A workbook as bytes, and notes on what it could not hold."""

    data: bytes
    notes: list[str]


def write_workbook(sheets: Iterable[Sheet], title: str) -> Workbook:
    """Write sheets, each under a name of its own. Raises ExportError if one has too many rows or columns."""
    try:
        import xlsxwriter  # noqa: PLC0415 - the extra `xlsx`, loaded only for workbooks
    except ImportError as error:
        message = "to write Excel workbooks, a further package is needed"
        raise ExportError(message, hint=install("xlsx")) from error
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": title, "author": "briefkit", "created": _CREATED})
    book.set_custom_property("briefkit-format", "1", "text")
    formats, taken, notes = _formats(book), set[str](), list[str]()
    for sheet in sheets:
        name = _free_name(sheet.name, taken)
        notes += _SheetWriter(book.add_worksheet(name), formats, name).write(sheet)
    book.close()
    return Workbook(buffer.getvalue(), notes)


def _formats(book: Any) -> dict[str, Any]:
    top = {"valign": "top"}
    wrapped = {**top, "text_wrap": True}
    link = {**wrapped, "font_color": "#0563C1", "underline": 1}
    return {
        name: book.add_format(properties)
        for name, properties in {
            "head": {**wrapped, "bold": True, "bottom": 1},
            "text": wrapped,
            "quoted": {**wrapped, "quote_prefix": True},
            "link": link,
            "date": {**top, "num_format": "yyyy-mm-dd", "align": "left"},
            "value": top,
            "plain": {},
        }.items()
    }


def _free_name(name: str, taken: set[str]) -> str:
    """A name that Excel allows for a sheet, and that no other has in any letter case."""
    allowed = re.sub(r"[\[\]:*?/\\]", " ", name).strip("' ")[:_LONGEST_NAME] or "Table"
    free, number = allowed, 2
    while free.casefold() in taken:
        end = f" {number}"
        free, number = allowed[: _LONGEST_NAME - len(end)] + end, number + 1
    taken.add(free.casefold())
    return free


class _SheetWriter:
    """Writes one sheet cell by cell."""

    def __init__(self, sheet: Any, formats: dict[str, Any], name: str) -> None:
        self.sheet, self.formats, self.name = sheet, formats, name
        self.links = self.unlinked = self.cut = 0
        self.first_cut = ""

    def write(self, content: Sheet) -> list[str]:
        """Write the header and all rows; returns notes on what is not as it was."""
        if len(content.heads) > MOST_COLUMNS:
            raise _too_large(self.name, f"{len(content.heads):,} columns", f"{MOST_COLUMNS:,}")
        widths = [display_width(head) + _FILTER for head in content.heads]
        for column, head in enumerate(content.heads):
            self._text(0, column, head, self.formats["head"])
        row = 0
        for row, cells in enumerate(content.rows, 1):
            if row >= MOST_ROWS:
                raise _too_large(self.name, f"more than {MOST_ROWS - 1:,} rows", f"{MOST_ROWS - 1:,}")
            for column, value in enumerate(cells):
                if value.__class__ is str:  # what most are
                    self._long_text(row, column, value, content.heads[column])
                elif value is not None:
                    self._value(row, column, value)
            if row <= _MEASURED:
                widths = list(map(max, widths, map(_width, cells)))
        self._finish(content, row, widths)
        return self._notes()

    def _value(self, row: int, column: int, value: Value) -> None:
        match value:
            case Link():
                self._link(row, column, value)
            case bool():
                self.sheet.write_boolean(row, column, value, self.formats["value"])
            case datetime.date():
                self.sheet.write_datetime(row, column, value, self.formats["date"])
            case _:
                self.sheet.write_number(row, column, value, self.formats["value"])

    def _long_text(self, row: int, column: int, text: str, head: str) -> None:
        if len(text) > LONGEST // 2 and utf16_length(text) > LONGEST:
            text = self._shortened(text, f"row {row + 1}, {head}")
        self._text(row, column, text, self.formats["quoted" if text.startswith(_FORMULA) else "text"])

    def _text(self, row: int, column: int, text: str, format_: Any) -> None:
        if text.startswith(_RICH[0]) and text.endswith(_RICH[1]):
            self.sheet.write_rich_string(row, column, text[0], self.formats["plain"], text[1:], format_)
        else:
            self.sheet.write_string(row, column, text, format_)

    def _link(self, row: int, column: int, link: Link) -> None:
        self.links += 1
        if self.links > MOST_LINKS:
            self.unlinked += 1
            self.sheet.write_string(row, column, link.url, self.formats["text"])
        else:
            self.sheet.write_url(row, column, link.url, self.formats["link"], link.url)

    def _shortened(self, text: str, place: str) -> str:
        self.cut += 1
        self.first_cut = self.first_cut or place
        units = text[:LONGEST].encode("utf-16-le")[: 2 * (LONGEST - 1)]
        return f"{units.decode('utf-16-le', 'ignore')}…"  # half of a sign is left out

    def _finish(self, content: Sheet, rows: int, widths: Sequence[int]) -> None:
        sheet, last = self.sheet, len(content.heads) - 1
        widths = [min(max(width + 1, _NARROWEST), _WIDEST) for width in widths]
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, content.frozen)
        if content.right_to_left:
            sheet.right_to_left()
        if last >= 0:
            sheet.autofilter(0, 0, rows, last)
            sheet.ignore_errors({"number_stored_as_text": f"A1:{_letters(last)}{rows + 1}"})
        sheet.repeat_rows(0)
        sheet.set_landscape()
        if sum(widths) <= _PRINTED:
            sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&A&R&P / &N")

    def _notes(self) -> list[str]:
        notes = []
        if self.cut:
            texts = "a text is" if self.cut == 1 else f"{self.cut:,} texts are"
            where = "at" if self.cut == 1 else "the first at"
            notes.append(
                f"{self.name}: {texts} longer than a cell holds ({LONGEST:,} characters) and cut there, with “…”: "
                f"{where} {self.first_cut}"
            )
        if self.unlinked:
            more = counted(self.unlinked, "more address")
            notes.append(f"{self.name}: a sheet holds {MOST_LINKS:,} links: {more} stand there as text")
        return notes


def _too_large(name: str, what: str, most: str) -> ExportError:
    hint = "choose fewer with a query, or write csv"
    return ExportError(f"{name}: {what}, and a sheet of Excel holds {most}", hint=hint)


def _width(value: Value) -> int:
    if isinstance(value, str):
        return max(map(display_width, value[: 4 * _WIDEST].split("\n")))
    if isinstance(value, Link):
        return len(value.url)
    return 0 if value is None else 10 if isinstance(value, datetime.date) else len(str(value))


def _letters(column: int) -> str:
    """The letters of a column, from 0: A, …, Z, AA, …"""
    name = ""
    while column >= 0:
        name = chr(ord("A") + column % 26) + name
        column = column // 26 - 1
    return name
