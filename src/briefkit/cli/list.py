"""`briefkit list`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from briefkit.cli.audience import for_readers
from briefkit.cli.bulk import PartOfListOption, part_of
from briefkit.cli.dashes import QUERY
from briefkit.cli.options import OUTPUT, FormatOption, JsonOption, LibraryOption, NullOption, Selection, filtered
from briefkit.cli.to_file import table_file, to_file
from briefkit.core.query.order import NEWEST_FIRST, SORTS, parse_order

if TYPE_CHECKING:
    from rich.console import RenderableType

    from briefkit.core.query.value import Metadata


@filtered
@to_file(table_file)
@for_readers
def list_command(
    ctx: typer.Context,
    selection: Selection,
    query: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=QUERY, help="Words and conditions, such as topic:trade date:2018..; see docs/queries.md."
        ),
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Explain the query in plain words, and stop.")] = False,
    sort: Annotated[
        str, typer.Option("--sort", metavar="KEY", help=f"{', '.join(SORTS)}; a leading minus reverses the order.")
    ] = NEWEST_FIRST,
    limit: Annotated[
        int | None,
        typer.Option("--limit", "-l", metavar="N", min=0, help="Maximum number of briefs.", show_default=False),
    ] = None,
    columns: Annotated[
        str | None,
        typer.Option(
            "--columns",
            "-c",
            metavar="KEYS",
            help="Keys to show, such as date,title,origin.url.",
            show_default=False,
            rich_help_panel=OUTPUT,
        ),
    ] = None,
    format_: FormatOption = None,
    json: JsonOption = False,
    null: NullOption = False,
    part: PartOfListOption = None,
    library: LibraryOption = None,
) -> None:
    """List briefs, newest first."""
    session, shard = ctx.obj, part_of(part)
    write = session.format(format_, json=json, null=null)
    parse_order(sort)
    opened = session.open(library)
    selection = selection.and_where(" ".join(query or ()))
    asked = session.query(opened, selection)
    if explain:
        from briefkit.core.query.explain import explain_query
        from briefkit.core.text.clean import clean

        session.write([clean(explain_query(asked)) + "\n"])
        return
    wanted = [column.strip() for column in columns.split(",")] if columns else ()
    table = opened.briefs(asked, sort=sort, limit=limit, columns=wanted, part=shard)

    def page(rows: list[Metadata], width: int) -> RenderableType:
        from briefkit.output.terminal.list import briefs_table, columns_table

        return columns_table(table) if columns else briefs_table(rows, opened.names, width)

    nothing = (
        "no matching briefs" if selection.narrowed or shard else "no briefs here yet: write one with “briefkit new”"
    )
    session.answer(table, write, page, nothing)
