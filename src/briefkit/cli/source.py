"""`briefkit source`"""

from __future__ import annotations

import json as json_
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from briefkit.cli.commands import group
from briefkit.cli.options import OUTPUT, WRITING, JsonOption, LibraryOption
from briefkit.cli.to_file import table_file, to_file
from briefkit.cli.writing import DryRunOption

if TYPE_CHECKING:
    from briefkit.cli.session import Session
    from briefkit.library.sources import AddedSources

source_app = group("The sources of a brief: what it is from, and whether its quotes are proved.")
BriefArgument = Annotated[str, typer.Argument(metavar="BRIEF", help="An id, or any unique part of it.")]
_FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="As for list. [default: a page to read]",
        show_default=False,
        rich_help_panel=OUTPUT,
    ),
]


@source_app.command("list")
@to_file(table_file)
def list_command(
    ctx: typer.Context,
    brief: BriefArgument,
    format_: _FormatOption = None,
    json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Show the sources of a brief with grades and quotes, and whether these are proved; as show --sources."""
    session = ctx.obj
    opened = session.open(library)
    show_sources(session, opened.sources(opened.get(brief)), format_, json=json)


@source_app.command("add")
def add_command(
    ctx: typer.Context,
    brief: BriefArgument,
    document: Annotated[
        str, typer.Argument(metavar="FILE|URL|-", help="A document, its address, a list of works, or - for stdin.")
    ],
    id: Annotated[
        str | None,
        typer.Option(
            "--id", metavar="ID", help="Its id; one that the brief has gets the original.", show_default=False
        ),
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TITLE", help="Its title.", show_default=False)
    ] = None,
    quote: Annotated[
        str | None,
        typer.Option("--quote", metavar="WORDS", help="Its exact words, which must be in it.", show_default=False),
    ] = None,
    at: Annotated[
        str | None, typer.Option("--at", metavar="PLACE", help="Where they stand, such as p. 4.", show_default=False)
    ] = None,
    no_original: Annotated[
        bool, typer.Option("--no-original", help="Do not keep the original in originals/.", rich_help_panel=WRITING)
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Write the result as JSON.", rich_help_panel=OUTPUT)] = False,
    dry_run: DryRunOption = False,
    library: LibraryOption = None,
) -> None:
    """Add a document to the sources of a brief, and keep its original.

    Title, date, publisher and address are taken from the document; of a list of works (BibTeX, RIS, CSL-JSON) each
    becomes a source. What the brief has already is not added again. With the id of a source that the brief has, its
    original is kept, and nothing else changes. Prints the new ids.
    """
    from briefkit.library.incoming import incoming, named_in_errors, told_name
    from briefkit.library.library import today

    session = ctx.obj
    opened = session.open_to_change(library)
    given = {"id": id, "title": title, "quote": quote, "at": at}
    with named_in_errors(told_name(document)):
        arrived = incoming(document, today(), lambda: sys.stdin.buffer)
    said = {key: value for key, value in given.items() if value}
    added = opened.sources.add(brief, arrived, said, original=not no_original)
    _write(session, added, json=json, dry_run=dry_run)


def _write(session: Session, added: AddedSources, *, json: bool, dry_run: bool) -> None:
    from briefkit.cli.writing import show_changes

    if dry_run:
        show_changes(session, added.changes)
    elif added.changes:
        session.apply(added.changes)
    if json:
        result = {"added": added.ids, "known": added.known, "original": added.original.name if added.original else None}
        session.write([json_.dumps(result, ensure_ascii=False, indent=2) + "\n"])
    elif not dry_run:
        session.write_lines(added.ids)
    for note in [*added.notes, *(added.changes.notes if added.changes and not dry_run else ())]:
        session.say(note)


def show_sources(session: Session, table: object, format_: str | None = None, *, json: bool) -> None:
    """Show the sources of a brief, or write them in a format that is asked for."""
    from briefkit.output.terminal.sources import sources_page

    write = session.format(format_, json=json) if format_ or json else None
    session.answer(table, write, sources_page, "this brief has no sources and no quotes")  # type: ignore[arg-type]
