"""`briefkit show`"""

from __future__ import annotations

from typing import Annotated

import typer

from briefkit.cli.complete import complete_id
from briefkit.cli.options import AsJsonOption, LibraryOption, Selection, filtered
from briefkit.core.text.words import counted
from briefkit.errors import BriefkitError


@filtered
def show_command(
    ctx: typer.Context,
    selection: Selection,
    id: Annotated[
        str | None,
        typer.Argument(
            autocompletion=complete_id,
            metavar="ID",
            help="An id, or any unique part of it or of a title. [default: the newest; of one day, the one saved last]",
            show_default=False,
        ),
    ] = None,
    json: AsJsonOption = False,
    sources: Annotated[
        bool, typer.Option("--sources", help="Its sources, with grades, quotes, and whether these are proved.")
    ] = False,
    raw: Annotated[bool, typer.Option("--raw", help="Print the file itself, byte for byte.")] = False,
    library: LibraryOption = None,
) -> None:
    """Show one brief: summary, judgments, issue table, text, sources."""
    if raw and (json or sources):
        raise BriefkitError(f"--{'json' if json else 'sources'} and --raw are mutually exclusive")
    if id and selection.narrowed:
        raise BriefkitError("name a brief or select with options, not both")
    session = ctx.obj
    opened = session.open(library)
    brief = opened.get(id) if id else opened.newest(session.select(opened, selection))
    if raw:
        session.write([opened.source(brief)])
        return
    if sources:
        from briefkit.cli.source import show_sources

        show_sources(session, opened.sources(brief), json=json)
        return
    if json:
        from briefkit.core.brief.model import brief_to_json
        from briefkit.output.data import to_json

        session.write([to_json(brief_to_json(brief, body=True)), "\n"])
        return
    from briefkit.output.terminal.show import brief_page

    prepared = opened.prepared(brief)
    session.show(lambda width: brief_page(prepared.publication, width))
    if waiting := len(brief.unreviewed):
        session.say(f"{counted(waiting, 'suggestion')} to review: briefkit review {brief.id}")
    for problem in prepared.lost:
        session.say(str(problem.in_file(brief.path)))
