"""What is in the place of a file and is none is named, with what to do: never as if nothing were there."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.console import briefkit

BRIEF = "---\ntitle: A\nkind: note\ndate: 2020-01-01\nsummary: s\n---\nText\n"
REMEDY = "put a regular file in its place"
KINDS: dict[str, tuple[Callable[[Path], None], str]] = {
    "a pipe": (os.mkfifo, "it is a pipe"),
    "a folder": (Path.mkdir, "Is a directory"),
}


def socket_at(path: Path) -> None:
    before = Path.cwd()
    os.chdir(path.parent)  # the names of sockets are short
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(before)


SETTINGS: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "a pipe": (*KINDS["a pipe"], REMEDY),
    "a socket": (socket_at, "it is a socket", REMEDY),
    "a dangling link": (
        lambda path: path.symlink_to("nowhere"),
        "it is a link, which is not followed",
        "put the file itself there",
    ),
}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    (tmp_path / "briefkit.toml").write_text('[brand]\ntemplates = "templates"\n')
    (tmp_path / "templates").mkdir()
    (tmp_path / "a.md").write_text(BRIEF)
    return tmp_path


@pytest.mark.parametrize("kind", SETTINGS)
@pytest.mark.parametrize("named", [True, False])
def test_settings(library: Path, kind: str, named: bool) -> None:
    make, reason, remedy = SETTINGS[kind]
    (library / "briefkit.toml").unlink()
    make(library / "briefkit.toml")
    ran = briefkit(*(("--library", ".") if named else ()), "list", folder=library)
    assert ran.code == 2
    assert ran.stderr.startswith("briefkit: ")
    assert ran.stderr.endswith(f"briefkit.toml cannot be read: {reason}\n  → {remedy}\n")


def test_a_folder_is_named_if_no_library_is_found(library: Path) -> None:
    """It marks no library, so the search goes on above it."""
    below = library / "below"
    (below / "briefkit.toml").mkdir(parents=True)
    assert briefkit("list", folder=below).code == 0
    (library / "briefkit.toml").unlink()
    ran = briefkit("list", folder=below)
    assert ran.code == 2
    assert f"no briefkit.toml in {below} or a folder above it; {below / 'briefkit.toml'} is a folder\n" in ran.stderr


@pytest.mark.parametrize("kind", KINDS)
def test_registry(library: Path, kind: str) -> None:
    make, reason = KINDS[kind]
    make(library / "registry.yaml")
    ran = briefkit("check", folder=library)
    assert f"registry.yaml:1:1: error: cannot be read: {reason} [file]\n      → {REMEDY}\n" in ran.out
    assert f"registry.yaml:1:1: cannot be read: {reason} ({REMEDY})" in briefkit("list", folder=library).stderr


@pytest.mark.parametrize("kind", KINDS)
def test_part_of_publications(library: Path, kind: str) -> None:
    make, reason = KINDS[kind]
    make(library / "templates" / "colophon.html")
    ran = briefkit("export", "a", "--to", "html", "-o", "-", folder=library)
    assert ran.code == 2
    assert ran.stderr.endswith(f"colophon.html cannot be read: {reason}\n  → {REMEDY}\n")


def test_a_brief_beside_a_rename(library: Path) -> None:
    os.mkfifo(library / "p.md")
    ran = briefkit("rename", "a", "b", folder=library)
    assert ran.code == 2
    assert ran.stderr == (
        f"briefkit: p.md cannot be read, so its references cannot be updated: it is a pipe\n  → {REMEDY}\n"
    )
