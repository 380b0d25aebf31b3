"""The command `briefkit`: its commands, and the one place where errors are shown."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any, NoReturn

import typer

from briefkit import __version__
from briefkit.cli import interrupts
from briefkit.cli.commands import (
    HELP,
    SECTIONS,
    Commands,
    NamedCommands,
    help_without_command,
    refuse_lost_values,
    refuse_what_is_no_text,
)
from briefkit.cli.completion.scripts import ASKED, HERE
from briefkit.cli.context import HELP as INDEX_HELP
from briefkit.cli.context import keep_index
from briefkit.cli.messages import say, say_error
from briefkit.cli.session import Session
from briefkit.cli.stdio import prepare_streams
from briefkit.core.text.clean import clean_one_line
from briefkit.errors import BriefkitError, QueryError, WriteError

_UsageError: Any = typer.BadParameter.__base__
"""What Typer raises, and prints, for arguments that it cannot understand: they are quoted in its message."""


COLORS = ("auto", "always", "never")


class _Commands(NamedCommands):
    """Shows every BriefkitError as a sentence with a hint; a bug still shows its traceback."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.commands: Any = Commands()
        self.sections = SECTIONS

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        help_without_command(ctx, args)
        args = with_shell(args)
        try:
            refuse_what_is_no_text(args)
            refuse_lost_values(self, ctx, args)
            with _clean_messages():
                return super().parse_args(ctx, args)
        except BriefkitError as error:
            _report(error)
            raise typer.Exit(error.exit_code) from error

    def format_help(self, ctx: Any, formatter: Any) -> None:
        from briefkit.cli.help_screen import front_page

        formatter.write(front_page(self, ctx))

    def invoke(self, ctx: Any) -> Any:
        try:
            with _clean_messages():
                return super().invoke(ctx)
        except (BriefkitError, KeyboardInterrupt, SystemExit) as error:
            if interrupts.heard or isinstance(error, KeyboardInterrupt):  # an error then only tells of the interruption
                raise typer.Exit(_interrupted(ctx.obj, error)) from error
            if not isinstance(error, BriefkitError):
                raise
            if ctx.obj:
                ctx.obj.advise(error)
            _report(error)
            raise typer.Exit(error.exit_code) from error
        except BrokenPipeError:  # the reader of our output has stopped reading
            sys.stderr.close()
            raise typer.Exit(0) from None
        finally:
            if ctx.obj:
                ctx.obj.close()


@contextmanager
def _clean_messages() -> Iterator[None]:
    try:
        yield
    except _UsageError as error:
        error.message = clean_one_line(error.message)
        raise


def _report(error: BriefkitError) -> None:
    say_error(error, f"briefkit: {error.message}")


def _interrupted(session: Session | None, error: BaseException) -> int:
    """Say what an interrupted command has changed, if it is one that changes something; returns the exit code."""
    code = interrupts.last_words()
    if session and session.outcome:
        say(f"briefkit: interrupted: {session.outcome()}")
        for note in getattr(error, "__notes__", ()):
            say(note)
    return code


app = typer.Typer(
    cls=_Commands,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=HELP,
)


INSTALL, SHOW = "--install-completion", "--show-completion"


def with_shell(args: list[str]) -> list[str]:
    """The arguments with the word for this shell behind the options of completion, whose value may be left out."""
    found = list[str]()
    for arg, following in zip(args, [*args[1:], "-"], strict=True):
        found += [arg, HERE] if arg in {INSTALL, SHOW} and following.startswith("-") else [arg]
    return found


def install_completion(name: str | None) -> None:
    """Install completion for a shell, and say what to do next."""
    if name is not None:
        from briefkit.cli.completion.install import install, installed_told, shell_named

        typer.echo("\n".join(installed_told(install(shell_named(name)))))
        raise typer.Exit


def show_completion(name: str | None) -> None:
    """Write the script for a shell."""
    if name is not None:
        from briefkit.cli.completion.install import shell_named
        from briefkit.cli.completion.scripts import SCRIPTS

        typer.echo(SCRIPTS[shell_named(name)], nl=False)
        raise typer.Exit


def _show_version(ctx: typer.Context, wanted: bool) -> None:
    if not wanted:
        return
    if ctx.params.get("json"):
        from briefkit.cli.version import version_json

        typer.echo(version_json())
    else:
        typer.echo(f"briefkit {__version__}")
    raise typer.Exit


@app.callback()
def briefkit(
    ctx: typer.Context,
    library: Annotated[
        str | None,
        typer.Option(
            "--library",
            metavar="DIR",
            help="The library's folder, or the address of its server. [default: where the nearest briefkit.toml is]",
        ),
    ] = None,
    index: Annotated[
        str | None, typer.Option("--index", metavar="WHERE", help=f"{INDEX_HELP} [default: as the library says]")
    ] = None,
    color: Annotated[
        str, typer.Option("--color", metavar="WHEN", help=f"{', '.join(COLORS[:-1])} or {COLORS[-1]}.")
    ] = "auto",
    no_pager: Annotated[bool, typer.Option("--no-pager", help="Never use a pager.")] = False,
    install_completion: Annotated[  # noqa: ARG001 - handled by its callback
        str | None,
        typer.Option(
            INSTALL,
            metavar="[SHELL]",
            callback=install_completion,
            is_eager=True,
            help="Install completion for bash, zsh or fish. [default: this shell]",
            show_default=False,
        ),
    ] = None,
    show_completion: Annotated[  # noqa: ARG001 - as above
        str | None,
        typer.Option(
            SHOW,
            metavar="[SHELL]",
            callback=show_completion,
            is_eager=True,
            help="Show what the shell would load, also for powershell.",
            show_default=False,
        ),
    ] = None,
    version: Annotated[  # noqa: ARG001 - handled by its callback
        bool, typer.Option("--version", callback=_show_version, help="Show the version and exit.")
    ] = False,
    json: Annotated[
        bool, typer.Option("--json", is_eager=True, help="With --version: also the system, as JSON for a report.")
    ] = False,
) -> None:
    """Policy briefs as Markdown files: list, show, tabulate and publish them."""
    if color not in COLORS:
        from briefkit.core.text.words import suggestion

        raise QueryError(f"--color: there is no “{color}”", hint=suggestion(color, COLORS))
    if json:
        hint = "write it behind a command: briefkit list --json"
        raise QueryError("--json goes with --version only", hint=hint)
    keep_index(ctx, index)
    ctx.obj = Session(library, color, pager=not no_pager)


def main() -> None:
    """Run the command line and end the process. Output is always UTF-8."""
    prepare_streams()
    if ASKED in os.environ:
        from briefkit.cli.completion.shells import complete

        complete(typer.main.get_command(app))
        _leave(0)
    interrupts.listen()
    try:
        app()
    except SystemExit as end:
        if end.code is None or isinstance(end.code, int):
            _leave(end.code or 0)
        raise
    except WriteError as error:
        _report(error)
        _leave(error.exit_code)


def _leave(code: int) -> NoReturn:
    """Exit without cleaning up: that would take a sixth of the time of a short call, and nothing needs it."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (BrokenPipeError, ValueError):  # the reader has stopped reading, or there is none
            continue
        except WriteError as error:  # a full disk
            if not code:
                _report(error)
            code = code or error.exit_code
    os._exit(code)
