"""`briefkit judgments`: the forecast ledger"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefkit.cli.commands import HELP
from briefkit.cli.judgments_score import score_command
from briefkit.cli.judgments_write import resolve_command, update_command
from briefkit.cli.known import AllOption, AsOfOption, data_format, day_of_option, judgments_of_selection, listing_of
from briefkit.cli.options import FormatOption, JsonOption, LibraryOption, Selection, filtered
from briefkit.errors import QueryError

if TYPE_CHECKING:
    import datetime

    from briefkit.core.judgments.rows import JudgmentRow

judgments_app = typer.Typer(
    add_completion=False,
    context_settings=HELP,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Forecasts: what was said, what is due, how well it did.",
)
COLUMNS = ("brief", "id", "claim", "by", "made", "term", "current", "due", "outcome", "resolved_on", "condition")


@filtered
def list_judgments(
    ctx: typer.Context,
    selection: Selection,
    outcome: Annotated[
        str | None, typer.Option("--outcome", metavar="WORD", help="open, occurred, did-not-occur, void, unresolvable.")
    ] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="PERSON", help="Who judges: an id, alias or name.")] = None,
    conditional: Annotated[bool, typer.Option("--conditional", help="Only conditional ones, by condition.")] = False,
    condition: Annotated[
        str | None, typer.Option("--condition", metavar="WORDS", help="Only those whose condition holds these words.")
    ] = None,
    as_of: AsOfOption = None,
    all_: AllOption = False,
    format_: FormatOption = None,
    json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """List judgments with their likelihood, its changes, and their outcome."""
    from briefkit.core.brief.model import OUTCOMES
    from briefkit.core.judgments.rows import with_condition, with_outcome

    session = ctx.obj
    write = data_format(session, format_, json=json)
    if outcome not in (None, *OUTCOMES):
        raise QueryError(f"there is no outcome “{outcome}”", hint=f"use one of {', '.join(OUTCOMES)}")
    day = day_of_option(as_of, "--as-of")
    opened = session.open(library)
    rows = judgments_of_selection(session, opened, selection, day, everything=all_)
    rows = with_outcome(rows, outcome)
    if by:
        person = opened.registry.resolve("people", by)
        rows = [row for row in rows if row.by == person]
    if conditional or condition:
        rows = with_condition(rows, condition or "")
    if write is not None:
        session.write(write(_listing(rows)))
    else:
        _show(session, rows, day, grouped=conditional or bool(condition))


@filtered
def due_judgments(
    ctx: typer.Context,
    selection: Selection,
    by: Annotated[
        str | None, typer.Option("--by", metavar="DATE", help="Due on or before this date. [default: today]")
    ] = None,
    as_of: AsOfOption = None,
    all_: AllOption = False,
    format_: FormatOption = None,
    json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """List the open judgments that fall due by a date, the earliest first."""
    from briefkit.core.judgments.rows import due_by, without_due
    from briefkit.library.library import today

    session = ctx.obj
    write = data_format(session, format_, json=json)
    day = day_of_option(as_of, "--as-of")
    opened = session.open(library)
    rows = judgments_of_selection(session, opened, selection, day, everything=all_)
    undated = len(without_due(rows))
    found = due_by(rows, day_of_option(by, "--by") or day or today())
    if write is not None:
        session.write(write(_listing(found)))
    else:
        _show(session, found, day, grouped=False)
    if undated:
        session.say(f"{undated} open judgment{'s have' if undated > 1 else ' has'} no due date")


def _listing(rows: list[JudgmentRow]) -> Any:
    from briefkit.core.judgments.rows import JUDGMENT_KEYS, judgment_to_json

    return listing_of(COLUMNS, [judgment_to_json(row) for row in rows], JUDGMENT_KEYS)


def _show(session: Any, rows: list[JudgmentRow], day: datetime.date | None, *, grouped: bool) -> None:
    from briefkit.core.judgments.rows import by_condition
    from briefkit.library.library import today
    from briefkit.output.terminal.judgments import conditions_page, judgments_page

    now = day or today()
    if not rows:
        session.say("no judgments fit")
    elif grouped:
        session.show(lambda width: conditions_page(by_condition(rows), now, width))
    else:
        session.show(lambda width: judgments_page(rows, now, width))


judgments_app.command("list")(list_judgments)
judgments_app.command("due")(due_judgments)
judgments_app.command("resolve")(resolve_command)
judgments_app.command("update")(update_command)
judgments_app.command("score")(score_command)
