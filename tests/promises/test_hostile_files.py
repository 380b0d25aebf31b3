"""A bad file never hides the others, and never makes briefkit write where it should not."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefkit.core.edit.value import Set
from briefkit.errors import BriefkitError
from briefkit.library.library import Library
from briefkit.library.names import BriefFile, find_file
from briefkit.storage.files.journal import JOURNAL
from tests.console import briefkit
from tests.promises.conftest import ONE, TWO, Note
from tests.promises.faults import files_of

HEAD = b"---\ntitle: Bad\nkind: note\ndate: '2018'\n"


def _write(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data)


BAD: dict[str, Callable[[Path], object]] = {
    "60 KB of brackets": _write(HEAD + b"x: " + b"[" * 60_000 + b"\n---\n"),
    "a bomb of aliases": _write(HEAD + b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n"),
    "a bomb of merges": _write(HEAD + b"a: &a {x: 1}\nb: {<<: [*a, *a]}\n---\n"),
    "a Python object": _write(HEAD + b"x: !!python/object/apply:os.system ['true']\n---\n"),
    "a megabyte of front matter": _write(HEAD + b"x: " + b"y" * 1_100_000 + b"\n---\n"),
    "no closing line": _write(HEAD),
    "nothing": _write(b""),
    "a NUL": _write(HEAD + b"---\n\0"),
    "UTF-16": _write("---\ntitle: x\n---\n".encode("utf-16")),
    "Windows-1252": _write(HEAD + b"x: caf\xe9\n---\n"),
    "a key twice": _write(HEAD + b"title: again\n---\n"),
    "a control character": _write(HEAD + b"x: \x1b[2J\n---\n"),
    "a pipe": os.mkfifo,
    "a link to a device": lambda path: path.symlink_to("/dev/zero"),
    "a link out of the library": lambda path: path.symlink_to("/etc/passwd"),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a folder called .md": lambda path: path.mkdir(),
    "binary data": _write(bytes(range(256)) * 100),
}


@pytest.mark.parametrize("name", BAD)
def test_the_others_are_answered(library: Path, name: str, note: Note) -> None:
    BAD[name](library / "bad.md")
    (library / "sub").mkdir()
    (library / "sub" / "three.md").write_bytes(TWO.replace(b"Two", b"Three"))
    ran = briefkit("list", "--json", folder=library)
    assert ran.code == 0
    assert {"one", "two", "three"} <= {row["id"] for row in json.loads(ran.stdout)}
    is_for_itself = not (library / "bad.md").is_dir() and not (library / "bad.md").is_symlink()
    assert ("bad.md" in ran.stderr) == is_for_itself, "what is not listed is named"
    assert briefkit("set", "one", "status=review", folder=library).code == 0
    note("bad-files", "hostile files next to good ones: the good ones answered, the bad one named", 1, 1)


@pytest.mark.parametrize("name", BAD)
def test_an_edit_of_a_bad_file_writes_nothing(library: Path, name: str, note: Note) -> None:
    BAD[name](library / "bad.md")
    before = {key: data for key, data in _regular(library).items() if key != "bad.md"}
    passwd = Path("/etc/passwd").read_bytes()
    with pytest.raises(BriefkitError):
        Library.open(library).edit([BriefFile("bad", "bad.md")], [Set(("title",), "x")]).apply()
    assert before == {key: data for key, data in _regular(library).items() if key != "bad.md"}
    assert Path("/etc/passwd").read_bytes() == passwd
    note("bad-files", "edits of hostile files: refused, nothing written", 1, 1)


def _regular(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file() and not p.is_symlink()}


OUTSIDE = [
    {"path": "../out.md", "temporary": None, "before": "0", "after": "0", "moved_to": None},
    {"path": "one.md", "temporary": "../.briefkit-000000000000.tmp", "before": "0", "after": "0", "moved_to": None},
    {"path": "/etc/passwd.md", "temporary": None, "before": "0", "after": "0", "moved_to": "x.md"},
    {"path": "one.md", "temporary": None, "before": "0", "after": "0", "moved_to": "../one.md"},
    {"path": "one.md", "temporary": "evil.tmp", "before": "0", "after": "0", "moved_to": None},
    {"path": "one.md", "temporary": ".briefkit-000000000000.tmp", "before": "0", "after": "0", "moved_to": None},
    {"path": "briefkit.toml", "temporary": None, "before": "0", "after": "0", "moved_to": "x.md"},
    {"path": "link/out.md", "temporary": None, "before": "0", "after": "0", "moved_to": "link/in.md"},
]


@pytest.mark.parametrize("step", OUTSIDE)
def test_a_journal_from_a_stranger_moves_nothing(library: Path, step: dict[str, object], note: Note) -> None:
    outside = library.parent / "outside"
    outside.mkdir()
    (outside / "out.md").write_bytes(b"theirs")
    (library.parent / "out.md").write_bytes(b"theirs")
    (library / "link").symlink_to(outside)
    (library / ".briefkit-000000000000.tmp").write_bytes(b"evil")
    (library / JOURNAL).write_text(json.dumps({"version": 1, "steps": [step]}))
    Library.open(library).edit([BriefFile("two", "two.md")], [Set(("status",), "review")]).apply()
    assert (library / "one.md").read_bytes() == ONE
    assert not (library / JOURNAL).exists()
    assert sorted(path.name for path in outside.iterdir()) == ["out.md"]
    assert (outside / "out.md").read_bytes() == (library.parent / "out.md").read_bytes() == b"theirs"
    note("journal", "journals that name files in and outside the library: set aside, nothing moved", 1, 1)


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"steps": [{}]}', b'{"steps": 1}', b"\xff" * 100])
def test_a_broken_journal_is_set_aside(library: Path, data: bytes) -> None:
    (library / JOURNAL).write_bytes(data)
    before = files_of(library)
    with pytest.raises(BriefkitError):
        Library.open(library).edit([BriefFile("none", "none.md")], []).apply()
    assert files_of(library) == before
    assert not (library / JOURNAL).exists()


def test_a_link_put_in_a_files_place_is_not_followed(library: Path) -> None:
    target = library.parent / "secret.md"
    target.write_bytes(ONE)
    (library / "one.md").unlink()
    (library / "one.md").symlink_to(target)
    with pytest.raises(BriefkitError):
        find_file(Library.open(library), "one")
    assert target.read_bytes() == ONE
