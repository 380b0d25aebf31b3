"""`briefkit judgments`: the forecast ledger"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from briefkit.cli.audience import for_readers
from briefkit.cli.commands import group
from briefkit.cli.judgments_score import score_command
from briefkit.cli.judgments_show import show_command
from briefkit.cli.judgments_write import resolve_command, update_command
from briefkit.cli.options import (
    FILTERS,
    AllOption,
    AsOfOption,
    FormatOption,
    JsonOption,
    LibraryOption,
    Selection,
    day_of,
    filtered,
)
from briefkit.cli.to_file import table_file, to_file

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from rich.console import RenderableType

    from briefkit.core.judgments.rows import JudgmentRow

AboutOption = Annotated[
    list[str] | None,
    typer.Option(
        "--about",
        metavar="ISSUE",
        help="Only judgments about this issue, as judgment:(about:ISSUE); repeated, about any of them.",
        rich_help_panel=FILTERS,
    ),
]
DependsOnOption = Annotated[
    list[str] | None,
    typer.Option(
        "--depends-on",
        metavar="EVENT",
        help="Only judgments that depend on this event: an id, alias or title; repeated, on any of them.",
        rich_help_panel=FILTERS,
    ),
]

judgments_app = group("Forecasts: what was said, what is due, and how accurate it was.")


@filtered
@to_file(table_file)
@for_readers
def list_judgments(
    ctx: typer.Context,
    selection: Selection,
    outcome: Annotated[
        str | None,
        typer.Option(
            "--outcome",
            metavar="WORD",
            help="open, occurred, did-not-occur, void, unresolvable, conflict.",
            rich_help_panel=FILTERS,
        ),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="PERSON", help="Whose judgments: an id, alias or name.", rich_help_panel=FILTERS),
    ] = None,
    about: AboutOption = None,
    depends_on: DependsOnOption = None,
    conditional: Annotated[
        bool, typer.Option("--conditional", help="Only conditional judgments, by condition.", rich_help_panel=FILTERS)
    ] = False,
    condition: Annotated[
        str | None,
        typer.Option(
            "--condition",
            metavar="WORDS",
            help="Only judgments whose condition has these words.",
            rich_help_panel=FILTERS,
        ),
    ] = None,
    as_of: AsOfOption = None,
    all_: AllOption = False,
    format_: FormatOption = None,
    json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """List judgments with their likelihood, how it changed, and their outcome."""
    session = ctx.obj
    write = session.format(format_, json=json)
    day = day_of(as_of, "--as-of")
    opened = session.open(library)
    table = opened.judgments(
        session.query(opened, selection),
        outcome=outcome,
        by=by,
        about=about or (),
        depends_on=depends_on or (),
        conditional=conditional,
        condition=condition,
        as_of=day,
        everything=all_,
    )
    session.answer(table, write, _page(day, grouped=conditional or bool(condition)), "no matching judgments")


@filtered
@to_file(table_file)
@for_readers
def due_judgments(
    ctx: typer.Context,
    selection: Selection,
    by: Annotated[
        str | None, typer.Option("--by", metavar="DATE", help="Due on or before this date. [default: today]")
    ] = None,
    about: AboutOption = None,
    depends_on: DependsOnOption = None,
    as_of: AsOfOption = None,
    all_: AllOption = False,
    format_: FormatOption = None,
    json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """List the open judgments that fall due by a date, earliest first."""
    session = ctx.obj
    write = session.format(format_, json=json)
    day, last = day_of(as_of, "--as-of"), day_of(by, "--by")
    opened = session.open(library)
    query = session.query(opened, selection)
    table = opened.judgments.due(
        query, by=last, about=about or (), depends_on=depends_on or (), as_of=day, everything=all_
    )
    session.answer(table, write, _page(day, grouped=False), "no matching judgments")
    if undated := len(table.source):
        session.say(f"{undated} open judgment{'s have' if undated > 1 else ' has'} no due date")


def _page(day: datetime.date | None, *, grouped: bool) -> Callable[[list[JudgmentRow], int], RenderableType]:
    def page(rows: list[JudgmentRow], width: int) -> RenderableType:
        from briefkit.core.judgments.rows import by_condition
        from briefkit.library.library import today
        from briefkit.output.terminal.judgments import conditions_page, judgments_page

        now = day or today()
        return conditions_page(by_condition(rows), now, width) if grouped else judgments_page(rows, now, width)

    return page


judgments_app.command("list")(list_judgments)
judgments_app.command("due")(due_judgments)
judgments_app.command("show")(show_command)
judgments_app.command("resolve")(resolve_command)
judgments_app.command("update")(update_command)
judgments_app.command("score")(score_command)
