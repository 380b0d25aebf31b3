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
    new: Annotated[str, typer.Argument(help="The complete new id.")],
    dry_run: DryRunOption = False,
    library: LibraryOption = None,
) -> None:
    """Rename a brief: its file and every reference to it in other briefs (related, supersedes, links)."""
    from briefkit.cli.writing import show_changes
    from briefkit.library.library import Library

    session = ctx.obj
    wanted = new.removesuffix(".md")
    changes = Library.open(library or session.library_path).rename(id, wanted)
    if dry_run:
        show_changes(session, changes)
        return
    changes.apply()
    for old in changes.names.values():
        session.say(f"{old} is now {wanted}")
    for change in changes:
        if not change.moved_to:
            session.say(f"  updated {change.path}")
    session.write([f"{wanted}\n"])
