"""`briefkit issues`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefkit.cli.known import AllOption, AsOfOption, data_format, day_of_option, listing_of, positions_of_selection
from briefkit.cli.options import FormatOption, JsonOption, LibraryOption, Selection, filtered
from briefkit.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import RenderableType

    from briefkit.core.issues.rows import PositionRow
    from briefkit.core.registry.registry import Registry
    from briefkit.library.library import Library
    from briefkit.output.listing import Listing

ROW_COLUMNS = (
    *("issue", "status", "brief", "date", "holder", "stance", "says", "basis", "source", "grade", "movement", "before"),
)
CELL_COLUMNS = ("issue", "status", "party", "stance", "says", "date", "brief", "grade", "movement", "before", "sources")
VIEWS = ("position", "issue", "brief")


@filtered
def issues_command(
    ctx: typer.Context,
    selection: Selection,
    issues: Annotated[
        list[str] | None,
        typer.Argument(metavar="ISSUE...", help="Only these issues, each with its story.", show_default=False),
    ] = None,
    by: Annotated[
        str, typer.Option("--by", help="position; issue: one entry an issue; brief: what each brief says of it.")
    ] = VIEWS[0],
    pivot: Annotated[
        str | None, typer.Option("--pivot", help="party: a column for each party.", show_default=False)
    ] = None,
    wide: Annotated[bool, typer.Option("--wide", help="With --pivot, as data: one line an issue.")] = False,
    contradictions: Annotated[
        bool, typer.Option("--contradictions", help="Only opposite stances of one party at one time.")
    ] = False,
    as_of: AsOfOption = None,
    all_: AllOption = False,
    format_: FormatOption = None,
    json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Who wants what on which issue, how it moved, and where nobody recorded a position."""
    view = _view(by, pivot, wide=wide, contradictions=contradictions)
    session = ctx.obj
    write = data_format(session, format_, json=json)
    day = day_of_option(as_of, "--as-of")
    opened = session.open(library)
    rows = positions_of_selection(session, opened, selection, day, everything=all_)
    rows = _of_issues(session, opened, issues, rows) if issues else rows
    if write is not None:
        session.write(write(_listing(view, rows)))
        return
    if not rows:
        session.say("no issues" + (" fit" if selection.narrowed or issues or day else " recorded yet"))
        return
    make = _page(view, rows, opened.registry, story=bool(issues))
    if make is None:
        session.say("no contradictions: no party is said to take opposite sides of one question at one time")
    else:
        session.show(make)


def _view(by: str, pivot: str | None, *, wide: bool, contradictions: bool) -> str:
    if pivot not in (None, "party"):
        raise QueryError(f"cannot pivot by “{pivot}”", hint="use --pivot party")
    if by not in VIEWS:
        raise QueryError(f"cannot list issues by “{by}”", hint=f"use one of {', '.join(VIEWS)}, or --pivot party")
    if (pivot is not None) + (by != VIEWS[0]) + contradictions > 1:
        raise QueryError("--by, --pivot and --contradictions exclude each other", hint="choose one of them")
    if wide and not pivot:
        raise QueryError("--wide wants --pivot party")
    if contradictions:
        return "contradictions"
    return ("wide" if wide else "pivot") if pivot else by


def _of_issues(session: Any, opened: Library, issues: list[str], rows: list[PositionRow]) -> list[PositionRow]:
    from briefkit.core.text.words import did_you_mean

    wanted = {opened.registry.resolve("issues", issue): issue for issue in issues}
    found = {row.issue for row in rows}
    for issue in sorted(set(wanted) - found):
        hint = did_you_mean(wanted[issue], found | set(opened.registry.ids("issues")) - {issue})
        session.say(f"briefkit: no brief here treats “{wanted[issue]}”" + (f" – {hint}" if hint else ""))
    return [row for row in rows if row.issue in wanted]


def _listing(view: str, rows: list[PositionRow]) -> Listing:
    from briefkit.core.issues import contradictions
    from briefkit.core.issues import history as issue_history
    from briefkit.core.issues import matrix as issue_matrix
    from briefkit.core.issues import summary as issue_summary
    from briefkit.core.issues.rows import row_to_json
    from briefkit.core.tables import FORMS

    match view:
        case "pivot":
            cells = issue_matrix.matrix_to_json(issue_matrix.pivot_by_party(rows))
            return listing_of(CELL_COLUMNS, cells, issue_matrix.CELL_KEYS)
        case "wide":
            matrix = issue_matrix.pivot_by_party(rows)
            return listing_of(issue_matrix.wide_keys(matrix), issue_matrix.matrix_to_wide(matrix))
        case "issue":
            summaries = issue_summary.issue_summaries(rows)
            return listing_of(issue_summary.SUMMARY_KEYS, [issue_summary.summary_to_json(one) for one in summaries])
        case "brief":
            steps = issue_history.issue_steps(rows)
            return listing_of(issue_history.STEP_KEYS, [issue_history.step_to_json(step) for step in steps])
        case "contradictions":
            pairs = contradictions.contradictions(rows)
            return listing_of(
                contradictions.CONTRADICTION_KEYS, [contradictions.contradiction_to_json(pair) for pair in pairs]
            )
    moves = issue_history.moves_by_row(rows)
    return listing_of(ROW_COLUMNS, [row_to_json(row, moves.get(row)) for row in rows], [*FORMS["issues"].columns])


def _page(
    view: str, rows: list[PositionRow], registry: Registry, *, story: bool
) -> Callable[[int], RenderableType] | None:
    from briefkit.core.issues.contradictions import contradictions
    from briefkit.core.issues.history import issue_steps
    from briefkit.core.issues.matrix import pivot_by_party
    from briefkit.core.issues.summary import issue_summaries
    from briefkit.output.terminal import history as terminal_history
    from briefkit.output.terminal import story as terminal_story
    from briefkit.output.terminal.issues import matrix_table, rows_table

    match view:
        case "pivot" | "wide":
            matrix = pivot_by_party(rows)
            return lambda width: matrix_table(matrix, width)
        case "issue":
            return lambda _width: terminal_history.summaries_page(issue_summaries(rows), registry)
        case "brief":
            return lambda width: terminal_history.steps_page(issue_steps(rows), registry, width)
        case "contradictions":
            pairs = contradictions(rows)
            return (lambda width: terminal_history.contradictions_page(pairs, width)) if pairs else None
    if story:
        return lambda width: terminal_story.stories_page(rows, registry, width)
    return lambda width: rows_table(rows, width)
