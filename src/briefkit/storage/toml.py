"""TOML from a stranger: Python's parser recurses, and copies a dotted key once for each of its parts."""

from __future__ import annotations

import re
import tomllib
from typing import Any

DEPTH = 64
"""Levels of brackets, and parts of a dotted key: settings have three."""
DIGITS = 4300
"""Python converts no longer numbers to or from decimal (`sys.get_int_max_str_digits`)."""
_PART = r"(?:[\w-]++|\"[^\"\n]*+\"|'[^'\n]*+')[ \t]*+"
_LONG_KEY = re.compile(rf"(?<![\w-])(?:{_PART}\.[ \t]*+){{{DEPTH}}}")
_LONG_NUMBER = re.compile(r"(?<![\w.])[+-]?\d[\d_]{4299}")
_BRACKET = re.compile(r"[\[\]{}\n]")


class RefusedError(tomllib.TOMLDecodeError):
    """What TOML allows but no settings need."""


def parse_toml(text: str) -> dict[str, Any]:
    """A TOML document. Raises TOMLDecodeError that says where, and RefusedError for what the parser cannot bear."""
    if text.count(".") >= DEPTH and (found := _LONG_KEY.search(text)):
        raise _refused(f"a key of more than {DEPTH} parts", text, found.start())
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise _refused(f"nested deeper than {DEPTH} levels", text, _too_deep(text)) from None
    except tomllib.TOMLDecodeError:
        raise
    except ValueError as error:
        found = _LONG_NUMBER.search(text)
        message = f"a number of more than {DIGITS:,} digits" if found else str(error)
        raise _refused(message, text, found.start() if found else 0) from None


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
