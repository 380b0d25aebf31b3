"""`briefkit digest`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from briefkit.cli.audience import for_readers
from briefkit.cli.options import (
    AsOfOption,
    FormatOption,
    JsonOption,
    LibraryOption,
    Selection,
    date_of,
    day_of,
    filtered,
)
from briefkit.cli.to_file import table_file, to_file

if TYPE_CHECKING:
    from rich.console import RenderableType

MARKDOWN = "md"


@filtered
@to_file(table_file)
@for_readers
def digest_command(
    ctx: typer.Context,
    selection: Selection,
    since: Annotated[
        str, typer.Option("--since", metavar="DATE", help="The first day, such as that of your last briefing.")
    ],
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="The last day. [default: today]", show_default=False)
    ] = None,
    full: Annotated[
        bool, typer.Option("--full", help="Tell every change with its text, instead of grouping what is new.")
    ] = False,
    as_of: AsOfOption = None,
    format_: FormatOption = None,
    json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Show what changed in a period, by issue: briefs, positions, events, judgments made, changed, resolved or due."""
    session = ctx.obj
    markdown = format_ == MARKDOWN and not json
    write = None if markdown else session.format(format_, json=json)
    start, end, day = date_of(since, "--since"), date_of(until, "--until"), day_of(as_of, "--as-of")
    assert start is not None  # noqa: S101 - the option is required
    opened = session.open(library)
    table = opened.digest(start, end, session.query(opened, selection), as_of=day)
    if markdown:
        from briefkit.core.timeline.digest_text import digest_markdown

        session.write(digest_markdown(table.source, full=full))
        return

    def page(_rows: object, width: int) -> RenderableType:
        from briefkit.output.terminal.digest import digest_page

        return digest_page(table.source, width, full=full)

    session.answer(table, write, page, f"nothing changed from {table.source.since} to {table.source.until}")
