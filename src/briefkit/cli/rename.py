"""`briefkit rename`"""

from __future__ import annotations

from typing import Annotated

import typer

from briefkit.cli.complete import complete_id
from briefkit.cli.options import LibraryOption
from briefkit.cli.writing import DryRunOption


def rename_command(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(autocompletion=complete_id, help="An id or any unique part of it.")],
    new: Annotated[str, typer.Argument(help="The new id, whole.")],
    dry_run: DryRunOption = False,
    library: LibraryOption = None,
) -> None:
    """Rename a brief: its file, and every reference to it in other briefs (related, supersedes, links)."""
    from briefkit.cli.writing import show_changes
    from briefkit.library.library import Library
    from briefkit.library.names import find_file
    from briefkit.library.rename import apply_rename, plan_rename

    session = ctx.obj
    opened = Library.open(library or session.named)
    file, wanted = find_file(opened, id), new.removesuffix(".md")
    if dry_run:
        show_changes(session, plan_rename(opened, file, wanted))
        return
    changes = apply_rename(opened, file, wanted)
    session.say(f"{file.id} is now {wanted}")
    for change in changes:
        if not change.moved_to:
            session.say(f"  followed in {change.path}")
    session.write([f"{wanted}\n"])
