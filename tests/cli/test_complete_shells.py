"""Completion in the real shells, as after `briefkit --install-completion`."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import shutil
import signal
import struct
import sys
import termios
import time
from pathlib import Path

import pyte
import pytest

from tests.console import briefkit
from tests.needs import needs
from tests.places import SAMPLE

STARTED = {
    "bash": ["bash", "--noprofile", "-i"],
    "zsh": ["zsh", "-i"],
    "fish": ["fish", "-i", "-C", "function fish_prompt; echo -n '$ '; end"],
}
IMPASSE = "2018-11-impasse-before-paris"
COLUMNS, LINES = 120, 40
PATIENCE = 30.0
"""Seconds that a shell is waited for, on a machine that does much else."""


class Shell:
    """A shell in a terminal."""

    def __init__(self, shell: str, home: Path, folder: Path) -> None:
        self.screen = pyte.Screen(COLUMNS, LINES)
        self.stream = pyte.ByteStream(self.screen)
        path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
        settings = {"HOME": str(home), "PATH": path, "TERM": "xterm", "LC_ALL": "C.UTF-8", "PS1": "$ "}
        self.pid, self.terminal = pty.fork()
        if not self.pid:
            os.chdir(folder)
            os.execvpe(STARTED[shell][0], STARTED[shell], settings)  # noqa: S606 - the shell is what is tested
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        self.wait_for("$ ")

    @property
    def shown(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip()

    def shows(self, text: str) -> bool:
        return text in f"{self.shown} "

    def clear(self) -> None:
        self.type("\x15")
        end = time.monotonic() + PATIENCE
        while self.shows("briefkit ") and time.monotonic() < end:
            self.type("\x0c")
            if select.select([self.terminal], [], [], 1)[0]:
                self.stream.feed(os.read(self.terminal, 65536))

    def wait_for(self, text: str) -> None:
        end = time.monotonic() + PATIENCE
        while not self.shows(text) and time.monotonic() < end:
            if select.select([self.terminal], [], [], 0.2)[0]:
                self.stream.feed(os.read(self.terminal, 65536))
        assert self.shows(text), self.shown

    def type(self, text: str) -> None:
        os.write(self.terminal, text.encode())

    def close(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.terminal)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder for a user with a library in `lib/briefs`, and a file with a difficult name."""
    shutil.copytree(SAMPLE, tmp_path / "lib" / "briefs")
    (tmp_path / "lib" / "zwölf b:日本.txt").touch()
    (tmp_path / ".bashrc").write_text("PS1='$ '\n")
    (tmp_path / ".zshrc").write_text("PS1='$ '\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("ZDOTDIR", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


TYPED = {
    "briefkit show called-o": "briefkit show 2018-11-g20-meeting-called-off",
    "briefkit list topic:sanc": "briefkit list topic:sanctions",
    "briefkit list 'party:us topic:sanc": "briefkit list 'party:us topic:sanctions",
    "briefkit list --where=topic:sanc": "briefkit list --where=topic:sanctions",
    "briefkit list --topic water,arms": "briefkit list --topic water,arms-control",
    "briefkit set impasse issues.sanctions.sta": "briefkit set impasse issues.sanctions.status=",
    "briefkit show нормандська": "briefkit show 2019-12-normandy-four-paris",
    "briefkit take-back zw": "briefkit take-back zwölf\\ b",
    "briefkit --library br": "briefkit --library briefs/",
    "briefkit list --so": "briefkit list --sort",
}


@pytest.mark.parametrize("shell", STARTED)
def test_a_word_is_completed(shell: str, home: Path) -> None:
    needs(shell)
    assert briefkit("--install-completion", shell).code == 0
    started = Shell(shell, home, home / "lib")
    try:
        for typed, wanted in TYPED.items():
            started.type(f"{typed}\t")
            started.wait_for(wanted)
            started.clear()
    finally:
        started.close()


@pytest.mark.parametrize("shell", STARTED)
def test_several_are_shown_with_titles_and_what_is_typed_stays(shell: str, home: Path) -> None:
    needs(shell)
    briefkit("--install-completion", shell)
    started = Shell(shell, home, home / "lib")
    try:
        started.type("briefkit related paris\t" + "\t" * (shell == "bash"))
        started.wait_for("Impasse before Paris")
        assert IMPASSE in started.shown
        assert "briefkit related paris\n" in started.shown + "\n"
    finally:
        started.close()
