"""`briefkit init`"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefkit.cli.writing import NoInputOption
from briefkit.core.text.shell import argument
from briefkit.errors import BriefkitError, LibraryNotFoundError
from briefkit.settings import CHOICES

if TYPE_CHECKING:
    from briefkit.cli.session import Session

_SETTINGS, _EXAMPLE = "Settings", "Example"


def init_command(
    ctx: typer.Context,
    folder: Annotated[
        Path | None, typer.Argument(metavar="DIR", help="The folder to turn into a library. [default: briefs]")
    ] = None,
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="NAME", help="Your institute's name.", rich_help_panel=_SETTINGS),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            "--language", metavar="TAG", help="The language of most briefs. [default: en]", rich_help_panel=_SETTINGS
        ),
    ] = None,
    access: Annotated[
        str | None,
        typer.Option(
            "--access",
            metavar="WHO",
            help="Who may see briefs that do not say: public or internal. [default: internal]",
            rich_help_panel=_SETTINGS,
        ),
    ] = None,
    scale: Annotated[
        str | None,
        typer.Option(
            "--scale",
            metavar="SCALE",
            help=f"What “likely” means: {', '.join(CHOICES['library.likelihood_scale'])}. [default: icd203]",
            rich_help_panel=_SETTINGS,
        ),
    ] = None,
    example: Annotated[
        bool | None,
        typer.Option(
            "--example/--no-example",
            help="Whether to write an example brief. [default: if there are no Markdown files]",
            rich_help_panel=_EXAMPLE,
            show_default=False,
        ),
    ] = None,
    remove_example: Annotated[
        bool,
        typer.Option("--remove-example", help="Delete the example and what came with it.", rich_help_panel=_EXAMPLE),
    ] = False,
    force: Annotated[
        bool,
        typer.Option("--force", help="Delete the example even if it has been changed.", rich_help_panel=_EXAMPLE),
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="Only show what would be written.")] = False,
    no_input: NoInputOption = False,
) -> None:
    """Create a library: settings, a registry and one example brief.

    On a terminal it asks for the settings that no option names. The example is a draft that counts nowhere.
    """
    from briefkit.library.init import CHECKS

    session: Session = ctx.obj
    typed = {"name": name, "language": language, "access": access, "likelihood_scale": scale}
    given = {key: CHECKS[key](value) for key, value in typed.items() if value is not None}
    if remove_example:
        if given or example is not None:
            raise BriefkitError("--remove-example goes with --force and --dry-run only")
        _remove_example(session, folder, force=force, dry_run=dry_run)
        return
    if force:
        raise BriefkitError("--force goes with --remove-example: “init” overwrites nothing")
    _start(session, _named(session, folder), given, example=example, ask=not no_input, dry_run=dry_run)


def _named(session: Session, folder: Path | None) -> Path:
    """The folder to start a library in: the argument, or what --library says. Raises BriefkitError for both."""
    if session.library is None:
        return folder or Path("briefs")
    if folder is not None:
        raise BriefkitError("name the folder once: as DIR or with --library")
    if "://" in session.library:
        raise BriefkitError("a library starts in a folder, not on a server", hint="briefkit init DIR, then index push")
    return Path(session.library)


def _start(
    session: Session, folder: Path, given: dict[str, str], *, example: bool | None, ask: bool, dry_run: bool
) -> None:
    from briefkit.cli.init_dialog import ask_about
    from briefkit.library.found_notes import notes_lines
    from briefkit.library.init import DEFAULTS, look_around, write_library

    start = look_around(folder, example=example)
    for line in notes_lines(folder, start.found):
        session.say(line)
    asks = ask and sys.stdin.isatty() and sys.stdout.isatty()
    files = start.files(ask_about(session, given) if asks else DEFAULTS._replace(**given))
    if not dry_run:
        write_library(folder, files)
        session.outcome = None
    for path in files:
        session.say(f"{'would write' if dry_run else 'wrote'} {path}")
    if not dry_run:
        for line in _next(folder, has_example=start.has_example, has_briefs=bool(start.found.briefs)):
            session.say(line)


def _next(folder: Path, *, has_example: bool, has_briefs: bool) -> list[str]:
    """Three commands to go on with."""
    from briefkit.library.example import EXAMPLE

    briefkit = "briefkit" if _is_found(folder) else f"briefkit --library {argument(folder)}"
    new = f'{briefkit} new "What it is about"'
    if has_example:
        calls = [f"{briefkit} show {EXAMPLE}", new, f"{briefkit} init --remove-example"]
    elif has_briefs:
        calls = [f"{briefkit} list", f"{briefkit} check", new]
    else:
        calls = [new, f"{briefkit} import FILE", f"{briefkit} list"]
    return [("next: " if number == 0 else "      ") + call for number, call in enumerate(calls)]


def _is_found(folder: Path) -> bool:
    """Whether commands find a library without --library."""
    from briefkit.library.which import find_which

    try:
        found = find_which(None).folder
    except (BriefkitError, OSError):
        return False
    return found is not None and os.path.abspath(found) == os.path.abspath(folder)  # noqa: PTH100 - asks no file system


def _remove_example(session: Session, folder: Path | None, *, force: bool, dry_run: bool) -> None:
    from briefkit.library.example import remove_example
    from briefkit.library.which import find_which

    if folder is not None and session.library is not None:
        raise BriefkitError("name the folder once: as DIR or with --library")
    found = find_which(folder or session.library, "local").folder
    if found is None:
        raise LibraryNotFoundError("a server has no example to remove", hint="name a clone of its repository")
    removed = remove_example(found, force=force, dry_run=dry_run)
    session.say(f"{'would delete' if dry_run else 'deleted'} {removed.path}")
    if removed.entries:
        session.say(f"took out of the registry: {', '.join(removed.entries)}")
    for note in removed.notes:
        session.say(note)
