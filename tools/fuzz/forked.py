"""One command in a forked child with limits: what it printed, how it ended, what it took and which paths it opened.

A fork of a process that has loaded everything costs milliseconds, a fresh Python tenths of a second.
"""

from __future__ import annotations

import gc
import importlib
import os
import pkgutil
import resource
import signal
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, NoReturn
from urllib.parse import unquote

import briefkit

MEMORY = 2 * 1024**3
"""Bytes of address space; Typst and the fonts alone take half a gigabyte of it."""
CPU = 20
"""Seconds of processor time until a command is ended; whoever judges it sets a lower limit."""
WALL = 60
_OPENING = {"open", "sqlite3.connect", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.link", "os.symlink"}


class Ran(NamedTuple):
    """How a command ended: an exit code, or minus the number of a signal; `opened` are absolute paths."""

    code: int
    stdout: bytes
    stderr: bytes
    cpu: float
    megabytes: float
    opened: frozenset[str]


def load_everything() -> None:
    """Import every module, so that each child has it."""
    for module in pkgutil.walk_packages(briefkit.__path__, "briefkit."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for name in ("typst", "nh3", "jinja2", "markdown_it", "yaml", "sqlite3", "rich.console", "rich.table"):
        importlib.import_module(name)
    gc.collect()
    gc.freeze()


def run(arguments: Sequence[str], folder: Path, environment: Mapping[str, str], notes: Path) -> Ran:
    """`briefkit ARGUMENTS` in a folder. `notes` is a folder for what is printed and opened."""
    child = os.fork()
    if not child:
        _be_briefkit(arguments, folder, environment, notes)
    _, status, used = os.wait4(child, 0)
    opened = (notes / "opened").read_bytes().split(b"\0")
    return Ran(
        os.waitstatus_to_exitcode(status),
        (notes / "stdout").read_bytes(),
        (notes / "stderr").read_bytes(),
        used.ru_utime + used.ru_stime,
        used.ru_maxrss / 1024,
        frozenset(_absolute(folder, os.fsdecode(path)) for path in opened if path),
    )


def _absolute(folder: Path, path: str) -> str:
    """A path as it was opened, from the folder of the command; also the address of a database."""
    if path.startswith("file:"):
        path = unquote(path.removeprefix("file:").partition("?")[0])
    return path if path == ":memory:" else os.path.normpath(os.path.join(folder, path))  # noqa: PTH118 - normalised


def _be_briefkit(arguments: Sequence[str], folder: Path, environment: Mapping[str, str], notes: Path) -> NoReturn:
    """Become the command. Never returns, whatever happens."""
    code = 70
    try:
        _redirect(notes)
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(environment)
        tempfile.tempdir = None  # ask the new environment for it
        signal.alarm(WALL)
        resource.setrlimit(resource.RLIMIT_CPU, (CPU, CPU))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        _note_what_is_opened(notes)
        sys.argv = ["briefkit", *arguments]
        from briefkit.cli.app import main  # noqa: PLC0415 - already loaded

        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:  # noqa: BLE001 - this is what we look for
        traceback.print_exc()
    finally:
        with suppress(Exception):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def _redirect(notes: Path) -> None:
    for number, name, flags in ((0, os.devnull, os.O_RDONLY), (1, notes / "stdout", _NEW), (2, notes / "stderr", _NEW)):
        descriptor = os.open(name, flags, 0o600)
        os.dup2(descriptor, number)
        os.close(descriptor)
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        stream = open(number, "w" if number else "r", encoding="utf-8")  # noqa: PTH123, SIM115 - for good
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)  # keeps it open


_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC


def _note_what_is_opened(notes: Path) -> None:
    log = os.open(notes / "opened", _NEW, 0o600)

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in _OPENING:
            paths = [item for item in arguments[:2] if isinstance(item, str | bytes) and item not in {"r", "w", "rb"}]
            os.write(log, b"".join(os.fsencode(path) + b"\0" for path in paths))

    sys.addaudithook(hook)
