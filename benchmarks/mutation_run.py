"""Tries one mutant after another: the tests that run its line, in a copy of the tree, each in a process of its own."""

from __future__ import annotations

import importlib
import multiprocessing
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path, PurePosixPath
from queue import Queue
from typing import NamedTuple

import pytest
from mutation_sample import PACKAGE, ROOT, Mutant, broken, inside_functions

SLOW = ("--ignore=tests/browser", "--ignore=tests/promises", "--ignore=tests/test_install.py")
BROAD = ("test_transcripts.py", "test_kept_pages.py", "test_values.py")
MOST = 120  # tests a mutant besides the broad ones, the lightest first
SHARED = (
    "typer.main",
    "rich.table",
    "yaml",
    "markdown_it",
    "jinja2",
    "nh3",
    "jsonschema",
    "html5lib",
)  # loaded once for all
FORK = multiprocessing.get_context("fork")


class Outcome(NamedTuple):
    """What the tests said of a mutant (caught, survived, slow, no test, equivalent), and which test caught it."""

    mutant: Mutant
    word: str
    by: str = ""


def measure(target: Path) -> None:
    """Which test runs which line: one run of the suite, into a coverage file."""
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", *SLOW, "--cov=src/briefkit", "--cov-context=test"]
    environment = {**os.environ, "COVERAGE_FILE": str(target)}
    command += ["--cov-report=", "-p", "no:cacheprovider"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)


class Tests:
    """Which tests run a line, from a coverage file; only tests that still exist."""

    def __init__(self, file: Path, existing: set[str]) -> None:
        connection = sqlite3.connect(file)
        self.files = {
            Path(path).as_posix().rpartition("src/briefkit/")[2]: id_
            for id_, path in connection.execute("SELECT id, path FROM file")
        }
        contexts = connection.execute("SELECT id, context FROM context WHERE context LIKE '%|run'")
        self.names = {id_: name.rpartition("|")[0] for id_, name in contexts}
        self.names = {id_: name for id_, name in self.names.items() if name in existing}
        self.existing = sorted(existing)
        self.broad = list(filter(_is_broad, self.existing))
        self.bits: dict[int, list[tuple[int, bytes]]] = defaultdict(list)
        self.weight: Counter[int] = Counter()
        for context, file_id, bits in connection.execute("SELECT context_id, file_id, numbits FROM line_bits"):
            if context in self.names:
                self.bits[file_id].append((context, bits))
                self.weight[context] += sum(map(int.bit_count, bits))

    def of(self, mutant: Mutant) -> list[str]:
        """The tests of a line: those named like its module (a rule has its own cases), the lightest others, broad ones.

        For a line that runs at import, all tests of its module and its room.
        """
        of_file = self.bits.get(self.files.get(mutant.module, -1), [])
        found = {context for context, bits in of_file if _has(bits, mutant.line)}
        everywhere = not found or mutant.line not in inside_functions((PACKAGE / mutant.module).read_text("utf-8"))
        if everywhere:
            found = {context for context, _ in of_file}
        names = [self.names[context] for context in sorted(found, key=self.weight.__getitem__)]
        narrow = [name for name in names if not _is_broad(name)]
        if not everywhere:
            stem = PurePosixPath(mutant.module).stem
            own = [name for name in narrow if stem in name or stem.replace("_", "-") in name]
            return list(dict.fromkeys([*own, *narrow[:MOST], *filter(_is_broad, names)]))
        room = f"tests/{PurePosixPath(mutant.module).parent}/"
        return list(dict.fromkeys([*narrow, *(name for name in self.existing if name.startswith(room)), *self.broad]))


def _is_broad(name: str) -> bool:
    return any(part in name for part in BROAD)


def _has(bits: bytes, line: int) -> bool:
    return line // 8 < len(bits) and bool(bits[line // 8] & (1 << (line % 8)))


