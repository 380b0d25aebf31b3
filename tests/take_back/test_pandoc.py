"""A document that went through Pandoc has lost its bookmarks and properties: what was edited is found by its words."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from briefkit import Library
from tests.needs import needs
from tests.places import LIBRARIES

NAME = "2020-03-draft"
NOTE = "its paragraphs have lost their bookmarks, so each was found by its words"
EDITS = [
    ("Nobody gains at once", "Nobody gains at last"),
    ("until June", "until July"),
    ("says nothing", "says little"),
    ("As of the second", "As of the third"),
    ("South", "Southern"),
    ("by truck", "by lorry"),
    ("*little*", "*much*"),
    ("A last paragraph", "Added by the reader.\n\nA last paragraph"),
]
"""Words of Pandoc's Markdown, and of the brief's, and what comes in their place."""


def pandoc(*arguments: Path | str) -> None:
    subprocess.run([needs("pandoc"), *map(str, arguments)], check=True, capture_output=True)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a Word document of a brief, and the same as Pandoc's Markdown."""
    folder = tmp_path_factory.mktemp("pandoc")
    library = Library.open(LIBRARIES / "returned")
    (folder / "made.docx").write_bytes(library.export(library.get(NAME), "docx").data)
    pandoc(folder / "made.docx", "--to", "markdown", "--wrap", "none", "-o", folder / "made.md")
    return folder


def taken(document: Path, folder: Path) -> str:
    """The brief's text after all changes of a document were taken."""
    shutil.copytree(LIBRARIES / "returned", folder)
    returning = Library.open(folder).take_back(document.read_bytes(), brief=NAME, base="now")
    takings = returning.taken(returning.changes)
    takings.apply()
    assert (takings.undone, returning.unplaced, returning.notes) == ([], (), [NOTE])
    return (folder / f"{NAME}.md").read_text("utf-8")


def test_what_was_not_edited_is_no_change(made: Path, tmp_path: Path) -> None:
    pandoc(made / "made.docx", "-o", tmp_path / "plain.docx")
    assert taken(tmp_path / "plain.docx", tmp_path / "library") == brief()


def test_edits_of_its_markdown_come_back_exactly(made: Path, tmp_path: Path) -> None:
    text, expected = (made / "made.md").read_text("utf-8"), brief()
    for old, new in EDITS:
        assert (text.count(old), expected.count(old)) == (1, 1), old
        text, expected = text.replace(old, new), expected.replace(old, new)
    (tmp_path / "edited.md").write_text(text, "utf-8")
    pandoc(tmp_path / "edited.md", "-o", tmp_path / "edited.docx")
    assert taken(tmp_path / "edited.docx", tmp_path / "library") == expected


def brief() -> str:
    return (LIBRARIES / "returned" / f"{NAME}.md").read_text("utf-8")
