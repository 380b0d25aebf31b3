"""What is wrong with how a command ended."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from typing import NamedTuple

from tools.fuzz.forked import Ran
from tools.fuzz.library import SECRET
from tools.fuzz.targets import Command
from tools.fuzz.watch import Own, outside

MOST_CPU, MOST_MEMORY = 5.0, 500.0
"""Seconds and megabytes of one command."""
_CODES = {0, 1, 2}
_FRAME = re.compile(rb'File "[^"]*?/(?P<file>(?:src|site-packages|lib)/[^"]*)", line (?P<line>\d+)')


class Fault(NamedTuple):
    """What went wrong, and details by which the same fault is known again."""

    kind: str
    detail: str


def faults_of(
    ran: Ran, command: Command, before: Mapping[str, bytes], after: Mapping[str, bytes], own: Own
) -> list[Fault]:
    """The faults of one command, given every file before and after."""
    found = []
    if b"Traceback (most recent call last)" in ran.stderr or b"lease report it" in ran.stderr + ran.stdout:
        found.append(Fault("traceback", _last_frame(ran.stderr)))
    elif ran.code not in _CODES:
        found.append(Fault("exit code", str(ran.code)))
    if ran.cpu > MOST_CPU:
        found.append(Fault("time", "CPU"))
    if ran.megabytes > MOST_MEMORY:
        found.append(Fault("memory", "MB"))
    if SECRET in ran.stdout + ran.stderr:
        found.append(Fault("leak", "a file outside is printed"))
    found += [Fault("opened", path) for path in outside(ran.opened, own)]
    return found + [Fault("changed", path) for path in sorted(_changed(before, after, command))]


def _last_frame(stderr: bytes) -> str:
    """Where a traceback ends, and its last line without what differs from input to input."""
    frames = list(_FRAME.finditer(stderr))
    place = f"{frames[-1]['file'].decode()}:{frames[-1]['line'].decode()}" if frames else ""
    lines = stderr.decode("utf-8", "replace").strip().splitlines()
    return f"{place} {lines[-1].partition(':')[0] if lines else ''}"[:200]


def _changed(before: Mapping[str, bytes], after: Mapping[str, bytes], command: Command) -> Iterable[str]:
    for path in before.keys() | after.keys():
        if before.get(path) == after.get(path) or path.startswith("home/"):
            continue
        inside = path.removeprefix("library/")
        if inside == path or not any(fnmatchcase(inside, allowed) for allowed in command.changes):
            yield path if len(path) < 60 else path[:60]
