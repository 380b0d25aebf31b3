"""A new key of a position is one line of the model: it is read, kept in the index, printed, documented and compared."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.places import ROOT

AFTER = '    basis: str | None = key(one_of(*BASES), "What kind of evidence it is known from")\n'
LINES = """\
    wording: str | None = key(TEXT, "The exact words")
    heard_by: tuple[str, ...] = key(ListOf(TEXT), "Who heard it")
"""
BRIEF = """\
---
title: T
kind: note
date: 2018-07
issues: [{id: fees, positions: {us: {says: No, wording: Not ever, heard_by: [ann, bob]}, eu: Yes}}]
---
"""


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """briefkit with two more keys of a position, and a library that uses them."""
    shutil.copytree(ROOT / "src", tmp_path / "src")
    model = tmp_path / "src" / "briefkit" / "core" / "brief" / "model.py"
    text = model.read_text("utf-8")
    assert text.count(AFTER) == 1
    model.write_text(text.replace(AFTER, AFTER + LINES), "utf-8")
    (tmp_path / "briefkit.toml").touch()
    (tmp_path / "one.md").write_text(BRIEF)
    (tmp_path / "two.md").write_text(BRIEF.replace("Not ever", "Perhaps").replace("title: T", "title: U"))
    return tmp_path


def run(folder: Path, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(folder / "src"), "XDG_CACHE_HOME": str(folder / "cache")}
    command = [sys.executable, "-m", "briefkit", *arguments]
    ran = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode in {0, 1}, ran.stderr
    return ran.stdout


@pytest.mark.parametrize("more", [(), ("--as-of", "2019")])
def test_issues_print_it(changed: Path, more: tuple[str, ...]) -> None:
    rows = json.loads(run(changed, "issues", "--json", *more))
    shown = [(row["holder"], row["wording"], row["heard_by"]) for row in rows if row["brief"] == "one"]
    assert shown == [("us", "Not ever", ["ann", "bob"]), ("eu", None, [])]


def test_everything_else_knows_it(changed: Path) -> None:
    shown = json.loads(run(changed, "show", "one", "--json"))
    assert shown["issues"][0]["positions"]["us"][0]["wording"] == "Not ever"
    assert "The exact words" in run(changed, "schema")
    assert "Not ever" in run(changed, "sql", "select wording from positions")
    assert "Not ever" in run(changed, "diff", "one", "two", "--json")
    assert "unknown-key" not in run(changed, "check", "--format", "json")
