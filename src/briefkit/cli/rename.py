"""`briefkit rename`"""

from __future__ import annotations

from typing import Annotated

import typer

from briefkit.cli.options import IdArgument, LibraryOption
from briefkit.cli.writing import DryRunOption
from briefkit.core.text.words import composed


def rename_command(
    ctx: typer.Context,
    id: IdArgument,
    new: Annotated[str, typer.Argument(help="The complete new id.")],
    dry_run: DryRunOption = False,
    library: LibraryOption = None,
) -> None:
    """Rename a brief: its file and every reference to it in other briefs (related, supersedes, links)."""
    from briefkit.cli.writing import say_notes, show_changes

    session = ctx.obj
    wanted = composed(new.removesuffix(".md"))
    changes = session.open_to_change(library).rename(id, wanted)
    if dry_run:
        show_changes(session, changes)
        return
    session.apply(changes)
    for old in changes.names.values():
        session.say(f"{old} is now {wanted}")
    for change in changes:
        if not change.moved_to:
            session.say(f"  updated {change.path}")
    session.write_lines([wanted])
    say_notes(session, changes)
