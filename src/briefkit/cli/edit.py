"""`briefkit edit`"""

from __future__ import annotations

import typer

from briefkit.cli.options import IdArgument, LibraryOption
from briefkit.cli.writing import NoInputOption
from briefkit.errors import BriefkitError


def edit_command(
    ctx: typer.Context,
    id: IdArgument,
    no_input: NoInputOption = False,
    library: LibraryOption = None,
) -> None:
    """Open a brief in your editor, then report what is wrong with it.

    Exit code 1 if anything is.
    """
    from briefkit.cli.editor import edit_file
    from briefkit.library.names import find_file

    session = ctx.obj
    opened = session.open_silently(library)
    file = find_file(opened, id)
    path = opened.folder / file.path
    if path.is_symlink():
        raise BriefkitError(f"{file.path} is a link", hint="edit the file it points to")
    findings = edit_file(session, path, no_input=no_input)
    session.write([f"{file.id}\n"])
    if findings:
        raise typer.Exit(1)
