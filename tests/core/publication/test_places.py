"""The places of printed words, and the names of the bookmarks that carry them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit import Library
from briefkit.core.publication.places import (
    Bookmarks,
    bookmark_of,
    cell_place,
    field_place,
    line_place,
    marked_place,
)

BRIEF = """---
title: T
kind: memo
date: 2024-01-02
summary: S
key_points: [One, Two]
authors: [{name: Ann Smith, affiliation: House}]
disclaimer: Own words
issues:
  - id: a
    question: Q?
    watch: [W]
    positions:
      us: [{says: First}, {stance: supports}, {says: Third}]
      eu: Short form
  - {id: b, title: B, positions: {us: Only}}
  - {id: a, positions: {un: Again}}
judgments: [{id: j1, claim: C, horizon: H}]
events: [{id: e, title: E, date: 2024-02-03}]
recommendations: [Do it, {text: And this, to: us}]
sources: [{id: s1, title: Source, publisher: P}]
related: [{title: R}]
figures: [{id: f1, alt: A, caption: Cap, credit: Cr}]
---
Text.
"""


def test_places() -> None:
    assert (line_place(12), line_place(0)) == ("L12", "")
    assert (cell_place(12, 3), cell_place(0, 3)) == ("L12c3", "")
    assert field_place(("issues", "a.b", "positions", "us", 0, "says")) == r"issues.a\.b.positions.us.1.says"


def test_names_of_bookmarks() -> None:
    names = Bookmarks()
    assert [names.name(place) for place in ("L1", "L1", "L1c2", "title", "title")] == [
        *("bk_L1", "bk_L1_2", "bk_L1c2"),
        *(bookmark_of("title"), f"{bookmark_of('title')}_2"),
    ]
    assert bookmark_of("Lisbon").startswith("bk_f")
    assert marked_place("_Toc1") is None


@given(st.text(), st.integers(1, 99))
def test_a_bookmark_tells_its_place(place: str, number: int) -> None:
    names = Bookmarks()
    name = [names.name(place) for _ in range(number)][-1]
    assert marked_place(name) == (bookmark_of(place), number)
    assert len(name) <= 40


@pytest.fixture
def library(tmp_path: Path) -> Library:
    (tmp_path / "briefkit.toml").write_text("", "utf-8")
    (tmp_path / "one.md").write_text(BRIEF, "utf-8")
    return Library.open(tmp_path)


def test_each_record_has_the_places_of_its_own_words(library: Library) -> None:
    printed = library.publication(library.get("one"))
    assert dict(printed.places) == {
        name: name for name in ("title", "summary", "key_points.1", "key_points.2", "disclaimer")
    }
    assert printed.authors[0].places == {
        "name": "authors.ann-smith.name",
        "affiliation": "authors.ann-smith.affiliation",
    }
    assert printed.judgments[0].places == {"claim": "judgments.j1.claim", "horizon": "judgments.j1.horizon"}
    assert printed.events[0].places == {"title": "events.e.title"}
    assert [entry.places["text"] for entry in printed.recommendations] == [
        "recommendations.1.text",
        "recommendations.2.text",
    ]
    assert printed.sources[0].places == {"title": "sources.s1.title", "publisher": "sources.s1.publisher"}
    assert printed.related[0].places == {"title": "related.1.title"}
    assert set(printed.figures[0].places.values()) == {f"figures.f1.{key}" for key in ("alt", "caption", "credit")}


def test_each_position_has_its_own_place(library: Library) -> None:
    """Also where several issues of a brief are one, or one holder has several positions."""
    table = library.publication(library.get("one")).issues
    assert table is not None
    assert table.lines[0].places == {"question": "issues.a.question", "watch.1": "issues.a.watch.1"}
    said = {
        position.says: position.places.get("says")
        for line in table.lines
        for cell in line.cells
        for position in cell.positions
    }
    assert said == {
        "First": "issues.a.positions.us.1.says",
        "": None,
        "Third": "issues.a.positions.us.3.says",
        "Short form": "issues.a.positions.eu.1.says",
        "Only": "issues.b.positions.us.1.says",
        "Again": "issues.a.positions.un.1.says",
    }


def test_a_publication_knows_the_hash_of_its_file(library: Library) -> None:
    assert library.publication(library.get("one")).source == hashlib.sha256(BRIEF.encode()).hexdigest()


def test_the_hash_of_a_file_that_is_gone_is_empty(library: Library) -> None:
    path = library.folder / "two.md"
    path.write_text("---\ntitle: T\nkind: memo\ndate: 2024\n---\nText.\n", "utf-8")
    library.refresh()
    brief = library.get("two")
    path.unlink()
    assert library.publication(brief).source == ""
