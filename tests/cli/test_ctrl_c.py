"""Ctrl-C in a command that writes: it says what was changed, which is true, and leaves nothing half."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from briefkit.storage.files import transaction
from tests.console import Ran, briefkit
from tests.folders import hidden, visible
from tests.promises.conftest import make_library
from tests.thorough import sample

NOTHING = "briefkit: interrupted: nothing was changed\n"
EVERYTHING = "briefkit: interrupted: everything was changed before that\n"
POINTS = 16
"""Number of lines at which a command is interrupted, evenly spread."""
NEXT = "the next command that writes, such as “briefkit set”, changes the others or takes these back\n"
WRITERS = (
    *("cli/rename.py", "cli/writing.py", "cli/registry.py", "library/edit.py"),
    *("storage/files/journal.py", "storage/files/transaction.py", "storage/files/write.py"),
)
REGISTRY = "topics:\n  trade:\n    title: Trade\n"


class CtrlC:
    """Raises KeyboardInterrupt at the n-th line that runs in the modules that write."""

    def __init__(self, at: int) -> None:
        self.at, self.lines = at, 0

    def __call__(self, frame: FrameType, _event: str, _value: object) -> Any:
        code = frame.f_code
        counted = code.co_filename.endswith(WRITERS) and code.co_name not in {"<module>", "outcome"}
        return self.line if counted else None

    def line(self, _frame: FrameType, event: str, _value: object) -> Any:
        if event == "line":
            self.lines += 1
            if self.lines == self.at:
                raise KeyboardInterrupt
        return self.line


def run(folder: Path, command: tuple[str, ...], at: int = 0) -> tuple[Ran, int]:
    """What a command says that is interrupted at one of its lines, and how many of them ran."""
    pressed, before = CtrlC(at), sys.gettrace()
    sys.settrace(pressed)
    try:
        ran = briefkit(*command, folder=folder)
    finally:
        sys.settrace(before)
    return ran, pressed.lines


def fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    library = make_library(folder)
    (library / "registry.yaml").write_text(REGISTRY)
    return library


COMMANDS = {
    "rename": ("rename", "one", "first"),
    "set": ("set", "one", "two", "status=review"),
    "set one": ("set", "one", "status=review"),
    "tag": ("tag", "one", "two", "--add", "sanctions"),
    "registry rename": ("registry", "rename", "topics", "trade", "commerce"),
}


def pressed(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # a file that is just being opened
@pytest.mark.parametrize(
    ("name", "again"),
    sample([("rename", True), *((name, False) for name in COMMANDS), ("registry rename", True)], 3, rows=True),
)
def test_what_is_said_is_true(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, again: bool) -> None:
    """Also if Ctrl-C comes `again` while what was begun is taken back."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    command, folder = COMMANDS[name], tmp_path / "library"
    assert briefkit(*command, folder=fresh(folder)).code == 0  # so that all is loaded, and the key there
    old = visible(fresh(folder))
    ran, lines = run(folder, command)
    new = visible(folder)
    assert ran.code == 0
    assert old != new
    said: set[str] = set()
    if again:
        monkeypatch.setattr(transaction, "_roll_back", pressed)
    for at in range(lines // 2, lines - 5, 3) if again else range(1, lines - 5, 1 + lines // POINTS):
        ran, _ = run(fresh(folder), command, at)
        assert ran.code == 130, at
        words = [line + "\n" for line in ran.stderr.splitlines() if line.startswith("briefkit: ")]
        now = visible(folder)
        if not words:
            assert at < 5, "only before it has begun"
        elif words[0] == NOTHING:
            assert now == old, at
        elif words[0] == EVERYTHING:
            assert now == new, at
        else:
            assert words[0].endswith(f"files were changed; {NEXT}"), at
            assert now not in (old, new), at
        said.update(words)
        assert briefkit("set", "two", "status=draft", "--yes", folder=folder).code == 0
        assert set(visible(folder)) in (set(old), set(new)), at
        assert hidden(folder) == [], at
    assert {NOTHING, EVERYTHING} <= said
    assert (len(said) > 2) == again


def test_before_anything_is_planned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = fresh(tmp_path / "library")
    monkeypatch.setattr("briefkit.library.library.Library.of", pressed)
    ran = briefkit("rename", "one", "first", folder=library)
    assert (ran.stdout, ran.stderr, ran.code) == (b"", NOTHING, 130)
    ran = briefkit("list", folder=library)
    assert (ran.stdout, ran.stderr, ran.code) == (b"", "", 130)


SIGNALLED = """
import os, signal, sys
from briefkit.cli.app import main
from briefkit.storage.files import output

at, number, calls = int(sys.argv.pop(1)), int(sys.argv.pop(1)), []

def signalled(function):
    def call(*arguments):
        calls.append(arguments)
        if len(calls) == at:
            os.kill(os.getpid(), number)
        return function(*arguments)
    return call

for name in ("write_temporary", "sync_folder"):
    setattr(output, name, signalled(getattr(output, name)))
main()
"""


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("at", [1, 2, 3, 4])
def test_publications_that_are_named_are_there_and_no_others(tmp_path: Path, at: int, number: int) -> None:
    library, out = fresh(tmp_path / "library"), tmp_path / "out"
    whole = tmp_path / "whole"
    export = ["export", "one", "two", "--to", "html", "-o"]
    assert briefkit(*export, str(whole), folder=library).code == 0
    command = [sys.executable, "-c", SIGNALLED, str(at), str(int(number)), *export, str(out)]
    ran = subprocess.run(command, cwd=library, capture_output=True, text=True, check=False)
    made = (at + 1) // 2
    assert ran.returncode == 128 + number
    assert ran.stderr == f"briefkit: interrupted: {made} of 2 publications made\n"
    names = ["one.html", "two.html"][:made]
    assert {path.name: path.read_bytes() for path in out.iterdir()} == {
        name: (whole / name).read_bytes() for name in names
    }
    assert all(line in [str(out / name) for name in names] for line in ran.stdout.splitlines())


@pytest.mark.usefixtures("interruptible")
def test_several_processes_end_together(tmp_path: Path) -> None:
    """Ctrl-C reaches all of them at once: whole files only, as many as are said, and nobody goes on."""
    library, out = fresh(tmp_path / "library"), tmp_path / "out"
    for number in range(40):
        shutil.copy(library / "one.md", library / f"n{number:02}.md")
    export = ("export", "--since", "1900", "--to", "html", "-j", "2", "-o", str(out))
    command = [sys.executable, "-m", "briefkit", *export]
    running = subprocess.Popen(
        command, cwd=library, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    while running.poll() is None and not any(out.glob("*.html")):
        time.sleep(0.01)
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=60)
    made = [*out.iterdir()]
    assert running.returncode == 130
    assert f"briefkit: interrupted: {len(made)} of 42 publications made\n" in said
    assert all(path.read_text().rstrip().endswith("</html>") for path in made)
    with pytest.raises(ProcessLookupError):
        os.killpg(running.pid, 0)
