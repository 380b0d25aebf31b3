"""Only regular files are read, and all of them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefkit.storage.files.read_file import read_file


@pytest.mark.parametrize("size", [0, 1, 5000])
def test_all_bytes_are_read(tmp_path: Path, size: int) -> None:
    (tmp_path / "a").write_bytes(b"x" * size)
    assert read_file(tmp_path / "a") == read_file(str(tmp_path / "a")) == b"x" * size


def test_a_file_system_that_returns_little_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = os.read
    (tmp_path / "a").write_bytes(bytes(range(100)))
    monkeypatch.setattr(os, "read", lambda descriptor, size: read(descriptor, min(size, 7)))
    assert read_file(tmp_path / "a") == bytes(range(100))


def test_a_file_that_grows_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = os.read
    (tmp_path / "a").write_bytes(b"one")

    def grows(descriptor: int, size: int) -> bytes:
        with (tmp_path / "a").open("ab") as file:
            file.write(b"." if file.tell() < 6 else b"")
        return read(descriptor, size)

    monkeypatch.setattr(os, "read", grows)
    assert read_file(tmp_path / "a") == b"one..."


def test_links_folders_and_pipes_are_refused_without_waiting(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    (tmp_path / "link").symlink_to("a")
    os.mkfifo(tmp_path / "pipe")
    for name, reason in (("link", "symbolic links"), (".", "Is a directory"), ("pipe", "not a regular file")):
        with pytest.raises(OSError, match=reason):
            read_file(tmp_path / name)


def test_no_descriptor_stays_open(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    before = len(list(Path("/proc/self/fd").iterdir()))
    for name in ("a", "."):
        try:
            read_file(tmp_path / name)
        except OSError:
            continue
    assert len(list(Path("/proc/self/fd").iterdir())) == before
