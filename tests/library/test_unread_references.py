"""A rename is refused while a brief that may refer to the old name cannot be read; nothing is changed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefkit import Library
from briefkit.errors import BriefkitError
from briefkit.library.edit import Changes

HEAD = "---\ntitle: {}\nkind: note\ndate: 2020\n"
BAD = "---\ntitle: [D\nkind: note\nrelated: [old]\nsupersedes: old\n---\nSee [a](old.md)\n"
RENAMES: list[Callable[[Library], Changes]] = [
    lambda library: library.rename("old", "new"),
    lambda library: library.registry_ids.rename("parties", "old", "new"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "briefkit.toml").write_text("")
    (tmp_path / "registry.yaml").write_text("parties:\n  old: {title: Atlantis}\n")
    (tmp_path / "old.md").write_text(HEAD.format("A") + "parties: [old]\n---\n")
    (tmp_path / "b.md").write_text(HEAD.format("B") + "parties: [old]\nrelated: [old]\n---\n[a](old.md)\n")
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.mark.parametrize("rename", RENAMES)
@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("d.md", BAD.encode(), "d.md: 3:5: not valid YAML"),
        ("d.md", b"---\ntitle: D\ntitle: old\n---\n", "d.md: 3:1: the key “title” appears twice"),
        ("d.md", b"related: [old]\n---\n", "d.md: 1:1: no front matter"),
        ("d.md", b"---\ntitle: caf\xe9\n---\n", "d.md: 2:11: not UTF-8"),
    ],
)
def test_a_rename_is_refused(
    folder: Path, rename: Callable[[Library], Changes], name: str, data: bytes, message: str
) -> None:
    (folder / name).write_bytes(data)
    before = files(folder)
    with pytest.raises(BriefkitError) as planned:
        list(rename(Library.open(folder)))
    with pytest.raises(BriefkitError) as raised:
        rename(Library.open(folder)).apply()
    assert raised.value.message.startswith(message)
    assert planned.value.message == raised.value.message
    assert raised.value.hint == "mend this file first: it may hold references to “old” that would be left behind"
    assert files(folder) == before


def write_oddly_named(folder: Path, name: bytes, text: str) -> None:
    """A file whose name is not UTF-8."""
    path = Path(os.fsdecode(bytes(folder) + b"/" + name))
    try:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    except OSError:
        pytest.skip("this file system allows only names in UTF-8")


@pytest.mark.parametrize("rename", RENAMES)
@pytest.mark.parametrize("name", [b"caf\xe9.md", b"caf\xe9.MD", b"caf\xe9/c.md"])
@pytest.mark.parametrize("text", [HEAD.format("C") + "related: [old]\nparties: [old]\n---\n", BAD])
def test_a_reference_in_a_file_whose_name_is_not_utf_8_is_named(
    folder: Path, rename: Callable[[Library], Changes], name: bytes, text: str
) -> None:
    write_oddly_named(folder, name, text)
    before = files(folder)
    with pytest.raises(BriefkitError) as raised:
        rename(Library.open(folder)).apply()
    shown = name.replace(b"\xe9", b"\\udce9").decode()
    if text == BAD:
        assert raised.value.message.startswith(f"{shown}: 3:5: not valid YAML")
    else:
        assert raised.value.message == f"{shown}: its name is not UTF-8, so its references cannot be updated"
        assert raised.value.hint == "give that file another name first"
    assert files(folder) == before


@pytest.mark.parametrize("rename", RENAMES)
@pytest.mark.parametrize("text", [HEAD.format("C") + "---\nNothing of it.\n", "---\ntitle: [D\n---\nNew.\n", ""])
def test_a_name_that_is_not_utf_8_does_not_stand_in_the_way(
    folder: Path, rename: Callable[[Library], Changes], text: str
) -> None:
    write_oddly_named(folder, b"caf\xe9.md", text)
    rename(Library.open(folder)).apply()
    assert "[new]" in (folder / "b.md").read_text()
    assert Path(os.fsdecode(bytes(folder) + b"/caf\xe9.md")).read_text() == text


@pytest.mark.parametrize("rename", RENAMES)
def test_a_file_that_does_not_mention_it_does_not_stand_in_the_way(
    folder: Path, rename: Callable[[Library], Changes]
) -> None:
    (folder / "d.md").write_text("---\ntitle: [D\n---\nNew.\n")
    rename(Library.open(folder)).apply()
    assert "[new]" in (folder / "b.md").read_text()
