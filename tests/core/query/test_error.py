"""Errors that point at their place in a query."""

from __future__ import annotations

import pytest

from briefkit.core.query.error import error_at


def shown(text: str, column: int) -> list[str]:
    """The line of a query and the caret below it."""
    error = error_at(text, column, "m", "h")
    head, line, caret = str(error).split("\n")
    assert (head, error.hint) == (f"column {column} of the query: m", "h")
    return [line.removeprefix("  "), caret.removeprefix("  ")]


@pytest.mark.parametrize(
    ("text", "column", "line", "caret"),
    [
        ("a b", 1, "a b", "^"),
        ("a b", 3, "a b", "  ^"),
        ("a b", 4, "a b", "   ^"),
        ("a b", 99, "a b", "   ^"),
        ("中文 b", 4, "中文 b", "     ^"),
        ("e\u0301e\u0301 b", 6, "e\u0301e\u0301 b", "   ^"),
        ("a\tb\r", 3, "a b ", "  ^"),
        ("one\ntwo x\nthree", 9, "two x", "    ^"),
        ("one\ntwo", 4, "one", "   ^"),
        ("one\ntwo", 5, "two", "^"),
        ("x" * 60, 61, "x" * 60, " " * 60 + "^"),
        ("x" * 70, 62, "…" + "x" * 69, " " * 61 + "^"),
        ("x" * 120, 61, "x" * 120, " " * 60 + "^"),
        ("x" * 121, 61, "x" * 120 + "…", " " * 60 + "^"),
        ("x" * 200, 101, "…" + "x" * 120 + "…", " " * 61 + "^"),
    ],
)
def test_a_caret_is_below_its_place(text: str, column: int, line: str, caret: str) -> None:
    assert shown(text, column) == [line, caret]
