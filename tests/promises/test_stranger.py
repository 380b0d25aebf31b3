"""A stranger's library opens nothing outside it: watched by strace, command by command."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.needs import needs
from tests.places import ROOT
from tests.processes import Processes
from tests.promises.conftest import Note
from tests.thorough import sample

BRIEF = """\
---
title: Good
kind: note
date: 2020-01-01
topics: [t]
figures:
  - {id: f1, file: ../outside/secret.png, alt: A}
  - {id: f2, file: media/link.png, alt: A}
  - {id: f3, file: media/up/secret.png, alt: A}
  - {id: f4, file: /etc/hostname, alt: A}
  - {id: f5, file: media/pipe.png, alt: A}
---
See [this](../outside/secret.md) and [that](/proc/self/environ).

![a](%2e%2e/outside/secret.png) ![b](file:///etc/hostname) ![c](media/environ.png) ![d](linked/secret.png)
"""
COMMANDS = [
    "list --json",
    "show good",
    "check",
    "search secret",
    "related good",
    "facets topic",
    "issues",
    "judgments",
    "timeline",
    "digest 2020",
    "registry list",
    "sql 'select * from texts'",
    "sql \"select body_of('../outside/secret.md'), body_of('linked/a.md')\"",
    "export good -o OUT/a.html",
    "export good -o OUT/a.pdf",
    "diff good.md good.md",
    "diff good.md linked/secret.md",
    "diff good.md secret.md",
    "new Title --dry-run",
    "set good status=review --dry-run",
    "index status",
]
SECRET = "hunter2"  # noqa: S105 - to be looked for


def _registry(library: Path) -> None:
    (library / "registry.yaml").symlink_to("../outside/registry.yaml")


def _settings(library: Path) -> None:
    (library / "briefkit.toml").unlink()
    (library / "briefkit.toml").symlink_to("../outside/briefkit.toml")


def _part(target: str) -> Callable[[Path], None]:
    return lambda library: (library / "templates" / "colophon.html").symlink_to(target)


def _templates(library: Path) -> None:
    (library / "templates").rmdir()
    (library / "templates").symlink_to("../outside")


def _absolute(library: Path) -> None:
    (library / "briefkit.toml").write_text(f'[brand]\ntemplates = "{library.parent}/outside"\n')


def _logo(library: Path) -> None:
    (library / "briefkit.toml").write_text('[brand]\ntemplates = "../outside"\nlogo = "../outside/secret.png"\n')


def _pipes(library: Path) -> None:
    for name in ("pipe.md", "registry.yaml", "templates/page.css"):
        os.mkfifo(library / name)


HOSTILE: dict[str, Callable[[Path], None]] = {
    "the registry is a link": _registry,
    "the settings are a link": _settings,
    "a part is a link": _part("../../outside/colophon.html"),
    "a part is the environment": _part("/proc/self/environ"),
    "a part is a device": _part("/dev/zero"),
    "the templates are a link": _templates,
    "the templates are absolute": _absolute,
    "templates and logo are above": _logo,
    "pipes": _pipes,
}


@pytest.fixture
def stranger(tmp_path: Path) -> Path:
    """A library with links, pipes and paths that lead out of it, beside a folder with a secret in every file."""
    library, outside = tmp_path / "library", tmp_path / "outside"
    for folder in (library / "media", library / "templates", outside, tmp_path / "out"):
        folder.mkdir(parents=True)
    for name in ("secret.md", "secret.png", "colophon.html", "page.css", "header.txt", "a.md"):
        (outside / name).write_text(f"---\ntitle: {SECRET}\nkind: note\ndate: 2020\n---\n{SECRET}\n")
    (outside / "registry.yaml").write_text(f"topics: {{t: {{title: {SECRET}}}}}\n")
    (outside / "briefkit.toml").write_text(f'[library]\nname = "{SECRET}"\n')
    (library / "briefkit.toml").write_text('[brand]\ntemplates = "templates"\n')
    (library / "good.md").write_text(BRIEF)
    links = {"linked": "../outside", "secret.md": "../outside/secret.md", "loop": "loop", "media/up": "../../outside"}
    links |= {"media/link.png": "../../outside/secret.png", "media/environ.png": "/proc/self/environ"}
    for name, target in links.items():
        (library / name).symlink_to(target)
    os.mkfifo(library / "media" / "pipe.png")
    return library


OPENED = re.compile(r'open(?:at)?2?\(.*?"(?P<asked>(?:[^"\\]|\\.)*)".* = \d+<(?P<opened>[^>]*)>')
LIMITS = re.compile(r"/proc/\d+/(?:cgroup|mountinfo|maps|stat|statm|status)|/proc/(?:meminfo|filesystems|cpuinfo|stat)")
OURS = [sys.prefix, sys.base_prefix, str(ROOT / "src"), *sysconfig.get_paths().values()]
SYSTEM = """/lib /lib64 /usr/lib /usr/bin /bin /usr/share/zoneinfo /usr/share/locale /etc/ld.so.cache /etc/localtime
/etc/ssl/openssl.cnf /etc/locale.alias /dev/null /dev/urandom /sys/devices/system/cpu /sys/fs/cgroup"""
"""Python's own installation, briefkit's own files, and what the system's loader and clock open for any program."""


def _is_within(path: str, roots: list[str]) -> bool:
    """Whether a path is one of some, or below one; or tells a process how much of the machine it may use."""
    return any(path == root or path.startswith(f"{root}/") for root in roots) or bool(LIMITS.fullmatch(path))


def tracing(trace: Path) -> list[str]:
    """The words that begin a program so that the files which it opens are written to another, with a secret to tell."""
    watching = ["-f", "--seccomp-bpf", "-qq", "-y", "-s", "4096", "-e", "trace=open,openat,openat2"]
    return ["env", f"TOKEN={SECRET}", needs("strace"), *watching, "-o", str(trace)]


class Watched:
    """Commands under strace: forked from a process that has loaded everything, which strace makes slow to start."""

    def __init__(self, trace: Path) -> None:
        self._trace = trace
        self._forked = Processes(*tracing(trace))
        self.notes = self._forked.notes
        self._forked.run(["--version"], Path("/"))  # it has loaded everything

    def run(self, commands: list[str], folder: Path, environment: dict[str, str]) -> tuple[str, list[str]]:
        """What some commands say, the first of which is a program of its own, and the lines of strace."""
        seen = self._trace.stat().st_size if self._trace.exists() else 0
        first, own = commands[0].split(), folder.parent / "trace"
        program = [*tracing(own), sys.executable, "-m", "briefkit", *first]
        started = subprocess.run(
            program,
            cwd=folder,
            env={**os.environ, **environment},
            capture_output=True,
            check=False,
            timeout=120,
            text=True,
            errors="replace",
        )
        said = started.stdout + started.stderr
        for command in commands[1:]:
            ran = self._forked.run(shlex.split(command), folder, {}, **environment)
            said += ran.stdout + ran.stderr
        with self._trace.open() as trace:
            trace.seek(seen)
            return said, [*own.read_text().splitlines(), *trace.read().splitlines()]

    def close(self) -> None:
        """End the process that the others are forked from."""
        self._forked.close()


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    started = Watched(tmp_path_factory.mktemp("watched") / "trace")
    yield started
    started.close()


@pytest.mark.parametrize("name", sample(HOSTILE, 2))
def test_nothing_outside_is_opened_or_told(stranger: Path, watched: Watched, name: str, note: Note) -> None:
    HOSTILE[name](stranger)
    home = stranger.parent
    own = [stranger, home / "cache", home / "state", home / "out", home / "tmp"]
    (home / "tmp").mkdir()
    environment = {f"XDG_{kind.upper()}_HOME": str(home / kind) for kind in ("cache", "state", "config", "data")}
    environment |= {"TMPDIR": str(home / "tmp"), "SQLITE_TMPDIR": str(home / "tmp"), "TOKEN": SECRET}
    said, lines = watched.run([command.replace("OUT/", "../out/") for command in COMMANDS], stranger, environment)
    allowed = [str(path) for path in own] + [watched.notes, *OURS, *SYSTEM.split()]
    opened = [found["opened"] for line in lines if (found := OPENED.search(line))]
    assert any(path.startswith(str(stranger)) for path in opened), "strace saw what was opened"
    outside = {path for path in opened if not _is_within(path, allowed)}
    assert outside == set()
    made = b"".join(path.read_bytes() for path in (home / "out").iterdir())
    assert SECRET.encode() not in said.encode() + made
    assert "Traceback" not in said
    note(
        "stranger",
        "reading commands on libraries of links, pipes and paths out: nothing outside opened",
        *[len(COMMANDS)] * 2,
    )
