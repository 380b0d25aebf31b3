"""`-o FILE` of every command that answers with a table: what would go to stdout, in the format of the ending."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.cli.test_help import ROOT, commands
from tests.console import briefkit
from tests.core.test_tables import CALLS, library, report
from tests.places import SAMPLE
from tests.repository import Repository

MORE = {
    "list": ["list"],
    "sql": ["sql", "select id, date, title from briefs"],
    "judgments due": ["judgments", "due", "--by", "2030"],
    "check": ["check", "--select", "all", "--fail-on", "error"],
}
ALL = CALLS | MORE
WITHOUT_FILE = {"sources"}
"""`show --sources` has JSON only."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = library(tmp_path_factory.mktemp("tables"))
    report(made)
    Repository(made, "briefs").commit("2020-01-01")
    return made


@pytest.mark.parametrize("name", sorted(ALL.keys() - WITHOUT_FILE))
def test_a_file_has_what_stdout_would_have(name: str, folder: Path, tmp_path: Path) -> None:
    csv, xlsx = tmp_path / "x.csv", tmp_path / "x.xlsx"
    printed = briefkit(*ALL[name], "-f", "csv", folder=folder)
    assert briefkit(*ALL[name], "-o", str(csv), folder=folder).code == printed.code
    assert csv.read_bytes() == printed.stdout
    ran = briefkit(*ALL[name], "-o", str(xlsx), folder=folder)
    assert (ran.out, ran.code) == ("", printed.code)
    assert f"wrote {xlsx}\n" in ran.stderr
    assert briefkit(*ALL[name], "-f", "xlsx", folder=folder).stdout == xlsx.read_bytes()
    sheet: Any = load_workbook(io.BytesIO(xlsx.read_bytes())).worksheets[0]
    assert sheet.max_row == max(1, len(list(_records(printed.out))))
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)


def _records(text: str) -> Any:
    import csv

    return csv.reader(io.StringIO(text))


def test_every_command_with_formats_writes_to_files() -> None:
    for path in commands():
        command: Any = ROOT
        for word in path.split():
            command = command.commands[word]
        if hasattr(command, "commands"):
            continue
        named = {parameter.name for parameter in command.params}
        if "format_" in named and path != "import":
            assert {"output", "force"} <= named, path


def test_a_workbook_is_made_again_and_another_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "list.xlsx"
    call = ("--library", str(SAMPLE), "list", "-o", str(target))
    assert briefkit(*call).code == 0
    made = target.read_bytes()
    assert briefkit(*call).code == 0
    assert target.read_bytes() == made
    for other in (b"PK\x03\x04 no archive", b"", made.replace(b"docProps/custom", b"docProps/costum")):
        target.write_bytes(other)
        ran = briefkit(*call)
        assert (ran.code, target.read_bytes()) == (2, other)
        assert "already exists, and nothing in it says that briefkit made it" in ran.stderr


def test_a_file_that_must_not_be_written_is_refused_before_the_work(tmp_path: Path) -> None:
    ran = briefkit("--library", str(tmp_path / "none"), "list", "-o", str(tmp_path))
    assert "is a folder" in ran.stderr or "stands for no format" in ran.stderr
    assert ran.code == 2
