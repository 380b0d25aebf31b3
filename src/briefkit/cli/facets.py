"""`briefkit facets`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from briefkit.cli.audience import for_readers
from briefkit.cli.options import FormatOption, JsonOption, LibraryOption, Selection, filtered
from briefkit.cli.to_file import table_file, to_file

if TYPE_CHECKING:
    from rich.console import RenderableType

    from briefkit.core.search.facets import Facet


@filtered
@to_file(table_file)
@for_readers
def facets_command(
    ctx: typer.Context,
    selection: Selection,
    fields: Annotated[
        list[str] | None,
        typer.Argument(metavar="FIELD", help="Any query field, or year or month. [default: the main ones]"),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            "--by", metavar="FIELD", help="Split each count by another field, such as year.", show_default=False
        ),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit", "-l", metavar="N", min=1, help="Maximum number of values per field.", show_default=False
        ),
    ] = None,
    format_: FormatOption = None,
    json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Count briefs by topic, party, issue, publisher, kind and year, or by any other field."""
    session = ctx.obj
    write = session.format(format_, json=json)
    opened = session.open(library)
    table = opened.facets(fields or (), session.query(opened, selection), by=by, limit=limit)

    def page(rows: list[Facet], width: int) -> RenderableType:
        from briefkit.output.terminal.facets import facets_page

        return facets_page(rows, table.source, width)

    session.answer(table, write, page, "nothing to count")
