"""What an export says of quotes that are not in their originals, and of figures without a picture."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefkit.core.publication.value import Layout
from briefkit.errors import ExportError
from briefkit.library.incoming import Incoming
from briefkit.library.library import Library

BRIEF = "---\ntitle: T\nkind: note\ndate: 2024\n{}---\n\nText.\n"
WRONG = "line 8: a quote has “pay twice”: the original of “s1”, line 1, has “‘never’ pay”"


def library_with(folder: Path, more: str = "") -> Library:
    (folder / "briefkit.toml").touch()
    (folder / "b.md").write_text(BRIEF.format(more), "utf-8")
    return Library.open(folder)


@pytest.fixture(name="misquoted")
def _misquoted(tmp_path: Path) -> Library:
    """A library with a brief whose only quote was changed after its source had been added."""
    library = library_with(tmp_path)
    said = "We “never” pay the ports.\n".encode()
    library.sources.add("b", Incoming("n.txt", said, "n.txt"), {"quote": "We “never” pay the ports"}).changes.apply()
    path = tmp_path / "b.md"
    path.write_text(path.read_text("utf-8").replace("We “never” pay the ports", "We pay twice the ports"), "utf-8")
    return Library.open(tmp_path)


@pytest.mark.parametrize("format_", ["html", "pdf"])
def test_an_export_names_a_quote_that_check_calls_wrong(misquoted: Library, format_: str) -> None:
    made = misquoted.export(misquoted.get("b"), format_)
    assert made.warnings == (WRONG,)
    assert made.data


def test_a_strict_export_refuses_it(misquoted: Library) -> None:
    with pytest.raises(ExportError) as caught:
        misquoted.export(misquoted.get("b"), "html", strict=True)
    assert caught.value.details == (WRONG,)


def test_one_page_prints_no_quotes(misquoted: Library) -> None:
    assert misquoted.export(misquoted.get("b"), "html", layout=Layout(one_page=True)).warnings == ()


def test_a_finding_that_is_ignored_is_not_told_here_either(misquoted: Library) -> None:
    path = misquoted.folder / "b.md"
    path.write_text(
        path.read_text("utf-8").replace(
            "date: 2024", "date: 2024\ncheck: {ignore: [{rule: quote, reason: It is ours}]}"
        )
    )
    library = Library.open(misquoted.folder)
    assert library.export(library.get("b"), "html").warnings == ()


@pytest.mark.parametrize("format_", ["html", "pdf"])
def test_a_figure_without_a_file_is_named_and_no_reason_to_refuse(tmp_path: Path, format_: str) -> None:
    library = library_with(tmp_path, "figures: [{id: f1, caption: The ports}]\n")
    made = library.export(library.get("b"), format_, strict=True)
    assert made.warnings == ("line 5: figure “f1” is printed without a picture: it has no file",)
