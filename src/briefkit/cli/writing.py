"""What the commands that write into briefs share: which briefs, the plan, the question, the echo."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from briefkit.core.text.words import counted
from briefkit.errors import BriefkitError

if TYPE_CHECKING:
    from briefkit.cli.options import Selection
    from briefkit.cli.session import Session
    from briefkit.core.edit.value import Edit
    from briefkit.library.library import Library
    from briefkit.library.names import BriefFile
    from briefkit.storage.files.transaction import FileChange

DryRunOption = Annotated[bool, typer.Option("--dry-run", "-n", help="Only show what would change, as a diff.")]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help="Don't ask before several briefs are changed.")]
NoInputOption = Annotated[bool, typer.Option("--no-input", help="Never ask: fail where an answer is needed.")]


def chosen_files(session: Session, opened: Library, names: Sequence[str], selection: Selection) -> list[BriefFile]:
    """The briefs named, or those that fit. Raises BriefkitError where there are none, or both ways are used."""
    from briefkit.library.names import BriefFile, find_file

    if names and selection.narrowed:
        raise BriefkitError("name briefs or select with options, not both")
    if names:
        return list(dict.fromkeys(find_file(opened, name, refresh=True) for name in names))
    if not selection.narrowed:
        raise BriefkitError("no brief named", hint="name one or more, or select with options such as --topic")
    session.tell_unlisted(opened.findings)
    files = [BriefFile(brief.id, brief.path) for brief in session.select(opened, selection)]
    if not files:
        raise BriefkitError("no brief fits", hint="see what there is with “briefkit list”")
    return files


def edit_files(
    session: Session,
    opened: Library,
    files: Sequence[BriefFile],
    edits: Sequence[Edit],
    *,
    dry_run: bool,
    ask: bool,
    no_input: bool,
) -> None:
    """Show or do edits of some briefs; with `ask`, the plan is shown and must be agreed to."""
    from briefkit.core.edit.brief_edit import unknown_keys
    from briefkit.library.edit import apply_edits, plan_edits

    for key, hint in unknown_keys(edits):
        session.say(f"note: briefkit knows no key “{key}”: {hint}")
    if dry_run:
        show_changes(session, plan_edits(opened, files, edits))
        return
    if ask:
        planned = plan_edits(opened, files, edits)
        for change in planned:
            session.say(f"  {change.path}")
        if planned:
            confirm(f"change {counted(len(planned), 'brief')}?", no_input=no_input)
    done = apply_edits(opened, files, edits)
    ids = {change.path for change in done}
    session.write(f"{file.id}\n" for file in files if file.path in ids)
    for file in files:
        if file.path not in ids:
            session.say(f"{file.id} is so already")


def show_changes(session: Session, changes: Sequence[FileChange]) -> None:
    """The diff of a dry run, and that nothing is written."""
    from briefkit.output.patch import patch_lines
    from briefkit.output.streams import wants_color

    color = wants_color(session.color, os.environ, terminal=session.terminal)
    for change in changes:
        told = patch_lines(change.path, change.before, change.after, moved_to=change.moved_to, color=color)
        session.write(told)
    session.say("nothing written (--dry-run)" if changes else "nothing to change")


def confirm(question: str, *, no_input: bool) -> None:
    """Ask a person. Raises BriefkitError where nobody can answer, Exit where the answer is no."""
    if no_input or not someone_answers():
        raise BriefkitError(f"{question} Nobody is here to say yes", hint="say --yes, or look first with --dry-run")
    if not ask(question):
        raise typer.Exit(1)


def someone_answers() -> bool:
    """Whether a person sits in front of stdin."""
    return sys.stdin.isatty()


def ask(question: str) -> bool:
    """A question on stderr, answered on stdin; nothing said is no."""
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)  # noqa: T201 - talk goes to stderr
    return sys.stdin.readline().strip().casefold() in {"y", "yes"}
