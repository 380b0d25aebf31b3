"""Reports of jobs as files: JSON lines, one for each item, so that those of several jobs can be put together."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, NamedTuple

from briefkit.core.jobs.outcome import Outcome, outcome_of_json, report_of
from briefkit.core.query.shard import Shard
from briefkit.errors import BriefkitError, WriteError
from briefkit.export.marks import is_made_here
from briefkit.library.export_targets import is_file
from briefkit.library.incoming import STDIN
from briefkit.output.formats import FORMATS
from briefkit.storage.files.door import FileKind, check_size, is_folder_at, read_named
from briefkit.storage.files.output import check_target, write_output
from briefkit.storage.files.walk import names_in

ENDING = ".jsonl"
_REPORT = FileKind("a report", 1 << 30)


class Reports(NamedTuple):
    """What reports say, in their order, and what of them cannot be read, as sentences."""

    outcomes: list[Outcome]
    problems: list[str]


def read_reports(paths: Iterable[Path], stdin: Callable[[], BinaryIO]) -> Reports:
    """The outcomes in some reports, `-` being standard input, or in all in a folder, in the order of their names.

    A line that is none of a report is a problem, and the others count; so is a folder without reports. Raises
    BriefkitError for a file that cannot be read.
    """
    found = Reports([], [])
    for path in paths:
        files = [*_files(path)]
        if not files:
            found.problems.append(f"{path}: no reports in this folder: their names end in {ENDING}")
        for file in files:
            for number, line in enumerate(_data(file, stdin).split(b"\n"), 1):
                if line.strip():
                    try:
                        found.outcomes.append(outcome_of_json(json.loads(line)))
                    except (ValueError, RecursionError):
                        found.problems.append(f"{file}:{number}: not a line of a report")
    return found


def _data(file: Path, stdin: Callable[[], BinaryIO]) -> bytes:
    try:
        if str(file) != STDIN:
            return read_named(file, _REPORT)
        data = stdin().read(_REPORT.largest + 1)
        check_size(len(data), _REPORT)
    except OSError as error:
        raise BriefkitError(f"{file} cannot be read: {error.strerror}") from error
    return data


def _files(path: Path) -> Iterator[Path]:
    if str(path) != STDIN and is_folder_at(path, ""):
        return (path / name for name in names_in(path) if name.endswith(ENDING))
    return iter((path,))


def is_report_folder(path: Path) -> bool:
    """Whether a place for reports is a folder: one that is there, or what is not and has no ending."""
    return not is_file(path)


def check_report(path: Path) -> None:
    """Raise WriteError if a report cannot be written to a file: a file that is neither a report nor empty is kept."""
    with _named_by_report():
        check_target(path, _is_report)


def write_report(path: Path, outcomes: Iterable[Outcome]) -> None:
    """Write a report in full or not at all. Raises WriteError as `check_report` does."""
    with _named_by_report():
        write_output(path, b"".join(FORMATS["jsonl"](report_of(outcomes))), _is_report, parents=True)


@contextmanager
def _named_by_report() -> Iterator[None]:
    """Name the option by which the file was named: the one for other files is -o, and there --force replaces one."""
    try:
        yield
    except WriteError as error:
        raise WriteError(error.message, hint="name another file with --report, or delete that one first") from error


def _is_report(data: bytes) -> bool:
    """Whether a file may be replaced by a report; one of a job without items is empty."""
    return not data or is_made_here(data)


def report_name(job: str, asked: Sequence[object], part: Shard | None) -> str:
    """The name of a report in a folder, which is the same when the same is asked again, and else another."""
    told = sha256(json.dumps([job, *asked], ensure_ascii=True, default=str).encode()).hexdigest()[:16]
    return f"{job}-{told}" + (f"-{part.number}-of-{part.many}" if part else "") + ENDING
