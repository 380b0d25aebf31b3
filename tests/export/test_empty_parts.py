"""List items and quotations without anything in them, which are common in drafts: every output has all the rest."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit import Library
from briefkit.core.body.markdown import parse_markdown
from briefkit.export.quotation import with_quotation_marks
from tests.console import briefkit
from tests.export.samples import publication

SHAPES = [
    "- one\n-",
    "- <!-- todo -->",
    "> ",
    "> <!-- c -->",
    "1. ",
    "- > ",
    "> -",
    "> > ",
    "- -",
    "- [ ]",
    "- [ ] ",
    "- [x]: http://e.org",
    "[^1]: -",
    "word[^1]\n\n[^1]:",
    "word[^1]\n\n[^1]: <!-- c -->",
    "word[^1]\n\n[^1]: >",
    "word[^1]\n\nand[^1]\n\n[^1]: note",
    "[^1]: - [^1]: ",
    "word[^1]\n\n[^1]: - [^2]: inner\n\nand[^2]",
    "[^1]: > [^2]: - [^1]: x",
    "> [!NOTE]",
    "> [!NOTE]\n> <!-- c -->",
    "- <!-- briefkit: issues -->",
    "> <!-- briefkit: judgments -->",
    "| |\n|-|",
    "| a |\n|-|\n| |",
    "term\n: <!-- c -->",
    "#",
    "# <!-- c -->",
    "**<!-- c -->**",
    "[]()",
    "```\n```",
    "<details>\n\n</details>",
    "<!-- c -->",
    "",
]


FRONT = "---\ntitle: T\nkind: memo\ndate: 2026\nsummary: s\n---\n"


def library_in(folder: Path) -> Path:
    """A library in which each shape stands between two paragraphs, and alone."""
    (folder / "briefkit.toml").write_text('[library]\nname = "L"\n')
    for number, shape in enumerate(SHAPES):
        (folder / f"among{number}.md").write_text(f"{FRONT}Before.\n\n{shape}\n\nAfter.\n")
        (folder / f"alone{number}.md").write_text(f"{FRONT}{shape}\n")
    return folder


@pytest.mark.parametrize("form", ["html", "pdf"])
def test_an_empty_part_stops_no_export(form: str, tmp_path: Path) -> None:
    folder = library_in(tmp_path)
    ran = briefkit("export", "--kind", "memo", "--to", form, "-o", "out", folder=folder)
    assert ran.code == 0, ran.stderr
    made = {path.stem for path in (folder / "out").glob(f"*.{form}")}
    assert made == {path.stem for path in folder.glob("*.md")}


def test_a_page_has_what_stands_around_an_empty_part(tmp_path: Path) -> None:
    library = Library.open(library_in(tmp_path))
    for number in range(len(SHAPES)):
        page = library.export(library.get(f"among{number}"), "html").data.decode()
        assert "Before." in page
        assert "After." in page


@pytest.mark.parametrize("shape", SHAPES)
def test_an_empty_part_is_shown_and_compared(shape: str, tmp_path: Path) -> None:
    (tmp_path / "briefkit.toml").write_text('[library]\nname = "L"\n')
    (tmp_path / "a.md").write_text(f"{FRONT}Before.\n\n{shape}\n\nAfter.\n")
    (tmp_path / "b.md").write_text(f"{FRONT}Other.\n")
    shown = briefkit("show", "a", folder=tmp_path)
    assert shown.code == 0, shown.stderr
    assert "After." in shown.out
    for form in ("text", "html"):
        assert briefkit("diff", "a", "b", "--as", "revision", "--format", form, folder=tmp_path).code == 1


_PIECES = ["- ", "> ", "1. ", "- [ ] ", "[^1]: ", "  ", "<!-- c -->", ": ", "#", "|"]
_LINE = st.lists(st.sampled_from(_PIECES), max_size=5)


@given(st.lists(_LINE.map("".join), max_size=6).map("\n".join))
def test_marks_are_set_whatever_is_empty(text: str) -> None:
    document = parse_markdown(text)
    assert with_quotation_marks(publication(*document.blocks)).blocks == document.blocks
