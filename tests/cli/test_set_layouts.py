"""Edits in every layout that YAML allows: the new value looks like its neighbours, and nothing else moves."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.set_layouts import LAYOUTS
from tests.console import briefkit

HEAD = "---\ntitle: Fees\nkind: note\ndate: 2024\n"


@pytest.mark.parametrize(("before", "assignment", "after"), LAYOUTS)
def test_layout(tmp_path: Path, before: str, assignment: str, after: str) -> None:
    (tmp_path / "briefkit.toml").touch()
    file = tmp_path / "fees.md"
    for newline in ("\n", "\r\n"):
        file.write_bytes(f"{HEAD}{before}---\nText.\n".replace("\n", newline).encode())
        arguments = ("--remove", assignment[1:]) if assignment.startswith("-") else (assignment,)
        ran = briefkit("set", "fees", *arguments, folder=tmp_path)
        printed = file.read_bytes().decode() if ran.code == 0 else ran.stderr
        assert printed.replace(newline, "\n") == (f"{HEAD}{after}---\nText.\n" if ran.code == 0 else after)
        assert ran.code or printed.count("\n") == printed.count(newline)
