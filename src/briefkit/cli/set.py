"""`briefkit set`"""

from __future__ import annotations

from typing import Annotated

import typer

from briefkit.cli.options import LibraryOption, Selection, filtered
from briefkit.cli.writing import DryRunOption, NoInputOption, YesOption
from briefkit.errors import BriefkitError


@filtered
def set_command(
    ctx: typer.Context,
    selection: Selection,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID... PATH=VALUE...", help="Briefs, and the values to set."),
    ] = None,
    remove: Annotated[
        list[str] | None, typer.Option("--remove", metavar="PATH", help="Remove a key or an item; can be repeated.")
    ] = None,
    dry_run: DryRunOption = False,
    yes: YesOption = False,
    no_input: NoInputOption = False,
    library: LibraryOption = None,
) -> None:
    """Change front matter: only the values named; everything else stays the same, byte for byte.

    PATH=VALUE sets, PATH+=ITEM adds to a list, PATH-=ITEM removes from one. A path names items by their id:
    issues.sanctions.status=resolved
    """
    from briefkit.cli.writing import chosen_briefs, edit_briefs
    from briefkit.core.edit.format import parse_edit, parse_path
    from briefkit.core.edit.value import Remove

    session = ctx.obj
    edits = [parse_edit(word) for word in words or () if "=" in word]
    edits += [Remove(parse_path(path), lenient=selection.narrowed) for path in remove or ()]
    names = [word for word in words or () if "=" not in word]
    if not edits:
        raise BriefkitError("nothing to change", hint="give a value, such as: briefkit set ID status=review")
    opened = session.open_to_change(library, stale_ok=bool(names))
    changes = opened.edit(chosen_briefs(session, opened, names, selection), edits)
    edit_briefs(session, changes, dry_run=dry_run, ask=selection.narrowed and not yes, no_input=no_input)
