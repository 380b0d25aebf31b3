"""What became of one item of a job, and a report: its outcomes as a table."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import Any, NamedTuple

from briefkit.core.tables import ANY, COUNT, LIST, MAYBE, TEXT, Column, Table, TableSchema

JOBS = ("check", "export", "import")
OK, FINDINGS, KNOWN, FAILED, MISSING = "ok", "findings", "known", "failed", "missing"
RESULTS = (OK, FINDINGS, KNOWN, FAILED, MISSING)


class Outcome(NamedTuple):
    """What became of an item in a job: a brief by its path, a document as it was named.

    `format` is that of an export; `result` is one of RESULTS; `code` is the exit code of a job with this item alone.
    `made` are files, or the ids of new briefs; `messages` say what is to be known or why it failed; `findings` are
    those of a check, as JSON objects.
    """

    job: str
    path: str
    result: str = OK
    code: int = 0
    format: str | None = None
    made: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()
    findings: tuple[Mapping[str, Any], ...] = ()

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is about; of several outcomes with one key only the last counts."""
        return self.job, self.path, self.format or ""


REPORT = TableSchema(
    "jobs",
    "briefkit jobs",
    "One item of a job: a brief that was checked or exported, or a document that was imported.",
    (
        Column("job", TEXT, f"{', '.join(JOBS)}"),
        Column("path", TEXT, "The brief, relative to the library; the document as it was named"),
        Column("format", MAYBE, "The format of an export"),
        Column(
            "result",
            TEXT,
            "ok; findings, where a check found some that fail it; known, where the library had the document already; "
            "failed; or missing, where it was expected and no report has it",
        ),
        Column("code", COUNT, "The exit code: 0, 1 for findings, 2 for what could not be done"),
        Column("made", LIST, "The files of an export, or the ids of new briefs"),
        Column("messages", LIST, "What is to be known, or why it failed"),
        Column("findings", ANY, "The findings of a check, as `check --json` has them", lambda item: [*item.findings]),
    ),
    shown=("job", "path", "format", "result", "code", "made", "messages"),
)


def report_of(outcomes: Iterable[Outcome]) -> Table[Outcome]:
    """The outcomes of one job or of several, in the order of jobs, paths and formats; the last of each key counts."""
    last = {outcome.key: outcome for outcome in outcomes}
    return Table(REPORT, sorted(last.values(), key=attrgetter("key")))


def outcome_of_json(data: Any) -> Outcome:
    """An outcome from a line of a report. Raises ValueError if it is none."""
    if not isinstance(data, dict) or data.keys() != {column.name for column in REPORT.columns}:
        raise ValueError("not what a report has")
    for name in ("made", "messages", "findings"):
        kind = dict if name == "findings" else str
        if not isinstance(data[name], list) or not all(isinstance(item, kind) for item in data[name]):
            raise ValueError(f"{name} is no list of what belongs there")
    values: dict[str, Any] = {name: tuple(held) if isinstance(held, list) else held for name, held in data.items()}
    outcome = Outcome(**values)
    if outcome.job not in JOBS or outcome.result not in RESULTS or outcome.code not in range(3):
        raise ValueError("an unknown job, result or code")
    if not isinstance(outcome.path, str) or not isinstance(outcome.format, str | None):
        raise ValueError("a path or format that is no text")
    return outcome


def missing_from(outcomes: Iterable[Outcome], expected: Iterable[str]) -> list[Outcome]:
    """An outcome for each item that was expected of a job, and that it has not; without any job, of no one's.

    A path may begin with “./”, as `find` writes it.
    """
    done: dict[str, set[str]] = {}
    for outcome in outcomes:
        done.setdefault(outcome.job, set()).add(posixpath.normpath(outcome.path))
    names = [*dict.fromkeys(expected)]
    return [
        Outcome(job, name, MISSING, 2, messages=("no report has it",))
        for job, paths in (done or {"": set[str]()}).items()
        for name in names
        if posixpath.normpath(name) not in paths
    ]
