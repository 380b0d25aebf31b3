"""`briefkit list`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from briefkit.cli.options import FormatOption, JsonOption, LibraryOption, Selection, filtered
from briefkit.errors import QueryError

if TYPE_CHECKING:
    from briefkit.core.brief import Brief

SORTS = ("date", "title", "id", "kind", "status", "publisher")


@filtered
def list_command(
    ctx: typer.Context,
    selection: Selection,
    sort: Annotated[
        str, typer.Option("--sort", help=f"{', '.join(SORTS)}; a minus in front turns the order round.")
    ] = "-date",
    limit: Annotated[
        int | None, typer.Option("--limit", "-l", min=0, help="At most so many.", show_default=False)
    ] = None,
    columns: Annotated[
        str | None,
        typer.Option("--columns", "-c", help="Keys to show, such as date,title,origin.url.", show_default=False),
    ] = None,
    format_: FormatOption = None,
    json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """List briefs, the newest first."""
    from briefkit.output.formats import TABLE, format_named
    from briefkit.output.listing import BRIEF_COLUMNS, briefs_listing

    session = ctx.obj
    name = "json" if json else format_ or (TABLE if session.terminal else "tsv")
    write = None if name == TABLE else format_named(name)
    key, backwards = _sort_key(sort)
    opened = session.open(library)
    briefs = _sorted(session.select(opened, selection.query), key, backwards=backwards)[:limit]
    wanted = [column.strip() for column in columns.split(",")] if columns else BRIEF_COLUMNS
    listing = briefs_listing(briefs, wanted)
    if write is not None:
        session.write(write(listing))
        return
    if not briefs:
        session.say("no briefs" + (" fit" if selection.narrowed else " here yet: write one with “briefkit new”"))
        return
    from briefkit.output.terminal_list import briefs_table, columns_table

    if columns:
        session.show(lambda _width: columns_table(listing))
    else:
        session.show(lambda width: briefs_table(briefs, opened.registry, width))


def _sort_key(sort: str) -> tuple[str, bool]:
    key = sort.removeprefix("-")
    if key not in SORTS:
        raise QueryError(f"cannot sort by “{key}”", hint=f"use one of {', '.join(SORTS)}")
    return key, sort.startswith("-")


def _sorted(briefs: list[Brief], key: str, *, backwards: bool) -> list[Brief]:
    """Briefs in order; the undated come last whichever way dates run."""
    if key != "date":
        return sorted(
            briefs, key=lambda brief: (str(getattr(brief, key) or "").casefold(), brief.id), reverse=backwards
        )
    dated = [brief for brief in briefs if brief.date]
    undated = [brief for brief in briefs if not brief.date]
    return sorted(dated, key=lambda brief: brief.newest_last, reverse=backwards) + undated
