"""A position has one holder and one issue: conditions that ask for two at once are noted where nothing is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefkit import Library

BRIEF = """\
---
title: T
kind: note
date: 2020
issues:
  - {id: fees, positions: {us: {says: No}, china: {says: Yes}}}
  - {id: quotas, positions: {us: {says: Maybe}}}
---
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    (tmp_path / "briefkit.toml").write_text("")
    (tmp_path / "registry.yaml").write_text("parties:\n  us: {title: United States}\n")
    (tmp_path / "a.md").write_text(BRIEF)
    return Library.open(tmp_path)


@pytest.mark.parametrize("by", ["position", "issue", "brief"])
@pytest.mark.parametrize(
    ("query", "note"),
    [
        ("party:us party:china", "a position has one holder: for those of any of these, write party:us,china"),
        (
            'party:"United States" holder:china',
            'one holder: for those of any of these, write party:"United States",china',
        ),
        ("topic:* OR party:us party:china", ""),
        ("issue:fees issue:quotas", "a position has one issue: for those of any of these, write issue:fees,quotas"),
    ],
)
def test_a_note_says_why_nothing_can_match(library: Library, query: str, note: str, by: str) -> None:
    table = library.issues(query, by=by)
    if note:
        assert not list(table)
        assert table.notes[0].endswith(note)
        assert list(library.issues(note.rpartition(" write ")[2], by=by))
    else:
        assert not any("a position has one" in text for text in table.notes)


def test_nothing_is_noted_where_something_matches(library: Library) -> None:
    assert library.issues('party:us party:"United States"').notes == []
    assert len(list(library.issues('party:us party:"United States"'))) == 2


def test_a_matrix_has_the_note_too(library: Library) -> None:
    assert library.issues("party:us party:china", pivot="party").notes == [
        "a position has one holder: for those of any of these, write party:us,china"
    ]
