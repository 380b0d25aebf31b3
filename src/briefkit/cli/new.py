"""`briefkit new`"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefkit.cli.options import LibraryOption

if TYPE_CHECKING:
    from briefkit.cli.session import Session


def new_command(
    ctx: typer.Context,
    title: Annotated[str, typer.Argument(metavar="TITLE", help="The brief's title, in any script.")],
    kind: Annotated[str, typer.Option("--kind", "-k", help="The kind of brief.")] = "note",
    lang: Annotated[
        str | None, typer.Option("--lang", help="Its language, if not the library's.", show_default=False)
    ] = None,
    no_edit: Annotated[bool, typer.Option("--no-edit", help="Do not open it in $EDITOR.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="Only show what would be written.")] = False,
    library: LibraryOption = None,
) -> None:
    """Write a new draft brief and open it in your editor."""
    from briefkit.library.new import new_brief

    session = ctx.obj
    path, notes = new_brief(session.open(library), title, kind, language=lang, dry_run=dry_run)
    session.write([f"{path}\n"])
    for note in notes:
        session.say(note)
    if dry_run:
        session.say("nothing written (--dry-run)")
    elif not no_edit and sys.stdin.isatty():
        _edit(session, path)


def _edit(session: Session, path: Path) -> None:
    from briefkit.cli.editor import editor_command, open_editor, report_findings

    if not editor_command():
        session.say("no $EDITOR is set: open the file above in an editor of your choice")
        return
    open_editor(session, path)
    report_findings(session, path)
