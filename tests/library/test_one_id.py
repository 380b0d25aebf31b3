"""A source, figure or person of a brief is found in any letter case and composition, by every question alike."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from briefkit import Library
from briefkit.core.brief.as_of import known_by
from briefkit.core.brief.model import Brief
from briefkit.core.brief.read import parse_brief
from briefkit.library.check import LibraryCheck, rules
from briefkit.library.diff import diff
from briefkit.library.publication import prepare_publication

TEXT = """\
---
title: T
kind: memo
date: "2018-07-20"
summary: S.
authors: [{{name: A. Author, id: {person}}}]
sources: [{{id: {source}, title: A treaty, reliability: B, date: "2018-07-01"}}]
issues: [{{id: i, title: I, positions: {{us: {{says: No, stance: {stance}, source: {used}}}, {person}: Yes}}}}]
judgments: [{{id: j, claim: C, by: {by}, due: "2018-09", outcome: occurred, resolved_on: "2018-08", evidence: {used}}}]
figures: [{{id: {figure}, file: none.png, alt: A map, caption: First, credit: Us}}, {{id: f0, caption: Last, alt: a}}]
---

Text.

<!-- briefkit: figure f0 -->

<!-- briefkit: figure {mark} -->
"""
OWN = {"source": "s\u00fcd", "person": "a-author", "figure": "fig"}
SAME = {"used": "s\u00fcd", "by": "a-author", "mark": "fig"}
OTHER = {"used": "Su\u0308D", "by": "A-Author", "mark": "FIG"}


def library_with(folder: Path, **briefs: dict[str, str]) -> Library:
    (folder / "briefkit.toml").write_text("[library]\nname = 'L'\n", "utf-8")
    for name, words in briefs.items():
        (folder / f"{name}.md").write_text(TEXT.format(**{"stance": "opposes", **OWN, **words}), "utf-8")
    return Library.open(folder)


def brief_of(library: Library, name: str) -> Brief:
    found = library.get(name)
    assert found is not None
    return found


@pytest.mark.parametrize("words", [SAME, OTHER], ids=["same", "other"])
def test_a_publication_finds_what_is_meant(tmp_path: Path, words: dict[str, str]) -> None:
    library = library_with(tmp_path, a=words)
    made = prepare_publication(library, brief_of(library, "a"))
    assert not [found for found in made.findings if found.rule in {"source", "mark"}]
    assert made.publication.issues is not None
    assert "1\u00a0(B-)" in made.publication.issues.lines[0].cells[0].positions[0].note
    assert made.publication.judgments[0].by == "A. Author"
    assert [figure.caption for figure in made.publication.figures] == ["Last", "First"]


@pytest.mark.parametrize("words", [SAME, OTHER], ids=["same", "other"])
def test_the_index_finds_what_is_meant(tmp_path: Path, words: dict[str, str]) -> None:
    library = library_with(tmp_path, a=words)
    position, (judgment,) = next(iter(library.issues())).position, library.judgments()
    assert (position.source_title, position.grade) == ("A treaty", "B-")
    assert (judgment.by_name, judgment.evidence_title) == ("A. Author", "A treaty")


def test_a_source_that_was_not_known_is_hidden_in_any_spelling() -> None:
    text = TEXT.format(**OWN, **OTHER, stance="opposes").replace("2018-07-01", "2018-09")
    brief = parse_brief(text.encode(), id="a", path="a.md").brief
    assert brief is not None
    (known,) = known_by([brief], datetime.date(2018, 8, 31))
    assert (known.sources, known.issues[0].positions[0].source, known.judgments[0].evidence) == ((), None, None)


def test_check_names_the_other_spelling_once_for_each_place(tmp_path: Path) -> None:
    library = library_with(tmp_path, a=OTHER)
    check = LibraryCheck(library, rules(), datetime.date(2026, 1, 1))
    found = [(item.rule, item.line) for item in check.diagnostics() if item.rule in {"unknown-source", "id-spelling"}]
    assert found.count(("id-spelling", 8)) == 1
    assert [rule for rule, _ in found if rule == "unknown-source"] == []


def test_an_export_names_evidence_that_is_not_listed(tmp_path: Path) -> None:
    library = library_with(tmp_path, a={**SAME, "used": "s9"})
    found = prepare_publication(library, brief_of(library, "a")).findings
    assert [
        (item.line, item.message) for item in sorted(found, key=lambda item: item.line) if item.rule == "source"
    ] == [
        (8, "the source “s9” of a position is left out: the brief does not list it"),
        (9, "the source “s9” of an outcome is left out: the brief does not list it"),
    ]


def test_names_of_holders_are_those_of_the_brief_and_ids_stay_as_written(tmp_path: Path) -> None:
    library = library_with(tmp_path, a=SAME, b={**OTHER, "stance": "supports"})
    compared = diff(library, "a", "b")
    assert any(sentence.startswith("us went from “opposes”") for sentence in compared.summary)
    (issue,) = compared.section("issues")
    assert [part.title for part in issue.parts] == ["us", "A. Author"]
    assert {moved.position.holder_title for moved in library.issues()} == {"us", "A. Author"}
    (source,) = compared.section("sources")
    assert source.change == "same"
