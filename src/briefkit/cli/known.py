"""What commands about issues, events and judgments share: the briefs they count, and `--as-of`."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from briefkit.cli.options import Selection, date_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from briefkit.core.brief.heads import BriefHead
    from briefkit.core.issues.rows import PositionRow
    from briefkit.core.judgments.rows import JudgmentRow
    from briefkit.core.query.value import Query
    from briefkit.library.library import Library
    from briefkit.output.listing import Listing

Row = TypeVar("Row")
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Answer as it stood then; what bears no date was not known."),
]
AllOption = Annotated[bool, typer.Option("--all", help="Count drafts and superseded briefs too.")]


def day_of_option(text: str | None, option: str) -> datetime.date | None:
    """The day that an option means: the last one that its date covers."""
    date = date_of(text, option)
    return date.last if date else None


def counted(
    session: Any, opened: Library, selection: Selection, as_of: datetime.date | None, *, everything: bool = False
) -> list[BriefHead]:
    """The live briefs of a selection, or all of them, as they stood on a day."""
    from briefkit.library.answers import heads_asked

    query = session.query(opened, selection)
    briefs = heads_asked(opened, query, as_of, live=False)
    if not briefs:
        session.tell_unknown(opened, query)
    return [brief for brief in briefs if everything or brief.live]


def positions_of_selection(
    session: Any, opened: Library, selection: Selection, as_of: datetime.date | None, *, everything: bool = False
) -> list[PositionRow]:
    """Every position in the live briefs of a selection, or in all of them, as they stood on a day."""
    from briefkit.library.answers import positions_asked

    query = session.query(opened, selection)
    return _told(session, opened, query, positions_asked(opened, query, as_of, live=not everything))


def judgments_of_selection(
    session: Any, opened: Library, selection: Selection, as_of: datetime.date | None, *, everything: bool = False
) -> list[JudgmentRow]:
    """Every judgment in the live briefs of a selection, or in all of them, as they stood on a day."""
    from briefkit.library.answers import judgments_asked

    query = session.query(opened, selection)
    return _told(session, opened, query, judgments_asked(opened, query, as_of, live=not everything))


def _told(session: Any, opened: Library, query: Query, rows: list[Row]) -> list[Row]:
    """The rows; where no brief fulfils the query, its words that name nothing are said."""
    if not rows and next(opened.records(query, limit=1), None) is None:
        session.tell_unknown(opened, query)
    return rows


def data_format(session: Any, format_: str | None, *, json: bool) -> Callable[[Listing], Iterator[str]] | None:
    """The format that was asked for; None for a page for people. Raises QueryError for one that there is not."""
    from briefkit.output.formats import format_of

    return format_of(format_, json=json, terminal=session.terminal)


def listing_of(columns: Sequence[str], records: Sequence[dict[str, Any]], keys: Sequence[str] = ()) -> Listing:
    """Rows as every format prints them: `columns` are shown, `keys` may be asked for as well."""
    from briefkit.output.listing import Listing, unknown_column

    def check(column: str) -> None:
        if column not in columns and column not in keys:
            raise unknown_column(column, dict.fromkeys((*columns, *keys)))

    return Listing(tuple(columns), records, check)
