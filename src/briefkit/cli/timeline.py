"""`briefkit timeline`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefkit.cli.known import AllOption, AsOfOption, counted, data_format, day_of_option, listing_of
from briefkit.cli.options import JsonOption, LibraryOption, Selection, date_of, filtered
from briefkit.errors import QueryError

if TYPE_CHECKING:
    from briefkit.core.brief.heads import BriefHead
    from briefkit.core.timeline.rows import TimelineRow
    from briefkit.library.library import Library

SVG = "svg"


@filtered
def timeline_command(
    ctx: typer.Context,
    selection: Selection,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="Entries from this date on.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="Entries up to this date.")] = None,
    affected_by: Annotated[
        str | None,
        typer.Option("--affected-by", metavar="EVENT", help="Only what hangs on an event: judgments and briefs."),
    ] = None,
    as_of: AsOfOption = None,
    all_: AllOption = False,
    format_: Annotated[
        str | None,
        typer.Option("--format", "-f", help="As for issues, or svg. [default: table on a terminal, else tsv]"),
    ] = None,
    json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Events, briefs, judgments and reviews that fall due, in order."""
    session = ctx.obj
    write = None if format_ == SVG and not json else data_format(session, format_, json=json)
    span = date_of(since, "--since"), date_of(until, "--until")
    day = day_of_option(as_of, "--as-of")
    opened = session.open(library)
    briefs = counted(session, opened, selection, day, everything=all_)
    from briefkit.core.timeline.rows import TIMELINE_KEYS, between, timeline_to_json
    from briefkit.library.answers import timeline_of

    rows = timeline_of(opened, briefs, known_until=day, all_events=not selection.narrowed)
    event = _event(opened, rows, affected_by) if affected_by else None
    shown = between(_affected(opened, briefs, affected_by) if affected_by else rows, *span)
    if write is not None:
        session.write(write(listing_of(TIMELINE_KEYS, [timeline_to_json(row) for row in shown])))
    elif format_ == SVG:
        from briefkit.core.timeline.chart import timeline_svg

        session.write([timeline_svg(([event] if event else []) + shown, event.title if event else "Timeline")])
    else:
        _show(session, shown, event, affected_by)


def _show(session: Any, rows: list[TimelineRow], event: TimelineRow | None, asked: str | None) -> None:
    from briefkit.output.terminal.timeline import affected_page, timeline_page

    if asked and rows:
        session.show(lambda width: affected_page(event, rows, width))
    elif rows:
        session.show(lambda width: timeline_page(rows, width))
    else:
        session.say(f"nothing hangs on “{asked}”" if asked else "nothing in this time")


def _affected(opened: Library, briefs: list[BriefHead], event: str) -> list[TimelineRow]:
    from briefkit.core.timeline.rows import affected_by

    return affected_by(event, briefs, opened.registry)


def _event(opened: Library, rows: list[TimelineRow], asked: str) -> TimelineRow | None:
    """The entry of an event. Raises QueryError where nothing is called so."""
    from briefkit.core.text.words import did_you_mean
    from briefkit.core.timeline.rows import EVENT

    events = {row.id: row for row in rows if row.kind == EVENT}
    id_ = opened.registry.resolve("events", asked)
    if id_ not in events and not opened.registry.knows("events", asked):
        hint = did_you_mean(asked, {*events, *opened.registry.ids("events")})
        raise QueryError(f"no event is called “{asked}”", hint=hint or "see “briefkit timeline”")
    return events.get(id_)
