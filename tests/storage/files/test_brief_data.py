"""Reading the files of briefs."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefkit.core.diagnostic import Diagnostic
from briefkit.core.text.ids import id_of
from briefkit.storage.files.brief_body import read_body
from briefkit.storage.files.brief_data import files_named, read_data, shown_path
from briefkit.storage.files.brief_file import read_brief


def test_a_file_that_cannot_be_read_is_named_at_its_first_line(tmp_path: Path) -> None:
    found = read_data(tmp_path, "none.md")
    assert isinstance(found, Diagnostic)
    assert (found.line, found.column, found.unlists) == (1, 1, True)


def test_why_a_file_cannot_be_listed(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    problems = {
        "none.md": ("cannot be read: No such file or directory", "check its permissions"),
        "\udcff.md": ("its name is not UTF-8", "rename it"),
    }
    for path, (message, hint) in problems.items():
        assert read_data(tmp_path, path) == Diagnostic("file", message, 1, 1, hint, unlists=True)
    found = read_data(tmp_path, "folder.md")
    assert isinstance(found, Diagnostic)
    assert found.message == "cannot be read: Is a directory"
    (tmp_path / "a.md").write_bytes(b"\xff")
    assert read_data(tmp_path, "a.md") == b"\xff"


def test_files_are_named_by_their_path_or_their_name() -> None:
    paths = ["a.md", "sub/a.md", "b.md", "sub/a.md.md"]
    assert files_named(paths, "sub/a.md") == ["sub/a.md"]
    assert files_named(paths, "a") == ["a.md", "sub/a.md"]
    assert files_named(iter(paths), "a.md") == ["a.md"]
    assert files_named(paths, "c") == []
    assert [id_of(path) for path in paths] == ["a", "a", "b", "a.md"]


def test_a_path_is_shown_as_printable_text() -> None:
    assert [shown_path(path) for path in ("a.md", "ü.md", "\udcff.md")] == ["a.md", "ü.md", "\\udcff.md"]


@pytest.mark.parametrize(
    ("data", "body"),
    [
        (b"---\ntitle: T\n---\n\nText.\n", "\nText.\n"),
        (b"---\r\ntitle: T\r\n---\r\nText.\r\n", "Text."),
        (b"no front matter", ""),
        (b"---\ntitle: \xff\n---\nText.\n", ""),
    ],
)
def test_a_body_without_its_front_matter(tmp_path: Path, data: bytes, body: str) -> None:
    (tmp_path / "a.md").write_bytes(data)
    assert read_body(tmp_path, "a.md").strip() == body.strip()
    assert read_body(tmp_path, "none.md") == ""


def test_a_file_that_cannot_be_read_is_a_brief_with_a_finding_only(tmp_path: Path) -> None:
    reading = read_brief(tmp_path, "none.md")
    assert reading.brief is None
    assert [finding.rule for finding in reading.findings] == ["file"]
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.md").write_text("---\ntitle: T\nkind: note\ndate: 2018\n---\n")
    reading = read_brief(tmp_path, "sub/a.md")
    assert reading.brief
    assert (reading.brief.id, reading.brief.path) == ("a", "sub/a.md")
