"""`briefkit doctor`"""

from __future__ import annotations

import platform
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from briefkit import __version__
from briefkit.cli.doctor_terminal import terminal_rows
from briefkit.cli.options import FormatOption, JsonOption, LibraryOption
from briefkit.cli.progress import StderrProgress
from briefkit.cli.to_file import table_file, to_file
from briefkit.core.doctor import DOCTOR, ERROR, FINE, SETUP, Row
from briefkit.core.tables import Table
from briefkit.core.text.shell import argument

if TYPE_CHECKING:
    from rich.console import RenderableType

    from briefkit.cli.session import Session


@to_file(table_file)
def doctor_command(
    ctx: typer.Context,
    format_: FormatOption = None,
    json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Look at the set-up and the library: what is missing or broken, and what to do about it.

    It changes nothing. Exit code 1 if something is broken, 0 if not: what is optional may be missing.
    """
    session = ctx.obj
    write = session.format(format_, json=json)
    rows = [*_rows(session, library)]

    def page(rows: list[Row], width: int) -> RenderableType:
        from briefkit.output.terminal.doctor import doctor_page

        return doctor_page(rows, width)

    session.answer(Table(DOCTOR, rows), write, page, "nothing to look at")
    if any(row.state == ERROR for row in rows):
        raise typer.Exit(1)


def _rows(session: Session, named: str | None) -> Iterator[Row]:
    from briefkit.library.doctor import setup_rows
    from briefkit.library.health import library_rows

    python = f"{__version__} on Python {platform.python_version()}, {platform.platform(terse=True)}"
    yield Row(SETUP, "briefkit", FINE, python)
    yield from setup_rows()
    yield from terminal_rows(session)
    asked = named or session.library
    for row in library_rows(asked, session.index, progress=StderrProgress()):
        yield replace(row, do=_in_library(row.do, asked)) if row.do and asked else row


def _in_library(do: str, library: str) -> str:
    """A command that asks the library that was named."""
    program, _, rest = do.partition(" ")
    return (
        f"briefkit --library {argument(library)} {rest}"
        if program == "briefkit" and not rest.startswith("init")
        else do
    )
