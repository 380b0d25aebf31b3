"""Diagnostics as text and as JSON."""

from __future__ import annotations

from briefkit.core.diagnostic import Diagnostic

FOUND = Diagnostic("value", "no date", 3, 7, "write YYYY")


def test_it_names_its_file_if_known() -> None:
    assert str(FOUND) == "3:7: no date (write YYYY)"
    assert str(FOUND.in_file("2018/a.md")) == "2018/a.md:3:7: no date (write YYYY)"
    assert str(Diagnostic("value", "no date", 3)) == "3:1: no date"


def test_json() -> None:
    bare = Diagnostic("value", "no date", 3, path="a.md").to_json()
    assert bare == {
        "path": "a.md",
        "line": 3,
        "column": 1,
        "rule": "value",
        "severity": "error",
        "message": "no date",
        "fixable": False,
    }
    assert list(FOUND.to_json()) == ["path", "line", "column", "rule", "severity", "message", "hint", "fixable"]
    assert Diagnostic("value", "no date", fix=lambda data, _line, _column: data).to_json()["fixable"] is True
