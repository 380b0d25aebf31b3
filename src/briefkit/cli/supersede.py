"""`briefkit supersede`"""

from __future__ import annotations

from typing import Annotated

import typer

from briefkit.cli.options import LibraryOption
from briefkit.cli.writing import DryRunOption


def supersede_command(
    ctx: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD", help="The outdated brief.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The brief that replaces it.")],
    dry_run: DryRunOption = False,
    library: LibraryOption = None,
) -> None:
    """Replace one brief by another: both record it, and the old one no longer counts."""
    from briefkit.cli.writing import say_notes, show_changes

    session = ctx.obj
    changes = session.open_to_change(library).supersede(old, new)
    replaced, successor = changes.names.values()
    if dry_run:
        show_changes(session, changes)
    elif session.apply(changes):
        session.write_lines([f"{replaced} → {successor}"])
        say_notes(session, changes)
    else:
        session.say(f"{successor} already supersedes {replaced}")
        for note in changes.recovered:
            session.say(note)
