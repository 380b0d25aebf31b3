"""Files are written whole or not at all, and no temporary file stays."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from briefkit.errors import WriteError
from briefkit.storage.files.output import write_output
from briefkit.storage.files.write import create_file, discard, name_file, sync_folder, write_beside


def replace_file(path: Path, data: bytes) -> None:
    """Write a file, replacing any that exists."""
    write_output(path, data, lambda _: True)


def failing(code: int) -> OSError:
    return OSError(code, os.strerror(code))


def raising(error: BaseException) -> object:
    """A function that raises an error."""

    def fails(*_: object, **__: object) -> None:
        raise error

    return fails


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_never_replaces_another(tmp_path: Path) -> None:
    create_file(tmp_path / "a", b"one")
    with pytest.raises(FileExistsError):
        create_file(tmp_path / "a", b"two")
    assert (tmp_path / "a").read_bytes() == b"one"
    assert names(tmp_path) == ["a"]


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    replace_file(tmp_path / "a", b"one")
    replace_file(tmp_path / "a", b"two")
    assert (tmp_path / "a").read_bytes() == b"two"
    assert names(tmp_path) == ["a"]


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace_file(tmp_path / "a", b"old")
    with monkeypatch.context() as patch, pytest.raises(WriteError, match="No space"):
        patch.setattr(os, "fsync", raising(failing(errno.ENOSPC)))
        replace_file(tmp_path / "a", b"new")
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(Path, "replace", raising(KeyboardInterrupt()))
        replace_file(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"old"
    assert names(tmp_path) == ["a"]


def test_a_temporary_file_is_hidden_and_next_to_the_file(tmp_path: Path) -> None:
    temporary = write_beside(tmp_path / "a.md", b"data")
    assert temporary.parent == tmp_path
    assert temporary.name.startswith(".briefkit-")
    assert len(temporary.name) == len(".briefkit-0123456789ab.tmp")
    assert temporary.read_bytes() == b"data"
    assert temporary != write_beside(tmp_path / "a.md", b"data")


def test_a_new_file_takes_the_mode_that_the_umask_leaves(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        create_file(tmp_path / "a", b"")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


@pytest.mark.parametrize("mode", [0o600, 0o664, 0o4755])
def test_a_replaced_file_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    (tmp_path / "a").write_bytes(b"")
    (tmp_path / "a").chmod(mode)
    temporary = write_beside(tmp_path / "a", b"new", (tmp_path / "a").stat())
    assert stat.S_IMODE(temporary.stat().st_mode) == mode


def test_a_replaced_file_keeps_its_owner_where_that_is_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path.stat()
    asked: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "fchown", lambda _, user, group: asked.append((user, group)))
    for user, group in ((own.st_uid, own.st_gid), (own.st_uid + 1, own.st_gid), (own.st_uid, own.st_gid + 1)):
        write_beside(tmp_path / "a", b"", os.stat_result((0o100600, 0, 0, 1, user, group, 0, 0, 0, 0)))
    assert asked == [(own.st_uid + 1, own.st_gid), (own.st_uid, own.st_gid + 1)]
    monkeypatch.setattr(os, "fchown", raising(PermissionError()))
    other = os.stat_result((0o100640, 0, 0, 1, own.st_uid + 1, own.st_gid, 0, 0, 0, 0))
    assert stat.S_IMODE(write_beside(tmp_path / "a", b"", other).stat().st_mode) == 0o640


def test_a_second_name_is_never_one_that_is_taken(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a")
    (tmp_path / "b").write_bytes(b"b")
    with pytest.raises(FileExistsError):
        name_file(tmp_path / "a", tmp_path / "b")
    name_file(tmp_path / "a", tmp_path / "c")
    assert (tmp_path / "c").samefile(tmp_path / "a")


@pytest.mark.parametrize("code", [errno.EPERM, errno.EACCES, errno.ENOSYS, errno.EOPNOTSUPP, errno.EMLINK])
def test_without_hard_links_a_file_is_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    monkeypatch.setattr(os, "link", raising(failing(code)))
    (tmp_path / "a").write_bytes(b"a")
    name_file(tmp_path / "a", tmp_path / "b")
    assert (names(tmp_path), (tmp_path / "b").read_bytes()) == (["b"], b"a")
    (tmp_path / "a").write_bytes(b"again")
    with pytest.raises(FileExistsError):
        name_file(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == b"a"


def test_any_other_failure_to_name_a_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", raising(failing(errno.EIO)))
    (tmp_path / "a").write_bytes(b"a")
    with pytest.raises(OSError, match="Input/output"):
        name_file(tmp_path / "a", tmp_path / "b")
    assert names(tmp_path) == ["a"]


def test_what_cannot_be_discarded_is_left(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    for name in ("a", "a", "."):
        discard(tmp_path / name)
    assert names(tmp_path) == []


@pytest.mark.parametrize("code", [errno.EINVAL, errno.EBADF, errno.EACCES, errno.EPERM, errno.EOPNOTSUPP])
def test_a_folder_that_cannot_be_synced_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    monkeypatch.setattr(os, "fsync", raising(failing(code)))
    before = len(list(Path("/proc/self/fd").iterdir()))
    sync_folder(tmp_path)
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_a_disk_that_fails_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", raising(failing(errno.EIO)))
    with pytest.raises(OSError, match="Input/output"):
        sync_folder(tmp_path)


def test_the_folder_is_synced_after_a_new_and_a_replaced_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[bool] = []
    fsync = os.fsync

    def watched(descriptor: int) -> None:
        fsync(descriptor)
        synced.append(stat.S_ISDIR(os.fstat(descriptor).st_mode))

    monkeypatch.setattr(os, "fsync", watched)
    for writes in (create_file, replace_file):
        writes(tmp_path / "a", b"data")
    assert synced == [False, True, False, True]
