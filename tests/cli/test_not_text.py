"""An argument that is not UTF-8, as a script in Latin-1 passes it, is refused before anything is done."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from briefkit.cli.app import app
from tests.cli.test_empty_values import by_command
from tests.console import briefkit

LATIN = os.fsdecode(b"gr\xf6\xdfe")
REFUSED = "briefkit: “gr\\udcf6\\udcdfe” is not text\n  → is it UTF-8?\n"
BRIEF = "---\ntitle: Fees\nkind: note\ndate: 2020-01-01\ntopics: [fees]\n---\nText.\n"
ROOT: Any = typer.main.get_command(app)


def commands(group: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name)


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    (tmp_path / "briefkit.toml").write_text("")
    (tmp_path / "fees.md").write_text(BRIEF)
    return tmp_path


@pytest.mark.parametrize("command", [*commands(ROOT)])
def test_an_argument_that_is_not_text_is_refused(command: tuple[str, ...], library: Path) -> None:
    before = content(library)
    for words in ([LATIN], ["fees", LATIN], ["fees", f"title={LATIN}"], ["--", LATIN]):
        ran = briefkit(*command, *words, folder=library)
        assert (ran.out, ran.stderr.replace("title=", ""), ran.code) == ("", REFUSED, 2)
    assert content(library) == before


@pytest.mark.parametrize(("command", "names"), by_command(ROOT), ids=" ".join)
def test_a_value_that_is_not_text_is_refused(command: tuple[str, ...], names: list[str], library: Path) -> None:
    for option in names:
        ran = briefkit(*command, option, LATIN, folder=library)
        assert (option, ran.out, ran.stderr, ran.code) == (option, "", REFUSED, 2)


@pytest.mark.parametrize("words", [("--library", LATIN, "list"), (LATIN,), ("--color", LATIN, "list"), (f"--{LATIN}",)])
def test_the_options_of_all_commands_too(words: tuple[str, ...], library: Path) -> None:
    ran = briefkit(*words, folder=library)
    assert (ran.out, ran.code, "is not text" in ran.stderr) == ("", 2, True)


def test_half_a_character_of_a_windows_terminal_is_not_text_either(library: Path) -> None:
    assert briefkit("list", "--topic", "a\ud83d", folder=library).stderr.startswith("briefkit: “a\\ud83d” is not text")


def test_bytes_of_a_real_shell(library: Path) -> None:
    environment = {**os.environb, b"XDG_CACHE_HOME": bytes(library.parent / "cache")}
    ran = subprocess.run(
        [sys.executable.encode(), b"-m", b"briefkit", b"list", b"--topic", b"gr\xf6\xdfe"],
        cwd=library,
        env=environment,
        capture_output=True,
        check=False,
    )
    assert (ran.stdout, ran.stderr.decode(), ran.returncode) == (b"", REFUSED, 2)


@pytest.mark.parametrize("variable", [b"XDG_CACHE_HOME", b"PAGER", b"EDITOR", b"TERM", b"COLUMNS", b"LANG", b"HOME"])
def test_an_environment_that_is_not_text_changes_no_answer(variable: bytes, library: Path) -> None:
    value = bytes(library / "cache") + b"-gr\xf6\xdfe"
    environment = {**os.environb, b"XDG_CACHE_HOME": bytes(library.parent / "cache"), variable: value}
    for _ in range(2):
        ran = subprocess.run(
            [sys.executable, "-m", "briefkit", "list", "--format", "{id}"],
            cwd=library,
            env=environment,
            capture_output=True,
            check=False,
        )
        assert (ran.stdout, ran.stderr, ran.returncode) == (b"fees\n", b"", 0)


def test_a_library_in_a_folder_whose_name_is_not_text(tmp_path: Path) -> None:
    folder = tmp_path / LATIN
    folder.mkdir()
    (folder / "briefkit.toml").write_text("")
    (folder / "fees.md").write_text(BRIEF)
    cache = {b"XDG_CACHE_HOME": bytes(tmp_path / "cache")}
    for place, environment in ((folder, {}), (tmp_path, {b"BRIEFKIT_LIBRARY": bytes(folder)})):
        for command in (["list", "--format", "{id}"], ["set", "fees", "status=review"], ["check", "-f", "json"]):
            ran = subprocess.run(
                [sys.executable, "-m", "briefkit", *command],
                cwd=place,
                env={**os.environb, **cache, **environment},
                capture_output=True,
                check=False,
            )
            assert (ran.returncode, b"Traceback" in ran.stderr) == (0, False), ran.stderr.decode()
            assert b"index" not in ran.stderr
    missing = subprocess.run(
        [sys.executable, "-m", "briefkit", "list"],
        env={**os.environb, **cache, b"BRIEFKIT_LIBRARY": b"/nowhere/gr\xf6\xdfe"},
        capture_output=True,
        check=False,
    )
    assert missing.returncode == 2
    assert missing.stderr.startswith(b"briefkit: BRIEFKIT_LIBRARY=/nowhere/gr")


def test_an_answer_that_is_not_text_is_no_yes(library: Path) -> None:
    master, slave = os.openpty()
    command = [sys.executable, "-m", "briefkit", "set", "--topic", "fees", "status=review"]
    running = subprocess.Popen(command, cwd=library, stdin=slave, stderr=subprocess.PIPE, stdout=subprocess.PIPE)
    os.write(master, b"y\xff\n")
    _, err = running.communicate()
    assert (running.returncode, b"Traceback" in err) == (1, False)
    assert (library / "fees.md").read_text() == BRIEF
