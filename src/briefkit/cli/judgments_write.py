"""`briefkit judgments resolve` and `update`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from briefkit.cli.options import LibraryOption, date_of
from briefkit.cli.writing import DryRunOption
from briefkit.errors import BriefkitError

if TYPE_CHECKING:
    from briefkit.cli.session import Session
    from briefkit.library.edit import Changes

_ONE_BY_ONE = "first take one back, then add the other"
RefArgument = Annotated[str, typer.Argument(metavar="BRIEF#ID", help="A judgment, such as impasse-before-paris#j1.")]


def resolve_command(
    ctx: typer.Context,
    ref: RefArgument,
    outcome: Annotated[
        str | None,
        typer.Option(
            "--outcome", metavar="WORD", help="occurred, did-not-occur, void or unresolvable; open takes it back."
        ),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            metavar="DATE",
            help="The day that decided it; needed once due is over, except for did-not-occur. "
            "[default: today, or the last day of due]",
            show_default=False,
        ),
    ] = None,
    evidence: Annotated[
        str | None, typer.Option("--evidence", metavar="SOURCE", help="The id of the source that is evidence for it.")
    ] = None,
    condition_met: Annotated[
        str | None,
        typer.Option(
            "--condition-met", metavar="WORD", help="Whether its condition held: yes, no (it is void) or unknown."
        ),
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Replace an outcome that is already recorded.")] = False,
    dry_run: DryRunOption = False,
    library: LibraryOption = None,
) -> None:
    """Record the outcome of a judgment, or take it back; its probabilities stay as they are.

    A conditional judgment counts only with --condition-met yes. With --condition-met no and nothing else it is void.
    """

    session = ctx.obj
    judgments = session.open_to_change(library).judgments
    changes = judgments.resolve(
        ref, outcome, on=date_of(on, "--on"), evidence=evidence, condition_met=condition_met, again=again
    )
    _write(session, changes, dry_run=dry_run)


def update_command(
    ctx: typer.Context,
    ref: RefArgument,
    probability: Annotated[
        str | None,
        typer.Option("--probability", "-p", metavar="P", help="A probability such as 0.9, or a band such as 0.55,0.8."),
    ] = None,
    term: Annotated[str | None, typer.Option("--term", metavar="TERM", help="A term of the judgment's scale.")] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help="The date of the new estimate. [default: today]", show_default=False),
    ] = None,
    remove: Annotated[
        str | None,
        typer.Option("--remove", metavar="DATE", help="Take back the update of this date instead, or the “last” one."),
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Replace the update of that date.")] = False,
    dry_run: DryRunOption = False,
    library: LibraryOption = None,
) -> None:
    """Add a later probability to a judgment, in its place by date, or take one back; the others are kept."""

    session = ctx.obj
    judgments = session.open_to_change(library).judgments
    if remove is not None:
        if probability or term or on or again:
            raise BriefkitError("--remove takes an update back, so it goes with no other value", hint=_ONE_BY_ONE)
        _write(session, judgments.remove_update(ref, remove), dry_run=dry_run)
        return
    numbers = [part.strip() for part in probability.split(",")] if probability else []
    changes = judgments.update(ref, probability=numbers, term=term, on=date_of(on, "--on"), again=again)
    _write(session, changes, dry_run=dry_run)


def _write(session: Session, changes: Changes, *, dry_run: bool) -> None:
    from briefkit.cli.writing import show_changes, write_changes

    if dry_run:
        show_changes(session, changes)
    else:
        write_changes(session, changes)
