"""`briefkit search`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from briefkit.cli.audience import for_readers
from briefkit.cli.dashes import QUERY
from briefkit.cli.options import FormatOption, JsonOption, LibraryOption, NullOption, Selection, filtered, words_of
from briefkit.cli.to_file import table_file, to_file
from briefkit.core.query.texts import PARTS

if TYPE_CHECKING:
    from rich.console import RenderableType

    from briefkit.core.search.rank import Hit


@filtered
@to_file(table_file)
@for_readers
def search_command(
    ctx: typer.Context,
    selection: Selection,
    query: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=QUERY,
            help="Words, phrases in quotation marks, and conditions; x* matches words that start with x.",
        ),
    ] = None,
    parts: Annotated[
        list[str] | None,
        typer.Option("--in", help=f"Search only in {', '.join(PARTS[:-1])} or {PARTS[-1]}.", metavar="PART"),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", "-l", metavar="N", min=0, help="Maximum number of briefs.")] = 20,
    format_: FormatOption = None,
    json: JsonOption = False,
    null: NullOption = False,
    library: LibraryOption = None,
) -> None:
    """Search the texts: best matches first, each with the passage that matched."""
    session = ctx.obj
    write = session.format(format_, json=json, null=null)
    opened = session.open(library)
    asked = session.query(opened, selection.and_where(" ".join(query or ())))

    def page(rows: list[Hit], width: int) -> RenderableType:
        from briefkit.output.terminal.search import hits_page

        return hits_page(rows, opened.names, width)

    session.answer(opened.search(asked, parts=words_of(parts), limit=limit), write, page, "nothing found")
