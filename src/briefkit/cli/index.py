"""`briefkit index status|rebuild`"""

from __future__ import annotations

import typer

from briefkit.cli.commands import group
from briefkit.cli.options import AsJsonOption, LibraryOption

index_app = group("The index: it makes answers fast, is kept in your cache folder, and can be deleted at any time.")


@index_app.command("status")
def status_command(ctx: typer.Context, library: LibraryOption = None, json: AsJsonOption = False) -> None:
    """Show where the index is and what it holds, and check all of it for damage."""
    session = ctx.obj
    status = session.open(library).index_status()
    if json:
        from briefkit.output.data import to_json

        session.write([to_json(status), "\n"])
        return
    width = max(map(len, status))
    session.write_lines(f"{name:{width}}  {'–' if value is None else value}" for name, value in status.items())


@index_app.command("rebuild")
def rebuild_command(ctx: typer.Context, library: LibraryOption = None) -> None:
    """Rebuild the index from the files, including their texts."""
    session = ctx.obj
    opened = session.open(library)
    opened.rebuild_index()
    session.say(f"{opened.index_status()['briefs']} briefs in the index")
