"""Comments of colleagues in a brief are comments of Word where they are asked for, and come back as no change."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from briefkit import Library
from briefkit.core.publication.value import Layout
from tests.console import briefkit
from tests.export.docx.tracked import W, read

BRIEF = """---
title: Fees
kind: memo
date: 2024-03-01
access: public
key_points: [One fee stays., 'A "second" falls.']
---

The fee stays here.<!-- comment by A. Clerk, 2024-03-02: Says who? --> And more words follow.

| a | b |
|---|---|
| one | two <!-- comment by B. Reader: "which" two & <who>? --> |

<!-- comment by C. Boss, 2024-03-04, on key_points.2: Shorter. -->
<!-- comment by E. Aide, on nothing.here: Where? -->

Last words.[^1]

[^1]: A note. <!-- comment by D. Desk, 2024-03-05: Source? -->

`<!-- comment by F. Code: no comment -->`
"""
ABOUT = {
    ("C. Boss", "2024-03-04T12:00:00Z", "Shorter."): "A “second” falls.",
    ("A. Clerk", "2024-03-02T12:00:00Z", "Says who?"): "The fee stays here. And more words follow.",
    ("B. Reader", None, '"which" two & <who>?'): "two ",
    ("E. Aide", None, "Where?"): "two ",
    ("D. Desk", "2024-03-05T12:00:00Z", "Source?"): "Last words.",
}
"""Each comment with the words that it is about: those of its paragraph, or of the last one before it in the text."""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    (tmp_path / "briefkit.toml").touch()
    (tmp_path / "fees.md").write_text(BRIEF)
    return Library.open(tmp_path)


@pytest.fixture
def document(library: Library) -> bytes:
    return library.export(library.get("fees"), "docx", layout=Layout(comments=True)).data


def changed(data: bytes, old: str, new: str) -> bytes:
    """A document in which some words are others."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(made, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(old.encode(), new.encode()))
    return made.getvalue()


def about(data: bytes) -> dict[tuple[str | None, ...], str]:
    """The words between the marks of each comment."""
    named = {
        one.get(f"{W}id", ""): (one.get(f"{W}author"), one.get(f"{W}date"), "".join(one.itertext()))
        for one in read(data, "word/comments.xml")
    }
    found: dict[tuple[str | None, ...], str] = {}
    opened: set[str] = set()
    for element in read(data).iter():
        number = element.get(f"{W}id", "")
        if element.tag == f"{W}commentRangeStart":
            opened.add(number)
            found[named[number]] = ""
        elif element.tag == f"{W}commentRangeEnd":
            opened.remove(number)
        elif element.tag == f"{W}t":
            for one in opened:
                found[named[one]] += element.text or ""
    assert opened == set()
    assert len(list(read(data).iter(f"{W}commentReference"))) == len(named)
    return found


def test_each_is_about_the_words_of_its_place(document: bytes) -> None:
    assert about(document) == ABOUT


def test_initials_are_as_many_as_word_takes(library: Library, document: bytes) -> None:
    found = read(document, "word/comments.xml").iter(f"{W}comment")
    assert {one.get(f"{W}initials") for one in found} >= {"AC", "BR"}
    remark = "<!-- comment by A B C D E F G H I J K: y -->"
    (library.folder / "fees.md").write_text(f"---\ntitle: T\nkind: note\ndate: 2024\n---\nX {remark}\n")
    again = Library.open(library.folder)
    made = again.export(again.get("fees"), "docx", layout=Layout(comments=True)).data
    assert next(read(made, "word/comments.xml").iter(f"{W}comment")).get(f"{W}initials") == "ABCDEFGHI"


def test_they_come_back_as_no_change(library: Library, document: bytes) -> None:
    returning = library.take_back(document)
    assert (returning.changes, returning.unplaced) == ((), ())


def test_what_is_new_beside_them_is_taken(library: Library, document: bytes) -> None:
    answered = changed(document, "Says who?", "The minister said so.")
    (change,) = library.take_back(answered).changes
    assert (change.kind, change.by, change.after) == ("comment", "A. Clerk", "The minister said so.")
    edited = changed(document, "more words follow", "fewer words follow")
    (change,) = library.take_back(edited).changes
    assert (change.kind, change.before, change.after) == ("words", "more", "fewer")


@pytest.mark.parametrize(("audience", "shown"), [("internal", True), ("public", False), (None, False)])
def test_only_those_who_ask_for_the_internal_document_see_them(
    library: Library, tmp_path: Path, audience: str | None, shown: bool
) -> None:
    out = tmp_path / "out"
    asked = ["--audience", audience] if audience else []
    done = briefkit("--library", str(library.folder), "export", "fees", "-o", f"{out}/", "--to", "docx,txt", *asked)
    assert done.code == 0
    data = (out / "fees.docx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        written = b"".join(archive.read(name) for name in archive.namelist())
    assert (b"Says who?" in written, "word/comments.xml" in archive.namelist()) == (shown, shown)
    assert "Says who?" not in (out / "fees.txt").read_text()


def test_a_document_without_comments_has_no_part_for_them(library: Library) -> None:
    (library.folder / "fees.md").write_text(BRIEF.replace("<!-- comment by", "<!-- said by"))
    again = Library.open(library.folder)
    data = again.export(again.get("fees"), "docx", layout=Layout(comments=True)).data
    assert "word/comments.xml" not in zipfile.ZipFile(io.BytesIO(data)).namelist()
