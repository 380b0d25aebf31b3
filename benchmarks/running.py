"""Runs programs for measure.py, records what they took, and tabulates it with what they are compared with."""

from __future__ import annotations

import fcntl
import hashlib
import os
import pty
import resource
import statistics
import struct
import subprocess
import tempfile
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO, NamedTuple

ROWS, COLUMNS = 50, 120


class Run(NamedTuple):
    """CPU and wall seconds of a process and its children, and the peak of the largest of them in MB."""

    cpu: float
    wall: float
    memory: float


@dataclass(frozen=True)
class Against:
    """What a program is compared with: the key of another one, and the goal, as a ratio or in ms beyond it."""

    key: str
    goal: float | None = None
    beyond: bool = False
    clock: bool = False  # the other uses several cores: report wall time too
    when: str = ""

    def result(self, own: Program, other: Program) -> str:
        """The ratio or difference: the median over rounds, because a machine's speed drifts between them."""
        both = sorted(own.runs.keys() & other.runs.keys())
        pairs = [(own.runs[number], other.runs[number]) for number in both]
        if not pairs:
            return ""
        if self.beyond:
            return f"{statistics.median(run.cpu - base.cpu for run, base in pairs) * 1000:+.0f} ms over {self.key}"
        text = f"{statistics.median(run.cpu / base.cpu for run, base in pairs):.2f} × {self.key}"
        if self.clock:
            text += f", by the clock {statistics.median(run.wall / base.wall for run, base in pairs):.2f} ×"
        return text

    def wanted(self) -> str:
        """The goal."""
        return "" if self.goal is None else f"≤ {self.goal:g}{' ms' if self.beyond else ''}{self.when}"


@dataclass
class Program:
    """A command, how to run it, and what it took in each round."""

    name: str
    command: list[str]
    against: tuple[Against, ...] = ()
    key: str = ""  # by which others refer to it
    slow: bool = False  # takes seconds: runs less often, and its first round counts
    cold: bool = False  # starts without an index
    edited: bool = False  # one file has changed since the index was made
    writes: bool = False  # changes that file itself; ROUND in its arguments is a new number each time
    terminal: bool = False
    prints: bool = False  # has failed if it prints nothing
    may_end: tuple[int, ...] = (0,)  # has failed if it exits with another code
    primed: bool = False  # runs once beforehand, to fill its own cache
    environment: dict[str, str] = field(default_factory=dict)
    runs: dict[int, Run] = field(default_factory=dict)
    failed: str = ""
    hashed: bool = False  # keep a hash of what it prints, to compare answers
    answer: str = ""

    def medians(self) -> tuple[float, float]:
        """CPU and wall in ms."""
        taken = self.runs.values()
        return statistics.median(run.cpu for run in taken) * 1000, statistics.median(run.wall for run in taken) * 1000

    def peak(self, own: float) -> str:
        """Memory. Linux also counts the process before exec: this one, which takes `own`."""
        most = max(run.memory for run in self.runs.values())
        return f"{most:.0f}" if most > own else f"≤ {own:.0f}"


def run(program: Program, environment: Mapping[str, str], number: int = 0) -> None:
    """Run a command once more and record what it took; a failure is reported and does not count."""
    command = [word.replace("ROUND", str(number)) for word in program.command]
    with tempfile.TemporaryFile() as printed, tempfile.TemporaryFile() as complaints:
        since = time.perf_counter()
        start = _start_on_terminal if program.terminal else _start  # a file, as grep stops early if nobody reads
        process = start(command, {**environment, **program.environment}, printed, complaints)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - since
        process.returncode = os.waitstatus_to_exitcode(status)
        program.failed = _failure(program, process.returncode, printed, complaints)
        if program.hashed:
            printed.seek(0)
            program.answer = hashlib.file_digest(printed, "sha256").hexdigest()
    program.runs[number] = Run(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)


def _start(
    command: list[str], environment: Mapping[str, str], printed: IO[bytes], complaints: IO[bytes]
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=printed, stderr=complaints)


def _start_on_terminal(
    command: list[str], environment: Mapping[str, str], printed: IO[bytes], _complaints: IO[bytes]
) -> subprocess.Popen[bytes]:
    """Start a command in a large enough terminal, and read what it shows until it ends."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    environment = {**environment, "TERM": "xterm-256color"}
    process = subprocess.Popen(command, env=environment, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    try:
        while shown := os.read(ours, 65536):
            printed.write(shown)
    except OSError:  # how Linux says that the other end is closed
        pass
    os.close(ours)
    return process


def _failure(program: Program, code: int, printed: IO[bytes], complaints: IO[bytes]) -> str:
    """Why a run does not count, or nothing."""
    if code not in program.may_end:
        complaints.seek(0)
        last = complaints.read().decode("utf-8", "replace").strip().rpartition("\n")[2]
        return f"exit code {code}: {last[:200]}"
    return "it printed nothing" if program.prints and printed.seek(0, os.SEEK_END) == 0 else ""


def table(programs: Sequence[Program]) -> str:
    """CPU and wall time, memory, and the comparison (of CPU time), round by round."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    by_key = {program.key: program for program in programs}
    lines = ["| | CPU ms | wall ms | MB | of its floor | goal |", "| --- | ---: | ---: | ---: | ---: | ---: |"]
    for program in programs:
        if program.failed:
            lines.append(f"| {program.name} | failed: {program.failed} | | | | |")
            continue
        cpu, wall = program.medians()
        held = [item for item in program.against if item.key in by_key]
        ratios = "; ".join(item.result(program, by_key[item.key]) for item in held)
        goals = "; ".join(item.wanted() for item in held if item.goal is not None)
        lines.append(f"| {program.name} | {cpu:.0f} | {wall:.0f} | {program.peak(own)} | {ratios} | {goals} |")
    return "\n".join(lines) + "\n"
