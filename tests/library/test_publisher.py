"""Who publishes a brief that does not say so: one answer in citations, documents, queries and scores."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefkit import Library
from briefkit.library.citations import cite

BRIEF = """---
title: What the hauliers' union wants
kind: note
date: 2018-07-01
language: en
authors: [Jörg O'Neill]
judgments: [{id: j1, claim: They agree, probability: 0.6, due: 2018-08, outcome: occurred, resolved_on: 2018-07-30}]
---

Text.
"""


def library_of(folder: Path, settings: str) -> Library:
    (folder / "briefkit.toml").write_text(settings, "utf-8")
    (folder / "a.md").write_text(BRIEF, "utf-8")
    return Library.open(folder)


@pytest.mark.parametrize(
    ("settings", "name", "other"),
    [
        ('[library]\nname = "Ministry"\n[brand]\nname = "Rail Desk"\n', "Rail Desk", "Ministry"),
        ('[library]\nname = "Ministry"\n', "Ministry", "Rail Desk"),
        ('[brand]\nname = "Rail Desk"\n', "Rail Desk", "Ministry"),
    ],
)
def test_the_house_publishes_what_names_no_publisher(tmp_path: Path, settings: str, name: str, other: str) -> None:
    library = library_of(tmp_path, settings)
    brief = library.get("a")
    assert f". {name}, 1 July 2018" in cite(library, [brief])
    assert f"publisher = {{{name}}}" in cite(library, [brief], "bibtex")
    assert library.publication(brief).publisher == name
    assert [found.id for found in library.find(f'publisher:"{name}"')] == ["a"]
    assert not list(library.find(f'publisher:"{other}"'))
    assert [(row.field, row.value) for row in library.facets(["publisher"])] == [("publisher", name)]
    assert [row.publisher for row in library.judgments()] == [name]


def test_a_citation_has_the_marks_of_publications(tmp_path: Path) -> None:
    library = library_of(tmp_path, "")
    said = cite(library, [library.get("a")])
    assert said == "Jörg O’Neill. What the hauliers’ union wants. Note. 1 July 2018.\n"
    printed = library.publication(library.get("a")).citation
    assert "O'Neill" in "".join(piece.text for piece in printed)  # its marks are set by the exporters


def test_a_citation_keeps_the_marks_of_a_house_that_keeps_its_own(tmp_path: Path) -> None:
    library = library_of(tmp_path, '[export]\nquotation_marks = "as-written"\n')
    assert "O'Neill" in cite(library, [library.get("a")])
