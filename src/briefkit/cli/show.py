"""`briefkit show`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from briefkit.cli.audience import AudienceOption, audience_named
from briefkit.cli.options import AsJsonOption, LibraryOption, Selection, filtered
from briefkit.core.text.shell import argument
from briefkit.core.text.words import counted
from briefkit.errors import BriefkitError
from briefkit.settings import AUDIENCES

if TYPE_CHECKING:
    from briefkit.cli.session import Session
    from briefkit.core.brief.model import Brief
    from briefkit.library.library import Library


@filtered
def show_command(
    ctx: typer.Context,
    selection: Selection,
    id: Annotated[
        str | None,
        typer.Argument(
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
    audience: AudienceOption = None,
    library: LibraryOption = None,
) -> None:
    """Show one brief: summary, judgments, issue table, text, sources."""
    if raw and (json or sources):
        raise BriefkitError(f"--{'json' if json else 'sources'} and --raw are mutually exclusive")
    if id and selection.narrowed:
        raise BriefkitError("name a brief or select with options, not both")
    readers = audience_named(audience, AUDIENCES[0])
    if raw and readers != AUDIENCES[0]:
        raise BriefkitError(
            "--raw prints all of the file, which is not for the public", hint="leave out one of the two"
        )
    session = ctx.obj
    whole = session.open(library)
    shown = whole.for_audience(readers)
    brief = whole.get(id) if id else shown.newest(session.select(shown, selection))
    if shown is not whole:
        brief = _as_shown(session, whole, brief, readers)
    if raw:
        session.write([shown.source(brief)])
        return
    if sources:
        from briefkit.cli.source import show_sources

        show_sources(session, shown.sources(brief), json=json)
        return
    if json:
        _write_json(session, brief, whole=shown is whole)
        return
    from briefkit.output.terminal.show import brief_page

    prepared = shown.prepared(brief)
    session.show(lambda width: brief_page(prepared.publication, width))
    if waiting := len(brief.unreviewed):
        session.say(f"{counted(waiting, 'suggestion')} to review: briefkit review {argument(brief.id)}")
    for problem in prepared.lost:
        session.say(str(problem.in_file(brief.path)))


def _as_shown(session: Session, library: Library, brief: Brief, audience: str) -> Brief:
    """A brief as an audience may see it; what is left out is said. Raises ExportError if it may not."""
    from briefkit.library.audience import for_audience, names_left_out

    chosen = for_audience(library, [brief], audience)
    for refused in chosen.refused:
        raise refused.error
    for sentence in names_left_out(chosen.library, brief.path):
        session.say(f"{brief.path}: {sentence}")
    return chosen.allowed[0]


def _write_json(session: Session, brief: Brief, *, whole: bool) -> None:
    """Write a brief as JSON; with its text as it is in the file only where the `whole` of it may be seen."""
    from briefkit.core.brief.model import brief_to_json
    from briefkit.output.data import to_json

    session.write([to_json(brief_to_json(brief, body=whole)), "\n"])
    if not whole:
        session.say(f"{brief.path}: its text is left out: the addresses of its links name other files")
