"""Run a write of briefkit under strace, with a fault at one of its system calls."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
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


@dataclass(frozen=True)
class Stage:
    """A library, with its files before and after an undisturbed write."""

    folder: Path
    before: dict[str, bytes]
    after: dict[str, bytes]
    calls: tuple[Call, ...]


def files_of(folder: Path) -> dict[str, bytes]:
    """The files that `list` can see: those that do not start with a dot."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.name[0] != "."}


def staged(folder: Path, what: str) -> Stage:
    """Do a write once, undisturbed, and record its system calls."""
    library = fresh(folder / "stage")
    before = files_of(library)
    log = folder / "strace.log"
    assert run(library, what, ["-e", f"trace={CALLS}", "-o", str(log)]) == 0
    names = re.findall(r"^(?:\d+ +)?(\w+)\(", log.read_text("utf-8", "replace"), re.MULTILINE)
    return Stage(folder / "stage", before, files_of(library), tuple(_calls(names)))


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


def run(library: Path, what: str, tracing: list[str]) -> int:
    """The exit code of a write under strace; negative or above 128 if it was killed."""
    warm = fresh(library.with_name("warm-up"))
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "PYTHONDONTWRITEBYTECODE": "1"}
    with subprocess.Popen(
        [sys.executable, "-m", "tests.promises.driver", str(library), what, str(warm)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT, env=environment,
    ) as writer:  # fmt: skip
        assert writer.stdin
        assert writer.stdout
        assert writer.stdout.readline() == "ready\n"
        tracer = subprocess.Popen(["strace", *tracing, "-p", str(writer.pid)], stderr=subprocess.PIPE, text=True)
        assert tracer.stderr
        assert "attached" in tracer.stderr.readline()
        writer.stdin.write("go\n")
        writer.stdin.close()
        writer.stdout.read()
        code = writer.wait(60)
        tracer.stderr.read()
        tracer.stderr.close()
        tracer.wait(60)
    return code


def inject(library: Path, what: str, call: Call, fault: str) -> int:
    """A write with a fault (`error=EIO`, `signal=SIGKILL`) at one call."""
    log = ["-o", os.devnull, "-e", f"trace={call.name}"]
    return run(library, what, [*log, "-e", f"inject={call.name}:{fault}:when={call.number}"])
