"""The command `briefkit`: its commands, and the one place where errors are shown."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from briefkit import __version__
from briefkit.cli.check import check_command
from briefkit.cli.digest import digest_command
from briefkit.cli.edit import edit_command
from briefkit.cli.export import export_command
from briefkit.cli.init import init_command
from briefkit.cli.issues import issues_command
from briefkit.cli.judgments import judgments_app
from briefkit.cli.list import list_command
from briefkit.cli.new import new_command
from briefkit.cli.registry import registry_app
from briefkit.cli.rename import rename_command
from briefkit.cli.session import Session
from briefkit.cli.set import set_command
from briefkit.cli.show import show_command
from briefkit.cli.supersede import supersede_command
from briefkit.cli.tag import tag_command
from briefkit.cli.timeline import timeline_command
from briefkit.errors import BriefkitError


class _Commands(TyperGroup):
    """Shows every error of ours as a sentence with a way out; a bug still shows its traceback."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except BriefkitError as error:
            _tell(error)
            raise typer.Exit(error.exit_code) from error
        except BrokenPipeError:  # the reader of our output has seen enough
            sys.stderr.close()
            raise typer.Exit(0) from None


def _tell(error: BriefkitError) -> None:
    from briefkit.core.harmless import clean

    print(f"briefkit: {clean(error.message)}", file=sys.stderr)  # noqa: T201 - talk goes to stderr
    if error.hint:
        print(f"  → {clean(error.hint)}", file=sys.stderr)  # noqa: T201 - as above


app = typer.Typer(
    cls=_Commands,
    add_completion=True,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"briefkit {__version__}")
        raise typer.Exit


@app.callback()
def briefkit(
    ctx: typer.Context,
    library: Annotated[
        Path | None, typer.Option("--library", help="The folder of the library. [default: the nearest briefkit.toml]")
    ] = None,
    color: Annotated[str, typer.Option("--color", help="auto, always or never.")] = "auto",
    no_pager: Annotated[bool, typer.Option("--no-pager", help="Never page long output.")] = False,
    version: Annotated[  # noqa: ARG001 - its callback answers
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Policy briefs as plain Markdown files: list, show, tabulate and publish them."""
    if color not in {"auto", "always", "never"}:
        raise typer.BadParameter(f"“{color}” is none of auto, always, never", param_hint="--color")
    ctx.obj = Session(library, color, pager=not no_pager)


app.command("init")(init_command)
app.command("new")(new_command)
app.command("list")(list_command)
app.command("show")(show_command)
app.command("issues")(issues_command)
app.command("timeline")(timeline_command)
app.add_typer(judgments_app, name="judgments")
app.command("digest")(digest_command)
app.add_typer(registry_app, name="registry")
app.command("supersede")(supersede_command)
app.command("check")(check_command)
app.command("set")(set_command)
app.command("tag")(tag_command)
app.command("edit")(edit_command)
app.command("rename")(rename_command)
app.command("export")(export_command)


def main() -> None:
    """Run the command line; output is UTF-8 wherever it goes."""
    gc.set_threshold(200_000, 20, 20)  # a command lives for a moment: looking for cycles costs more than it frees
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app()
