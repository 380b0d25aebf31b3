"""What the brief has already is not taken again, nor refused: the same document a second time has nothing to take."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from briefkit import Library
from briefkit.library.take_back import Returning
from tests.take_back.documents import WHO, Made, ins
from tests.take_back.test_tables import rows, without

_BRIEF = """---
title: Fees and charges
kind: memo
date: 2026-11-20
authors: Anna Muster
key_points:
- Half is enough.
- None is too little.
- All is too much.
recommendations:
- Halve the rise.
- Tell the ministry.
---
The hearing took place in May.

## What was said

A paragraph that goes, and nobody misses it.

| Party | Wants |
|-------|------:|
| Exporters | half |
| Ministry | all |

- one
- nested

> A quotation of *somebody*.

The end.
"""
_NEW = f"<w:p><w:pPr><w:rPr><w:ins {WHO}/></w:rPr></w:pPr>{ins('A new paragraph.')}</w:p>"


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A library that remembers the brief as it was sent."""
    (tmp_path / "briefkit.toml").touch()
    (tmp_path / "fees.md").write_text(_BRIEF, "utf-8")
    versions = {hashlib.sha256(_BRIEF.encode()).hexdigest(): _BRIEF.encode()}
    monkeypatch.setattr("briefkit.library.take_back.committed_contents", lambda _folder, _path, hash_: versions[hash_])
    return Library.open(tmp_path)


def edited(folder: Path) -> Made:
    made = Made(folder, "fees")
    for old, new in [
        ("charges", "dues"),
        ("Anna", "Anne"),
        ("Half is", "A third is"),
        ("hearing", "public hearing"),
        ("Wants", "Demands"),
        ("nested", "nested deeper"),
        ("somebody", "the minister"),
    ]:
        made.typed(old, new, tracked=old in ("hearing", "Wants"))
    made.comment("What was said", "Is that heading right?")
    for words in ("None is too little.", "Tell the ministry.", "A paragraph that goes"):
        start = made.body.rindex("<w:p>", 0, made.body.index(words))
        made.replace(made.body[start : made.body.index("</w:p>", start) + len("</w:p>")], "")
    end = made.body.rindex("<w:p>", 0, made.body.index("The end."))
    made.body = made.body[:end] + _NEW + made.body[end:]
    return without(made, rows(made)[2:], tracked=False)


def again(library: Library, data: bytes) -> Returning:
    return Library.open(library.folder).take_back(data)


def test_the_same_document_twice_changes_nothing(library: Library) -> None:
    data = edited(library.folder).packed()
    first = library.take_back(data)
    takings = first.taken(first.changes)
    takings.apply()
    after = (library.folder / "fees.md").read_text("utf-8")
    assert [item.reason for item in takings.undone] == []
    for words in ("Anne Muster", "- A third is", "public hearing", "| Demands |", "nested deeper", "*the minister*"):
        assert words in after
    second = again(library, data)
    assert (second.changes, len(second.there), second.unplaced) == ((), len(first.changes), ())
    assert second.notes[-1] == f"{len(first.changes)} changes in it not listed: they are in the brief already"


def test_what_is_left_is_taken_and_nothing_goes_twice(library: Library) -> None:
    data = edited(library.folder).packed()
    first = library.take_back(data)
    some = [change for change in first.changes if change.number % 2]
    first.taken(some).apply()
    second = again(library, data)
    assert {change.number for change in second.there} == {change.number for change in some}
    takings = second.taken(second.changes)
    takings.apply()
    assert [item.reason for item in takings.undone] == []
    assert len(again(library, data).there) == len(first.changes)


def test_words_beside_a_change_that_is_there_stay(library: Library) -> None:
    data = edited(library.folder).packed()
    written = (
        _BRIEF.replace("The hearing", "The public hearing")
        .replace("in May", "in early May")
        .replace("- nested", "- nested deeper!")
    )
    (library.folder / "fees.md").write_text(written, "utf-8")
    returning = again(library, data)
    returning.taken(returning.changes).apply()
    after = (library.folder / "fees.md").read_text("utf-8")
    assert "The public hearing took place in early May." in after
    assert "- nested deeper!\n" in after


def test_other_words_are_told_as_a_whole(library: Library) -> None:
    data = edited(library.folder).packed()
    (library.folder / "fees.md").write_text(_BRIEF.replace("*somebody*", "*the master*"), "utf-8")
    returning = again(library, data)
    takings = returning.taken(returning.changes)
    takings.apply()
    why = [item.reason for item in takings.undone]
    assert len(why) == 1
    assert "“somebody” is “the master” in the brief now, and “the minister” in the document" in why[0]


def test_a_comment_is_there_though_its_paragraph_was_written_anew(library: Library) -> None:
    made = Made(library.folder, "fees").comment("nobody misses it", "Really?")
    remark = "<!-- comment by C. Reader, 2026-11-27: Really? -->"
    written = _BRIEF.replace("A paragraph that goes, and nobody misses it.", f"Quite other words{remark} stand here!")
    (library.folder / "fees.md").write_text(written, "utf-8")
    returning = again(library, made.packed())
    assert (returning.changes, [change.kind for change in returning.there]) == ((), ["comment"])


def test_words_of_a_paragraph_that_was_moved_and_changed_are_there(library: Library) -> None:
    made = Made(library.folder, "fees").typed("hearing", "public hearing")
    old = "The hearing took place in May.\n\n"
    written = _BRIEF.replace(old, "").replace("The end.", f"{old.replace('The hearing', 'The public hearing')}The end.")
    (library.folder / "fees.md").write_text(written, "utf-8")
    returning = again(library, made.packed())
    assert (returning.changes, len(returning.there)) == ((), 1)
