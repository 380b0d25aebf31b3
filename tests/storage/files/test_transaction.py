"""Several files changed together: all or none, and nothing left behind."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from briefkit.storage.files.transaction import ConflictError, FileChange, write_changes


@pytest.fixture
def library(tmp_path: Path) -> Path:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_bytes(b"old")
    return tmp_path


def contents(library: Path) -> dict[str, bytes]:
    """Every file, including hidden ones."""
    return {path.relative_to(library).as_posix(): path.read_bytes() for path in library.rglob("*") if path.is_file()}


def test_one_change_many_changes_and_moves_are_written_whole(library: Path) -> None:
    write_changes(library, [FileChange("a.md", b"old", b"new")])
    assert contents(library) == {"a.md": b"new", "b.md": b"old"}
    write_changes(library, [FileChange("a.md", b"new", b"newer"), FileChange("b.md", b"old", b"new")])
    assert contents(library) == {"a.md": b"newer", "b.md": b"new"}
    write_changes(library, [FileChange("a.md", b"newer", b"newest", moved_to="c.md")])
    assert contents(library) == {"b.md": b"new", "c.md": b"newest"}
    write_changes(library, [FileChange("b.md", b"new", b"new", "d.md"), FileChange("c.md", b"newest", b"last")])
    assert contents(library) == {"c.md": b"last", "d.md": b"new"}


def test_a_conflict_leaves_everything_as_it_was(library: Path) -> None:
    for second in (FileChange("b.md", b"other", b"new"), FileChange("gone.md", b"old", b"old")):
        with pytest.raises(ConflictError, match=second.path):
            write_changes(library, [FileChange("a.md", b"old", b"new"), second])
        assert contents(library) == {"a.md": b"old", "b.md": b"old"}
    with pytest.raises(FileExistsError, match=r"b\.md already exists"):
        write_changes(library, [FileChange("a.md", b"old", b"new", moved_to="b.md")])
    assert contents(library) == {"a.md": b"old", "b.md": b"old"}


@pytest.mark.parametrize("moved_to", [None, "c.md"])
@pytest.mark.parametrize("links", [True, False])
def test_a_failure_is_rolled_back(
    library: Path, monkeypatch: pytest.MonkeyPatch, moved_to: str | None, links: bool
) -> None:
    replace = Path.replace

    def fails_for_b(path: Path, target: Path) -> Path:
        if target.name == "b.md" and path.read_bytes() == b"new":
            raise OSError("no")
        return replace(path, target)

    def no_links(*_: object, **__: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(Path, "replace", fails_for_b)
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    with pytest.raises(OSError, match=r"^no"):
        write_changes(library, [FileChange("a.md", b"old", b"new", moved_to), FileChange("b.md", b"old", b"new")])
    assert contents(library) == {"a.md": b"old", "b.md": b"old"}


@pytest.mark.parametrize("number", [1, 2])
def test_the_folder_is_synced_after_the_files(library: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    synced: list[bytes] = []
    fsync = os.fsync

    def watched(descriptor: int) -> None:
        fsync(descriptor)
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            synced.append((library / "a.md").read_bytes())

    monkeypatch.setattr(os, "fsync", watched)
    write_changes(library, [FileChange(name, b"old", b"new") for name in ("a.md", "b.md")[:number]])
    assert b"new" in synced
