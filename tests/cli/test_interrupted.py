"""Renames that are interrupted, and folders without the right to write: what is said, and what is left."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.console import briefkit
from tests.folders import hidden, visible
from tests.promises.conftest import make_library
from tests.rights import Told, with_rights_only

KILLED = """
import os, signal
from briefkit.library.library import Library
from briefkit.library.names import BriefFile
from briefkit.storage.files import transaction

replace, begun = transaction._replace, []

def killed(library, item):
    if begun:
        os.kill(os.getpid(), signal.SIGKILL)
    begun.append(item)
    replace(library, item)

transaction._replace = killed
Library.open(".").rename(BriefFile("one", "one.md"), "first").apply()
"""


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two briefs that refer to each other, and a state folder of their own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return make_library(tmp_path / "library")


def killed(library: Path) -> None:
    """The rename of `one` to `first`, killed between its two files."""
    done = subprocess.run([sys.executable, "-c", KILLED], cwd=library, capture_output=True, check=False)
    assert done.returncode == -9, done.stderr


def test_a_killed_rename_is_finished_where_the_folder_is_now(library: Path) -> None:
    killed(library)
    moved = library.rename(library.with_name("moved"))
    said = briefkit("--library", str(moved), "check").stderr
    assert "a command was interrupted; the next one that writes, such as “briefkit set”, finishes its work" in said
    said = briefkit("--library", str(moved), "set", "two", "status=review", "--yes").stderr
    assert f"note: a command was interrupted in {library}, from where this library was moved or copied\n" in said
    assert "note: finished what an interrupted command had begun: " in said
    assert visible(moved).keys() == {"briefkit.toml", "first.md", "two.md"}
    assert b"related: [first]" in visible(moved)["two.md"]
    assert b"[one](first.md#start)" in visible(moved)["two.md"]
    assert hidden(moved) == []
    assert "interrupted" not in briefkit("--library", str(moved), "check").stderr


def test_a_killed_rename_that_does_not_fit_any_more_is_named_until_it_is_deleted(library: Path) -> None:
    killed(library)
    moved = library.rename(library.with_name("moved"))
    (moved / "two.md").write_bytes(b"---\ntitle: Edited\nkind: note\ndate: 2018\n---\n")
    ran = briefkit("--library", str(moved), "set", "two", "status=review", "--yes")
    assert "these files are not as they were there: two.md; it is now .briefkit-journal.not-followed-1\n" in ran.stderr
    assert ran.code == 0
    assert b"Edited" in visible(moved)["two.md"]
    said = briefkit("--library", str(moved), "check").stderr
    assert ".briefkit-journal.not-followed-1: journals that were not followed; delete them" in said


def rename(library: Path) -> Told:
    """`briefkit rename one first` by somebody with no more rights than the files give."""
    return with_rights_only("rename", "one", "first", folder=library, cache=library.parent / "cache")


def test_a_library_without_the_right_to_write_is_refused_in_a_sentence(library: Path) -> None:
    before = visible(library)
    library.chmod(0o555)
    try:
        told = rename(library)
    finally:
        library.chmod(0o755)
    assert (told.code, told.out) == (2, [])
    assert told.err == [
        "briefkit: nothing was changed: one.md, two.md cannot be written: Permission denied",
        "  → check its permissions and those of its folder",
    ]
    assert visible(library) == before
    assert hidden(library) == []


def test_a_state_folder_without_the_right_to_write_does_not_stop_a_rename(library: Path) -> None:
    state = library.parent / "state"
    state.mkdir()
    state.chmod(0o555)
    told = rename(library)
    assert told.code == 0
    assert "Traceback" not in "".join(told.err)
    assert visible(library).keys() == {"briefkit.toml", "first.md", "two.md"}
    assert hidden(library) == []
    assert list(state.iterdir()) == []
