"""`briefkit registry`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from briefkit.cli.commands import group
from briefkit.cli.options import FormatOption, JsonOption, LibraryOption
from briefkit.cli.writing import DryRunOption
from briefkit.core.text.words import composed

if TYPE_CHECKING:
    from rich.console import RenderableType

    from briefkit.core.search.uses import IdUse

registry_app = group("Topics, parties, issues, events and people: one id each.")
_SECTIONS = "topics, parties, issues, events or people."
SectionArgument = Annotated[str, typer.Argument(metavar="SECTION", help=_SECTIONS)]


@registry_app.command("list")
def list_registry(
    ctx: typer.Context,
    sections: Annotated[list[str] | None, typer.Argument(metavar="SECTION...", help=_SECTIONS)] = None,
    unregistered: Annotated[bool, typer.Option("--unregistered", help="Only ids that the registry lacks.")] = False,
    format_: FormatOption = None,
    json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """List the ids in the registry and those that only briefs use, with the number of briefs."""
    session = ctx.obj
    write = session.format(format_, json=json)
    table = session.open(library).registry_ids(sections or (), unregistered=unregistered)

    def page(rows: list[IdUse], width: int) -> RenderableType:
        from briefkit.output.terminal.registry import registry_page

        return registry_page(rows, width)

    nothing = "nothing here" + (": every id in use is registered" if unregistered else " yet")
    session.answer(table, write, page, nothing)


@registry_app.command("add")
def add_to_registry(
    ctx: typer.Context,
    section: SectionArgument,
    id: Annotated[str, typer.Argument(metavar="ID", help="The new id.")],
    title: Annotated[str | None, typer.Option("--title", help="Its title; for a person, the name.")] = None,
    alias: Annotated[list[str] | None, typer.Option("--alias", help="Another name for it; can be repeated.")] = None,
    parent: Annotated[str | None, typer.Option("--parent", help="The id of the entry that it is part of.")] = None,
    question: Annotated[str | None, typer.Option("--question", help="An issue's question.")] = None,
    date: Annotated[str | None, typer.Option("--date", help="An event's date, or start/end.")] = None,
    place: Annotated[str | None, typer.Option("--place", help="Where an event takes place.")] = None,
    status: Annotated[str | None, typer.Option("--status", help="An event's status.")] = None,
    status_on: Annotated[
        str | None, typer.Option("--status-on", metavar="DATE", help="The day since which that status is known.")
    ] = None,
    dry_run: DryRunOption = False,
    library: LibraryOption = None,
) -> None:
    """Add an entry to registry.yaml; everything else in the file stays the same, byte for byte."""
    from briefkit.cli.writing import say_notes, show_changes

    session = ctx.obj
    more = {"question": question, "date": date, "place": place, "status": status, "status_on": status_on}
    ids = session.open_silently(library).registry_ids
    changes = ids.add(section, id, title=title, **more, aliases=list(alias or ()), parent=parent)
    if dry_run:
        show_changes(session, changes)
    else:
        changes.apply()
        session.write([f"{composed(id)}\n"])
        say_notes(session, changes)


@registry_app.command("rename")
def rename_in_registry(
    ctx: typer.Context,
    section: SectionArgument,
    old: Annotated[str, typer.Argument(metavar="OLD", help="The current id.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The new id.")],
    dry_run: DryRunOption = False,
    library: LibraryOption = None,
) -> None:
    """Rename an id in the registry and in every brief, all or nothing."""
    from briefkit.cli.writing import say_notes, show_changes

    session = ctx.obj
    changes = session.open_silently(library).registry_ids.rename(section, old, new)
    if dry_run:
        show_changes(session, changes)
    else:
        session.write(f"{change.path}\n" for change in changes.apply())
        say_notes(session, changes)
