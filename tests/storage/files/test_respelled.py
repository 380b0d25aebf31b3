"""Files whose names change in nothing but case or composition, where the file system sees no difference.

Two hard links to one file, of which the folder lists only one, answer as such a file system does.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefkit.storage.files.journal import Step, write_journal
from briefkit.storage.files.recovery import recover
from briefkit.storage.files.transaction import FileChange, write_changes
from briefkit.storage.files.write import is_same_entry


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.md").write_bytes(b"old")
    os.link(tmp_path / "a.md", tmp_path / "A.md")
    listed = Path.iterdir

    def without_capitals(path: Path) -> Iterator[Path]:
        return (entry for entry in listed(path) if entry.name != "A.md")

    monkeypatch.setattr(Path, "iterdir", without_capitals)
    return tmp_path


def test_one_entry_or_two(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_same_entry(library / "a.md", library / "A.md")
    assert not is_same_entry(library / "a.md", library / "b.md")
    monkeypatch.undo()
    assert not is_same_entry(library / "a.md", library / "A.md")


def test_the_only_entry_is_never_deleted(library: Path) -> None:
    write_changes(library, [FileChange("a.md", b"old", b"old", moved_to="A.md")])
    assert (library / "A.md").read_bytes() == (library / "a.md").read_bytes() == b"old"


def test_a_failure_afterwards_gives_the_old_name_back(library: Path) -> None:
    (library / "b.md").write_bytes(b"old")
    changes = [
        FileChange("a.md", b"old", b"old", moved_to="A.md"),
        FileChange("b.md", b"old", b"new", moved_to="c/d.md"),
    ]
    with pytest.raises(FileNotFoundError):
        write_changes(library, changes)
    assert {path.name: path.read_bytes() for path in library.glob("*.md")} == dict.fromkeys(
        ("a.md", "A.md", "b.md"), b"old"
    )


def test_an_interrupted_respelling_is_finished(library: Path) -> None:
    write_journal(library, [Step.of("a.md", None, b"old", b"old", "A.md")])
    assert recover(library).finished == ["a.md"]
    assert (library / "a.md").read_bytes() == b"old"
