"""`briefkit edit`"""

from __future__ import annotations

import typer

from briefkit.cli.options import IdArgument, LibraryOption
from briefkit.cli.writing import NoInputOption


def edit_command(
    ctx: typer.Context,
    id: IdArgument,
    no_input: NoInputOption = False,
    library: LibraryOption = None,
) -> None:
    """Open a brief in your editor, then report what is wrong with it.

    Exit code 1 if anything is, or if the editor fails.
    """
    from briefkit.cli.editor import edit_file
    from briefkit.library.names import find_file

    session = ctx.obj
    opened = session.open_silently(library)
    file = find_file(opened, id)
    edited = edit_file(session, opened.folder, file.path, no_input=no_input)
    session.write_lines([file.id])
    if not edited.is_good:
        raise typer.Exit(1)
