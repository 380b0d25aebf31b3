"""What is recorded about a judgment later: its outcome, and later probabilities."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from briefkit.core.brief.model import Brief, Judgment, Source, Update
from briefkit.core.brief.vocabulary import OUTCOMES
from briefkit.core.dates.dates import PartialDate
from briefkit.core.dates.phrase import when
from briefkit.core.edit.format import probability_value
from briefkit.core.edit.value import Add, Edit, Remove, Set, Value
from briefkit.core.judgments.state import close_of, updates_of
from briefkit.core.likelihood.scales import SCALES
from briefkit.core.text.words import did_you_mean, meant, suggestion
from briefkit.errors import BriefkitError
from briefkit.library.library import today
from briefkit.library.part import DayLike, date_of

if TYPE_CHECKING:
    from briefkit.library.edit import Changes
    from briefkit.library.library import Library

_RESOLUTION = ("outcome", "resolved_on", "evidence")
_OTHERWISE = {"source": "add it first: briefkit set ID 'sources+={id: …, title: …, url: …}'"}
"""What to do about an unknown id that resembles no other, by kind."""


_IF_RESOLVED = (
    "date it with --on before that day, or take the outcome back: briefkit judgments resolve … --outcome open"
)
_IF_DUE = "record its outcome: briefkit judgments resolve"


class _Found(NamedTuple):
    brief: Brief
    judgment: Judgment

    @property
    def ref(self) -> str:
        return f"{self.brief.id}#{self.judgment.id}"

    @property
    def path(self) -> tuple[str, str]:
        return ("judgments", self.judgment.id)


def resolve(
    library: Library, ref: str, outcome: str, *, on: PartialDate | DayLike, evidence: str | None, again: bool
) -> Changes:
    """Plan to record an outcome or to take one back, as `Judgments.resolve` says."""
    if outcome not in OUTCOMES:
        raise BriefkitError(f"there is no outcome “{outcome}”", hint=suggestion(outcome, (*OUTCOMES[1:], "open")))
    found = _find(library, ref)
    if outcome == "open":
        if on or evidence:
            raise BriefkitError("an open judgment has neither a date of resolution nor evidence")
        return _changes(library, found, [Remove((*found.path, name), lenient=True) for name in _RESOLUTION])
    recorded = found.judgment.outcome
    if recorded not in (None, "open", outcome) and not again:
        message = f"{found.ref} is resolved: {recorded}, {found.judgment.resolved_on or 'undated'}"
        raise BriefkitError(message, hint="use --again to change it, or --outcome open to take it back")
    values = {"outcome": outcome, "resolved_on": str(_past(on))} | _evidence(found.brief, evidence)
    return _changes(library, found, [Set((*found.path, name), value) for name, value in values.items()])


def update(
    library: Library, ref: str, *, probability: Sequence[str | float], term: str | None, on: PartialDate | DayLike
) -> Changes:
    """Plan to add a later likelihood, as `Judgments.update` says."""
    if not probability and not term:
        raise BriefkitError("nothing to add", hint="use --probability 0.9 or --term likely")
    found = _find(library, ref)
    day = _past(on)
    _check_open(found, day)
    entry: dict[str, Value] = {"date": str(day)}
    numbers = [probability_value(str(number)) for number in probability]
    if numbers:
        entry["probability"] = numbers[0] if len(numbers) == 1 else numbers
    if term:
        entry["term"] = _term(library, found.judgment, term)
    return _changes(library, found, [Add((*found.path, "updates"), entry, _place(found.judgment, day))])


def remove_update(library: Library, ref: str, which: str) -> Changes:
    """Plan to take back a later likelihood, as `Judgments.remove_update` says."""
    found = _find(library, ref)
    updates = updates_of(found.judgment)
    if not updates:
        raise BriefkitError(f"{found.ref} has no updates")
    last = which.strip().casefold() == "last"
    date = updates[-1].date if last else date_of(which)
    if all(update.date != date for update in updates):
        known = ", ".join(str(update.date) for update in updates)
        raise BriefkitError(f"{found.ref} has no update of {date}", hint=f"it has updates of {known}")
    return _changes(library, found, [Remove((*found.path, "updates"), str(date), latest=last, tidy=True)])


def _check_open(found: _Found, day: PartialDate) -> None:
    """Raise BriefkitError if the question of a judgment closes, or may have closed, before an update would count."""
    judgment, resolved_on = found.judgment, found.judgment.resolved_on
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


def _find(library: Library, ref: str) -> _Found:
    name, hash_, id_ = ref.rpartition("#")
    if not hash_ or not name or not id_:
        raise BriefkitError(f"“{ref}” is not a judgment", hint="write BRIEF#ID, such as 2018-11-impasse#j1")
    brief = library.get(name)
    return _Found(brief, brief.judgments[_place_of(brief, "judgment", id_, brief.judgments)])


def _place_of(brief: Brief, kind: str, typed: str, items: Sequence[Judgment | Source]) -> int:
    """The place of the item that a typed id means. Raises BriefkitError if it means none, or several."""
    ids = [item.id for item in items]
    places = meant(typed, ids)
    if len(places) > 1:
        found = ", ".join(ids[place] for place in places)
        message = f"“{typed}” could be any of {len(places)} {kind}s of {brief.id}: {found}"
        raise BriefkitError(message, hint="give the id as it stands there; two that are the same need new ones")
    if not places:
        hint = did_you_mean(typed, ids) or _OTHERWISE.get(kind) or f"it has {', '.join(ids) or 'none'}"
        raise BriefkitError(f"{brief.id} has no {kind} “{typed}”", hint=hint)
    return places[0]


def _changes(library: Library, found: _Found, edits: list[Edit]) -> Changes:
    changes = library.edit([found.brief], edits)
    changes.names = {found.brief.path: found.ref}
    changes.subject = found.judgment.claim
    return changes


def _evidence(brief: Brief, evidence: str | None) -> dict[str, str]:
    if evidence is None:
        return {}
    return {"evidence": brief.sources[_place_of(brief, "source", evidence, brief.sources)].id}


def _past(on: PartialDate | DayLike) -> PartialDate:
    """A date that is not in the future, today by default. Raises BriefkitError."""
    date = date_of(on) or date_of(today())
    assert date is not None  # noqa: S101 - today is a date
    if date.first > today():
        raise BriefkitError(f"{date} is in the future", hint="outcomes and updates are dated today or earlier")
    return date
