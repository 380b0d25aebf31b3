"""`briefkit registry add`, `set` and `remove`"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from briefkit.cli.options import LibraryOption
from briefkit.cli.writing import DryRunOption, NoInputOption, YesOption
from briefkit.core.text.words import counted
from briefkit.errors import BriefkitError

if TYPE_CHECKING:
    from briefkit.cli.session import Session
    from briefkit.library.edit import Changes
    from briefkit.library.registry import RegistryIds
    from briefkit.library.registry_proposals import Proposal

ENTRY = "Entry"
"""Title of a group of options in the help."""
SECTIONS_HELP = "topics, parties, issues, events or people."
SectionArgument = Annotated[str, typer.Argument(metavar="SECTION", help=SECTIONS_HELP)]


def add_command(
    ctx: typer.Context,
    section: Annotated[str | None, typer.Argument(metavar="SECTION", help=SECTIONS_HELP)] = None,
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="ID...", help="The new ids. [default: one made of --title]")
    ] = None,
    from_briefs: Annotated[
        bool, typer.Option("--from-briefs", help="Every id that briefs use and the registry lacks.")
    ] = False,
    title: Annotated[
        str | None,
        typer.Option("--title", metavar="TITLE", help="Its title; for a person, the name.", rich_help_panel=ENTRY),
    ] = None,
    alias: Annotated[
        list[str] | None,
        typer.Option("--alias", metavar="NAME", help="Another name for it; can be repeated.", rich_help_panel=ENTRY),
    ] = None,
    parent: Annotated[
        str | None,
        typer.Option("--parent", metavar="ID", help="The id of the entry that it is part of.", rich_help_panel=ENTRY),
    ] = None,
    question: Annotated[
        str | None, typer.Option("--question", metavar="TEXT", help="An issue's question.", rich_help_panel=ENTRY)
    ] = None,
    date: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="An event's date, or start/end.", rich_help_panel=ENTRY)
    ] = None,
    place: Annotated[
        str | None, typer.Option("--place", metavar="PLACE", help="Where an event takes place.", rich_help_panel=ENTRY)
    ] = None,
    status: Annotated[
        str | None, typer.Option("--status", metavar="WORD", help="An event's status.", rich_help_panel=ENTRY)
    ] = None,
    status_on: Annotated[
        str | None,
        typer.Option(
            "--status-on", metavar="DATE", help="The day since which that status is known.", rich_help_panel=ENTRY
        ),
    ] = None,
    dry_run: DryRunOption = False,
    yes: YesOption = False,
    no_input: NoInputOption = False,
    library: LibraryOption = None,
) -> None:
    """Add entries to registry.yaml; everything else in the file stays the same, byte for byte.

    --from-briefs shows the entries that it would add, and asks; without SECTION it takes all sections.
    """
    session = ctx.obj
    more = {"title": title, "question": question, "date": date, "place": place, "status": status}
    more |= {"status_on": status_on, "parent": parent}
    registry_ids = session.open_to_change(library).registry_ids
    if from_briefs:
        if ids or alias or any(more.values()):
            raise BriefkitError("--from-briefs takes ids and titles from the briefs", hint="leave the others out")
        _add_from_briefs(session, registry_ids, section, dry_run=dry_run, ask=not yes, no_input=no_input)
        return
    if section is None:
        raise BriefkitError("no section named", hint=f"use one of {SECTIONS_HELP.removesuffix('.')}")
    changes = registry_ids.add(section, *(ids or ()), aliases=list(alias or ()), **more)
    _write(session, changes, dry_run=dry_run)


def _add_from_briefs(
    session: Session, ids: RegistryIds, section: str | None, *, dry_run: bool, ask: bool, no_input: bool
) -> None:
    from briefkit.cli.writing import confirm

    found = ids.proposals([section] if section else ())
    changes = ids.add_proposed(found)
    if not found.entries and not found.notes:
        session.say("nothing to add: every id in use is registered")
        return
    if ask and not dry_run and found.entries:
        for line in _proposed(found.entries):
            session.say(line)
        confirm(f"add {counted(len(found.entries), 'id')}?", no_input=no_input)
    _write(session, changes, dry_run=dry_run)


def _proposed(entries: Iterable[Proposal]) -> Iterator[str]:
    """A line for each entry: its section, id, number of briefs, title, and ids that it may be a misspelling of."""
    for entry in entries:
        title = entry.entry.get("title") or entry.entry.get("name") or ""
        words = (entry.section, entry.id, f"({counted(entry.briefs, 'brief')})", title, entry.near or "")
        yield "  " + "  ".join(str(word) for word in words if word)


def set_command(
    ctx: typer.Context,
    section: SectionArgument,
    id: Annotated[str, typer.Argument(metavar="ID", help="The entry.")],
    values: Annotated[list[str] | None, typer.Argument(metavar="KEY=VALUE...", help="The values to set.")] = None,
    remove: Annotated[
        list[str] | None, typer.Option("--remove", metavar="KEY", help="Remove a key; can be repeated.")
    ] = None,
    dry_run: DryRunOption = False,
    library: LibraryOption = None,
) -> None:
    """Change an entry of registry.yaml: only the values named; everything else stays the same, byte for byte.

    KEY=VALUE sets, KEY+=ITEM adds to a list, KEY-=ITEM removes from one: aliases+=USA
    """
    from briefkit.core.edit.format import parse_path
    from briefkit.core.edit.value import Remove

    session = ctx.obj
    edits = [*(values or ()), *(Remove(parse_path(key)) for key in remove or ())]
    if not edits:
        raise BriefkitError("nothing to change", hint=f"give a value, such as: registry set {section} {id} title=…")
    changes = session.open_to_change(library).registry_ids.set(section, id, edits)
    _write(session, changes, dry_run=dry_run)


def remove_command(
    ctx: typer.Context,
    section: SectionArgument,
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="The entries.")],
    force: Annotated[bool, typer.Option("--force", help="Also an entry that briefs use.")] = False,
    dry_run: DryRunOption = False,
    library: LibraryOption = None,
) -> None:
    """Remove entries from registry.yaml; refused while briefs use them."""
    session = ctx.obj
    changes = session.open_to_change(library).registry_ids.remove(section, *ids, force=force)
    _write(session, changes, dry_run=dry_run)


def _write(session: Session, changes: Changes, *, dry_run: bool) -> None:
    from briefkit.cli.writing import say_notes, show_changes

    if dry_run:
        show_changes(session, changes)
        return
    if session.apply(changes).files:
        session.write_lines(changes.names.values())
    else:
        session.say("no change is needed")
    say_notes(session, changes)
