"""`--report`: what became of each item of a job, written when it ends, also if it is interrupted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefkit.cli.bulk import BULK, Bulk
from briefkit.cli.interrupts import held
from briefkit.core.jobs.outcome import FAILED, Outcome
from briefkit.errors import BriefkitError

if TYPE_CHECKING:
    from briefkit.cli.options import Selection

ReportOption = Annotated[
    Path | None,
    typer.Option(
        "--report",
        metavar="PATH",
        help="Report each item in this file, or in one of its own in this folder; see “briefkit jobs”.",
        show_default=False,
        rich_help_panel=BULK,
    ),
]


class JobReport:
    """The outcomes of one job so far; without a path they are forgotten."""

    def __init__(self, job: str, path: Path | None = None) -> None:
        self.job, self.path = job, path
        self._outcomes: list[Outcome] = []

    @contextmanager
    def written(self) -> Iterator[None]:
        """Write the report at the end of a job, however it ends. Raises WriteError, also before the job begins."""
        if self.path is None:
            yield
            return
        from briefkit.library.jobs import check_report, write_report

        check_report(self.path)
        ended = False
        try:
            yield
            ended = True
        finally:
            if ended or self._outcomes:  # an error before the first item is not about items
                with held():
                    write_report(self.path, self._outcomes)

    def add(self, outcome: Outcome) -> None:
        """Add what became of an item."""
        if self.path is not None:
            self._outcomes.append(outcome)

    def fail(self, name: str, error: BriefkitError, format_: str | None = None, said: Iterable[str] = ()) -> None:
        """Add an item that could not be done; `said` are messages before the error."""
        self.add(Outcome(self.job, name, FAILED, error.exit_code, format_, messages=(*said, told_error(error))))


def told_error(error: BriefkitError) -> str:
    """An error in one text: its message, its details and its hint."""
    hint = f" (→ {error.hint})" if error.hint else ""
    return "; ".join((error.message, *map(str.strip, error.details))) + hint


def job_report(
    job: str, path: Path | None, bulk: Bulk, names: Sequence[str], selection: Selection | None = None, *more: Any
) -> JobReport:
    """The report of a job. In a folder its file is named by what is asked: names or a selection, and `more`."""
    if path is None:
        return JobReport(job)
    from briefkit.library.jobs import is_report_folder, report_name

    if path == Path("-"):
        raise BriefkitError("--report needs a file or a folder: stdout has what the command answers")
    if not is_report_folder(path):
        return JobReport(job, path)
    chosen = {name: value for name, value in (selection.options if selection else {}).items() if value}
    return JobReport(job, path / report_name(job, [[*names], chosen, *more], bulk.part))


def refuse_report(path: Path | None, why: str) -> None:
    """Raise BriefkitError if a report is asked for of what has none."""
    if path is not None:
        raise BriefkitError(f"--report is for what is done to each item: {why}", hint="leave one of the two out")
