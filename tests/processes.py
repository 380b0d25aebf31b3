"""`briefkit` as a process whose standard streams are redirected as by a shell, or closed.

Each is forked from a process that has loaded everything: to start Python for each of hundreds of calls takes minutes.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, NoReturn

from tools.fuzz.forked import load_everything

from tests.places import ROOT

_STREAMS = {0: ("stdin", os.O_RDONLY, "r"), 1: ("stdout", os.O_WRONLY, "w"), 2: ("stderr", os.O_WRONLY, "w")}


class Ended(NamedTuple):
    """What a process printed where nothing was redirected, and its exit code."""

    stdout: str
    stderr: str
    code: int


class Processes:
    """Runs commands in a folder, by a process that is begun with the words of `starter`."""

    def __init__(self, *starter: str) -> None:
        self._notes = tempfile.TemporaryDirectory()
        self.notes = self._notes.name
        """The folder of what they print."""
        self._server = subprocess.Popen(
            [*starter, sys.executable, "-m", "tests.processes"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def run(
        self,
        arguments: Sequence[str],
        folder: Path,
        redirected: Mapping[int, str | None] = MappingProxyType({}),
        **environment: str,
    ) -> Ended:
        """Run `briefkit`. A stream is redirected to a file by its number, or closed (None)."""
        out, err = self._note("stdout"), self._note("stderr")
        self._ask(arguments, folder, {0: os.devnull, 1: str(out), 2: str(err), **redirected}, environment)
        code = self._answer()
        return Ended(out.read_text("utf-8", errors="replace"), err.read_text("utf-8", errors="replace"), code)

    def run_until_read(self, arguments: Sequence[str], folder: Path, **environment: str) -> Ended:
        """Run `briefkit` for a reader that closes the pipe after one byte."""
        pipe, err = Path(self._notes.name, "pipe"), self._note("stderr")
        pipe.unlink(missing_ok=True)
        os.mkfifo(pipe)
        self._ask(arguments, folder, {0: os.devnull, 1: str(pipe), 2: str(err)}, environment)
        with pipe.open("rb", buffering=0) as reader:
            first = reader.read(1)
        code = self._answer()
        return Ended(first.decode("utf-8", "replace"), err.read_text("utf-8", errors="replace"), code)

    def close(self) -> None:
        """End the process that the others are forked from."""
        self._server.communicate()
        self._notes.cleanup()

    def _ask(
        self,
        arguments: Sequence[str],
        folder: Path,
        streams: Mapping[int, str | None],
        environment: Mapping[str, str],
    ) -> None:
        assert self._server.stdin is not None
        request = (
            list(arguments),
            str(folder),
            {**os.environ, **environment},
            [streams[number] for number in _STREAMS],
        )
        self._server.stdin.write(json.dumps(request) + "\n")
        self._server.stdin.flush()

    def _answer(self) -> int:
        assert self._server.stdout is not None
        return int(self._server.stdout.readline())

    def _note(self, name: str) -> Path:
        path = Path(self._notes.name, name)
        path.write_bytes(b"")
        return path


def _serve() -> None:
    load_everything()
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _be_briefkit(*json.loads(line))
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201 - the answer


def _be_briefkit(arguments: list[str], folder: str, environment: dict[str, str], streams: list[str | None]) -> NoReturn:
    """Become the command, with the streams that Python would have made when it started. Never returns."""
    code = 70
    try:
        for number, path in enumerate(streams):
            _redirect(number, path)
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(environment)
        sys.argv = ["briefkit", *arguments]
        from briefkit.cli.app import main

        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:  # noqa: BLE001 - as Python would
        sys.excepthook(*sys.exc_info())
    finally:
        os._exit(code)


def _redirect(number: int, path: str | None) -> None:
    name, flags, mode = _STREAMS[number]
    stream: Any = None
    if path is None:
        os.close(number)
    else:
        opened = os.open(path, flags)
        os.dup2(opened, number)
        os.close(opened)
        stream = open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115 - for good
    setattr(sys, name, stream)
    setattr(sys, f"__{name}__", stream)


if __name__ == "__main__":
    _serve()
