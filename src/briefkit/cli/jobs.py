"""`briefkit jobs`"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefkit.cli.options import FormatOption, JsonOption, NullOption
from briefkit.cli.to_file import table_file, to_file
from briefkit.core.jobs.outcome import missing_from, report_of
from briefkit.core.text.words import counted
from briefkit.errors import BriefkitError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from briefkit.cli.session import Session
    from briefkit.core.jobs.outcome import Outcome


_STDIN = Path("-")


@to_file(table_file)
def jobs_command(
    ctx: typer.Context,
    reports: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="Files that --report wrote, or folders of them; - is stdin."),
    ],
    expect: Annotated[
        Path | None,
        typer.Option(
            "--expect",
            metavar="FILE",
            help="A list of names, - for stdin, each of which some report must have.",
            show_default=False,
        ),
    ] = None,
    failed: Annotated[
        bool, typer.Option("--failed", help="Only what could not be done, or is missing: to do it again.")
    ] = False,
    format_: FormatOption = None,
    json: JsonOption = False,
    null: NullOption = False,
) -> None:
    """Put the reports of several jobs together: what became of each item, and the worst exit code of all.

    Of an item that several reports have, the last one named counts, so that what was done again is told as it ended.
    """
    from briefkit.library.jobs import read_reports
    from briefkit.library.listed import read_names

    session = ctx.obj
    write = session.format(format_, json=json, null=null)
    if expect == _STDIN and _STDIN in reports:
        raise BriefkitError("stdin can be read once: as reports, or as --expect", hint="write one of them to a file")
    found = read_reports(reports, lambda: sys.stdin.buffer)
    for problem in found.problems:
        session.say(problem)
    expected = read_names(expect, lambda: sys.stdin.buffer) if expect else []
    merged = [*report_of([*found.outcomes, *missing_from(found.outcomes, expected)])]
    shown = [outcome for outcome in merged if outcome.code == 2] if failed else merged

    def page(rows: list[Outcome], width: int) -> RenderableType:
        from briefkit.output.terminal.jobs import jobs_page

        return jobs_page(rows, width)

    session.answer(report_of(shown), write, page, "nothing failed" if failed and merged else "no items")
    _end(session, merged, len(found.problems))


def _end(session: Session, merged: list[Outcome], problems: int) -> None:
    """Tell what failed. Raises BriefkitError or Exit for the worst exit code."""
    bad = sum(outcome.code == 2 for outcome in merged)
    told = [f"{bad} of {counted(len(merged), 'item')} not done"] if bad else []
    told += [f"{counted(problems, 'problem')} with the reports, as said above"] if problems else []
    if told:
        raise BriefkitError(", ".join(told))
    session.say(f"briefkit: {counted(len(merged), 'item')} done")
    if any(outcome.code for outcome in merged):
        raise typer.Exit(1)
