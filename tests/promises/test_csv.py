"""A CSV is data: no cell is a formula for the program that opens it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.console import briefkit
from tests.promises.conftest import Note

FORMULAS = [
    '=HYPERLINK("http://evil.example";"click")', "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1)", "\t=1+1", "\r=1+1",
    "=1+1\n=2+2", " =1", "＝1+1", "%0A=1",
]  # fmt: skip


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("format_", ["csv", "tsv"])
def test_no_cell_starts_a_formula(library: Path, formula: str, format_: str, note: Note) -> None:
    quoted = json.dumps(formula)
    (library / "bad.md").write_text(
        f"---\ntitle: {quoted}\nkind: note\ndate: '2018'\ntopics: [{quoted}]\nissues:\n- id: i\n  positions:\n"
        f"    us: {{says: {quoted}}}\n---\n",
        "utf-8",
    )
    for command in ("list", "issues"):
        ran = briefkit(command, "--format", format_, folder=library)
        assert ran.code == 0
        rows = csv.reader(io.StringIO(ran.out, newline=""), dialect="excel" if format_ == "csv" else "excel-tab")
        for cell in (cell for row in rows for cell in row):
            if format_ == "csv":
                assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")), cell
            assert not {"\n", "\t", "\r"} & set(cell) or format_ == "csv"
    note("csv", f"formulas in a title, a topic and a position: {format_}", 1, 1)
