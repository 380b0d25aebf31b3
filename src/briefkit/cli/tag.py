"""`briefkit tag`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from briefkit.cli.options import IdsArgument, LibraryOption, Selection, filtered, words_of
from briefkit.cli.writing import DryRunOption, NoInputOption, YesOption
from briefkit.errors import BriefkitError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefkit.core.edit.value import Edit

_TOPICS = ("topics",)


@filtered
def tag_command(
    ctx: typer.Context,
    selection: Selection,
    ids: IdsArgument = None,
    add: Annotated[list[str] | None, typer.Option("--add", "-a", metavar="TOPIC", help="Add a topic.")] = None,
    remove: Annotated[list[str] | None, typer.Option("--remove", "-r", metavar="TOPIC", help="Remove a topic.")] = None,
    dry_run: DryRunOption = False,
    yes: YesOption = False,
    no_input: NoInputOption = False,
    library: LibraryOption = None,
) -> None:
    """Add topics to briefs or remove them; use commas or repeat an option for several."""
    from briefkit.cli.writing import chosen_briefs, edit_briefs

    session = ctx.obj
    added, removed = (list(dict.fromkeys(words_of(values))) for values in (add, remove))
    if not added and not removed:
        raise BriefkitError("nothing to change", hint="briefkit tag ID --add new --remove old")
    opened = session.open_to_change(library, stale_ok=bool(ids))
    edits = _edits(added, removed, lenient=selection.narrowed)
    changes = opened.edit(chosen_briefs(session, opened, ids or [], selection), edits)
    edit_briefs(session, changes, dry_run=dry_run, ask=selection.narrowed and not yes, no_input=no_input)


def _edits(added: Sequence[str], removed: Sequence[str], *, lenient: bool) -> list[Edit]:
    from briefkit.core.edit.value import Add, Remove

    return [*(Add(_TOPICS, topic) for topic in added), *(Remove(_TOPICS, topic, lenient) for topic in removed)]
