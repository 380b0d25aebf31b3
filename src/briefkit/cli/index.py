"""`briefkit index status|rebuild|push|grant|revoke`"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefkit.cli.audience import audience_named
from briefkit.cli.commands import group
from briefkit.cli.options import AsJsonOption, LibraryOption
from briefkit.core.text.words import counted
from briefkit.settings import AUDIENCES

if TYPE_CHECKING:
    from briefkit.cli.session import Session
    from briefkit.library.which import Which

AddressArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="ADDRESS",
        help="The server, as postgresql://NAME@HOST/DATABASE; by default that of the library.",
        show_default=False,
    ),
]
RoleArgument = Annotated[str, typer.Argument(metavar="ROLE", help="A role of the server, as it is spelled there.")]

index_app = group(
    "The index: it makes answers fast. It is kept in your cache folder, and can be deleted at any time; or on a "
    "server, where many ask the same library."
)


def _which(session: Session, address: str | None, library: str | None) -> Which:
    """The library that a command is about: at an address, or the one that is meant."""
    from briefkit.library.which import which_at

    return which_at(address, library or session.library, session.index)


@index_app.command("status")
def status_command(
    ctx: typer.Context, address: AddressArgument = None, library: LibraryOption = None, json: AsJsonOption = False
) -> None:
    """Show where the index is and what it holds, and check all of it for damage.

    Of a library on a server it says which commit is served, how old it is and who pushed it. The exit code is 1 if
    nothing is served that this version of briefkit can read.
    """
    from briefkit.library.push import server_status

    session = ctx.obj
    status = server_status(_which(session, address, library).server) or session.open(library).index_status()
    if json:
        from briefkit.output.data import to_json

        session.write([to_json(status), "\n"])
    else:
        width = max(map(len, status))
        session.write_lines(f"{name:{width}}  {_in_words(name, value)}" for name, value in status.items())
    if status.get("state", "served") != "served":
        raise typer.Exit(1)


_WORDS = {
    "generations": "{number} {state} (format {format})",
    "readers": "{role} ({audience})",
    "pushing": "{by} from {from} since {since}",
}
"""How what has parts is told in words."""
_UNITS = ((86_400, "day"), (3600, "hour"), (60, "minute"), (1, "second"))


def _in_words(name: str, value: Any) -> str:
    if name == "age" and value is not None:  # in whole units
        size, unit = next((known for known in _UNITS if value >= known[0]), _UNITS[-1])
        return counted(value // size, unit)
    if name in _WORDS:
        parts = value if isinstance(value, list) else [value] if value else []
        return ", ".join(_WORDS[name].format_map(part) for part in parts) or "–"
    return "–" if value is None else str(value)


@index_app.command("rebuild")
def rebuild_command(ctx: typer.Context, library: LibraryOption = None) -> None:
    """Rebuild the index from the files, including their texts."""
    session = ctx.obj
    opened = session.open(library)
    opened.rebuild_index()
    session.say(f"{opened.index_status()['briefs']} briefs in the index")


@index_app.command("push")
def push_command(
    ctx: typer.Context,
    address: AddressArgument = None,
    commit: Annotated[
        str, typer.Option("--commit", metavar="REVISION", help="The commit, or a branch or tag.", show_default="HEAD")
    ] = "HEAD",
    repository: Annotated[
        Path | None,
        typer.Option(
            "--repository",
            metavar="DIR",
            help="A repository, also one without a work tree, instead of the library's own clone.",
            show_default=False,
        ),
    ] = None,
    within: Annotated[
        str | None,
        typer.Option("--path", metavar="FOLDER", help="The library's folder in that repository.", show_default=False),
    ] = None,
    as_is: Annotated[
        bool, typer.Option("--folder", help="Push the files of the folder as they are, committed or not.")
    ] = False,
    full: Annotated[bool, typer.Option("--full", help="Write everything anew, beside what is served.")] = False,
    library: LibraryOption = None,
) -> None:
    """Write the library to its server, so that others can ask it without the files.

    What is pushed is the commit at HEAD of the clone that holds the library; fetch with git first if others have
    changed it. Only what differs from what is served is written. Whoever reads meanwhile sees the state before, then
    the one after.
    """
    from briefkit.cli.progress import StderrProgress
    from briefkit.library.push import Pushing, push_library

    session = ctx.obj
    folder = None if repository else session.folder_of(library)
    asked = Pushing(folder, session.index, address, commit, repository, within, as_is, full)
    session.say(push_library(asked, progress=StderrProgress()))


@index_app.command("grant")
def grant_command(
    ctx: typer.Context,
    role: RoleArgument,
    address: AddressArgument = None,
    audience: Annotated[
        str | None,
        typer.Option("--audience", metavar="WHO", help="public for public briefs only. [default: internal]"),
    ] = None,
    time_zone: Annotated[
        str | None,
        typer.Option(
            "--time-zone", metavar="ZONE", help="Where embargoes end, for all readers from now on; at first UTC."
        ),
    ] = None,
    library: LibraryOption = None,
) -> None:
    """Let a role of the server read the library there: now, and whatever will be pushed."""
    from briefkit.library.sharing import grant_reading, which_for

    session = ctx.obj
    which = which_for(role, address, library or session.library, session.index)
    for told in grant_reading(which, role, audience and audience_named(audience, AUDIENCES[0]), time_zone):
        session.say(told)


@index_app.command("revoke")
def revoke_command(
    ctx: typer.Context, role: RoleArgument, address: AddressArgument = None, library: LibraryOption = None
) -> None:
    """Take the right to read the library on a server from a role, which can then be dropped."""
    from briefkit.library.sharing import revoke_reading, which_for

    session = ctx.obj
    which = which_for(role, address, library or session.library, session.index)
    for told in revoke_reading(which, role):
        session.say(told)
