"""`briefkit issues`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefkit.cli.options import FormatOption, JsonOption, LibraryOption, Selection, filtered
from briefkit.errors import QueryError

if TYPE_CHECKING:
    from briefkit.core.issues import PositionRow
    from briefkit.library import Library

ROW_COLUMNS = ("issue", "status", "brief", "date", "holder", "stance", "says", "source", "grade")
CELL_COLUMNS = ("issue", "status", "party", "stance", "says", "date", "brief", "grade")


@filtered
def issues_command(
    ctx: typer.Context,
    selection: Selection,
    issues: Annotated[
        list[str] | None,
        typer.Argument(metavar="ISSUE...", help="Only these issues: ids, aliases or titles.", show_default=False),
    ] = None,
    pivot: Annotated[
        str | None, typer.Option("--pivot", help="party: a column for each party.", show_default=False)
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="Count drafts and superseded briefs too.")] = False,
    format_: FormatOption = None,
    json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Who wants what on which issue, over all published briefs or those that fit."""
    from briefkit.output.formats import TABLE, format_named

    if pivot not in (None, "party"):
        raise QueryError(f"cannot pivot by “{pivot}”", hint="use --pivot party")
    session = ctx.obj
    name = "json" if json else format_ or (TABLE if session.terminal else "tsv")
    write = None if name == TABLE else format_named(name)
    opened = session.open(library)
    rows = _rows(session, opened, selection, issues or [], everything=all_)
    if write is not None:
        session.write(write(_listing(rows, pivot)))
    elif not rows:
        session.say("no issues" + (" fit" if selection.narrowed or issues else " recorded yet"))
    else:
        _show(session, rows, pivot)


def _rows(
    session: Any, opened: Library, selection: Selection, issues: list[str], *, everything: bool
) -> list[PositionRow]:
    briefs = session.select(opened, selection)
    rows = opened.positions(brief for brief in briefs if everything or brief.live)
    if not issues:
        return rows
    wanted = {opened.registry.resolve("issues", issue) for issue in issues}
    found = {row.issue for row in rows}
    from briefkit.core.words import did_you_mean

    for issue in sorted(wanted - found):
        hint = did_you_mean(issue, found | set(opened.registry.ids("issues")) - {issue})
        session.say(f"briefkit: no brief here treats “{issue}”" + (f" – {hint}" if hint else ""))
    return [row for row in rows if row.issue in wanted]


def _listing(rows: list[PositionRow], pivot: str | None) -> Any:
    from briefkit.core.issues import matrix_to_json, pivot_by_party, row_to_json
    from briefkit.output.listing import rows_listing

    if pivot:
        return rows_listing(CELL_COLUMNS, matrix_to_json(pivot_by_party(rows)))
    return rows_listing(ROW_COLUMNS, [row_to_json(row) for row in rows])


def _show(session: Any, rows: list[PositionRow], pivot: str | None) -> None:
    from briefkit.core.issues import pivot_by_party
    from briefkit.output.terminal_issues import matrix_table, rows_table

    if pivot:
        matrix = pivot_by_party(rows)
        session.show(lambda width: matrix_table(matrix, width))
    else:
        session.show(lambda width: rows_table(rows, width))
