"""Later probabilities of a judgment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from briefkit.core.brief.model import Judgment, Update
from briefkit.core.dates.dates import PartialDate, day_of
from briefkit.core.dates.phrase import when
from briefkit.core.edit.format import probability_value
from briefkit.core.edit.value import Add, Edit, Remove, Set, Value
from briefkit.core.judgments.state import close_of, updates_of
from briefkit.core.likelihood.likelihood import likelihood_text
from briefkit.core.likelihood.scales import SCALES
from briefkit.core.text.words import did_you_mean
from briefkit.errors import BriefkitError
from briefkit.library.judgment_ref import FoundJudgment, changes_of, find_judgment, past_date
from briefkit.library.judgments_path import forecast_of
from briefkit.library.library import today
from briefkit.library.part import DayLike, date_of

if TYPE_CHECKING:
    from briefkit.library.edit import Changes
    from briefkit.library.library import Library

_IF_RESOLVED = (
    "date it with --on before that day, or take the outcome back: briefkit judgments resolve … --outcome open"
)
_IF_DUE = "record its outcome: briefkit judgments resolve"


def update(
    library: Library,
    ref: str,
    *,
    probability: Sequence[str | float],
    term: str | None,
    on: PartialDate | DayLike,
    again: bool,
) -> Changes:
    """Plan to add a later likelihood, or to replace one, as `Judgments.update` says."""
    if not probability and not term:
        raise BriefkitError("nothing to add", hint="use --probability 0.9 or --term likely")
    found = find_judgment(library, ref)
    day = past_date(on) or day_of(today())
    forecast = forecast_of(library, found, None)
    _check_open(found, forecast.judgment if forecast else found.judgment, day)
    said = _said(probability, _term(library, found.judgment, term) if term else None)
    return changes_of(library, found, _edits(found, day, said, again=again))


def _said(probability: Iterable[str | float], term: str | None) -> dict[str, Value]:
    """What an update says, as it is written."""
    numbers = [probability_value(str(number)) for number in probability]
    said: dict[str, Value] = {"probability": numbers[0] if len(numbers) == 1 else numbers} if numbers else {}
    return said | ({"term": term} if term else {})


def _edits(found: FoundJudgment, day: PartialDate, said: dict[str, Value], *, again: bool) -> list[Edit]:
    """Edits that add what is said on a day, or replace what was. Raises BriefkitError if that is to stay."""
    path = (*found.path, "updates")
    old = next((update for update in found.judgment.updates if update.date == day), None)
    if old is None:
        return [Add(path, {"date": str(day), **said}, _place(found.judgment, day))]
    if not again and said != _said(dict.fromkeys(old.probability or ()), old.term):
        message = f"{found.ref} has an update of {day} already: {likelihood_text(old.term, old.probability)}"
        raise BriefkitError(message, hint=f"use --again to replace it, or --remove {day} to take it back")
    gone = [Remove((*path, str(day), key), lenient=True) for key in ("probability", "term") if key not in said]
    return [*(Set((*path, str(day), key), value) for key, value in said.items()), *gone]


def remove_update(library: Library, ref: str, which: str) -> Changes:
    """Plan to take back a later likelihood, as `Judgments.remove_update` says."""
    found = find_judgment(library, ref)
    updates = updates_of(found.judgment)
    if not updates:
        raise BriefkitError(f"{found.ref} has no updates")
    last = which.strip().casefold() == "last"
    date = updates[-1].date if last else date_of(which)
    if all(update.date != date for update in updates):
        known = ", ".join(str(update.date) for update in updates)
        raise BriefkitError(f"{found.ref} has no update of {date}", hint=f"it has updates of {known}")
    return changes_of(library, found, [Remove((*found.path, "updates"), str(date), latest=last, tidy=True)])


def _check_open(found: FoundJudgment, judgment: Judgment, day: PartialDate) -> None:
    """Raise BriefkitError if the question of a judgment closes, or may have closed, before an update would count.

    `judgment` is the forecast, with the outcome that another brief may have recorded.
    """
    resolved_on = judgment.resolved_on
    close = close_of(judgment.outcome, resolved_on, judgment.due)
    if not judgment.is_open and not close:
        message = f"{found.ref} is resolved ({judgment.outcome}) on a day that nobody recorded"
        hint = "record the day first: briefkit judgments resolve … --on DATE --again"
        raise BriefkitError(f"{message}, so a probability of {day} may be hindsight", hint=hint)
    if close and day.last >= close:
        if resolved_on and resolved_on.first == close:
            why, hint = f"was resolved {when(resolved_on)}", _IF_RESOLVED
        else:
            why, hint = f"was due {when(judgment.due)}" if judgment.due else "is closed", _IF_DUE
        raise BriefkitError(f"{found.ref} {why}; a probability of {day} would be hindsight", hint=hint)


def _term(library: Library, judgment: Judgment, term: str) -> str:
    """A term as its scale writes it. Raises BriefkitError if the scale has no such term."""
    scale = SCALES[judgment.scale or library.settings.library.likelihood_scale]
    if scale.term(term) is None:
        words = [word for row in scale.terms for word in row.words]
        hint = did_you_mean(term, words) or f"use one of {', '.join(row.name for row in scale.terms)}"
        raise BriefkitError(f"“{term}” is not a term of {scale.title}", hint=hint)
    return " ".join(term.casefold().split())


def _place(judgment: Judgment, day: PartialDate) -> int:
    """The index at which an update of a day belongs: after those that count from the same day."""
    new = Update(date=day)
    together = updates_of(Judgment(id=judgment.id, claim=judgment.claim, updates=(*judgment.updates, new)))
    return next(place for place, update in enumerate(together) if update is new)
