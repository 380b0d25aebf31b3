"""A library on a server answers as its folder does: the same stdout, stderr and exit codes, and the same files."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from briefkit.cli.needs import ANSWERS, NEEDS
from briefkit.storage import served
from tests import postgres
from tests.console import shell
from tests.fakes import FakeServer
from tests.places import LIBRARIES, ROOT, SAMPLE
from tests.thorough import sample

TRANSCRIPTS = sorted((ROOT / "tests" / "transcripts").rglob("*.console"))
PLACE = "postgresql://fake/"


class Call(NamedTuple):
    """A command line of a transcript, and the library that it is typed in."""

    library: str
    line: str


def command_in(line: str) -> str:
    words = shlex.split(line)
    words = words[words.index("briefkit") + 1 :]
    names = (" ".join(words[:count]) for count in (2, 1))
    return next((name for name in names if name in NEEDS), "")


def calls() -> Iterator[Call]:
    """The calls of all transcripts that ask, each once."""
    for path in TRANSCRIPTS:
        text = path.read_text("utf-8")
        library = text.partition("\n")[0].removeprefix("# library: ").strip()
        for call in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
            line = call.partition("\n")[0]
            if NEEDS.get(command_in(line)) == ANSWERS:
                yield Call(library, line)


@cache
def server(library: str) -> FakeServer:
    return FakeServer(folder_of(library), f"{PLACE}{library}")


@cache
def pushed(library: str) -> str:
    """The address of a library on a server of the tests' own."""
    from briefkit.storage.postgres.push import push_folder

    address = postgres.server().new_database()
    push_folder(folder_of(library), address)
    return address


def folder_of(library: str) -> Path:
    return SAMPLE if library == "sample" else LIBRARIES / library


def asked(call: Call, folder: Path, server: str = "") -> tuple[str, str, int, dict[str, bytes]]:
    """What a call prints, and the files that it writes, with the place of the library as PLACE."""
    here = folder / ("server" if server else "folder")
    here.mkdir()
    shutil.copytree(folder_of(call.library), here / "briefs", symlinks=True)
    before = files_in(here)
    with pytest.MonkeyPatch.context() as patch:
        if server:
            (here / "briefs" / "briefkit.toml").unlink()
            patch.setenv("BRIEFKIT_LIBRARY", server)
        ran = shell(call.line, folder=here)
    written = {name: data for name, data in files_in(here).items() if before.get(name) != data}
    place = server or str(here / "briefs")
    out, err = (text.replace(place, "PLACE").replace(str(here), "HERE") for text in (ran.out, ran.stderr))
    return out, err, ran.code, written


def files_in(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


FEW = [*calls()][::24]
"""Enough for every command; once all of them were tried."""
FEW_ON_A_SERVER = [*filter(lambda call: call.library in {"sample", "edges", "harbour"}, calls())][::32]
DIFFERENT = ("index status", "index rebuild", "sql")


def is_answered(call: Call) -> bool:
    """Whether a server answers as a folder: not of earlier versions, its own files, what index there is, and in SQL."""
    words = shlex.split(call.line)
    command = command_in(call.line)
    if command == "diff" and ("--rev" in words or len([word for word in words if not word.startswith("-")]) < 4):
        return False
    return command not in DIFFERENT and "briefs/" not in call.line


@pytest.mark.parametrize("call", sample(filter(is_answered, FEW), 8), ids=lambda call: f"{call.library}: {call.line}")
def test_calls_of_transcripts_print_the_same(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(served, "open_store", lambda address, _progress: server(str(address).removeprefix(PLACE)))
    assert asked(call, tmp_path, f"{PLACE}{call.library}") == asked(call, tmp_path)


@pytest.mark.parametrize("call", sample(filter(is_answered, FEW_ON_A_SERVER), 4), ids=lambda call: call.line)
def test_they_do_so_on_postgresql(call: Call, tmp_path: Path) -> None:
    assert asked(call, tmp_path, pushed(call.library)) == asked(call, tmp_path)
