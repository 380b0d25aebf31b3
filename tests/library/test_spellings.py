"""A party or issue that is not in the registry is one and the same, whatever the case of its letters."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from briefkit import Library
from tests.fakes import fake_library

REGISTRY = "parties: {us: {title: United States, aliases: [USA]}}\nissues: {fees: {title: Fees, aliases: [Tolls]}}\n"
FIRST = """---
title: A
kind: note
date: 2020-01-05
parties: usa
issues:
  - {id: FEES, status: disputed, positions: {USA: {says: Yes, stance: supports}}}
  - {id: Água, positions: {Россия: {says: Да, stance: supports}}}
judgments: {id: j1, claim: C, about: tolls}
---
"""
SECOND = """---
title: B
kind: note
date: 2020-02-05
parties: [us, РОССИЯ]
issues:
  - {id: tolls, status: resolved, positions: {us: {says: No, stance: opposes}}}
  - {id: ÁGUA, positions: {россия: [{says: Нет, stance: opposes}]}}
judgments: {id: j1, claim: D, about: água}
---
"""


@pytest.fixture(params=["files", "index"])
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Library:
    briefs = {"a.md": FIRST, "b.md": SECOND}
    if request.param == "files":
        return fake_library(briefs, REGISTRY)
    for name, text in {"briefkit.toml": "", "registry.yaml": REGISTRY, **briefs}.items():
        (tmp_path / name).write_text(text, "utf-8")
    return Library.open(tmp_path)


def test_it_has_one_history(library: Library) -> None:
    rows = [(row.issue, row.holder, move and move.word) for row, move in library.issues()]
    assert rows == [
        ("fees", "us", "first"),
        ("fees", "us", "reversed"),
        ("Água", "Россия", "first"),
        ("Água", "Россия", "reversed"),
    ]
    assert [(row.issue, row.briefs, row.missing) for row in library.issues(by="issue")] == [
        ("fees", 2, ("Россия",)),
        ("Água", 2, ("us",)),
    ]
    cells = [(entry.row.issue, entry.holder, entry.cell.briefs) for entry in library.issues(pivot="party")]
    assert cells == [("fees", "us", 2), ("fees", "Россия", 0), ("Água", "Россия", 2), ("Água", "us", 0)]
    digest = [(row.issue, row.kind, row.word) for row in library.digest("2020-02-01", "2020-02-28")]
    assert ("Água", "position", "reversed") in digest
    assert ("Água", "made", "made") in digest


@pytest.mark.parametrize("name", ["água", "ÁGUA", unicodedata.normalize("NFD", "Água")])
def test_it_is_found_under_every_spelling(name: str, library: Library) -> None:
    assert len(library.issues(library.select(issue=name).query)) == 2
    assert len(library.issues(library.select(issue=name, party="россия").query)) == 2
    assert len(library.issues(issues=[name])) == 2
    assert [row.judgment.claim for row in library.judgments(about=[name])] == ["D"]
    assert [row.judgment.claim for row in library.judgments(library.select(issue=name).query)] == ["D"]


@pytest.mark.parametrize("name", ["TOLLS", "fees", "Fees"])
def test_a_registered_one_is_found_under_its_aliases(name: str, library: Library) -> None:
    assert [row.position.says for row in library.issues(library.select(issue=name, party="united states").query)] == [
        "Yes",
        "No",
    ]
    assert [row.judgment.claim for row in library.judgments(about=[name])] == ["C"]
