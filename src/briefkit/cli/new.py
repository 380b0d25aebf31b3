"""`briefkit new`"""

from __future__ import annotations

from typing import Annotated

import typer

from briefkit.cli.options import LibraryOption, date_of
from briefkit.core.text.shell import argument


def new_command(
    ctx: typer.Context,
    title: Annotated[str, typer.Argument(metavar="TITLE", help="The brief's title, in any script.")],
    kind: Annotated[str, typer.Option("--kind", "-k", metavar="KIND", help="The kind of brief.")] = "note",
    date: Annotated[
        str | None,
        typer.Option("--date", metavar="DATE", help="Its date; a month or a year will do. [default: today]"),
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option("--lang", metavar="LANGUAGE", help="Its language, if not the library's.", show_default=False),
    ] = None,
    no_edit: Annotated[bool, typer.Option("--no-edit", help="Do not open it in $EDITOR.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="Only show what would be written.")] = False,
    library: LibraryOption = None,
) -> None:
    """Write a new draft brief and open it in your editor, then report what is wrong with it.

    Exit code 1 if anything is, or if the editor fails. Its id is its month and title.
    """
    from briefkit.cli.editor import edit_file, user_editor
    from briefkit.cli.writing import is_interactive
    from briefkit.library.new import new_brief

    session, dated = ctx.obj, date_of(date, "--date")
    new = new_brief(session.open(library), title, kind, date=dated, language=lang, dry_run=dry_run)
    session.write_lines([new.path])
    if date and str(dated) != date.strip():
        session.say(f"note: “{date}” is written as {dated}")
    for note in new.notes:
        session.say(note)
    if dry_run:
        session.say("nothing written (--dry-run)")
        return
    session.wrote()
    if not no_edit and is_interactive():
        if user_editor() is None:
            session.say("no $EDITOR is set: open the file above in an editor of your choice")
        elif not edit_file(session, new.path.parent, new.path.name).is_good:
            raise typer.Exit(1)
    elif not no_edit and user_editor():
        session.say("not opened in your editor: there is no terminal (--no-edit: without this line)")
    named = library or session.library
    briefkit = f"briefkit --library {argument(named)}" if named else "briefkit"
    session.say(f"next: {briefkit} show {argument(new.path.stem)}")
