"""The likelihood path of one judgment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefkit.core.judgments.path import PATH, PathStep, likelihood_path
from briefkit.core.query.value import Word, clause
from briefkit.core.tables import Table
from briefkit.errors import BriefkitError
from briefkit.library.judgment_ref import find_judgment
from briefkit.library.library import today
from briefkit.library.part import DayLike, last_day

if TYPE_CHECKING:
    from briefkit.library.library import Library


def path(library: Library, ref: str, as_of: DayLike) -> Table[PathStep]:
    """The steps of a judgment, as `Judgments.path` says."""
    found = find_judgment(library, ref)
    day = last_day(as_of)
    rows = library.judgments(clause("id", ":", [Word(found.brief.id)]), as_of=as_of, everything=True)
    row = next((row for row in rows if (row.brief, row.judgment.id) == (found.brief.id, found.judgment.id)), None)
    if row is None:
        raise BriefkitError(f"{found.ref} was not known on {day}", hint="see its brief's date")
    steps = likelihood_path(row, day or today())
    return Table(PATH, list(steps.steps), source=steps)
