"""`briefkit timeline`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from briefkit.cli.audience import for_readers
from briefkit.cli.options import (
    FILTERS,
    AllOption,
    AsOfOption,
    ChartFormatOption,
    JsonOption,
    LibraryOption,
    Selection,
    date_of,
    day_of,
    filtered,
)
from briefkit.cli.to_file import chart_file, to_file

if TYPE_CHECKING:
    from rich.console import RenderableType

    from briefkit.core.timeline.rows import TimelineRow


@filtered
@to_file(chart_file)
@for_readers
def timeline_command(
    ctx: typer.Context,
    selection: Selection,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="Entries from this date on.", rich_help_panel=FILTERS)
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="Entries up to this date.", rich_help_panel=FILTERS)
    ] = None,
    affected_by: Annotated[
        str | None,
        typer.Option(
            "--affected-by",
            metavar="EVENT",
            help="Show only what depends on an event: judgments and briefs.",
            rich_help_panel=FILTERS,
        ),
    ] = None,
    as_of: AsOfOption = None,
    all_: AllOption = False,
    format_: ChartFormatOption = None,
    json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Show events, briefs, judgments and reviews that fall due, and decisions wanted or taken, in date order.

    Conditions on events and on judgments also choose among these.
    """
    session = ctx.obj
    svg, write = session.chart_or_format(format_, json=json)
    first, last, day = date_of(since, "--since"), date_of(until, "--until"), day_of(as_of, "--as-of")
    opened = session.open(library)
    query = session.query(opened, selection)
    table = opened.timeline(query, since=first, until=last, affected_by=affected_by, as_of=day, everything=all_)
    event: TimelineRow | None = table.source
    if svg:
        from briefkit.core.timeline.chart import timeline_svg

        session.note(table.notes)
        session.write([timeline_svg(([event] if event else []) + list(table), event.title if event else "Timeline")])
        return

    def page(rows: list[TimelineRow], width: int) -> RenderableType:
        from briefkit.output.terminal.timeline import affected_page, timeline_page

        return affected_page(event, rows, width) if affected_by else timeline_page(rows, width)

    nothing = f"nothing depends on “{affected_by}”" if affected_by else "nothing in this period"
    session.answer(table, write, page, nothing)
