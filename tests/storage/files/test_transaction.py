"""Several files changed together: all or none, and nothing left behind."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from briefkit.storage.files import transaction
from briefkit.storage.files.journal import JOURNAL
from briefkit.storage.files.transaction import ConflictError, FileChange, write_changes
from tests.folders import contents


@pytest.fixture
def library(tmp_path: Path) -> Path:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_bytes(b"old")
    return tmp_path


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


def test_a_crash_between_two_files_leaves_a_journal_to_finish_from(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace
    crashed: list[dict[str, bytes]] = []

    def crashes_for_b(path: Path, target: Path) -> Path:
        if target.name == "b.md" and not crashed:
            crashed.append({name: data for name, data in contents(library).items() if data != b"old"})
            raise KeyboardInterrupt
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", crashes_for_b)
    with pytest.raises(KeyboardInterrupt):
        write_changes(library, [FileChange("a.md", b"old", b"new"), FileChange("b.md", b"old", b"new")])
    (during,) = crashed
    assert during["a.md"] == b"new"
    assert len([name for name in during if name.startswith(JOURNAL)]) == 1
    assert len([name for name in during if name.endswith(".tmp")]) == 1
    assert contents(library) == {"a.md": b"old", "b.md": b"old"}


@pytest.mark.parametrize("links", [True, False])
def test_a_failed_move_is_taken_back(library: Path, monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    unlink = Path.unlink

    def fails_for_b(path: Path, *, missing_ok: bool = False) -> None:
        if path.name == "b.md":
            raise OSError("no")
        unlink(path, missing_ok=missing_ok)

    def no_links(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(Path, "unlink", fails_for_b)
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    moves = [FileChange("a.md", b"old", b"new", "c.md"), FileChange("b.md", b"old", b"old", "d.md")]
    with pytest.raises(OSError, match=r"^no"):
        write_changes(library, moves)
    assert contents(library) == {"a.md": b"old", "b.md": b"old"}


def test_files_in_several_folders_are_changed_and_synced(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (library / "sub").mkdir()
    (library / "sub" / "c.md").write_bytes(b"old")
    synced: list[str] = []
    monkeypatch.setattr(transaction, "sync_folder", lambda folder: synced.append(folder.name))
    write_changes(library, [FileChange("sub/c.md", b"old", b"new", "d.md"), FileChange("b.md", b"old", b"old")])
    assert contents(library) == {"a.md": b"old", "b.md": b"old", "d.md": b"new"}
    assert set(synced) == {"sub", library.name}


def test_a_changed_file_keeps_its_mode(library: Path) -> None:
    (library / "a.md").chmod(0o640)
    write_changes(library, [FileChange("a.md", b"old", b"new")])
    assert stat.S_IMODE((library / "a.md").stat().st_mode) == 0o640


def test_a_file_with_the_same_content_is_not_written(library: Path) -> None:
    before = (library / "a.md").stat()
    write_changes(library, [FileChange("a.md", b"old", b"old"), FileChange("b.md", b"old", b"new")])
    assert (library / "a.md").stat().st_ino == before.st_ino
    assert (library / "b.md").read_bytes() == b"new"
    write_changes(library, [])


def test_a_name_that_is_a_broken_link_is_taken(library: Path) -> None:
    (library / "c.md").symlink_to("nowhere")
    with pytest.raises(FileExistsError, match=r"c\.md already exists"):
        write_changes(library, [FileChange("a.md", b"old", b"new", moved_to="c.md")])
    assert contents(library) == {"a.md": b"old", "b.md": b"old"}


def test_a_file_that_is_rolled_back_is_the_same_file_with_its_times(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (library / "a.md").stat()
    replace = Path.replace

    def fails_for_b(path: Path, target: Path) -> Path:
        if target.name == "b.md":
            raise OSError("no")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", fails_for_b)
    with pytest.raises(OSError, match=r"^no"):
        write_changes(library, [FileChange("a.md", b"old", b"new"), FileChange("b.md", b"old", b"new")])
    after = (library / "a.md").stat()
    assert (after.st_ino, after.st_mtime_ns, after.st_nlink) == (before.st_ino, before.st_mtime_ns, 1)
