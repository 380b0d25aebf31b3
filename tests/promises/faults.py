"""Run a write of briefkit under strace, with a fault at one of its system calls."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.places import ROOT
from tests.promises.conftest import make_library

CALLS = "%file,%desc"


@dataclass(frozen=True)
class Call:
    """The n-th call of a system function after the start of a write."""

    name: str
    number: int


def files_of(folder: Path) -> dict[str, bytes]:
    """The files that `list` can see: those that do not start with a dot."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.name[0] != "."}


@dataclass(frozen=True)
class Driver:
    """A process that writes when it is asked to, each time in a child of its own, which has everything loaded."""

    process: subprocess.Popen[bytes]

    def ask(self, line: str) -> str:
        """What it answers to a line."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{line}\n".encode())
        self.process.stdin.flush()
        return self.answer()

    def answer(self) -> str:
        """The next line that it says."""
        assert self.process.stdout
        return self.process.stdout.readline().decode().rstrip("\n")


@contextmanager
def driver(warm_up: Path, folders: Mapping[str, str]) -> Iterator[Driver]:
    """A driver, which warms up in an empty folder; `folders` are those of its user (see `user_folders`)."""
    environment = {**os.environ, **folders, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    command = [sys.executable, "-m", "tests.promises.driver", str(warm_up)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT, env=environment
    ) as process:
        yield Driver(process)
        assert process.stdin
        process.stdin.close()


@dataclass(frozen=True)
class Stage:
    """A library, with its files before and after an undisturbed write."""

    writer: Driver
    folder: Path
    before: dict[str, bytes]
    after: dict[str, bytes]
    calls: tuple[Call, ...]


def staged(writer: Driver, folder: Path, what: str) -> Stage:
    """Do a write once, undisturbed, and record its system calls."""
    library = fresh(folder / "stage")
    before = files_of(library)
    log = folder / "strace.log"
    assert run(writer, library, what, ["-e", f"trace={CALLS}", "-o", str(log)]) == 0
    names = re.findall(r"^(?:\d+ +)?(\w+)\(", log.read_text("utf-8", "replace"), re.MULTILINE)
    return Stage(writer, folder / "stage", before, files_of(library), tuple(_calls(names)))


def _calls(names: list[str]) -> list[Call]:
    counts: Counter[str] = Counter()
    calls = []
    for name in names:
        counts[name] += 1
        calls.append(Call(name, counts[name]))
    return calls[1:]  # the first one waits for our line


def fresh(folder: Path) -> Path:
    """A library before any write."""
    shutil.rmtree(folder, ignore_errors=True)
    return make_library(folder)


def run(writer: Driver, library: Path, what: str, tracing: list[str]) -> int:
    """The exit code of a write under strace; negative if it was killed."""
    ready, _, process = writer.ask(f"{what} {library}").partition(" ")
    assert ready == "ready"
    with subprocess.Popen(["strace", *tracing, "-p", process], stderr=subprocess.PIPE, text=True) as tracer:
        assert tracer.stderr
        assert "attached" in tracer.stderr.readline()
        code = int(writer.ask(""))
        tracer.stderr.read()
    return code


def inject(stage: Stage, what: str, call: Call, fault: str) -> int:
    """A write to a fresh library with a fault (`error=EIO`, `signal=SIGKILL`) at one call."""
    log = ["-o", os.devnull, "-e", f"trace={call.name}"]
    return run(stage.writer, fresh(stage.folder), what, [*log, "-e", f"inject={call.name}:{fault}:when={call.number}"])
