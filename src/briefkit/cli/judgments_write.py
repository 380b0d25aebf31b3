"""`briefkit judgments resolve` and `update`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefkit.cli.options import LibraryOption, date_of
from briefkit.cli.writing import DryRunOption
from briefkit.errors import BriefkitError

if TYPE_CHECKING:
    from briefkit.core.brief.model import Brief
    from briefkit.core.dates.dates import PartialDate
    from briefkit.core.edit.value import Edit
    from briefkit.library.library import Library

RefArgument = Annotated[str, typer.Argument(metavar="BRIEF#ID", help="A judgment, such as impasse-before-paris#j1.")]
OnOption = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="Since when that is so. [default: today]", show_default=False)
]


def resolve_command(
    ctx: typer.Context,
    ref: RefArgument,
    outcome: Annotated[
        str, typer.Option("--outcome", metavar="WORD", help="occurred, did-not-occur, void or unresolvable.")
    ],
    on: OnOption = None,
    evidence: Annotated[
        str | None, typer.Option("--evidence", metavar="SOURCE", help="The id of the source that shows it.")
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Change an outcome that was recorded before.")] = False,
    dry_run: DryRunOption = False,
    library: LibraryOption = None,
) -> None:
    """Record what became of a judgment; its probabilities stay as they are."""
    from briefkit.core.brief.model import OUTCOMES
    from briefkit.core.text.words import did_you_mean
    from briefkit.library.ledger import judgment_named, resolution
    from briefkit.library.library import Library

    session = ctx.obj
    if outcome not in OUTCOMES[1:]:
        hint = did_you_mean(outcome, OUTCOMES[1:]) or f"use one of {', '.join(OUTCOMES[1:])}"
        raise BriefkitError(f"there is no outcome “{outcome}”", hint=hint)
    opened = Library.open(library or session.named)
    brief, judgment = judgment_named(opened, ref)
    if judgment.outcome not in (None, "open", outcome) and not again:
        told = f"{brief.id}#{judgment.id} is resolved: {judgment.outcome}, {judgment.resolved_on or 'undated'}"
        raise BriefkitError(told, hint="say --again to change that")
    edits = resolution(brief, judgment, outcome, _day(on), evidence)
    _write(session, opened, brief, judgment.id, edits, dry_run=dry_run)
    if outcome in ("occurred", "did-not-occur") and not (evidence or judgment.evidence):
        session.say("note: no evidence yet; name a source with --evidence")


def update_command(
    ctx: typer.Context,
    ref: RefArgument,
    probability: Annotated[
        str | None, typer.Option("--probability", "-p", metavar="P", help="0.9, or a band 0.55,0.8.")
    ] = None,
    term: Annotated[str | None, typer.Option("--term", help="A term of the judgment's scale.")] = None,
    on: OnOption = None,
    dry_run: DryRunOption = False,
    library: LibraryOption = None,
) -> None:
    """Add a later probability to a judgment; the earlier ones stay."""
    from briefkit.library.ledger import judgment_named, update
    from briefkit.library.library import Library

    session = ctx.obj
    if not probability and not term:
        raise BriefkitError("nothing to add", hint="say --probability 0.9, or --term likely")
    opened = Library.open(library or session.named)
    brief, judgment = judgment_named(opened, ref)
    if judgment.outcome not in (None, "open"):
        raise BriefkitError(f"{brief.id}#{judgment.id} is resolved: a later probability would be hindsight")
    numbers = [part.strip() for part in probability.split(",")] if probability else []
    _write(session, opened, brief, judgment.id, update(judgment, _day(on), numbers, term), dry_run=dry_run)


def _day(on: str | None) -> PartialDate:
    """A date of the past, today if none is named. Raises BriefkitError for one to come."""
    from briefkit.core.dates.dates import day_of
    from briefkit.library.library import today

    date = date_of(on, "--on") or day_of(today())
    if date.first > today():
        raise BriefkitError(f"{date} is still to come", hint="an outcome and a probability have a day in the past")
    return date


def _write(session: Any, opened: Library, brief: Brief, id_: str, edits: list[Edit], *, dry_run: bool) -> None:
    from briefkit.cli.writing import show_changes
    from briefkit.library.edit import BriefFile, plan_edits
    from briefkit.library.ledger import write_judgment

    if dry_run:
        show_changes(session, plan_edits(opened, [BriefFile(brief.id, brief.path)], edits))
    elif write_judgment(opened, brief, edits):
        session.write([f"{brief.id}#{id_}\n"])
    else:
        session.say(f"{brief.id}#{id_} is so already")
