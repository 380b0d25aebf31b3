"""A document compared with another version than the one it was made from: what is the brief's own now stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefkit import Library
from briefkit.core.revisions.choose import chosen
from briefkit.library.take_back import Returning
from tests.console import briefkit
from tests.take_back.documents import Made

_OLD = """---
title: Fees and charges
kind: memo
date: 2026-11-20
authors: Anna Muster
key_points:
- Half is enough.
- None is too little.
---
## Background

The hearing took place in May.[^1]

## Options

The options are weighed below.

| Party | Wants |
|-------|------:|
| Exporters | half |
| Ministry | all |

## Legal implications

None that are known.

[^1]: Official Journal, page 5.
"""
_ABOVE = "<!-- comment by C. Reader: And the others? -->\n\n"
_LATER = {
    "lines above": ("## Background\n", f"{_ABOVE}A foreword that is new here.\n\n## Background\n"),
    "a section": ("## Options\n", "## Costs\n\nNobody knows them yet.\n\n## Options\n"),
    "words": ("The options are weighed below.", "The three options are weighed below, with great care."),
    "a row": ("| Ministry", "| Parliament | nothing |\n| Ministry"),
    "an item": ("- Half is enough.\n", "- All is too much.\n- Half is enough.\n"),
    "another order": ("## Legal implications\n\nNone that are known.\n\n", ""),
    "a note": ("in May.[^1]\n", "in May[^2].[^1]\n\n[^2]: A new note.\n"),
    "the title": ("Fees and charges", "Dues"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "briefkit.toml").touch()
    (tmp_path / "fees.md").write_text(_OLD, "utf-8")
    return tmp_path


def later(folder: Path, *names: str) -> str:
    text = _OLD
    for name in names:
        old, new = _LATER[name]
        assert text.count(old) == 1
        text = text.replace(old, new)
        if name == "another order":
            text = text.replace("## Background\n", f"{old}## Background\n")
    (folder / "fees.md").write_text(text, "utf-8")
    return text


def taken(folder: Path, data: bytes, *words: str, base: str = "now") -> tuple[Returning, str]:
    returning = Library.open(folder).take_back(data, base=base)
    returning.taken(chosen(returning.changes, words)).apply()
    return returning, (folder / "fees.md").read_text("utf-8")


@pytest.mark.parametrize("names", [*((name,) for name in _LATER), tuple(_LATER)], ids="-".join)
def test_an_older_export_takes_nothing_away(folder: Path, names: tuple[str, ...]) -> None:
    data = Made(folder, "fees").packed()
    text = later(folder, *names)
    returning, after = taken(folder, data, "all", "untracked", "removed", "words", "moved")
    assert after == text
    assert returning.changes
    assert all(change.unsure for change in returning.changes)


def test_what_was_tracked_finds_its_words(folder: Path) -> None:
    made = Made(folder, "fees").typed("None that", "Few that")
    made.replace("Official Journal", "Official Gazette", note=1)
    made.typed("half", "a third").typed("Half is", "A third is").comment("Background", "Enough?")
    text = later(folder, "lines above", "a section", "words", "a row", "an item", "the title")
    for old, new in [
        ("None that", "Few that"),
        ("| half", "| a third"),
        ("- Half is", "- A third is"),
        ("## Background", "## Background<!-- comment by C. Reader, 2026-11-27: Enough? -->"),
    ]:
        assert text.count(old) == 1
        text = text.replace(old, new)
    returning, after = taken(folder, made.packed(), "all")
    assert after.replace("\n\n<!-- comment by C. Reader, 2026-11-27: Enough? -->", "") == text
    again, _ = taken(folder, made.packed(), "none")
    assert all(change.unsure for change in again.changes)
    assert len(returning.changes) > len(again.changes)


def test_newer_words_are_not_removed_with_those_that_a_reader_removed(folder: Path) -> None:
    made = Made(folder, "fees").typed("The options are weighed below.", "They are weighed.")
    text = later(folder, "words")
    returning, after = taken(folder, made.packed(), "all")
    assert after == text
    assert [change.unsure for change in returning.changes if change.tracked]


def test_one_that_is_right_is_taken_by_its_number(folder: Path) -> None:
    data = Made(folder, "fees").packed()
    later(folder, "the title")
    assert taken(folder, data, "1")[1] == _OLD


def test_a_document_without_a_hash_is_judged_by_its_bookmarks(folder: Path) -> None:
    made = Made(folder, "fees", source="").typed("in May", "in June", tracked=False)
    assert not Library.open(folder).take_back(made.packed(), base="now").changes[0].unsure
    later(folder, "lines above")
    assert Library.open(folder).take_back(made.packed(), base="now").changes[0].unsure


def test_it_is_said(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "old.docx"
    file.write_bytes(Made(folder, "fees").packed())
    later(folder, "the title")
    ran = briefkit("--library", str(folder), "take-back", str(file), "--base", "now", "--accept", "all")
    said = ran.stderr
    assert "it was not made from the version of fees.md that it is compared with" in said
    assert "1 change not taken, as it may have been made in the brief since" in said
    assert ran.code == 1
