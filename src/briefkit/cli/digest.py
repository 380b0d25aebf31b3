"""`briefkit digest`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from briefkit.cli.known import AsOfOption, data_format, day_of_option, listing_of
from briefkit.cli.options import FormatOption, JsonOption, LibraryOption, Selection, date_of, filtered
from briefkit.errors import QueryError

if TYPE_CHECKING:
    import datetime

MARKDOWN = "md"


@filtered
def digest_command(
    ctx: typer.Context,
    selection: Selection,
    since: Annotated[str, typer.Option("--since", metavar="DATE", help="The first day; that of your last briefing.")],
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="The last day. [default: today]", show_default=False)
    ] = None,
    as_of: AsOfOption = None,
    format_: FormatOption = None,
    json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """What changed in a period, by issue: briefs, positions, judgments made, changed, resolved and due, events."""
    from briefkit.core.timeline.digest import DIGEST_KEYS, digest_to_json
    from briefkit.library.answers import digest_of

    session = ctx.obj
    markdown = format_ == MARKDOWN and not json
    write = None if markdown else data_format(session, format_, json=json)
    first, last = _period(since, until, as_of)
    opened = session.open(library)
    digest = digest_of(opened, session.query(opened, selection), first, last)
    if write is not None:
        session.write(write(listing_of(DIGEST_KEYS, digest_to_json(digest))))
    elif markdown:
        from briefkit.core.timeline.digest_text import digest_markdown

        session.write(digest_markdown(digest))
    elif not digest.rows:
        session.say(f"nothing changed from {first} to {last}")
    else:
        from briefkit.output.terminal.digest import digest_page

        session.show(lambda width: digest_page(digest, width))


def _period(since: str, until: str | None, as_of: str | None) -> tuple[datetime.date, datetime.date]:
    from briefkit.library.library import today

    start = date_of(since, "--since")
    assert start is not None  # noqa: S101 - the option is required
    known = day_of_option(as_of, "--as-of") or today()
    last = min(day_of_option(until, "--until") or known, known)
    if start.first > last:
        raise QueryError(f"the period ends on {last}, before it starts on {start.first}", hint="look at both dates")
    return start.first, last
