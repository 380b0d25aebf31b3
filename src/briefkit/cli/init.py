"""`briefkit init`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefkit.core.text.shell import argument


def init_command(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to turn into a library.")] = Path("briefs"),
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="Your institute's name.")] = "My institute",
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="Only show what would be written.")] = False,
) -> None:
    """Create a library: settings, a registry and one example brief."""
    from briefkit.library.init import start_library

    session = ctx.obj
    for path in start_library(folder, name, dry_run=dry_run):
        session.say(("would write " if dry_run else "wrote ") + str(path))
    if not dry_run:
        found_by_default = folder in (Path("briefs"), Path())
        option = "" if found_by_default else f"--library {argument(folder)} "
        session.say(f"next: briefkit {option}list")
