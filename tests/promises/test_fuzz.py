"""A slice of the fuzzer: hostile inputs of every kind end in an answer or a named refusal, and nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tools.fuzz import watch
from tools.fuzz.forked import Ran
from tools.fuzz.judge import faults_of
from tools.fuzz.library import SECRET, make_library
from tools.fuzz.minimise import minimised
from tools.fuzz.mutate import LONGEST
from tools.fuzz.targets import TARGETS, Command

from tests.places import ROOT
from tests.promises.conftest import Note
from tests.thorough import FULL

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks, limits and strace are those of Linux")

INPUTS = 12 if FULL else 4
"""Of each kind; each is read by several commands."""
SLICE = """
import json, sys
from tools.fuzz.forked import load_everything
from tools.fuzz.fuzz import Tally, input_of, try_input
load_everything()
for name in map(str.rstrip, sys.stdin):
    tally, faults = Tally(), []
    for number in range(1, int(sys.argv[1]) + 1):
        for found in try_input(name, input_of(name, 1, number), number, tally):
            faults.append(f"{number} {found.command.arguments} {found.fault}")
    print(json.dumps([tally.commands, faults]), flush=True)
"""
"""Says of each target that it is asked for how many commands it has tried, and their faults."""


@pytest.fixture(scope="module")
def fuzzing() -> Iterator[subprocess.Popen[str]]:
    """One process for all targets: it takes seconds to load everything."""
    command = [sys.executable, "-c", SLICE, str(INPUTS)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        yield process
        assert process.stdin
        process.stdin.close()


@pytest.mark.parametrize("name", TARGETS)
def test_hostile_inputs_are_answered_or_refused(name: str, fuzzing: subprocess.Popen[str], note: Note) -> None:
    assert fuzzing.stdin
    assert fuzzing.stdout
    print(name, file=fuzzing.stdin, flush=True)
    commands, faults = json.loads(fuzzing.stdout.readline())
    assert faults == []
    what = "fuzzed libraries and arguments: no traceback, no hang, nothing opened or changed outside"
    note("fuzz", what, commands, commands)


def test_strace_sees_every_path_that_is_opened(tmp_path: Path, note: Note) -> None:
    library = make_library(tmp_path)
    (tmp_path / "notes").mkdir()
    environment = {"HOME": str(tmp_path / "home"), "TMPDIR": str(tmp_path / "home"), "PATH": "/usr/bin:/bin"}
    calls = (["list"], ["check"], ["export", "one", "-o", "out.pdf"], ["set", "one", "status=review"])
    for call in calls:
        seen = watch.strace(call, library, environment, tmp_path / "notes")
        if seen is None:
            pytest.skip("strace cannot run here")
        assert str(library / "one.md") in seen
        assert watch.outside(seen, watch.Own((library, tmp_path / "home"))) == []
    note(
        "fuzz",
        "commands under strace: nothing opened outside of the library, the cache and Python",
        len(calls),
        len(calls),
    )


LINES = [
    '7 openat(AT_FDCWD</l>, "one.md", O_RDONLY|O_CLOEXEC) = 3</l/one.md>',
    '7 openat(4</l>, "link.md", O_RDONLY) = 3</outside/secret.md>',
    '7 openat(AT_FDCWD</l>, "none.md", O_RDONLY) = -1 ENOENT (No such file or directory)',
    '7 unlink("/outside/gone") = 0',
    '7 openat(AT_FDCWD</l>, "/proc/self/environ", O_RDONLY) = 3</proc/7/environ>',
    '7 stat("/outside/looked-at", 0x7ff) = 0',
]


def test_a_path_is_where_a_link_leads() -> None:
    assert list(watch.paths_in(LINES)) == ["/l/one.md", "/outside/secret.md", "/outside/gone", "/proc/self/environ"]
    found = watch.outside(watch.paths_in(LINES), watch.Own((Path("/l"),)))
    assert found == ["/outside/gone", "/outside/secret.md", "/proc/self/environ"]


def test_what_an_argument_names_may_be_opened_with_the_folders_that_lead_there() -> None:
    own = watch.Own((Path("/l"),), (Path("/l/../x/y/named.md"),))
    assert watch.outside(["/x", "/x/y", "/x/y/named.md", "/x/other.md", "/x/y/other.md"], own) == [
        "/x/other.md",
        "/x/y/other.md",
    ]


def test_every_kind_of_fault_is_seen(tmp_path: Path) -> None:
    command = Command(("list",), changes=("one.md",))
    bad = Ran(-9, SECRET, b"", 6.0, 600.0, frozenset({"/etc/shadow"}))
    own = watch.Own((tmp_path,))
    found = faults_of(bad, command, {"library/two.md": b"", "library/one.md": b""}, {"outside/x": b""}, own)
    assert [(fault.kind, fault.detail) for fault in found] == [
        ("exit code", "-9"),
        ("time", "CPU"),
        ("memory", "MB"),
        ("leak", "a file outside is printed"),
        ("opened", "/etc/shadow"),
        ("changed", "library/two.md"),
        ("changed", "outside/x"),
    ]
    traceback = b'Traceback (most recent call last):\n  File "/x/src/briefkit/a.py", line 7\nKeyError: 1'
    broken = bad._replace(code=1, stdout=b"", stderr=traceback, cpu=0, megabytes=0, opened=frozenset())
    (fault,) = faults_of(broken, command, {}, {}, own)
    assert fault == ("traceback", "src/briefkit/a.py:7 KeyError")


def test_an_input_is_made_as_small_as_shows_the_fault() -> None:
    assert minimised(b"x" * 500 + b"[bad" + b"y" * 700, lambda data: b"[bad" in data) == b"[bad"


def test_inputs_are_the_same_for_a_seed_and_bounded() -> None:
    from tools.fuzz.fuzz import input_of

    for name in TARGETS:
        made = [input_of(name, 1, number) for number in range(20)]
        assert made == [input_of(name, 1, number) for number in range(20)] != [input_of(name, 2, n) for n in range(20)]
        assert max(map(len, made)) <= LONGEST
