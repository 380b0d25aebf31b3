"""The tables of briefs as a workbook, CSV and JSON: those of the commands, for just these briefs."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from briefkit import Library
from briefkit.library.tables import Tables
from briefkit.output.table_files import TABLE_FORMATS
from tests.console import Ran, briefkit
from tests.folders import contents

SETTINGS = '[library]\nname = "Harbour Office"\naccess = "public"\n'
FIRST = """\
---
title: =1+1
kind: submission
date: 2021-05-01
events: [{id: vote, title: The vote, date: 2021-06-01, status: planned, status_on: 2021-05-01}]
issues: [{id: fees, status: disputed, positions: {fenland: {says: '@Lower', stance: opposes, source: s1}}}]
judgments: [{id: j1, claim: +Fees rise, term: likely, due: 2021-12-01}]
sources: [{id: s1, title: -The gazette, url: "https://example.org/gazette", reliability: B, credibility: 2}]
decision: {question: Should fees rise?, by: fenland, recommended: keep}
criteria: [{id: cost, title: The cost}]
options:
  - {id: keep, do_nothing: true, assessments: {Cost: None, speed: At once}, risks: [{text: Ruin, likelihood: low}]}
  - {id: rise, title: Raise them, costs: [{text: Post, amount: "3", currency: EUR, period: a year}]}
