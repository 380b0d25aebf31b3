"""Values as cells of a workbook: numbers, truths, whole dates and web links as such, all else as text."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from math import isfinite
from typing import NamedTuple

from briefkit.core.tables import ANY, DATE, Column, Json
from briefkit.core.text.clean import clean
from briefkit.core.text.links import is_web_link, safe_link
from briefkit.output.data import cell_text

LONGEST = 32_767
"""UTF-16 units of a text in a cell (Excel's specifications and limits)."""
_LONGEST_LINK = 2_079
_MOST_DIGITS = 15
"""Decimal digits that Excel keeps of a number."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FIRST_DAY = datetime.date(1900, 3, 1)
"""Before it, Excel counts a 29 February 1900 that never was, and before 1900 it has no dates."""
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Link(NamedTuple):
    """The address of a page or a mailbox, which is also the text of its cell."""

    url: str


Value = str | float | int | bool | datetime.date | Link | None
"""What a cell holds; None for an empty one."""


def cell_of(column: Column) -> Callable[[Json], Value]:
    """The function that makes cells of a column's values."""
    if column.text is not None:
        return text_cell
    return {DATE: date_cell, ANY: any_cell}.get(column.type, value_cell)


def any_cell(value: Json) -> Value:
    """A value of any type: a text that is a whole date is one."""
    return date_cell(value) if isinstance(value, str) and len(value) == 10 else value_cell(value)


def value_cell(value: Json) -> Value:
    """A value as it is typed."""
    if value.__class__ is str:  # what most are
        return text_cell(value)
    match value:
        case None | []:
            return None
        case bool():
            return value
        case int() | float():
            return value if _is_exact(value) else str(value)
    return text_cell(value)


def date_cell(value: Json) -> Value:
    """A whole date as a date; a year, a month, a span, and a day that Excel does not have as text."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            day = datetime.date.fromisoformat(value)
        except ValueError:
            return text_cell(value)
        return day if day >= _FIRST_DAY else value
    return value_cell(value)


def text_cell(value: Json) -> Value:
    """A text with its line ends, sanitized; one that is the address of a page or mailbox as a link."""
    text = clean(value) if isinstance(value, str) else cell_text(value)
    if not text.isprintable():
        text = _NOT_XML.sub("\ufffd", text).strip("\n")
    if text.startswith(("http", "mailto:", "HTTP", "MAILTO:")) and _is_link(text):
        return Link(text)
    return text or None


def utf16_length(text: str) -> int:
    """How long a text is to Excel."""
    return len(text) if text.isascii() else len(text) + sum(sign > "\uffff" for sign in text)


def _is_link(text: str) -> bool:
    is_address = is_web_link(text) or text.lower().startswith("mailto:")
    return is_address and safe_link(text) == text and max(map(utf16_length, text.split("#", 1))) <= _LONGEST_LINK


def _is_exact(number: float) -> bool:
    """Whether Excel keeps a number as it is."""
    return abs(number) < 10**_MOST_DIGITS if isinstance(number, int) else isfinite(number)
