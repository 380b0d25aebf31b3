"""`briefkit decisions`: what submissions ask to be decided, and what came of it"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from briefkit.cli.audience import for_readers
from briefkit.cli.commands import group
from briefkit.cli.options import (
    FILTERS,
    AllOption,
    AsOfOption,
    FormatOption,
    IdArgument,
    JsonOption,
    LibraryOption,
    Selection,
    date_of,
    day_of,
    filtered,
)
from briefkit.cli.to_file import table_file, to_file
from briefkit.cli.writing import DryRunOption
from briefkit.errors import BriefkitError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from briefkit.core.decisions.options import OptionRow
    from briefkit.core.decisions.rows import DecisionRow

OUTCOME = "Outcome"
"""Title of a group of options in the help."""

decisions_app = group("Decisions that submissions ask for: which are wanted, and what came of them.")


@filtered
@to_file(table_file)
@for_readers
def list_decisions(
    ctx: typer.Context,
    selection: Selection,
    outcome: Annotated[
        str | None,
        typer.Option("--outcome", metavar="WORD", help="open, chosen, rejected or deferred.", rich_help_panel=FILTERS),
    ] = None,
    of: Annotated[
        str | None,
        typer.Option("--of", metavar="WHO", help="Who decides: a party or a person.", rich_help_panel=FILTERS),
    ] = None,
    as_of: AsOfOption = None,
    all_: AllOption = False,
    format_: FormatOption = None,
    json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """List the decisions that briefs ask for by their deadlines, and what came of them."""
    session = ctx.obj
    write = session.format(format_, json=json)
    day = day_of(as_of, "--as-of")
    opened = session.open(library)
    query = session.query(opened, selection)
    table = opened.decisions(query, outcome=outcome, by=of, as_of=day, everything=all_)
    session.answer(table, write, _page, "no matching decisions")


@filtered
@to_file(table_file)
@for_readers
def due_decisions(
    ctx: typer.Context,
    selection: Selection,
    by: Annotated[
        str | None,
        typer.Option(
            "--by",
            metavar="DATE",
            help="Needed on or before this date. [default: all that are wanted]",
            show_default=False,
        ),
    ] = None,
    as_of: AsOfOption = None,
    all_: AllOption = False,
    format_: FormatOption = None,
    json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """List the decisions that are still wanted, the earliest deadline first; what is overdue says so."""
    session = ctx.obj
    write = session.format(format_, json=json)
    day, last = day_of(as_of, "--as-of"), day_of(by, "--by")
    opened = session.open(library)
    table = opened.decisions.due(session.query(opened, selection), by=last, as_of=day, everything=all_)
    session.answer(table, write, _page, "no decision is wanted")


@filtered
@to_file(table_file)
@for_readers
def list_options(
    ctx: typer.Context,
    selection: Selection,
    as_of: AsOfOption = None,
    all_: AllOption = False,
    format_: FormatOption = None,
    json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """List the options of decisions: what each means, how it meets the criteria, what it costs and risks."""
    session = ctx.obj
    write = session.format(format_, json=json)
    day = day_of(as_of, "--as-of")
    opened = session.open(library)
    table = opened.decisions.options(session.query(opened, selection), as_of=day, everything=all_)

    def page(rows: list[OptionRow], width: int) -> RenderableType:
        from briefkit.output.terminal.options import options_page

        return options_page(rows, width)

    session.answer(table, write, page, "no matching options")


def resolve_decision(
    ctx: typer.Context,
    id: IdArgument,
    chose: Annotated[
        str | None,
        typer.Option(
            "--chose", metavar="OPTION", help="The option that was chosen: its id or title.", rich_help_panel=OUTCOME
        ),
    ] = None,
    rejected: Annotated[
        bool, typer.Option("--rejected", help="No option was agreed to.", rich_help_panel=OUTCOME)
    ] = False,
    deferred: Annotated[bool, typer.Option("--deferred", help="It was put off.", rich_help_panel=OUTCOME)] = False,
    open_: Annotated[
        bool, typer.Option("--open", help="Take back what was recorded.", rich_help_panel=OUTCOME)
    ] = False,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help="The day of the decision. [default: today]", show_default=False),
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="WHO", help="Who decided, if it was not who was asked.")
    ] = None,
    evidence: Annotated[
        str | None, typer.Option("--evidence", metavar="SOURCE", help="The id of the source that shows it.")
    ] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="What was said with it.")] = None,
    needed_by: Annotated[
        str | None, typer.Option("--needed-by", metavar="DATE", help="The new deadline of one that was put off.")
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Replace what is already recorded.")] = False,
    dry_run: DryRunOption = False,
    library: LibraryOption = None,
) -> None:
    """Record what came of the decision that a brief asks for, or take it back."""
    given = [("chosen", chose is not None), ("rejected", rejected), ("deferred", deferred), ("open", open_)]
    outcomes = [word for word, is_given in given if is_given]
    if len(outcomes) != 1:
        message = "only one thing can have come of it" if outcomes else "say what came of it"
        raise BriefkitError(message, hint="use one of --chose OPTION, --rejected, --deferred, --open")
    from briefkit.cli.writing import show_changes, write_changes

    session = ctx.obj
    changes = session.open_to_change(library).decisions.resolve(
        id,
        outcomes[0],
        option=chose,
        on=date_of(on, "--on"),
        by=by,
        evidence=evidence,
        note=note,
        needed_by=needed_by,
        again=again,
    )
    if dry_run:
        show_changes(session, changes)
    else:
        write_changes(session, changes)


def _page(rows: list[DecisionRow], width: int) -> RenderableType:
    from briefkit.output.terminal.decisions import decisions_page

    return decisions_page(rows, width)


decisions_app.command("list")(list_decisions)
decisions_app.command("due")(due_decisions)
decisions_app.command("options")(list_options)
decisions_app.command("resolve")(resolve_decision)
