"""`briefkit supersede`"""

from __future__ import annotations

from typing import Annotated

import typer

from briefkit.cli.options import LibraryOption
from briefkit.cli.writing import DryRunOption


def supersede_command(
    ctx: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD", help="The brief that is out of date.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The brief that takes its place.")],
    dry_run: DryRunOption = False,
    library: LibraryOption = None,
) -> None:
    """Let one brief take the place of another: both say so, and the old one no longer counts."""
    from briefkit.cli.writing import show_changes
    from briefkit.library.ledger import plan_supersede, supersede
    from briefkit.library.library import Library

    session = ctx.obj
    opened = Library.open(library or session.named)
    briefs = opened.get(old), opened.get(new)
    if dry_run:
        show_changes(session, plan_supersede(opened, *briefs))
    elif supersede(opened, *briefs):
        session.write([f"{briefs[0].id} → {briefs[1].id}\n"])
    else:
        session.say(f"{briefs[1].id} supersedes {briefs[0].id} already")
