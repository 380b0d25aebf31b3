"""`briefkit log`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from briefkit.cli.diff import library_if_any
from briefkit.cli.options import OUTPUT, JsonOption, LibraryOption
from briefkit.cli.to_file import table_file, to_file

if TYPE_CHECKING:
    from briefkit.library.log import LogEntry


LogFormatOption = Annotated[
    str | None,
    typer.Option("--format", "-f", metavar="FORMAT", help="As for list. [default: a page]", rich_help_panel=OUTPUT),
]


@to_file(table_file)
def log_command(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="An id or any unique part of it, or a file.")],
    limit: Annotated[
        int | None,
        typer.Option("--limit", "-l", metavar="N", min=1, help="Maximum number of versions.", show_default=False),
    ] = None,
    format_: LogFormatOption = None,
    json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Show a brief's history: what each commit changed in what it says."""
    from briefkit.library.log import log

    session = ctx.obj
    write = session.format(format_ or (None if json else "table"), json=json)
    opened = library_if_any(session, library, needed=not id.endswith(".md"))
    entries = log(opened, id, limit=limit)
    from briefkit.output.terminal.log import log_page

    session.answer(entries, write, lambda rows, width: log_page(list(map(_version, rows)), width), "no versions")


def _version(entry: LogEntry) -> tuple[str, str, list[str]]:
    """The heading, subject and lines of a version."""
    head = f"{entry.commit.date}  {entry.commit.hash[:8]}  {entry.commit.author}"
    problem = [f"cannot be read: {entry.problem}"] if entry.problem else []
    return head, entry.commit.subject, [*(text for _, text in entry.changes), *problem]