---
Body.
"""
SECOND = """\
---
title: Second
kind: note
date: 2021-06-01
issues: [{id: tolls, status: resolved}]
judgments:
  - {id: j1, claim: Tolls fall, continues: first#j1, due: 2021-12-01, outcome: occurred, resolved_on: 2021-07-01}
---
"""
HELD = """\
---
title: Secret
kind: note
date: 2021-07-01
access: embargoed
embargo_until: 2999-01-01
events: [{id: vote, title: Secret vote, status: cancelled, status_on: 2021-06-15}]
---
"""
TABLES = ["briefs", "issues", "judgments", "timeline", "sources", "decisions", "options"]
COMMANDS = {
    "briefs": "list",
    "issues": "issues",
    "judgments": "judgments list",
    "timeline": "timeline",
    "decisions": "decisions list",
    "options": "decisions options",
}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    for name, text in {"briefkit.toml": SETTINGS, "first.md": FIRST, "second.md": SECOND}.items():
        (folder / name).write_text(text)
    return folder


def run(library: Path, *arguments: str) -> Ran:
    return briefkit("--library", str(library), *arguments, folder=library.parent)


def as_json(library: Path, *arguments: str) -> Any:
    ran = run(library, "export", *arguments, "--to", "json", "-o", "-")
    assert ran.code == 0, ran.stderr
    return json.loads(ran.out)


def test_json_has_what_each_command_prints(library: Path) -> None:
    for query in ("date:2021", "kind:note", "issue:(status:disputed)"):
        found = as_json(library, query)
        assert [*found] == ["format", "generator", *TABLES]
        for name, command in COMMANDS.items():
            where = [query] if name == "briefs" else ["--where", query]
            assert found[name] == json.loads(run(library, *command.split(), *where, "--json").out), (query, name)
    assert found["sources"] == json.loads(run(library, "source", "list", "first", "--json").out)
    assert found["issues"][0]["brief"] == "first"


def test_csv_has_a_file_for_each_table(library: Path, tmp_path: Path) -> None:
    ran = run(library, "export", "first", "--to", "csv", "-o", "out")
    assert (ran.code, ran.stderr) == (0, "")
    assert ran.out.split() == [f"out/{name}.csv" for name in TABLES]
    for name, command in COMMANDS.items():
        where = ["id:first"] if name == "briefs" else ["--where", "id:first"]
        written = (tmp_path / "out" / f"{name}.csv").read_text()
        assert written == run(library, *command.split(), *where, "--format", "csv").out, name
    rows = [*csv.reader(io.StringIO((tmp_path / "out" / "options.csv").read_text()))]
    assert rows[1] == [
        *("first", "keep", "keep", "", "true", "true", "false", "The cost: None · speed: At once", ""),
        "Ruin (likelihood: low)",
    ]
    assert rows[2][7:] == ["", "Post: EUR 3, a year", ""]


def test_a_workbook_has_a_sheet_for_each_table_with_rows(library: Path, tmp_path: Path) -> None:
    assert run(library, "export", "date:2021", "-o", "all.xlsx").code == 0
    book = load_workbook(tmp_path / "all.xlsx")
    assert book.sheetnames == ["Briefs", "Issues", "Judgments", "Timeline", "Sources", "Decisions", "Options"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert {"=1+1", "@Lower", "-The gazette"} <= {cell.value for cell in cells}
    run(library, "export", "second", "--to", "xlsx")
    assert load_workbook(tmp_path / "second.xlsx").sheetnames == ["Briefs", "Issues", "Judgments", "Timeline"]


@pytest.mark.parametrize("format_", TABLE_FORMATS)
def test_two_runs_are_identical(library: Path, tmp_path: Path, format_: str) -> None:
    for name in ("one", "two"):
        run(library, "export", "date:2021", "--to", format_, "-o", name)
    assert contents(tmp_path / "one") == contents(tmp_path / "two") != {}


def test_what_people_may_have_written_on_is_replaced_only_with_force(library: Path) -> None:
    for format_, code in (("xlsx", 0), ("json", 0), ("csv", 2)):
        call = ("export", "first", "--to", format_, "-o", "out")
        assert [run(library, *call).code, run(library, *call).code] == [0, code], format_
        assert run(library, *call, "--force").code == 0


def test_what_is_under_embargo_is_named_and_in_no_table(library: Path, tmp_path: Path) -> None:
    (library / "held.md").write_text(HELD)
    ran = run(library, "export", "date:2021", "-o", "all.json")
    assert ran.code == 2
    assert "not exported: held.md is under embargo until 2999-01-01" in ran.stderr
    assert ran.stderr.endswith("briefkit: 1 of 3 not exported, as said above\n")
    assert "ecret" not in (tmp_path / "all.json").read_text()
    events = [row for row in json.loads((tmp_path / "all.json").read_text())["timeline"] if row["kind"] == "event"]
    assert [(row["title"], row["status"]) for row in events] == [("The vote", "planned")]
    events = [row for row in as_json(library, "first", "--embargoed")["timeline"] if row["kind"] == "event"]
    assert [row["status"] for row in events] == ["cancelled"]
    ran = run(library, "export", "held", "-o", "held.xlsx")
    assert ran.code == 2
    assert not (tmp_path / "held.xlsx").exists()


def test_a_value_that_cannot_be_read_is_named_and_refused_if_strict(library: Path, tmp_path: Path) -> None:
    (library / "first.md").write_text(FIRST.replace("kind: submission", "kind: submission\nreview_by: soon"))
    ran = run(library, "export", "first", "-o", "a.json")
    assert ran.code == 0
    assert ran.stderr.startswith("first.md: line 4: ")
    ran = run(library, "export", "first", "-o", "b.json", "--strict")
    assert ran.code == 2
    assert "not exported, because the result would differ" in ran.stderr
    assert not (tmp_path / "b.json").exists()


def test_tables_have_places_of_their_own(library: Path, tmp_path: Path) -> None:
    ran = run(library, "export", "first", "-o", "x.csv")
    assert (ran.code, (tmp_path / "x.csv").exists()) == (2, False)
    assert "a CSV file holds one table" in ran.stderr
    assert run(library, "export", "first", "--to", "csv", "-o", "-").code == 2
    ran = run(library, "export", "first", "--to", "html", "--to", "xlsx", "-o", "x.xlsx")
    assert "cannot write 2 publications to one file" in ran.stderr
    ran = run(library, "export", "first", "second", "--dossier", "-o", "x.xlsx")
    assert "a dossier cannot be exported to “xlsx”\n  → leave out --dossier" in ran.stderr
    ran = run(library, "export", "first", "second", "--to", "html", "--to", "json", "-o", "both", "-n")
    assert ran.out.split() == ["both/first.html", "both/second.html", "both/briefs.json"]
    ran = run(library, "export", "first", "-o", "x.json", "--large-print", "-n")
    assert ran.stderr == "tables have no pages: --large-print changes nothing in them\n"


def test_an_undated_draft_has_its_row(library: Path) -> None:
    (library / "draft.md").write_text("---\ntitle: Draft\nkind: note\nstatus: draft\nissues: [fees]\n---\n")
    found = as_json(library, "draft")
    assert [row["id"] for row in found["briefs"]] == ["draft"]
    assert [row["issue"] for row in found["issues"]] == ["fees"]


def test_tables_from_python(library: Path) -> None:
    opened = Library.open(library)
    tables = Tables(opened)(opened.find("kind:note"))
    assert [table.schema.name for table in opened.tables([])] == [table.schema.name for table in tables]
    assert [len(list(table)) for table in tables] == [1, 1, 1, 2, 0, 0, 0]
