"""`briefkit related`"""

from __future__ import annotations

from typing import Annotated

import typer

from briefkit.cli.complete import complete_id
from briefkit.cli.options import FormatOption, JsonOption, LibraryOption, NullOption, Selection, filtered

COLUMNS = ("id", "date", "score", "title", "why")


@filtered
def related_command(
    ctx: typer.Context,
    selection: Selection,
    id: Annotated[
        str, typer.Argument(autocompletion=complete_id, metavar="ID", help="An id or any unique part of it.")
    ],
    limit: Annotated[int, typer.Option("--limit", "-l", min=1, help="At most so many.")] = 10,
    format_: FormatOption = None,
    json: JsonOption = False,
    null: NullOption = False,
    library: LibraryOption = None,
) -> None:
    """Find briefs like one brief, and say what they share with it."""
    from briefkit.core.brief.model import brief_to_json
    from briefkit.core.query.order import NEWEST_FIRST
    from briefkit.core.search.related import related_briefs, related_to_json
    from briefkit.output.formats import format_of
    from briefkit.output.listing import Listing

    session = ctx.obj
    write = format_of(format_, json=json, null=null, terminal=session.terminal)
    opened = session.open(library)
    brief = brief_to_json(opened.get(id))
    others = opened.records(session.query(opened, selection), order=NEWEST_FIRST)
    found = related_briefs(brief, others, opened.store.known, limit)
    if write is not None:
        session.write(write(Listing(COLUMNS, map(related_to_json, found))))
    elif not found:
        session.say(f"no brief shares anything with {brief['id']}")
    else:
        from briefkit.output.terminal.related import related_table

        session.show(lambda width: related_table(found, opened.names, width))
