"""`briefkit registry`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from briefkit.cli.commands import group
from briefkit.cli.options import FormatOption, JsonOption, LibraryOption
from briefkit.cli.registry_write import SECTIONS_HELP, SectionArgument, add_command, remove_command, set_command
from briefkit.cli.to_file import table_file, to_file
from briefkit.cli.writing import DryRunOption

if TYPE_CHECKING:
    from rich.console import RenderableType

    from briefkit.core.search.uses import IdUse

registry_app = group("Topics, parties, issues, events and people: one id each.")


@registry_app.command("list")
@to_file(table_file)
def list_registry(
    ctx: typer.Context,
    sections: Annotated[list[str] | None, typer.Argument(metavar="SECTION...", help=SECTIONS_HELP)] = None,
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
    changes = session.open_to_change(library).registry_ids.rename(section, old, new)
    if dry_run:
        show_changes(session, changes)
    else:
        session.write_lines(change.path for change in session.apply(changes))
        say_notes(session, changes)


registry_app.command("add")(add_command)
registry_app.command("set")(set_command)
registry_app.command("remove")(remove_command)
