"""TOML from a stranger: Python's parser recurses, and copies a dotted key once for each of its parts."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

DEPTH = 64
"""Levels of brackets, and parts of a dotted key: settings have three."""
DIGITS = 4300
"""Python converts no longer numbers to or from decimal (`sys.get_int_max_str_digits`)."""
_PART = r"(?:[\w-]++|\"[^\"\n]*+\"|'[^'\n]*+')[ \t]*+"
_LONG_KEY = re.compile(rf"(?<![\w-])(?:{_PART}\.[ \t]*+){{{DEPTH}}}")
_LONG_NUMBER = re.compile(r"(?<![\w.])[+-]?\d[\d_]{4299}")
_BRACKET = re.compile(r"[\[\]{}\n]")


_HEADER = re.compile(r"[ \t]*+\[(\[?)[ \t]*+([^\[\]\n]++)\]")
_KEY = re.compile(r"[ \t]*+([\w.\"'-]++)[ \t]*+=")
_QUOTES = str.maketrans("", "", "\"' \t")


class RefusedError(tomllib.TOMLDecodeError):
    """What TOML allows but no settings need."""


class RepeatedError(tomllib.TOMLDecodeError):
    """A table or setting that is there twice."""


def parse_toml(text: str) -> dict[str, Any]:
    """A TOML document.

    Raises TOMLDecodeError that says where; RepeatedError for what is there twice, and RefusedError for what the parser
    cannot bear.
    """
    if text.count(".") >= DEPTH and (found := _LONG_KEY.search(text)):
        raise _refused(f"a key of more than {DEPTH} parts", text, found.start())
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise _refused(f"nested deeper than {DEPTH} levels", text, _too_deep(text)) from None
    except tomllib.TOMLDecodeError as error:
        raise _repeated(text, str(error)) or error from None
    except ValueError as error:
        found = _LONG_NUMBER.search(text)
        message = f"a number of more than {DIGITS:,} digits" if found else str(error)
        raise _refused(message, text, found.start() if found else 0) from None


def line_of_setting(text: str, name: str) -> int:
    """The line on which a table or a setting such as `brand.logo` is, from 1; 0 if it does not show at a glance."""
    return next((number for number, found, _ in _names(text) if found == name), 0)


def _names(text: str) -> Iterator[tuple[int, str, bool]]:
    """The tables and settings of a text line by line: line, full name, and whether it is a table."""
    table = ""
    for number, line in enumerate(text.split("\n"), 1):
        if header := _HEADER.match(line):
            table = header[2].translate(_QUOTES) + (f"[{number}]" if header[1] else "")  # a list may have many
            yield number, table, True
        elif key := _KEY.match(line):
            yield number, ".".join(filter(None, (table, key[1].translate(_QUOTES)))), False


def _repeated(text: str, message: str) -> RepeatedError | None:
    """The error for the first thing that is there twice, with the lines of both; None for another error."""
    first: dict[str, int] = {}
    for number, name, is_table in _names(text) if message.startswith(("Cannot declare", "Cannot overwrite")) else ():
        if name in first:
            what = f"the table [{name}]" if is_table else f"“{name}”"
            return RepeatedError(f"line {number}: {what} is there twice, first in line {first[name]}")
        first[name] = number
    return None


def _refused(message: str, text: str, place: int) -> RefusedError:
    line, column = text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place)
    return RefusedError(f"{message} (at line {line}, column {column})")


def _too_deep(text: str) -> int:
    """About where brackets are nested too deeply: those in strings count too, as only a parser could tell."""
    open_ = 0
    for found in _BRACKET.finditer(text):
        open_ += 1 if found[0] in "[{" else -1 if found[0] in "]}" else 0
        if open_ > DEPTH:
            return found.start()
    return 0
