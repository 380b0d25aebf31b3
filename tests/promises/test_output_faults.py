"""What commands write with -o: the old file or the new one, no temporary file left, and the message says what to do."""

from __future__ import annotations

import errno
import os
import pathlib
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from briefkit.errors import WriteError
from briefkit.export.writers import WRITERS
from briefkit.library.edit import Changes
from briefkit.library.files import write_output
from briefkit.library.take_back import Takings
from briefkit.output.table_files import TABLE_FORMATS
from briefkit.storage.files import named, write
from tests.console import Ran, briefkit
from tests.places import ROOT
from tests.promises.conftest import Note

LIBRARY = ROOT / "tests" / "libraries" / "harbour"
CALLS = {
    **{f"export --to {format_}": WRITERS[format_].ending for format_ in WRITERS},
    **{f"export --to {format_}": f".{format_}" for format_ in TABLE_FORMATS if format_ != "csv"},
    **{f"export --dossier --to {format_}": WRITERS[format_].ending for format_ in WRITERS},
    **{f"diff -f {format_}": f".{format_}" for format_ in ("text", "json", "md", "html", "pdf", "xlsx")},
    **{f"list -f {format_}": f".{format_}" for format_ in ("csv", "xlsx")},
    "cite": ".txt", "timeline -f svg": ".svg", "check -f sarif": ".sarif",
}  # fmt: skip
FOLDERS = ("export --to csv", "diff -f csv")
OF = {"export": ("2018-07",), "diff": ("2018-07", "2018-05"), "cite": ("2018-07",)}


def run(call: str, output: Path) -> Ran:
    name, *options = call.split()
    return briefkit("--library", str(LIBRARY), name, *OF.get(name, ()), *options, "-o", str(output), folder=ROOT)


def full(*_: Any) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("call", [*CALLS, *FOLDERS])
def test_on_a_full_disk_nothing_is_left_and_the_way_out_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, note: Note, call: str
) -> None:
    target = tmp_path / f"out{CALLS.get(call, '').replace('.text', '.txt')}"
    monkeypatch.setattr(write, "os", _os_with("fsync", full))
    ran = run(call, target)
    assert ran.code == 2
    assert f"{target}" in ran.stderr
    assert "cannot be written: No space left on device\n  → make room on the disk, or choose another name" in ran.stderr
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    note("write", "a file given with -o, in every format and command, on a full disk: nothing left", 1, 1)


def _os_with(name: str, call: Callable[..., Any]) -> SimpleNamespace:
    """The module `os` with another function."""
    return SimpleNamespace(**{**vars(os), name: call})


NAMES = ("open", "fsync", "link", "replace")
FAULTS = (errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EACCES, errno.EROFS)


def faulty(number: int, code: int) -> tuple[SimpleNamespace, Iterator[None]]:
    """The module `os`, of which the n-th call of a function that changes something fails; and what counts the calls."""
    left = iter([None] * number)

    def counted(function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **more: Any) -> Any:
            if next(left, 0) == 0:
                raise OSError(code, os.strerror(code))
            return function(*args, **more)

        return call

    return SimpleNamespace(**{**vars(os), **{name: counted(getattr(os, name)) for name in NAMES}}), left


@pytest.mark.parametrize("before", [None, b'{"format": 1, "generator": "briefkit", "old": 1}'])
@pytest.mark.parametrize("code", FAULTS, ids=errno.errorcode.get)
def test_at_whatever_call_it_fails_the_file_is_old_or_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, note: Note, before: bytes | None, code: int
) -> None:
    target, after = tmp_path / "x.json", b"new"
    for number in range(20):
        target.unlink(missing_ok=True)
        if before:
            target.write_bytes(before)
        with monkeypatch.context() as patched:
            module, left = faulty(number, code)
            patched.setattr(write, "os", module)
            patched.setattr(pathlib, "os", module)
            try:
                write_output(target, after)
                done = True
            except WriteError as error:
                done = False
                assert str(target) in error.message
                assert error.hint
        now = target.read_bytes() if target.exists() else None
        assert now in (before, after)
        assert now == after or not done
        assert [path.name for path in tmp_path.iterdir() if path != target] == []
        if done and next(left, 0) is None:
            break
    else:
        pytest.fail("it never got through")
    note("write", "`write_output`, an error at every call in turn: old or new, no temporary file", number, number)


def test_what_is_taken_back_is_written_as_any_edit() -> None:
    """The promises on edits hold for it."""
    assert Takings.apply is Changes.apply


@pytest.mark.parametrize("code", FAULTS, ids=errno.errorcode.get)
def test_a_dossier_file_is_old_or_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, note: Note, code: int) -> None:
    path, before, after = tmp_path / "x.yaml", b"dossier: {}\n", b"dossier: {title: T}\n"
    for number in range(20):
        path.write_bytes(before)
        with monkeypatch.context() as patched:
            module, left = faulty(number, code)
            patched.setattr(write, "os", module)
            patched.setattr(pathlib, "os", module)
            try:
                named.replace_named(path, before, after)
                done = True
            except WriteError as error:
                done = False
                assert str(path) in error.message
                assert error.hint
        assert path.read_bytes() == after if done else path.read_bytes() in (before, after)
        assert [*tmp_path.iterdir()] == [path]
        if done and next(left, 0) is None:
            break
    else:
        pytest.fail("it never got through")
    note("write", "the note in a dossier file, an error at every call in turn: old or new", number, number)


def test_an_edit_on_a_full_disk_names_the_brief(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "briefkit.toml").touch()
    text = "---\ntitle: One\nkind: note\ndate: 2021\n---\n"
    (tmp_path / "one.md").write_text(text)
    monkeypatch.setattr(write, "os", _os_with("fsync", full))
    ran = briefkit("--library", str(tmp_path), "set", "one", "kind=memo", folder=tmp_path)
    assert ran.code == 2
    assert ran.stderr.endswith(
        "nothing was changed: one.md cannot be written: No space left on device\n  → make room on the disk\n"
    )
    assert (tmp_path / "one.md").read_text() == text
    assert sorted(path.name for path in tmp_path.iterdir()) == ["briefkit.toml", "one.md"]


@pytest.mark.parametrize("error", [FileNotFoundError(errno.ENOENT, "None is usable"), OSError(errno.ENOSPC, "Full")])
@pytest.mark.parametrize("call", ["export --to pdf", "diff -f pdf", "export --dossier --to pdf"])
def test_without_a_temporary_folder_a_pdf_is_refused_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, error: OSError
) -> None:
    def none(**_: Any) -> None:
        raise error

    monkeypatch.setattr(tempfile, "TemporaryDirectory", none)
    ran = run(call, tmp_path / "x.pdf")
    assert ran.code == 2
    assert (
        f"no temporary folder for the pages: {error.strerror}\n  → make room for it, or name another folder"
        in ran.stderr
    )
    assert [*tmp_path.iterdir()] == []
