"""Inputs of every target by number, each put into a new small library and read by the commands of its target."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import NamedTuple

from tools.fuzz import forked, watch
from tools.fuzz.judge import Fault, faults_of
from tools.fuzz.library import files_of, make_library
from tools.fuzz.mutate import mutated
from tools.fuzz.targets import TARGETS, Command, Target

_WATCHED_EVERY = 50
_IN_MEMORY = "/dev/shm"  # noqa: S108 - an index waits for the disk, which takes most of the time of a command


class Found(NamedTuple):
    """A fault, with the input and the command that show it."""

    target: str
    command: Command
    data: bytes
    fault: Fault


@dataclass
class Tally:
    """What the inputs of one target took, and what was found with them."""

    inputs: int = 0
    commands: int = 0
    watched: int = 0
    cpu: float = 0.0
    megabytes: float = 0.0
    faults: Counter[str] = field(default_factory=Counter)

    def add(self, ran: forked.Ran) -> None:
        """Count a command."""
        self.commands += 1
        self.cpu, self.megabytes = max(self.cpu, ran.cpu), max(self.megabytes, ran.megabytes)


def input_of(name: str, seed: int, number: int) -> bytes:
    """The input of a target with this number."""
    target = TARGETS[name]
    return mutated(Random(f"{seed}/{name}/{number}"), target.seeds(), target.tokens)  # noqa: S311 - repeatable on purpose


def try_input(name: str, data: bytes, number: int, tally: Tally) -> Iterator[Found]:
    """Run the commands of a target that are due for an input of this number."""
    for place, command in enumerate(TARGETS[name].commands):
        if (number + place) % command.every == 0:
            traced = (number + place) % _WATCHED_EVERY == 0
            for fault in try_command(TARGETS[name], command, data, tally, traced=traced):
                yield Found(name, command, data, fault)


def try_command(target: Target, command: Command, data: bytes, tally: Tally, *, traced: bool = False) -> list[Fault]:
    """The faults of one command with one input, in a library of its own."""
    folder = Path(tempfile.mkdtemp(prefix="fuzz-", dir=_IN_MEMORY if os.path.isdir(_IN_MEMORY) else None))  # noqa: PTH112
    try:
        return _in_folder(folder, target, command, data, tally, traced=traced)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _in_folder(
    folder: Path, target: Target, command: Command, data: bytes, tally: Tally, *, traced: bool
) -> list[Fault]:
    library, home = make_library(folder), folder / "home"
    (folder / "notes").mkdir()
    environment = {
        "HOME": str(home),
        "TMPDIR": str(home),
        "PATH": "/usr/bin:/bin",
        "TERM": "dumb",
        "COLUMNS": "100",
        "EDITOR": "true",
    }
    if target is TARGETS["index"]:
        forked.run(("list",), library, environment, folder / "notes")
    target.put(library, data)
    text = data.decode("utf-8", "surrogateescape").replace("\0", "")
    arguments = [text if word == "{input}" else word.replace("{input}", text) for word in command.arguments]
    before = _files(folder)
    ran = forked.run(arguments, library, environment, folder / "notes")
    tally.add(ran)
    own = watch.Own((library, home), tuple(library / text for text in arguments[1:] if len(text) < 200))
    faults = faults_of(ran, command, before, _files(folder), own)
    if traced and len(text) < 100_000:
        seen = watch.strace(arguments, library, environment, folder / "notes")
        tally.watched += seen is not None
        faults += [Fault("opened", path) for path in watch.outside(seen or (), own)]
    return faults


def _files(folder: Path) -> dict[str, bytes]:
    return {path: data for path, data in files_of(folder).items() if not path.startswith(("notes/", "home/"))}


def fuzz(seed: int, seconds: float, tell: Callable[[Found], None], names: tuple[str, ...]) -> dict[str, Tally]:
    """Try inputs of every target in turn until the time is over. `tell` hears of each kind of fault once."""
    tallies = {name: Tally() for name in names}
    known: set[tuple[str, ...]] = set()
    end, number = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        for name in names:
            tally = tallies[name]
            tally.inputs += 1
            for found in try_input(name, input_of(name, seed, number), number, tally):
                tally.faults[found.fault.kind] += 1
                key = (*found.fault, *(() if found.fault.kind in {"traceback", "opened"} else found.command.arguments))
                if key not in known:
                    known.add(key)
                    tell(found)
        number += 1
        sys.stderr.flush()
    return tallies
