"""The likelihood path of one judgment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefkit.core.judgments.chains import chains
from briefkit.core.judgments.forecasts import merged
from briefkit.core.judgments.path import PATH, PathStep, likelihood_path
from briefkit.core.judgments.rows import JudgmentRow, rows_of_judgments
from briefkit.core.query.value import Word, clause
from briefkit.core.tables import Table
from briefkit.errors import BriefkitError
from briefkit.library.judgment_ref import FoundJudgment, find_judgment
from briefkit.library.judgments import judgment_defaults
from briefkit.library.library import today
from briefkit.library.part import DayLike, last_day

if TYPE_CHECKING:
    import datetime

    from briefkit.library.library import Library


def path(library: Library, ref: str, as_of: DayLike) -> Table[PathStep]:
    """The steps of a judgment, as `Judgments.path` says."""
    found, day = find_judgment(library, ref), last_day(as_of)
    forecast = forecast_of(library, found, day)
    if forecast is None:
        raise BriefkitError(f"{found.ref} was not known on {day}", hint="see its brief's date")
    steps = likelihood_path(forecast, day or today())
    return Table(PATH, list(steps.steps), source=steps)


def forecast_of(library: Library, found: FoundJudgment, day: datetime.date | None) -> JudgmentRow | None:
    """The forecast that a judgment belongs to, as known on a day; None if it was not known then."""
    asked = clause("id", ":", [Word(found.brief.id)])
    ledger = library.store.judgments(asked, drafts=True, day=day)
    rows = rows_of_judgments((stated for stated, _ in ledger.judgments), judgment_defaults(library))
    for chain in chains(rows, ledger.editions):
        if any((row.brief, row.judgment.id) == (found.brief.id, found.judgment.id) for row in chain):
            return merged(chain)
    return None
