"""stdout that is full, closed or left early, stderr that is closed, and signals: an exit code, never a traceback."""

from __future__ import annotations

import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from briefkit.cli.app import app
from tests.console import briefkit
from tests.places import LIBRARIES, SAMPLE
from tests.processes import Ended, Processes
from tests.thorough import sample

pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
RETURNED = LIBRARIES / "returned" / "returned.docx"
CALLS = {
    "init": "x",
    "new": "Title --no-edit -n",
    "import": "--again -n 2018-07-after-helsinki.md",
    "list": "--json",
    "search": "talks",
    "show": "impasse --raw",
    "issues": "sanctions",
    "timeline": "",
    "judgments list": "",
    "judgments due": "",
    "judgments score": "",
    "judgments show": "impasse-before-paris#j2",
    "judgments update": "impasse#j1 --probability 0.6 --on 2018-12 -n",
    "judgments resolve": "impasse#j1 --outcome void --on 2019 --again -n",
    "decisions list": "--json",
    "decisions due": "--json",
    "decisions options": "--json",
    "decisions resolve": "impasse --open -n",
    "digest": "--since 2018 --full",
    "facets": "",
    "related": "impasse",
    "diff": "after-helsinki impasse",
    "log": "impasse",
    "check": "--rules",
    "review": "impasse --find --list",
    "take-back": f"'{RETURNED}' --brief impasse --base now",
    "set": "impasse title=x -n",
    "tag": "impasse --add x -n",
    "edit": "impasse --no-input",
    "rename": "impasse other -n",
    "supersede": "after-helsinki impasse -n",
    "source list": "impasse",
    "source add": "impasse 2018-07-after-helsinki.md -n",
    "registry list": "",
    "registry add": "topics zzz --title Z",
    "registry set": "topics sanctions title=Z -n",
    "registry remove": "topics sanctions --force -n",
    "registry rename": "topics sanctions measures -n",
    "export": "impasse -o - --to html",
    "cite": "impasse",
    "doctor": "",
    "help": "queries",
    "jobs": "report.jsonl",
    "lsp": "",
    "schema": "",
    "sql": "'select * from briefs'",
    "index status": "",
    "index rebuild": "",
    "index push": "",
    "index grant": "anna",
    "index revoke": "anna",
    "mcp": "",
    "": "--help",
}
"""By command: arguments with which it writes to stdout."""
QUIET = {
    "lsp",
    "decisions resolve",
    "index grant",
    "index push",
    "index rebuild",
    "index revoke",
    "init",
    "mcp",
    "registry add",
    "judgments update",
}
"""Those that need not write anything there."""


def leaves(group: Any, path: tuple[str, ...] = ()) -> Iterator[str]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from leaves(command, (*path, name))
        else:
            yield " ".join((*path, name))


