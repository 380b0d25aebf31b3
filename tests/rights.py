"""Run briefkit as somebody who may read only what the permissions of files allow: root may read everything."""

from __future__ import annotations

import atexit
import os
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.needs import needs
from tests.processes import Processes

_WITHOUT = ("--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all")


class Told(NamedTuple):
    """What a call printed, line by line, and its exit code."""

    out: list[str]
    err: list[str]
    code: int


def with_rights_only(*arguments: str, folder: Path, cache: Path) -> Told:
    """`briefkit ARGUMENTS` in a folder, without the rights of root. Skipped where these cannot be given up."""
    ran = _processes().run(arguments, folder, XDG_CACHE_HOME=str(cache), COLUMNS="200")
    assert "Traceback" not in ran.stderr, ran.stderr
    return Told(ran.stdout.splitlines(), ran.stderr.splitlines(), ran.code)


@cache
def _processes() -> Processes:
    started = Processes(*((needs("setpriv"), *_WITHOUT) if os.geteuid() == 0 else ()))
    atexit.register(started.close)
    return started
