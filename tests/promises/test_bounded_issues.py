"""Thousands of issues times thousands of parties: pages stay readable, data stay complete or are refused by name."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from briefkit import Library
from briefkit.core.publication.value import Publication
from briefkit.export.html.html import write_html
from briefkit.export.layout import fits_in_columns
from briefkit.export.pdf.pdf import write_pdf
from tests.console import briefkit
from tests.export.reading import pdf_text
from tests.promises.conftest import Note
from tests.thorough import sample

pytestmark = pytest.mark.usefixtures("ceiling")

NAMED_FIRST = "No position recorded: p0, p1, p10, p100, p11"


def _library(folder: Path, issues: list[str], parties: int, language: str = "en") -> Path:
    head = f"title: T\nkind: note\ndate: 2020-01-01\nstatus: published\nlanguage: {language}\n"
    listed = ", ".join(f"p{number}" for number in range(parties))
    (folder / "a.md").write_text(f"---\n{head}parties: [{listed}]\nissues:\n" + "\n".join(issues) + "\n---\nText.\n")
    (folder / "briefkit.toml").write_text("")
    return folder


def _publication(folder: Path) -> Publication:
    library = Library.open(folder)
    return library.publication(library.get("a"))


def _silent(count: int) -> list[str]:
    return [f"- id: i{number}" for number in range(count)]


def _spoken(count: int) -> list[str]:
    return [f"- id: i{number}\n  positions: {{p{number}: No}}" for number in range(count)]


@pytest.mark.parametrize(
    ("issues", "parties"),
    [(_silent(1100), 4000), (_spoken(1100), 0), (_spoken(1100), 1100)],
    ids=["none", "one", "all"],
)
@pytest.mark.parametrize(
    "command",
    sample(
        [
            ["show", "a"],
            ["export", "a", "-o", "a.html"],
            ["issues"],
            ["issues", "--pivot", "party", "--json"],
            ["issues", "--pivot", "party", "--wide", "--json"],
            ["issues", "--by", "brief"],
            ["issues", "--by", "issue", "--json"],
        ],
        2,
    ),
    ids=" ".join,
)
def test_tables_of_thousands_are_made_or_refused_in_time(
    issues: list[str], parties: int, command: list[str], tmp_path: Path, note: Note
) -> None:
    made = briefkit(*command, folder=_library(tmp_path, issues, parties))
    if made.code:
        assert made.stderr.startswith("briefkit: ")
        assert any(limit in made.stderr for limit in ("1,000,000", "100,000"))
        assert not made.stdout
        assert command[0] == "issues"
    note("bounded", "thousands of issues and parties: shown, exported, or refused with the limit, within 5 s", 1, 1)


def test_a_table_of_too_many_gaps_counts_them(tmp_path: Path) -> None:
    publication = _publication(_library(tmp_path, _silent(200), 101))
    assert publication.issues
    assert {(len(line.missing), line.others) for line in publication.issues.lines} == {(5, "and 96 more")}
    sentence = f"{NAMED_FIRST.partition(': ')[2]} and 96 more"
    page = re.sub("</?bdi>", "", write_html(publication).data.decode())
    assert page.count(f"{sentence}</td>") == 200
    assert f"{NAMED_FIRST} and 96 more" in " ".join(briefkit("show", "a", folder=tmp_path).stdout.decode().split())
    every = json.loads(briefkit("issues", "--by", "issue", "--json", folder=tmp_path).stdout)
    assert {len(issue["missing"]) for issue in every} == {101}


def test_pdf_counts_them_too(tmp_path: Path) -> None:
    publication = _publication(_library(tmp_path, _silent(21), 1000))
    text = " ".join(pdf_text(write_pdf(publication).data, tmp_path).split())
    assert text.count("and 995 more") == 21


def test_a_readable_table_names_every_party(tmp_path: Path) -> None:
    issues = _publication(_library(tmp_path, _silent(200), 100)).issues
    assert issues
    assert {(len(line.missing), line.others) for line in issues.lines} == {(100, "")}


@pytest.mark.parametrize(
    ("language", "others"),
    [("de", "und 96 weitere"), ("fr", "et 96 de plus"), ("ar", "و96 غيرها"), ("sv", "and 96 more")],
)
def test_the_count_is_in_the_language_of_the_brief(language: str, others: str, tmp_path: Path) -> None:
    issues = _publication(_library(tmp_path, _silent(200), 101, language)).issues
    assert issues
    assert issues.lines[0].others == others


def test_a_column_never_says_that_a_counted_party_is_not_listed(tmp_path: Path) -> None:
    spoken = ["- id: first\n  positions: {p99: No}", *_silent(201)]
    publication = _publication(_library(tmp_path, spoken, 100))
    assert publication.issues
    assert not fits_in_columns(publication.issues)
    assert "–" not in briefkit("show", "a", folder=tmp_path).stdout.decode().replace("  –", "")


def test_a_matrix_of_gaps_is_refused_past_its_limit(tmp_path: Path) -> None:
    folder = _library(tmp_path, _silent(201), 500)
    refused = briefkit("issues", "--pivot", "party", "--json", folder=folder)
    assert (refused.code, refused.stdout) == (2, b"")
    assert "100,500 rows for parties without a position are more than 100,000" in refused.stderr
    few = json.loads(briefkit("issues", "i7", "--pivot", "party", "--json", folder=folder).stdout)
    assert len(few) == 500
    wide = json.loads(briefkit("issues", "--pivot", "party", "--wide", "--json", folder=folder).stdout)
    assert {len(row["missing"]) for row in wide} == {500}
