"""`briefkit list`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from briefkit.cli.options import FormatOption, JsonOption, LibraryOption, NullOption, Selection, filtered
from briefkit.core.query.order import NEWEST_FIRST, SORTS, parse_order

if TYPE_CHECKING:
    from briefkit.cli.session import Session
    from briefkit.library.library import Library
    from briefkit.output.listing import Listing


@filtered
def list_command(
    ctx: typer.Context,
    selection: Selection,
    query: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="QUERY", help="Words and conditions, such as topic:trade date:2018..; see docs/queries.md."
        ),
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Say in plain words what is asked for, and stop.")] = False,
    sort: Annotated[
        str, typer.Option("--sort", help=f"{', '.join(SORTS)}; a minus in front turns the order round.")
    ] = NEWEST_FIRST,
    limit: Annotated[
        int | None, typer.Option("--limit", "-l", min=0, help="At most so many.", show_default=False)
    ] = None,
    columns: Annotated[
        str | None,
        typer.Option("--columns", "-c", help="Keys to show, such as date,title,origin.url.", show_default=False),
    ] = None,
    format_: FormatOption = None,
    json: JsonOption = False,
    null: NullOption = False,
    library: LibraryOption = None,
) -> None:
    """List briefs, the newest first."""
    from briefkit.output.formats import format_of
    from briefkit.output.listing import BRIEF_COLUMNS, briefs_listing

    session = ctx.obj
    write = format_of(format_, json=json, null=null, terminal=session.terminal)
    parse_order(sort)
    opened = session.open(library)
    selection = selection.and_where(" ".join(query or ()))
    asked = session.query(opened, selection)
    if explain:
        session.explain(asked)
        return
    wanted = tuple(column.strip() for column in columns.split(",")) if columns else BRIEF_COLUMNS
    records = session.records(opened, asked, order=sort, limit=limit)
    listing = briefs_listing(wanted, records, opened.asking.own_keys)
    if write is not None:
        session.write(write(listing))
    else:
        _show(session, opened, listing, narrowed=selection.narrowed, chosen=bool(columns))


def _show(session: Session, library: Library, listing: Listing, *, narrowed: bool, chosen: bool) -> None:
    from briefkit.output.terminal.list import briefs_table, columns_table

    briefs = list(listing.records)
    if not briefs:
        session.say("no briefs" + (" fit" if narrowed else " here yet: write one with “briefkit new”"))
    elif chosen:
        session.show(lambda _width: columns_table(listing._replace(records=briefs)))
    else:
        session.show(lambda width: briefs_table(briefs, library.names, width))
