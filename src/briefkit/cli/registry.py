"""`briefkit registry`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from briefkit.cli.commands import HELP
from briefkit.cli.known import data_format, listing_of
from briefkit.cli.options import FormatOption, JsonOption, LibraryOption
from briefkit.cli.writing import DryRunOption

if TYPE_CHECKING:
    from briefkit.cli.session import Session
    from briefkit.library.library import Library

registry_app = typer.Typer(
    add_completion=False,
    context_settings=HELP,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Topics, parties, issues, events, people: one id each.",
)
COLUMNS = ("section", "id", "title", "aliases", "parent", "briefs", "registered", "near")
SectionArgument = Annotated[str, typer.Argument(metavar="SECTION", help="topics, parties, issues, events or people.")]


@registry_app.command("list")
def list_registry(
    ctx: typer.Context,
    sections: Annotated[
        list[str] | None, typer.Argument(metavar="SECTION...", help="topics, parties, issues, events, people.")
    ] = None,
    unregistered: Annotated[bool, typer.Option("--unregistered", help="Only ids that only briefs use.")] = False,
    format_: FormatOption = None,
    json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """List what the registry knows, and ids that only briefs use, with the number of briefs."""
    from briefkit.core.registry.registry import SECTIONS
    from briefkit.library.registry import known_ids, section_named

    session = ctx.obj
    write = data_format(session, format_, json=json)
    wanted = [section_named(section) for section in sections or SECTIONS]
    found = known_ids(session.open(library), wanted)
    found = [known for known in found if not (unregistered and known.registered)]
    if write is not None:
        told = [{name: getattr(known, name) for name in COLUMNS} | {"aliases": list(known.aliases)} for known in found]
        session.write(write(listing_of(COLUMNS, told)))
    elif not found:
        session.say("nothing here" + (": every id in use is registered" if unregistered else " yet"))
    else:
        from briefkit.output.terminal.registry import registry_page

        session.show(lambda width: registry_page(found, width))


@registry_app.command("add")
def add_to_registry(
    ctx: typer.Context,
    section: SectionArgument,
    id: Annotated[str, typer.Argument(metavar="ID", help="The new id.")],
    title: Annotated[str | None, typer.Option("--title", help="What it is called; a person's name.")] = None,
    alias: Annotated[list[str] | None, typer.Option("--alias", help="Another word for it; repeat it.")] = None,
    parent: Annotated[str | None, typer.Option("--parent", help="The id of the whole that it is a part of.")] = None,
    question: Annotated[str | None, typer.Option("--question", help="An issue's question.")] = None,
    date: Annotated[str | None, typer.Option("--date", help="An event's date, or start/end.")] = None,
    place: Annotated[str | None, typer.Option("--place", help="Where an event takes place.")] = None,
    status: Annotated[str | None, typer.Option("--status", help="What became of an event.")] = None,
    dry_run: DryRunOption = False,
    library: LibraryOption = None,
) -> None:
    """Add an entry to registry.yaml; everything else in it stays byte for byte."""
    from briefkit.cli.writing import show_changes
    from briefkit.core.edit.value import Value
    from briefkit.library.library import Library
    from briefkit.library.registry import add_entry, plan_add, section_named

    session = ctx.obj
    into = section_named(section)
    told: dict[str, Value | None] = {"name" if into == "people" else "title": title, "question": question, "date": date}
    told |= {"place": place, "status": status, "aliases": list(alias) if alias else None, "parent": parent}
    entry = {name: value for name, value in told.items() if value}
    opened = Library.open(library or session.named)
    if dry_run:
        show_changes(session, [plan_add(opened, into, id, entry)])
    else:
        add_entry(opened, into, id, entry)
        session.write([f"{id}\n"])


@registry_app.command("rename")
def rename_in_registry(
    ctx: typer.Context,
    section: SectionArgument,
    old: Annotated[str, typer.Argument(metavar="OLD", help="The id as it is.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The id as it shall be.")],
    dry_run: DryRunOption = False,
    library: LibraryOption = None,
) -> None:
    """Rename an id in the registry and in every brief, all or nothing."""
    from briefkit.cli.writing import show_changes
    from briefkit.library.library import Library
    from briefkit.library.registry import plan_rename_id, rename_id, section_named

    session = ctx.obj
    into = section_named(section)
    opened = Library.open(library or session.named)
    if dry_run:
        show_changes(session, plan_rename_id(opened, into, old, new))
    else:
        session.write(f"{change.path}\n" for change in rename_id(opened, into, old, new))
    _tell_views(session, opened, old)


def _tell_views(session: Session, opened: Library, old: str) -> None:
    for name, query in opened.settings.views.items():
        if old in query:
            session.say(f"note: the view “{name}” in briefkit.toml speaks of “{old}”; change it by hand")