def test_every_command_is_called() -> None:
    assert {*leaves(typer.main.get_command(app))} == {*CALLS} - {""}


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample library with a history."""
    folder = tmp_path_factory.mktemp("committed") / "library"
    shutil.copytree(SAMPLE, folder)
    git = ["git", "-C", str(folder), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    briefkit("check", "--report", "report.jsonl", folder=folder)
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "First"]):
        subprocess.run([*git, *arguments], check=True)
    return folder


@pytest.fixture
def library(committed: Path, tmp_path: Path) -> Path:
    return shutil.copytree(committed, tmp_path / "library")


@pytest.fixture(scope="module")
def processes() -> Iterator[Processes]:
    started = Processes()
    yield started
    started.close()


def words_of(command: str) -> list[str]:
    return shlex.split(f"{command} {CALLS[command]}")


FULL_DISK, CLOSED = "/dev/full", None
REASONS = {FULL_DISK: "No space left on device", CLOSED: "Bad file descriptor"}


def assert_said(command: str, stdout: str | None, ran: Ended) -> None:
    assert "Traceback" not in ran.stderr
    if command not in QUIET:
        assert f"briefkit: the output could not be written: {REASONS[stdout]}\n" in ran.stderr
        assert ran.stderr.count("could not be written") == 1
        assert ran.code == 2


@pytest.mark.parametrize("command", sample(CALLS, 8))
def test_output_that_cannot_be_written_is_said_in_a_sentence(command: str, library: Path, processes: Processes) -> None:
    for stdout in REASONS:
        assert_said(command, stdout, processes.run(words_of(command), library, {1: stdout}, EDITOR="true"))


@pytest.mark.parametrize("command", sample(CALLS, 7))
def test_messages_that_cannot_be_written_stop_nothing(command: str, library: Path, processes: Processes) -> None:
    """And a reader that has seen enough is no error."""
    usual = processes.run(words_of(command), library, EDITOR="true")
    for redirected in ({2: FULL_DISK}, {0: CLOSED, 2: CLOSED}):
        ran = processes.run(words_of(command), library, redirected, EDITOR="true")
        if command not in QUIET:  # they would find their work done
            assert (ran.code, ran.stdout, ran.stderr) == (usual.code, usual.stdout, "")
    ran = processes.run_until_read(words_of(command), library, EDITOR="true")
    assert "Traceback" not in ran.stderr
    assert "could not be written" not in ran.stderr
    assert len(ran.stdout) <= 1


def from_a_shell(command: str, redirection: str, folder: Path) -> Ended:
    """A process of its own, which finds its streams as the shell has left them."""
    line = f"'{sys.executable}' -m briefkit {command} {CALLS[command]} {redirection}"
    ran = subprocess.run(
        ["bash", "-c", line], cwd=folder, capture_output=True, text=True, errors="replace", check=False
    )
    return Ended(ran.stdout, ran.stderr, ran.returncode)


@pytest.mark.parametrize("command", sample(["", "list", "set", "export"], 2))
def test_it_is_the_same_from_a_shell(command: str, library: Path) -> None:
    for stdout, redirection in ((FULL_DISK, ">/dev/full"), (CLOSED, ">&-")):
        assert_said(command, stdout, from_a_shell(command, redirection, library))
    usual = from_a_shell(command, "", library)
    for redirection in ("2>/dev/full", "<&- 2>&-"):
        assert from_a_shell(command, redirection, library) == usual._replace(stderr="")
    ran = from_a_shell(command, "| head -c 1", library)
    assert (len(ran.stdout), "Traceback" in ran.stderr, "could not be written" in ran.stderr) == (1, False, False)


ENDLESS = "with recursive c(x) as (select 1 union all select x + 1 from c) select count(*) from c"


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize(
    "statement",
    [ENDLESS, ENDLESS.replace("count(*)", "sum(length(resolved('topics', 'a' || x)))")],
    ids=["in SQLite", "in a function"],
)
@pytest.mark.parametrize("number", sample([signal.SIGINT, signal.SIGTERM, signal.SIGHUP], 2))
def test_a_signal_ends_the_program_quietly(statement: str, number: int, library: Path) -> None:
    subprocess.run([sys.executable, "-m", "briefkit", "list"], cwd=library, check=True, capture_output=True)
    command = [sys.executable, "-m", "briefkit", "sql", statement]
    with subprocess.Popen(command, cwd=library, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        time.sleep(3)
        running.send_signal(number)
        out, err = running.communicate(timeout=60)
    assert (out, err, running.returncode) == (b"", b"", 128 + number)


def test_a_signal_that_the_caller_ignores_stays_ignored(library: Path) -> None:
    line = f"trap '' HUP; '{sys.executable}' -c 'import os, signal; from briefkit.cli import interrupts;"
    line += " interrupts.listen(); os.kill(os.getpid(), signal.SIGHUP); print(1)'"
    ran = subprocess.run(["bash", "-c", line], cwd=library, capture_output=True, text=True, check=True)
    assert ran.stdout == "1\n"
