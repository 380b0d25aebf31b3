"""Originals are kept once, as they came, and each change of them shows."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefkit.core.quotes.kept_text import KeptText, Passage
from briefkit.storage.files.library_files import FolderFiles
from briefkit.storage.files.originals import Original, Originals, keep_original, names_in
from briefkit.storage.files.walk import brief_paths, markdown_files

TEXT = KeptText([Passage("They agree.", 1, 1)])
ORIGINAL = Original(b"%PDF They agree.", ".pdf", TEXT)


def files(library: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (library / "originals").iterdir()}


def test_identical_bytes_are_kept_once(tmp_path: Path) -> None:
    made = keep_original(tmp_path, ORIGINAL)
    assert {path.name for path in made} == {f"{ORIGINAL.name}.pdf", f"{ORIGINAL.name}.text.txt"}
    before = files(tmp_path)
    assert keep_original(tmp_path, ORIGINAL) == []
    assert keep_original(tmp_path, Original(ORIGINAL.data, ".txt", KeptText([]))) == []
    assert files(tmp_path) == before
    originals = Originals(FolderFiles(tmp_path))
    assert originals.problem(ORIGINAL.name) is None
    assert originals.text(ORIGINAL.name).passages == TEXT.passages  # type: ignore[union-attr]


def test_what_is_lost_is_kept_again_and_nothing_is_overwritten(tmp_path: Path) -> None:
    keep_original(tmp_path, ORIGINAL)
    (tmp_path / "originals" / f"{ORIGINAL.name}.pdf").write_bytes(b"other")
    (tmp_path / "originals" / f"{ORIGINAL.name}.text.txt").unlink()
    keep_original(tmp_path, ORIGINAL)
    assert files(tmp_path)[f"{ORIGINAL.name}.pdf"] == b"other"
    assert Originals(FolderFiles(tmp_path)).problem(ORIGINAL.name) == (
        f"{ORIGINAL.name}.pdf is not what was kept: its bytes have changed"
    )
    assert Originals(FolderFiles(tmp_path)).text(ORIGINAL.name) is not None


@pytest.mark.parametrize("ending", [".md", ".markdown", ".MD"])
def test_an_original_is_never_a_brief(tmp_path: Path, ending: str) -> None:
    keep_original(tmp_path, Original(b"---\ntitle: A\nkind: note\n---\n", ending, TEXT))
    assert markdown_files(tmp_path) == []
    (tmp_path / "originals" / "by-hand.md").write_text("---\ntitle: A\nkind: note\nstatus: draft\n---\n")
    assert brief_paths(tmp_path) == []


@pytest.mark.parametrize("name", ["", "x", "../" * 10 + "etc/passwd", "0" * 31, "A" * 32, "0" * 32 + "\n", "\0" * 32])
def test_a_name_that_is_none_is_not_looked_for(tmp_path: Path, name: str) -> None:
    originals = Originals(FolderFiles(tmp_path))
    assert originals.text(name) is None
    assert "is no name of an original" in (originals.problem(name) or "")


def test_no_link_is_followed(tmp_path: Path) -> None:
    library, outside = tmp_path / "library", tmp_path / "outside"
    library.mkdir()
    outside.mkdir()
    (library / "originals").symlink_to(outside)
    with pytest.raises(OSError, match="no folder"):
        keep_original(library, ORIGINAL)
    assert list(outside.iterdir()) == []
    keep_original(outside, ORIGINAL)
    (library / "originals").unlink()
    (library / "originals").mkdir()
    for name in files(outside):
        (library / "originals" / name).symlink_to(outside / "originals" / name)
    assert "a link, which is not followed" in (Originals(FolderFiles(library)).problem(ORIGINAL.name) or "")
    assert Originals(FolderFiles(library)).text(ORIGINAL.name) is None


def test_a_text_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(_old: Path, new: Path) -> None:
        if new.name.endswith(".text.txt"):
            raise OSError(28, "No space left on device")
        os.rename(_old, new)  # noqa: PTH104

    monkeypatch.setattr("briefkit.storage.files.write.name_file", link)
    with pytest.raises(OSError, match="No space"):
        keep_original(tmp_path, ORIGINAL)
    assert files(tmp_path) == {}


def test_names_are_found_in_files() -> None:
    name = "0123456789abcdef" * 2
    assert names_in(f"original: {name}\n0{name} {name[:-1]}".encode()) == {name}
