"""The two stores that million.py measures: how each is filled, asked and changed, as whole commands."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from make_library import brief_path
from questions import QUESTIONS, Question
from running import Program

HERE = Path(__file__).parent
SOURCES = HERE.parent / "src"
START = [sys.executable, "-c", "import sys; sys.argv[0] = 'briefkit'; from briefkit.cli.app import main; main()"]
CONNECT = """
import os, sys
import briefkit.cli.app
from briefkit.storage.postgres.address import connect, parse_address
with connect(parse_address(sys.argv[1])) as connection:
    connection.execute("SELECT 1").fetchone()
os._exit(0)
"""
"""Ends as commands do, without what Python does at the end."""
FULL_PUSH, SMALL_PUSH = 600.0, 2.0
"""Goals in seconds."""
_CHANGED = 123
_TIMES = 3
Step = tuple[Program, float | None]
"""A command that runs once, and its goal in seconds."""


class Steps(Protocol):
    """What is measured of a store. Its steps are prepared one by one, as they are asked for."""

    name: str
    goals: bool
    environment: dict[str, str]

    def starts(self) -> list[Program]:
        """What any command takes to start; the last is what answers are compared with."""

    def asked(self, question: Question) -> list[str]:
        """The command that asks a question."""

    def filling(self) -> Iterator[Step]:
        """Fill the store."""

    def changing(self) -> Iterator[Step]:
        """Take in one changed brief, several times."""

    def sizes(self) -> Iterator[tuple[str, object]]:
        """What it takes on disk, in MB."""

    def under_load(self) -> dict[str, object]:
        """What load.py says; nothing of a store that one user has."""


class FolderIndex:
    """The index of a folder: a file that the first question makes."""

    name = "sqlite"
    goals = False

    def __init__(self, library: Path, scratch: Path, _rate: float) -> None:
        self.library = library
        self.cache = scratch / "cache"
        self.environment = {**os.environ, "PYTHONPATH": str(SOURCES), "XDG_CACHE_HOME": str(self.cache)}
        self.changed = brief_path(library, _CHANGED)
        self._before = self.changed.read_bytes()

    def __enter__(self) -> Self:
        shutil.rmtree(self.cache, ignore_errors=True)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.changed.write_bytes(self._before)

    def starts(self) -> list[Program]:
        """Nothing but the program."""
        return [Program("`--version`", [*START, "--version"])]

    def asked(self, question: Question) -> list[str]:
        """A command on the folder."""
        return [*START, "--library", str(self.library), *question.words]

    def filling(self) -> Iterator[Step]:
        """The first list, and the first questions that need words and typed rows."""
        yield Program("first index", self.asked(QUESTIONS[0])), None
        for needed in ("words", "rows"):
            first = next(one for one in QUESTIONS if one.needs == needed)
            yield Program(f"first question that needs {needed}", self.asked(first)), None

    def changing(self) -> Iterator[Step]:
        """A list, a search and an issue after one brief has changed, and when that has settled."""
        for needed in ("", "words", "rows"):
            asked = self.asked(next(one for one in QUESTIONS if one.needs == needed))
            self.changed.write_bytes(self._before + f"Changed for {needed or 'a list'}.\n".encode())
            yield Program(f"one changed brief, then a question{needed and f' that needs {needed}'}", asked), None
            time.sleep(2.1)  # a file that changed just now is looked at twice
            yield Program("the same question again", asked), None

    def sizes(self) -> Iterator[tuple[str, object]]:
        """The file."""
        total = sum(path.stat().st_size for path in self.cache.rglob("*") if path.is_file())
        yield "index on disk, MB", round(total / 1e6)

    def under_load(self) -> dict[str, object]:
        """Each user has an index of their own."""
        return {}

    def settings(self) -> dict[str, object]:
        """Nothing is set."""
        return {}


class ServedLibrary:
    """A library on a PostgreSQL server of its own, pushed from commits of a bare repository."""

    name = "postgres"
    goals = True

    def __init__(self, library: Path, scratch: Path, rate: float) -> None:
        from production import SETTINGS, Repository  # noqa: PLC0415 - see below

        self._settings = SETTINGS
        self.library = library
        self.scratch, self.rate = scratch, rate
        self.repository = Repository(scratch / "briefs.git")
        self.environment = {**os.environ, "PYTHONPATH": str(SOURCES), "XDG_CACHE_HOME": str(scratch / "served")}
        self._open = ExitStack()

    def __enter__(self) -> Self:
        from production import served  # noqa: PLC0415 - loads pytest: a process that measures others has to stay small

        self.server = self._open.enter_context(served())
        self.address = self.server.new_database()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._open.close()

    def starts(self) -> list[Program]:
        """The program, and one that connects and asks for a number."""
        connect = [sys.executable, "-c", CONNECT, self.address]
        return [Program("`--version`", [*START, "--version"]), Program("connect, SELECT 1", connect)]

    def asked(self, question: Question) -> list[str]:
        """A command on the server, without the folder."""
        return [*START, "--library", self.address, *question.words]

    def filling(self) -> Iterator[Step]:
        """The first push of all briefs."""
        since = time.monotonic()
        commit = self.repository.make(self.library)
        sys.stderr.write(f"the repository took {time.monotonic() - since:.0f} s, which count nowhere\n")
        yield Program("full push", self._push(commit)), FULL_PUSH

    def changing(self) -> Iterator[Step]:
        """Pushes of commits that change one brief."""
        path = brief_path(self.library, _CHANGED)
        name = path.relative_to(self.library).as_posix()
        for _ in range(_TIMES):
            text = path.read_bytes() + f"Changed {time.time_ns()}.\n".encode()
            commit = self.repository.commit(iter([(name, text)]))
            yield Program("push of one changed brief", self._push(commit)), SMALL_PUSH

    def _push(self, commit: str) -> list[str]:
        return [*START, "index", "push", self.address, "--repository", str(self.repository.folder), "--commit", commit]

    def sizes(self) -> Iterator[tuple[str, object]]:
        """The repository, the database and its largest tables and indexes."""
        import psycopg  # noqa: PLC0415 - as above

        packed = sum(path.stat().st_size for path in self.repository.folder.rglob("*.pack"))
        yield "repository on disk, MB", round(packed / 1e6)
        largest = """SELECT relname,
              pg_relation_size(pg_class.oid) + coalesce(pg_relation_size(nullif(reltoastrelid, 0)), 0)
            FROM pg_class WHERE relkind IN ('r', 'i') AND relpersistence = 'p' ORDER BY 2 DESC LIMIT 12"""
        with psycopg.connect(self.address) as connection:
            whole = connection.execute("SELECT pg_database_size(current_database())").fetchone()
            assert whole is not None  # noqa: S101 - a function has a value
            yield "database on disk, MB", round(whole[0] / 1e6)
            for name, size in connection.execute(largest):
                yield f"of which {name}", round(size / 1e6)

    def under_load(self) -> dict[str, object]:
        """What 200 connections get that ask together."""
        output = self.scratch / "load.json"
        call = [sys.executable, str(HERE / "load.py"), self.address, "--rate", str(self.rate), "-o", str(output)]
        subprocess.run(call, env=self.environment, stdout=sys.stderr, check=True)
        result: dict[str, object] = json.loads(output.read_text("utf-8"))
        return result

    def settings(self) -> dict[str, object]:
        """The settings of the server."""
        return {"server": ", ".join(f"{name} {value}" for name, value in self._settings.items())}
