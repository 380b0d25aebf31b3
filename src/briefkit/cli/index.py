"""`briefkit index status|rebuild`"""

from __future__ import annotations

import typer

from briefkit.cli.options import JsonOption, LibraryOption

index_app = typer.Typer(
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=True,
    rich_markup_mode=None,
    help="The index: it makes answers fast, lies in your cache folder, and can be deleted at any time.",
)


@index_app.command("status")
def status_command(ctx: typer.Context, library: LibraryOption = None, json: JsonOption = False) -> None:
    """Look at every page of the index: where it is, what it holds, whether it is sound."""
    session = ctx.obj
    told = session.open(library).index_status()
    if json:
        from briefkit.output.data import to_json

        session.write([to_json(told), "\n"])
        return
    width = max(map(len, told))
    session.write(f"{name:{width}}  {'–' if value is None else value}\n" for name, value in told.items())


@index_app.command("rebuild")
def rebuild_command(ctx: typer.Context, library: LibraryOption = None) -> None:
    """Make the index anew from the files, texts included."""
    session = ctx.obj
    opened = session.open(library)
    opened.rebuild_index()
    session.say(f"{opened.index_status()['briefs']} briefs in the index")
