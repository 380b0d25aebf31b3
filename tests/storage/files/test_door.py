"""Only regular files inside the library are opened, through no link, up to the size of their kind, and all of them."""

from __future__ import annotations

import os
import re
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from briefkit.storage.files import door
from briefkit.storage.files.door import (
    BRIEF,
    FileKind,
    is_folder_at,
    is_regular,
    is_taken,
    look_at,
    open_folder,
    read_file,
    read_named,
)

SMALL = FileKind("a note", 1024 * 1024)


@pytest.fixture(params=["openat", "by name"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways to open a file: from the descriptor of its folder, and by its name, as on Windows."""
    if request.param == "by name":
        monkeypatch.setattr(door, "BY_DESCRIPTOR", False)
    return str(request.param)


@pytest.mark.parametrize("size", [0, 1, 5000])
def test_all_bytes_are_read(tmp_path: Path, way: str, size: int) -> None:
    (tmp_path / "a").write_bytes(b"x" * size)
    assert read_file(tmp_path, "a", BRIEF) == read_file(str(tmp_path), "./a", BRIEF) == b"x" * size


def test_a_file_system_that_returns_little_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = os.read
    (tmp_path / "a").write_bytes(bytes(range(100)))
    monkeypatch.setattr(os, "read", lambda descriptor, size: read(descriptor, min(size, 7)))
    assert read_file(tmp_path, "a", BRIEF) == bytes(range(100))


def growing(path: Path, most: int) -> Callable[[int, int], bytes]:
    read = os.read

    def grows(descriptor: int, size: int) -> bytes:
        with path.open("ab") as file:
            file.write(b"." if file.tell() < most else b"")
        return read(descriptor, size)

    return grows


def test_a_file_that_grows_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"one")
    monkeypatch.setattr(os, "read", growing(tmp_path / "a", 6))
    assert read_file(tmp_path, "a", BRIEF) == b"one..."


def test_a_file_that_grows_past_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"x" * SMALL.largest)
    assert len(read_file(tmp_path, "a", SMALL)) == SMALL.largest
    monkeypatch.setattr(os, "read", growing(tmp_path / "a", SMALL.largest * 2))
    with pytest.raises(OSError, match="it is larger than 1 MiB, the most for a note"):
        read_file(tmp_path, "a", SMALL)


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (tmp_path / "a").open("wb") as file:
        file.truncate(1 << 40)
    monkeypatch.setattr(os, "read", lambda *_: pytest.fail("it was read"))
    with pytest.raises(OSError, match="it is larger than 1 MiB, the most for a note"):
        read_file(tmp_path, "a", SMALL)
    with pytest.raises(OSError, match="it is larger than 1 MiB, the most for a note"):
        read_named(tmp_path / "a", SMALL)


REFUSED = [
    ("link", "it is a link, which is not followed"),
    ("dangling", "it is a link, which is not followed"),
    ("self", "it is a link, which is not followed"),
    ("device", "it is a link, which is not followed"),
    ("sub/up/a", "“sub/up” is a link, which is not followed"),
    ("up/a", "“up” is a link, which is not followed"),
    ("self/a", "“self” is a link, which is not followed"),
    ("pipe", "it is a pipe"),
    ("socket", "it is a socket"),
    ("sub", "Is a directory"),
    ("", "Is a directory"),
    ("none", "No such file or directory"),
    ("none/a", "No such file or directory"),
    ("a/b", "Not a directory"),
    ("../secret", "it is outside the library"),
    ("sub/../../secret", "it is outside the library"),
    ("sub/../a", "it is outside the library"),
    ("/etc/hostname", "it is outside the library"),
    ("//etc/hostname", "it is outside the library"),
    ("a\0b", "it is not a valid file name"),
    ("\ud800", "it is not a valid file name"),
    ("x" * 5000, "File name too long"),
]


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "library"
    (folder / "sub").mkdir(parents=True)
    (folder / "a").write_bytes(b"a")
    (folder / "sub" / "b").write_bytes(b"b")
    (tmp_path / "secret").write_bytes(b"secret")
    links = {"link": "a", "dangling": "nowhere", "self": "self", "device": "/dev/zero", "up": ".", "sub/up": ".."}
    for name, target in links.items():
        (folder / name).symlink_to(target)
    os.mkfifo(folder / "pipe")
    monkeypatch.chdir(folder)  # the name of a socket must be short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
    return folder


@pytest.mark.parametrize(("path", "reason"), REFUSED)
def test_everything_else_is_refused_at_once_with_a_reason(library: Path, way: str, path: str, reason: str) -> None:
    with pytest.raises(OSError, match=re.escape(reason)) as refused:
        read_file(library, path, BRIEF)
    assert refused.value.strerror


def test_a_device_is_refused() -> None:
    with pytest.raises(OSError, match="it is a device"):
        read_file("/dev", "zero", BRIEF)
    with pytest.raises(OSError, match="it is a device"):
        read_named(Path("/dev/zero"), BRIEF)


def test_the_library_itself_may_be_reached_by_a_link(library: Path, way: str) -> None:
    (library.parent / "current").symlink_to(library)
    assert read_file(library.parent / "current", "sub/b", BRIEF) == b"b"
    with open_folder(library.parent / "current", "") as folder:
        assert "sub" in os.listdir(folder)  # noqa: PTH208 - by its descriptor


def test_what_its_user_names_may_be_a_link_but_not_a_pipe(library: Path) -> None:
    assert read_named(library / "link", BRIEF) == b"a"
    with pytest.raises(OSError, match="it is a pipe"):
        read_named(library / "pipe", BRIEF)


@pytest.mark.parametrize("path", ["up", "sub/up", "self", "sub/up/sub"])
def test_no_link_is_listed(library: Path, way: str, path: str) -> None:
    with pytest.raises(OSError, match="is a link, which is not followed"), open_folder(library, path):
        pytest.fail("it was opened")
    with open_folder(library, "sub") as folder:
        assert sorted(os.listdir(folder)) == ["b", "up"]  # noqa: PTH208 - by its descriptor


def test_what_is_at_a_path(library: Path, way: str) -> None:
    assert look_at(library, "sub/b").st_size == 1
    assert (is_regular(library, "a"), is_regular(library, "link"), is_regular(library, "up/a")) == (True, False, False)
    assert (is_folder_at(library, "sub"), is_folder_at(library, "up"), is_folder_at(library, "a")) == (
        True,
        False,
        False,
    )
    assert [is_taken(library, name) for name in ("a", "sub", "link", "dangling", "pipe", "none", "a/b")] == [
        *[True] * 5,
        False,
        False,
    ]


def test_a_link_swapped_in_after_the_look_is_not_followed(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_, swapped = os.open, [False]

    def swap(path: str, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        if path == "a" and not swapped[0]:
            (library / "a").unlink()
            (library / "a").symlink_to("../secret")
            swapped[0] = True
        return open_(path, flags, mode, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", swap)
    with pytest.raises(OSError, match="symbolic links"):
        read_file(library, "a", BRIEF)
    assert swapped[0]


def test_a_folder_swapped_for_a_link_is_not_followed(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_ = os.open
    (library.parent / "b").write_bytes(b"secret")

    def swap(path: str, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        if path == "b":
            (library / "sub").rename(library / "moved")
            (library / "sub").symlink_to("..")
        return open_(path, flags, mode, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", swap)
    assert read_file(library, "sub/b", BRIEF) == b"b"


def test_a_path_may_be_longer_than_the_system_opens_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(30):
        os.mkdir("x" * 200)  # noqa: PTH102 - from the folder before
        os.chdir("x" * 200)
    Path("a").write_bytes(b"deep")
    assert read_file(tmp_path, f"{'x' * 200}/" * 30 + "a", BRIEF) == b"deep"
    monkeypatch.chdir(tmp_path)


def test_a_folder_that_may_be_entered_but_not_listed(library: Path) -> None:
    (library / "sub").chmod(0o111)
    assert read_file(library, "sub/b", BRIEF) == b"b"
    (library / "sub").chmod(0o755)


def test_no_descriptor_stays_open(library: Path) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    for path, _ in [*REFUSED, ("a", ""), ("sub/b", "")]:
        for use in (lambda name: read_file(library, name, BRIEF), lambda name: look_at(library, name)):
            try:
                use(path)
            except OSError:
                continue
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_what_is_no_regular_file_is_found_by_one_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between two looks another process may delete a file: then there is nothing, and no file of another kind."""
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("file")
    found = {name: door.is_irregular(tmp_path, name) for name in ("file", "folder", "link", "nothing", "folder/x")}
    assert found == {"file": False, "folder": True, "link": True, "nothing": False, "folder/x": False}
    looks = list[str]()
    look_at = door.look_at

    def look(folder: Path, name: str) -> os.stat_result:
        looks.append(name)
        return look_at(folder, name)

    monkeypatch.setattr(door, "look_at", look)
    door.is_irregular(tmp_path, "file")
    assert looks == ["file"]
