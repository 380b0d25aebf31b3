"""Text in drawings is wrapped between words."""

from __future__ import annotations

import pytest

from briefkit.core.text.svg import wrapped


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("one two three four five", 9, ["one two", "three", "four five"]),
        ("a", 1, ["a"]),
        ("ab c", 4, ["ab c"]),
        ("ab cd", 4, ["ab", "cd"]),
        ("unbreakable it is", 5, ["unbreakable", "it is"]),
        ("", 5, [""]),
        ("关税上调 了", 11, ["关税上调 了"]),
        ("关税上调 了", 10, ["关税上调", "了"]),
        ("关税会在年底前上调", 6, ["关税会", "在年底", "前上调"]),
        ("e\u0301te\u0301 fini", 8, ["e\u0301te\u0301 fini"]),
    ],
)
def test_lines_break_between_words(text: str, columns: int, lines: list[str]) -> None:
    assert wrapped(text, columns) == lines
