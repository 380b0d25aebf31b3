"""What the commands that change briefs share: choosing briefs, showing the plan, asking, writing."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from briefkit.cli.options import WRITING
from briefkit.core.text.words import counted
from briefkit.errors import BriefkitError

if TYPE_CHECKING:
    from briefkit.cli.options import Selection
    from briefkit.cli.session import Session
    from briefkit.core.brief.model import Brief
    from briefkit.library.edit import Changes
    from briefkit.library.library import Library

DryRunOption = Annotated[
    bool, typer.Option("--dry-run", "-n", help="Only show what would change, as a diff.", rich_help_panel=WRITING)
]
YesOption = Annotated[
    bool, typer.Option("--yes", "-y", help="Do not ask before changing several briefs.", rich_help_panel=WRITING)
]
NoInputOption = Annotated[
    bool, typer.Option("--no-input", help="Never ask; fail if an answer is needed.", rich_help_panel=WRITING)
]


def chosen_briefs(
    session: Session, opened: Library, names: Sequence[str], selection: Selection
) -> Sequence[str | Brief]:
    """The briefs named or selected. Raises BriefkitError if there are none, or if both ways are used."""
    from briefkit.library.unread import refuse_unread

    if names and selection.narrowed:
        raise BriefkitError("name briefs or select with options, not both")
    if names:
        return names
    if not selection.narrowed:
        raise BriefkitError("no brief named", hint="name one or more, or select with options such as --topic")
    session.report_unlisted(opened.findings)
    refuse_unread(opened)
    briefs = session.select(opened, selection)
    if not briefs:
        raise BriefkitError("no matching briefs", hint="see what there is with “briefkit list”")
    return briefs


def edit_briefs(session: Session, changes: Changes, *, dry_run: bool, ask: bool, no_input: bool) -> None:
    """Show or make changes to briefs; with `ask`, show the plan and wait for a yes."""
    if dry_run:
        show_changes(session, changes)
        return
    if ask:
        for change in changes:
            session.say(f"  {change.path}")
        say_notes(session, changes)
        if changes:
            confirm(f"change {counted(len(changes), 'brief')}?", no_input=no_input)
    write_changes(session, changes, noted=ask)


def say_notes(session: Session, changes: Changes) -> None:
    """Say what is to be noted of some changes."""
    for note in changes.notes:
        session.say(note)


def write_changes(session: Session, changes: Changes, *, noted: bool = False) -> None:
    """Write the changes: changed briefs are named on stdout, unchanged ones on stderr, notes unless `noted`."""
    done = {change.path for change in session.apply(changes)}
    subject = f"  {changes.subject}" if changes.subject else ""
    session.write_lines(f"{name}{subject}" for path, name in changes.names.items() if path in done)
    for path, name in changes.names.items():
        if path not in done:
            session.say(f"{name} needs no change")
    for note in changes.recovered if noted else changes.notes:
        session.say(note)


def show_changes(session: Session, changes: Changes) -> None:
    """Show the changes of a dry run as a diff, then what is to be noted."""
    from briefkit.output.patch import patch_lines

    for change in changes:
        lines = patch_lines(change.path, change.before, change.after, moved_to=change.moved_to, color=session.colored)
        session.write(lines)
    if changes.subject:
        session.say(f"{', '.join(changes.names.values())}  {changes.subject}")
    session.say("nothing written (--dry-run)" if changes else "nothing to change")
    say_notes(session, changes)


def confirm(question: str, *, no_input: bool) -> None:
    """Ask for a yes. Raises BriefkitError if nobody can answer, Exit if the answer is no."""
    if no_input or not is_interactive():
        raise BriefkitError(f"{question} There is no terminal to ask on", hint="use --yes, or preview with --dry-run")
    if not ask(question):
        raise typer.Exit(1)


def is_interactive() -> bool:
    """Whether stdin is a terminal."""
    return sys.stdin.isatty()


def ask(question: str) -> bool:
    """Ask on stderr and read the answer from stdin; an empty answer is no."""
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)  # noqa: T201 - messages go to stderr
    return sys.stdin.readline().strip().casefold() in {"y", "yes"}
