"""`briefkit sql`"""

from __future__ import annotations

from typing import Annotated

import typer

from briefkit.cli.dashes import STATEMENT
from briefkit.cli.options import FormatOption, JsonOption, LibraryOption
from briefkit.cli.to_file import table_file, to_file


@to_file(table_file)
def sql_command(
    ctx: typer.Context,
    statement: Annotated[
        str,
        typer.Argument(
            metavar=STATEMENT,
            help="A SELECT over briefs, issues, positions, judgments, events, sources, topics, texts.",
        ),
    ],
    timeout: Annotated[
        float | None,
        typer.Option(
            "--timeout",
            min=0,
            metavar="SECONDS",
            help="Stop after this many seconds; 0 is any time. [default: BRIEFKIT_TIMEOUT, or 60]",
            show_default=False,
        ),
    ] = None,
    format_: FormatOption = None,
    json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Query the library in SQL, read-only. See docs/sql.md for the tables."""
    session = ctx.obj
    write = session.format(format_, json=json)
    table = session.open(library).sql(statement, timeout=timeout)
    if write is not None:
        session.write_table(table, write)
        return
    from briefkit.output.terminal.list import columns_table

    session.show(lambda _width: columns_table(table))
