"""`briefkit search`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefkit.cli.options import FormatOption, JsonOption, LibraryOption, NullOption, Selection, filtered
from briefkit.core.query.texts import PARTS
from briefkit.errors import QueryError

if TYPE_CHECKING:
    from briefkit.core.search.rank import Hit

COLUMNS = ("id", "date", "title", "part", "section", "passage")


@filtered
def search_command(
    ctx: typer.Context,
    selection: Selection,
    query: Annotated[
        list[str] | None,
        typer.Argument(metavar="QUERY", help="Words, phrases in quotation marks, and conditions; x* for a beginning."),
    ] = None,
    parts: Annotated[
        list[str] | None, typer.Option("--in", help=f"Only in {', '.join(PARTS)}.", metavar="PART")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", "-l", min=0, help="At most so many.")] = 20,
    format_: FormatOption = None,
    json: JsonOption = False,
    null: NullOption = False,
    library: LibraryOption = None,
) -> None:
    """Search the texts: what fits best first, each with the passage that shows it."""
    from briefkit.output.formats import format_of

    session = ctx.obj
    write = format_of(format_, json=json, null=null, terminal=session.terminal)
    chosen = _parts(parts or [])
    opened = session.open(library)
    asked = session.query(opened, selection.and_where(" ".join(query or ())))
    hits = opened.search(asked, parts=chosen, limit=limit)
    if not hits:
        session.tell_unknown(opened, asked)
    if write is not None:
        session.write(write(_listing(hits)))
        return
    if not hits:
        session.say("nothing found")
        return
    from briefkit.output.terminal.search import hits_page

    session.show(lambda _width: hits_page(hits))


def _listing(hits: list[Hit]) -> Any:
    from briefkit.core.search.rank import hit_to_json
    from briefkit.output.listing import Listing

    return Listing(COLUMNS, [hit_to_json(hit) for hit in hits])


def _parts(told: list[str]) -> list[str]:
    chosen = [part.strip() for value in told for part in value.split(",") if part.strip()]
    for part in chosen:
        if part not in PARTS:
            from briefkit.core.text.words import did_you_mean

            raise QueryError(
                f"a brief has no part “{part}”", hint=did_you_mean(part, PARTS) or f"use {', '.join(PARTS)}"
            )
    return chosen
