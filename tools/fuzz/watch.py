"""Which paths a command may open, and how they are watched from outside by strace."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tools.fuzz.corpus import ROOT

_SYSTEM = (
    "/usr/lib", "/lib", "/lib64", "/usr/local/lib", "/usr/share", "/etc/ld.so.cache", "/etc/localtime",
    "/etc/mime.types", "/dev/null", "/dev/urandom", "/dev/tty", "/proc/self/fd", "/proc/self/task",
    "/proc/self/cgroup", "/proc/self/mountinfo", "/proc/self/maps", "/proc/self/status", "/proc/self/statm",
    "/proc/stat", "/proc/sys",
    "/sys/devices/system/cpu", "/sys/fs/cgroup", "/usr/bin/git", "/etc/gitconfig", "/etc/locale.alias",
    "/etc/ssl/openssl.cnf",
)  # fmt: skip
"""What Python, its libraries and git open for themselves."""
_OPENED = re.compile(r'(?:open|openat|openat2|creat)\((?:[^"]*)"[^"]*".*= \d+<(?P<path>[^>]*)>$')
_CHANGED = re.compile(r'(?:rename|unlink|mkdir|rmdir|link|symlink|truncate)\w*\((?:[^"]*)"(?P<path>/[^"]*)".* = 0$')


class Own(NamedTuple):
    """What a command may open: folders and files of ours, and what an argument names."""

    ours: tuple[Path, ...]
    named: tuple[Path, ...] = ()


def outside(paths: Iterable[str], own: Own) -> list[str]:
    """The paths that are neither our own nor Python's or the system's.

    Whoever names a file means it, and the folders that lead there, but nothing else that is in those.
    """
    allowed = [*map(str, own.ours + own.named), *_SYSTEM, sys.prefix, sys.base_prefix, str(ROOT / "src")]
    allowed += [str(Path(path).resolve()) for path in allowed]
    way = {str(parent) for path in own.named for whole in _wholes(path) for parent in whole.parents}
    return sorted(path for path in paths if not path.startswith(":") and path not in way and not _is_in(path, allowed))


def _wholes(path: Path) -> tuple[Path, ...]:
    """A path without `..`, read as it is written and with links followed."""
    return Path(os.path.normpath(path)), path.resolve()


def _is_in(path: str, allowed: Iterable[str]) -> bool:
    return any(path == folder or path.startswith(f"{folder}/") for folder in allowed)


def strace(
    arguments: Sequence[str], folder: Path, environment: Mapping[str, str], notes: Path
) -> frozenset[str] | None:
    """The real paths that `briefkit ARGUMENTS` and its children open or change; None without a working strace."""
    if not shutil.which("strace"):
        return None
    log = notes / "strace"
    command = ["strace", "-f", "--seccomp-bpf", "-y", "-qq", "-s", "4096", "-e", "trace=%file", "-o", str(log)]
    command += [sys.executable, "-m", "briefkit", *arguments]
    try:
        subprocess.run(
            command,
            cwd=folder,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=120,
            check=False,
        )
    except (subprocess.TimeoutExpired, ValueError):  # ValueError: a NUL in an argument, which no shell can pass
        return frozenset()
    lines = log.read_text("utf-8", "replace").splitlines() if log.exists() else []
    return frozenset(paths_in(lines)) if any("openat" in line for line in lines) else None


def paths_in(lines: Sequence[str]) -> Iterator[str]:
    """The paths that strace's lines, which begin with a process, say were opened, with links resolved, or changed."""
    own = {f"/proc/{line.partition(' ')[0]}/" for line in lines}
    for line in lines:
        if found := _OPENED.search(line) or _CHANGED.search(line):
            path = found["path"].removesuffix(" (deleted)")
            of_process = re.match(r"/proc/\d+/", path)
            yield path.replace(of_process[0], "/proc/self/", 1) if of_process and of_process[0] in own else path
