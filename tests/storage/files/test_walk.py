"""Which files are briefs, and which of them have changed."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.errors import BriefkitError
from briefkit.storage.files import door
from briefkit.storage.files import walk as module
from briefkit.storage.files.brief_data import read_data
from briefkit.storage.files.descend import DEEPEST
from briefkit.storage.files.walk import (
    Manifest,
    brief_paths,
    is_folder,
    is_utf8_name,
    markdown_files,
    unpack,
    walk,
    walked_paths,
    why_unread,
)

FILES = [
    "a.md",
    "a.txt",
    "README.md",
    "README.md.md",
    ".hidden.md",
    ".git/a.md",
    "media/a.md",
    "sub/b.md",
    "sub/README.md",
    "sub/media/c.md",
    "sub/deep/d.md",
    "sub/.x/e.md",
    "ü.md",
    "A.MD",
]
BRIEFS = ["README.md.md", "a.md", "pipe.md", "sub/b.md", "sub/deep/d.md", "sub/media/c.md", "ü.md"]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "link.md").symlink_to("a.md")
    (tmp_path / "loop").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.md")
    return tmp_path


@pytest.fixture(params=[True, False], ids=["by descriptor", "by path"])
def _both_ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "BY_DESCRIPTOR", request.param)


@pytest.mark.usefixtures("_both_ways")
def test_briefs_are_what_is_named_so_except_links_media_readme_and_hidden_ones(library: Path) -> None:
    assert brief_paths(library) == BRIEFS


@pytest.mark.usefixtures("_both_ways")
@pytest.mark.parametrize(
    ("exclude", "left_out"),
    [
        (["a.md"], {"a.md"}),
        (["sub"], {"sub/b.md", "sub/deep/d.md", "sub/media/c.md"}),
        (["sub/"], {"sub/b.md", "sub/deep/d.md", "sub/media/c.md"}),
        (["sub/deep", "a.md"], {"sub/deep/d.md", "a.md"}),
        (["sub/*.md"], {"sub/b.md", "sub/deep/d.md", "sub/media/c.md"}),
        (["sub/?.md"], {"sub/b.md"}),
        (["deep"], set()),
        (["A.md"], set()),
    ],
)
def test_what_the_settings_exclude_is_left_out(library: Path, exclude: list[str], left_out: set[str]) -> None:
    assert brief_paths(library, exclude) == [path for path in BRIEFS if path not in left_out]


@pytest.mark.usefixtures("_both_ways")
def test_the_numbers_of_a_file_are_size_times_and_inode(library: Path) -> None:
    info = (library / "sub" / "b.md").stat()
    numbers = walk(library).files()["sub/b.md"]
    assert numbers == (info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino)


@pytest.mark.usefixtures("_both_ways")
def test_a_folder_that_cannot_be_opened_is_skipped(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir, opened = os.scandir, os.open

    def refuse_to_open(path: Any, *arguments: Any, **options: Any) -> int:
        if str(path).endswith("deep"):
            raise PermissionError
        return opened(path, *arguments, **options)

    def refuse_to_scan(path: Any) -> Any:
        if str(path).endswith("deep"):
            raise PermissionError
        return scandir(path)

    monkeypatch.setattr(os, "open", refuse_to_open)
    monkeypatch.setattr(os, "scandir", refuse_to_scan)
    assert brief_paths(library) == [path for path in BRIEFS if path != "sub/deep/d.md"]


@pytest.mark.usefixtures("_both_ways")
@pytest.mark.parametrize(
    ("number", "found"),
    [
        (errno.EACCES, ["sub/deep/"]),
        (errno.EIO, ["sub/deep/"]),
        (errno.EMFILE, ["sub/deep/"]),
        (errno.ESTALE, ["sub/deep/"]),
        (errno.ENOENT, []),
        (errno.ENOTDIR, []),
        (errno.ELOOP, []),
    ],
)
def test_a_folder_that_cannot_be_listed_is_found_unless_it_has_gone(
    library: Path, monkeypatch: pytest.MonkeyPatch, number: int, found: list[str]
) -> None:
    scandir, opened = os.scandir, os.open

    def refuse(instead: Any) -> Any:
        def ask(path: Any, *arguments: Any, **options: Any) -> Any:
            if str(path).endswith("deep"):
                raise OSError(number, os.strerror(number))
            return instead(path, *arguments, **options)

        return ask

    monkeypatch.setattr(os, "open", refuse(opened))
    monkeypatch.setattr(os, "scandir", refuse(scandir))
    kept = [path for path in BRIEFS if path != "sub/deep/d.md"]
    assert walked_paths(library) == sorted([*kept, "A.MD", *found])
    assert brief_paths(library) == kept


@pytest.mark.usefixtures("_both_ways")
def test_a_library_that_cannot_be_listed_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BriefkitError, match="none cannot be read: No such file or directory"):
        walk(tmp_path / "none")


def test_no_descriptor_stays_open(library: Path) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    walk(library)
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def manifest(numbers: dict[str, int]) -> Manifest:
    """A manifest with one number of each file given, and the others the same everywhere."""
    made = Manifest()
    for name, number in numbers.items():
        made.names.append(name)
        made.numbers.extend((number, 1, 2, 3))
    return made


FILES_WITH_NUMBERS = st.dictionaries(st.text("abc", min_size=1, max_size=3), st.integers(0, 2), max_size=12)


@given(FILES_WITH_NUMBERS, FILES_WITH_NUMBERS)
def test_changes_are_new_files_files_with_other_numbers_and_files_gone(
    before: dict[str, int], now: dict[str, int]
) -> None:
    changed, gone = manifest(now).changes_since(manifest(before))
    assert changed == [name for name in now if before.get(name) != now[name]]
    assert gone == [name for name in before if name not in now]


@pytest.mark.parametrize("at", [0, 1, 255, 256, 511, 512, 700])
@pytest.mark.parametrize("number", range(4))
def test_a_change_of_any_number_of_any_of_many_files_is_noticed(at: int, number: int) -> None:
    before = manifest({f"f{place}": 0 for place in range(701)})
    now = Manifest(before.names, before.numbers[:])
    assert now.changes_since(before) == ([], [])
    now.numbers[at * 4 + number] += 1
    now.numbers[3 * 4] += 1
    assert now.changes_since(before) == ([before.names[place] for place in sorted({3, at})], [])


@pytest.mark.parametrize("at", [0, 1, 255, 256, 511, 512, 700])
def test_the_files_since_a_time_are_found_among_many(at: int) -> None:
    made = manifest({f"f{place}": 5 for place in range(701)})
    made.numbers[at * 4] = 10
    assert made.since(10, 0) == [f"f{at}"]
    assert made.since(11, 0) == []
    assert len(made.since(5, 0)) == 701
    assert made.since(2, 1) == []
    assert made.since(1, 1) == made.names


def test_some_of_the_files_keep_their_numbers_and_order() -> None:
    made = manifest({"a": 1, "b": 2, "c": 3, "d": 4}).only({"d", "b"})
    assert (made.names, made.files()) == (["b", "d"], {"b": (2, 1, 2, 3), "d": (4, 1, 2, 3)})


@pytest.mark.parametrize("count", [0, 1, 3, 4, 5, 9])
def test_a_manifest_in_parts_is_the_same_manifest(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    monkeypatch.setattr(module, "PART", 4)
    made = manifest({f"f{number}": number for number in range(count)})
    parts = [unpack(*packed) for packed in made.parts()]
    assert [len(part.names) for part in parts] == [min(4, count - start) for start in range(0, count, 4)]
    assert {name: numbers for part in parts for name, numbers in part.files().items()} == made.files()


def test_names_and_numbers_that_do_not_match_are_refused() -> None:
    names, numbers = manifest({"a": 1, "b": 2}).packed()
    for wrong in ((names, numbers[:-8]), (b"a", numbers), (names + b"\0c", numbers), (b"", numbers), (names, b"")):
        with pytest.raises(ValueError, match="names without numbers"):
            unpack(*wrong)
    assert unpack(b"", b"").files() == {}
    odd = "\udcff.md"
    assert unpack(*manifest({odd: 1}).packed()).names == [odd]


@pytest.mark.parametrize(
    ("inode", "stored"), [(0, 0), ((1 << 63) - 1, (1 << 63) - 1), (1 << 63, -(1 << 63)), ((1 << 64) - 1, -1)]
)
def test_an_inode_of_64_bits_is_kept_apart_from_others(inode: int, stored: int) -> None:
    made = manifest({"a": 1})
    made.add("b", os.stat_result((0, inode, 0, 0, 0, 0, 7, 0, 0, 0), {"st_mtime_ns": 8, "st_ctime_ns": 9}))
    assert made.files()["a"] == (1, 1, 2, 3)
    assert made.files()["b"] == (7, 8, 9, stored)


def test_folders_of_any_depth_are_walked_up_to_the_limit_and_the_next_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """As far as 1,300 levels down, where no path has a length that a system opens by name."""
    (tmp_path / "good.md").write_text("")
    monkeypatch.chdir(tmp_path)
    for level in range(1300):
        os.mkdir("zz")  # noqa: PTH102 - from the folder before
        os.chdir("zz")
        Path(f"{level + 1}.md").write_text("")
    monkeypatch.chdir(tmp_path)
    request.addfinalizer(lambda: subprocess.run(["rm", "-rf", tmp_path / "zz"], check=True))  # Python's own recurses
    deepest = "zz/" * DEEPEST
    found = walked_paths(tmp_path)
    assert len(found) == 1 + DEEPEST + 1
    assert f"{deepest}{DEEPEST}.md" in found
    assert [path for path in found if is_folder(path)] == [f"{deepest}zz/"]
    assert why_unread(tmp_path, f"{deepest}zz/") == f"it is more than {DEEPEST} folders deep"
    assert f"{deepest}{DEEPEST}.md" in markdown_files(tmp_path)


def test_a_path_longer_than_a_system_opens_by_name_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(30):
        os.mkdir("x" * 200)  # noqa: PTH102 - from the folder before
        os.chdir("x" * 200)
    Path("a.md").write_bytes(b"deep")
    monkeypatch.chdir(tmp_path)
    (path,) = walked_paths(tmp_path)
    assert len(path) > 4096
    assert read_data(tmp_path, path) == b"deep"


def test_few_descriptors_suffice(tmp_path: Path) -> None:
    """As where a shell admits 256: the deepest folder needs one for each above it."""
    (tmp_path / ("a/" * DEEPEST)).mkdir(parents=True)
    (tmp_path / ("a/" * DEEPEST) / "deep.md").write_text("")
    program = (
        "import resource, sys, pathlib; from briefkit.storage.files.walk import walked_paths;"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (256, 256)); print(len(walked_paths(pathlib.Path(sys.argv[1]))))"
    )
    done = subprocess.run([sys.executable, "-c", program, tmp_path], capture_output=True, text=True, check=True)
    assert done.stdout == "1\n"


def test_names_that_are_no_text() -> None:
    assert [is_utf8_name(name) for name in ("a.md", "ü.md", "\udcff.md")] == [True, True, False]


def test_a_folder_swapped_for_a_link_while_it_is_listed_is_not_followed(
    library: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "secret.md").write_text("")
    opened = os.open

    def swaps(path: Any, *arguments: Any, **options: Any) -> int:
        if path == "deep":
            (library / "sub" / "deep").rename(elsewhere / "moved")
            (library / "sub" / "deep").symlink_to(elsewhere)
        return opened(path, *arguments, **options)

    monkeypatch.setattr(os, "open", swaps)
    assert brief_paths(library) == [path for path in BRIEFS if path != "sub/deep/d.md"]


def test_a_file_that_goes_while_it_is_listed_is_left_out(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    class Going:
        """A listing in which one file is gone by the time it is looked at."""

        def __init__(self, folder: Any) -> None:
            self.entries = scandir(folder)

        def __enter__(self) -> Going:
            return self

        def __exit__(self, *_: object) -> None:
            self.entries.close()

        def __iter__(self) -> Iterator[Any]:
            for entry in self.entries:
                if entry.name == "b.md":
                    (library / "sub" / "b.md").unlink()
                yield entry

    monkeypatch.setattr(os, "scandir", Going)
    assert brief_paths(library) == [path for path in BRIEFS if path != "sub/b.md"]
