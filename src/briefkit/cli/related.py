"""`briefkit related`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from briefkit.cli.audience import for_readers
from briefkit.cli.options import FormatOption, IdArgument, JsonOption, LibraryOption, NullOption, Selection, filtered
from briefkit.cli.to_file import table_file, to_file

if TYPE_CHECKING:
    from rich.console import RenderableType

    from briefkit.core.search.related import RelatedBrief


@filtered
@to_file(table_file)
@for_readers
def related_command(
    ctx: typer.Context,
    selection: Selection,
    id: IdArgument,
    limit: Annotated[int, typer.Option("--limit", "-l", metavar="N", min=1, help="Maximum number of briefs.")] = 10,
    format_: FormatOption = None,
    json: JsonOption = False,
    null: NullOption = False,
    library: LibraryOption = None,
) -> None:
    """Find briefs similar to a given one, and show why, with a passage of each."""
    session = ctx.obj
    write = session.format(format_, json=json, null=null)
    opened = session.open(library)
    table = opened.related(id, session.query(opened, selection), limit=limit)

    def page(rows: list[RelatedBrief], width: int) -> RenderableType:
        from briefkit.output.terminal.related import related_page

        return related_page(rows, opened.names, width)

    session.answer(table, write, page, f"no brief shares anything with {table.source['id']}")
