"""`briefkit take-back`"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefkit.cli.options import LibraryOption, words_of
from briefkit.cli.writing import DryRunOption, NoInputOption
from briefkit.core.text.words import counted

if TYPE_CHECKING:
    from rich.console import RenderableType

    from briefkit.cli.session import Session
    from briefkit.library.take_back import Returning


def take_back_command(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A Word document, or an OpenDocument text.")],
    accept: Annotated[
        list[str] | None,
        typer.Option(
            "--accept",
            metavar="WHICH",
            help="Accept all, none, tracked, untracked, a kind such as comments, numbers, or an author; use commas.",
        ),
    ] = None,
    brief: Annotated[str | None, typer.Option("--brief", metavar="ID", help="The brief that it was made from.")] = None,
    base: Annotated[
        str | None,
        typer.Option("--base", metavar="REV", help="The version it was made from: a git revision, or “now”."),
    ] = None,
    dry_run: DryRunOption = False,
    no_input: NoInputOption = False,
    library: LibraryOption = None,
) -> None:
    """Take a colleague's changes and comments in an exported document back into its brief.

    Tracked changes and others are shown one by one. What is accepted changes only its own words in the file; comments
    become <!-- comment by … -->. What has no place in Markdown is named.
    """
    from briefkit.cli.take_back_report import where_of
    from briefkit.library.take_back import DocumentError, read_document

    session = ctx.obj
    opened = session.open_to_change(library)
    try:
        returning = opened.take_back(read_document(file), brief=brief, base=base)
    except DocumentError as error:
        raise DocumentError(f"{file}: {error.message}", hint=error.hint) from error
    for note in returning.notes:
        session.say(note)
    for item in returning.unplaced:
        session.say(f"{where_of(returning, item.place)}: no place in the brief: {item.text}")
    if not returning.changes:
        session.say(f"{returning.brief.id}: nothing to take back from {file}")
        left = 0
    elif accept or dry_run:
        left = _take(session, returning, words_of(accept) if accept else ["all"], dry_run=dry_run)
    else:
        left = _ask_or_list(session, returning, no_input=no_input)
    if left or returning.unplaced:
        raise typer.Exit(1)


def _take(session: Session, returning: Returning, words: list[str], *, dry_run: bool) -> int:
    """Take some changes; returns how many could not be."""
    from briefkit.cli.take_back_report import report
    from briefkit.cli.writing import show_changes, write_changes
    from briefkit.core.revisions.choose import chosen

    changes = chosen(returning.changes, words)
    takings = returning.taken(changes)
    if dry_run:
        show_changes(session, takings)
    elif changes:
        write_changes(session, takings)
    report(session, returning, changes, takings, dry_run=dry_run)
    unsure = [change for change in returning.changes if change.unsure and change not in changes]
    if unsure and words != ["none"]:
        one = len(unsure) == 1
        session.say(
            f"{counted(len(unsure), 'change')} not taken, as {'it' if one else 'they'} may have been made in the brief "
            f"since: accept {'it by its number' if one else 'those that are right by their numbers'} "
            f"(--accept {unsure[0].number})"
        )
        return len(takings.undone) + len(unsure)
    return len(takings.undone)


def _ask_or_list(session: Session, returning: Returning, *, no_input: bool) -> int:
    """Ask about each change; where nobody can answer, list them. Returns how many are left."""
    from briefkit.cli.take_back_report import where_of
    from briefkit.cli.writing import is_interactive

    if no_input or not is_interactive():
        placed = [(change, where_of(returning, change.place)) for change in returning.changes]

        def page(width: int) -> RenderableType:
            from briefkit.output.terminal.take_back import changes_page

            return changes_page(placed, width)

        session.show(page)
        session.say(f"{returning.brief.id}: {counted(len(placed), 'change')}; nothing was taken")
        session.say("→ choose with --accept all, tracked, comments or numbers, and preview with --dry-run")
        return len(placed)
    from briefkit.cli.take_back_dialog import ask_about

    return ask_about(session, returning)
