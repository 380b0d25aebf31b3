"""`briefkit facets`"""

from __future__ import annotations

from typing import Annotated

import typer

from briefkit.cli.options import FormatOption, JsonOption, LibraryOption, Selection, filtered


@filtered
def facets_command(
    ctx: typer.Context,
    selection: Selection,
    fields: Annotated[
        list[str] | None,
        typer.Argument(metavar="FIELD", help="Any field of a query, year or month. [default: the usual ones]"),
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", help="Split each number by another field, such as year.", show_default=False)
    ] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", "-l", min=1, help="At most so many values a field.", show_default=False)
    ] = None,
    format_: FormatOption = None,
    json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Count briefs by topic, party, issue, publisher, kind and year, or by any other field."""
    from briefkit.core.query.order import NEWEST_FIRST
    from briefkit.core.search.facets import (
        OVERVIEW,
        count_facets,
        facet_columns,
        facet_name,
        facet_to_json,
        most_frequent,
    )
    from briefkit.output.formats import format_of
    from briefkit.output.listing import rows_listing

    session = ctx.obj
    write = format_of(format_, json=json, terminal=session.terminal)
    opened = session.open(library)
    own_keys = opened.asking.own_keys
    names = [facet_name(name, own_keys) for name in fields or OVERVIEW]
    split = facet_name(by, own_keys) if by else None
    records = session.records(opened, session.query(opened, selection), order=NEWEST_FIRST, limit=None)
    found = most_frequent(count_facets(records, names, opened.store.known, split), limit)
    if write is not None:
        session.write(write(rows_listing(facet_columns(split), [facet_to_json(facet, split) for facet in found])))
    elif not found:
        session.say("nothing to count")
    else:
        from briefkit.output.terminal.facets import facets_page

        session.show(lambda width: facets_page(found, split, width))