class Copy:
    """A copy of the tree in which one module at a time is broken."""

    times = count(1_000_000_000)  # each write gets a time of its own, so that no stale bytecode is believed

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]  # -z: names in any script
        names = subprocess.run(listed, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")
        for name in filter(None, names):
            if (ROOT / name).exists():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / name, folder / name, follow_symlinks=False)

    def existing(self) -> set[str]:
        """The names of all tests."""
        command = [sys.executable, "-m", "pytest", "--collect-only", "-q", *SLOW, "-p", "no:cacheprovider"]
        ran = subprocess.run(
            command, cwd=self.folder, env=self._environment(), check=True, capture_output=True, text=True
        )
        return {line for line in ran.stdout.splitlines() if "::" in line}

    def try_out(self, mutant: Mutant, tests: list[str], seconds: int) -> Outcome:
        """Break one place, run its tests, put it right again."""
        path = self.folder / "src" / "briefkit" / mutant.module
        text = path.read_text("utf-8")
        self._write(path, broken(text, mutant.operator, mutant.occurrence))
        try:
            code, failed = self.run(tests, seconds + len(tests) // 4)  # many tests are not the mutant's fault
        finally:
            self._write(path, text)
        return Outcome(mutant, "slow" if code is None else "caught" if code else "survived", failed)

    def run(self, tests: list[str], seconds: int) -> tuple[int | None, str]:
        """The exit code of pytest, None once it has used up its processor time, and the first test that failed."""
        ours, theirs = FORK.Pipe(duplex=False)
        process = FORK.Process(target=self._child, args=(tests, theirs.fileno(), seconds))
        process.start()
        theirs.close()
        process.join(20 * seconds)  # waiting is not the mutant's fault; a loop without end uses up its processor time
        if process.exitcode is None:
            process.kill()
            process.join()
        if process.exitcode is None or process.exitcode < 0:
            return None, ""
        failed = os.read(ours.fileno(), 10_000).decode("utf-8", "replace")
        ours.close()
        return process.exitcode, failed

    def _child(self, tests: list[str], pipe: int, seconds: int) -> None:
        os.setsid()
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        os.chdir(self.folder)
        os.environ.update(self._environment())
        sys.path[:0] = [str(self.folder), str(self.folder / "src")]
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nothing, stream)
        arguments = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:cov", *tests]
        code = pytest.main([f"--rootdir={self.folder}", *arguments], plugins=[_Witness(pipe)])
        os._exit(int(code))

    def _write(self, path: Path, text: str) -> None:
        path.write_text(text, "utf-8")
        time = next(self.times)
        os.utime(path, (time, time))

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "PYTHONPATH": str(self.folder / "src")}


class _Witness:
    """Tells the first failure."""

    def __init__(self, pipe: int) -> None:
        self.pipe = pipe

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            os.write(self.pipe, report.nodeid.encode())

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            os.write(self.pipe, b"collection")


def run_all(mutants: Iterable[Mutant], tests: Tests, copies: list[Copy], seconds: int) -> Iterator[Outcome]:
    """Every mutant, as many at a time as there are copies."""
    for name in SHARED:
        importlib.import_module(name)
    free: Queue[Copy] = Queue()
    for copy in copies:
        free.put(copy)

    def one(mutant: Mutant) -> Outcome:
        chosen = tests.of(mutant)
        if not chosen:
            return Outcome(mutant, "no test")
        copy = free.get()
        try:
            return copy.try_out(mutant, chosen, seconds)
        finally:
            free.put(copy)

    with ThreadPoolExecutor(len(copies)) as pool:
        yield from pool.map(one, mutants)


def false_witnesses(outcomes: list[Outcome], copy: Copy) -> set[str]:
    """The tests that caught a mutant but fail without one, too."""
    witnesses, false = sorted({outcome.by for outcome in outcomes if "::" in outcome.by}), set()
    while witnesses:
        code, failed = copy.run(witnesses, 3600)
        if not code:
            break
        false.add(failed)
        witnesses.remove(failed)
    return false
