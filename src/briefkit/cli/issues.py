"""`briefkit issues`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefkit.cli.audience import for_readers
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
    from collections.abc import Callable

    from rich.console import RenderableType

    from briefkit.core.registry.registry import Registry
    from briefkit.core.tables import Table


@filtered
@to_file(table_file)
@for_readers
def issues_command(
    ctx: typer.Context,
    selection: Selection,
    issues: Annotated[
        list[str] | None,
        typer.Argument(metavar="ISSUE...", help="Show only these issues, each with its history.", show_default=False),
    ] = None,
    by: Annotated[
        str,
        typer.Option(
            "--by", metavar="WORD", help="position; issue: one entry per issue; brief: what each brief says about it."
        ),
    ] = "position",
    pivot: Annotated[
        str | None, typer.Option("--pivot", metavar="WORD", help="party: one column per party.", show_default=False)
    ] = None,
    wide: Annotated[bool, typer.Option("--wide", help="With --pivot, in data formats: one row per issue.")] = False,
    contradictions: Annotated[
        bool,
        typer.Option(
            "--contradictions",
            help="Show only opposite stances of one party at the same time.",
            rich_help_panel=FILTERS,
        ),
    ] = False,
    as_of: AsOfOption = None,
    all_: AllOption = False,
    format_: FormatOption = None,
    json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Show who wants what on each issue, how positions moved, and where none is recorded."""
    session = ctx.obj
    write = session.format(format_, json=json)
    day = day_of(as_of, "--as-of")
    opened = session.open(library)
    table = opened.issues(
        session.query(opened, selection),
        issues=issues or (),
        by=by,
        pivot=pivot,
        wide=wide or (bool(pivot) and write is None),  # on a terminal, one row per issue
        contradictions=contradictions,
        as_of=day,
        everything=all_,
    )
    nothing = "no matching issues" if selection.narrowed or issues or day else "no issues recorded yet"
    if contradictions and table.source:
        nothing = "no contradictions: no party takes opposite sides of one question at the same time"
    session.answer(table, write, _page(table, opened.registry, story=bool(issues)), nothing)


def _page(table: Table[Any], registry: Registry, *, story: bool) -> Callable[[list[Any], int], RenderableType]:
    def page(rows: list[Any], width: int) -> RenderableType:
        from briefkit.output.terminal import history, issues
        from briefkit.output.terminal.story import stories_page

        match table.schema.name:
            case "issues-pivot" | "issues-wide":
                return issues.matrix_table(table.source, width)
            case "issues-by-issue":
                return history.summaries_page(rows, registry)
            case "issues-by-brief":
                return history.steps_page(rows, registry, width)
            case "issues-contradictions":
                return history.contradictions_page(rows, width)
        positions = [row.position for row in rows]
        if story:
            return stories_page(positions, table.source, registry, width)
        return issues.rows_table(positions, table.source, width)

    return page
