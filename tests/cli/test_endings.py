"""An option that names another format than the ending of the file is refused, by every command that writes files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.console import briefkit

BRIEF = "---\ntitle: {0}\nkind: note\ndate: 2020-01-01\n---\nBody {0}.\n"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two briefs."""
    folder = tmp_path_factory.mktemp("library")
    (folder / "briefkit.toml").write_text('[library]\nname = "Test"\naccess = "public"\n')
    for name in ("one", "two"):
        (folder / f"{name}.md").write_text(BRIEF.format(name))
    return folder


REFUSED = {
    "export one --to docx -o x.pdf": ("--to asks for docx", "docx", "--to to have pdf"),
    "export one --to md -o x.PDF": ("--to asks for md", "md", "--to to have pdf"),
    "export one --to html -o x.doc": ("--to asks for html", "html", ""),
    "export one --to json -o x.xlsx": ("--to asks for json", "json", "--to to have xlsx"),
    "export one two --dossier --to docx -o x.htm": ("--to asks for docx", "docx", "--to to have html"),
    "list -f csv -o x.json": ("--format asks for csv", "csv", "--format to have json"),
    "list --json -o x.csv": ("--json asks for json", "json", "--json to have csv"),
    "list --null -o x.xlsx": ("--null asks for null", "txt", "--null to have xlsx"),
    "list -f {id} -o x.pdf": ("--format asks for {id}", "txt", ""),
    "timeline -f csv -o x.svg": ("--format asks for csv", "csv", "--format to have svg"),
    "check -f junit -o x.json": ("--format asks for junit", "xml", "--format to have json"),
    "cite one -f ris -o x.bib": ("--format asks for ris", "ris", "--format to have bibtex"),
    "diff one two -f html -o x.pdf": ("--format asks for html", "html", "--format to have pdf"),
}


@pytest.mark.parametrize("call", REFUSED)
def test_another_format_than_that_of_the_ending_is_refused(call: str, library: Path, tmp_path: Path) -> None:
    ran = briefkit("--library", str(library), *call.split(), folder=tmp_path)
    name, (asked, ending, other) = call.rsplit(maxsplit=1)[1], REFUSED[call]
    hint = f"name the file “x.{ending}”" + (f", or leave out {other}" if other else "")
    assert ran.code == 2
    assert ran.stderr == f"briefkit: “{name}” ends in .{name[2:].lower()}, but {asked}\n  → {hint}\n"
    assert not [*tmp_path.iterdir()]


FITTING = [
    *("export one --to html -o x.htm", "export one --to txt -o x.text", "export one --to md -o x.notes"),
    *("list -f jsonl -o x.ndjson", "list -f {id} -o x.html", "list -f paths -o x", "cite one -f csl-json -o x.json"),
    *("check -f sarif -o x.json", "diff one two -f text -o x.patch", "diff one two -f md -o x.markdown"),
    "export one -o x.htm",
]


@pytest.mark.parametrize("call", FITTING)
def test_every_other_name_is_taken(call: str, library: Path, tmp_path: Path) -> None:
    ran = briefkit("--library", str(library), *call.split(), folder=tmp_path)
    assert ran.code in {0, 1}
    assert (tmp_path / call.rsplit(maxsplit=1)[1]).is_file()


def test_an_unknown_format_is_named_as_such(library: Path, tmp_path: Path) -> None:
    for call in ("export one --to dox -o x.pdf", "list -f cvs -o x.json", "diff one two -f htm -o x.pdf"):
        ran = briefkit("--library", str(library), *call.split(), folder=tmp_path)
        assert ran.stderr.splitlines()[1].startswith("  → did you mean ")
