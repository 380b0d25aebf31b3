"""What is recorded about a judgment later: its outcome, and later probabilities."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from briefkit.core.brief.model import Brief, Judgment, Update
from briefkit.core.brief.vocabulary import OUTCOMES
from briefkit.core.dates.dates import PartialDate
from briefkit.core.dates.phrase import when
from briefkit.core.edit.value import Add, Bare, Edit, Remove, Set, Value
from briefkit.core.judgments.state import close_of, updates_of
from briefkit.core.likelihood.scales import SCALES
from briefkit.core.text.words import did_you_mean, suggestion
from briefkit.errors import BriefkitError
from briefkit.library.library import today
from briefkit.library.part import DayLike, date_of

if TYPE_CHECKING:
    from briefkit.library.edit import Changes
    from briefkit.library.library import Library

_RESOLUTION = ("outcome", "resolved_on", "evidence")


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
    numbers: list[Value] = [Bare(str(number)) for number in probability]
    if numbers:
        entry["probability"] = numbers[0] if len(numbers) == 1 else numbers
    if term:
        entry["term"] = _term(library, found.judgment, term)
    return _changes(library, found, [Add((*found.path, "updates"), entry, _place(found.judgment, day))])


def _check_open(found: _Found, day: PartialDate) -> None:
    """Raise BriefkitError if a judgment is resolved, or if its question closes before an update would count."""
    judgment = found.judgment
    if not judgment.is_open:
        hint = "take the outcome back first: briefkit judgments resolve … --outcome open"
        raise BriefkitError(f"{found.ref} is resolved; a later probability would be hindsight", hint=hint)
    close = close_of(judgment.outcome, judgment.resolved_on, judgment.due)
    if judgment.due and close and day.last >= close:
        message = f"{found.ref} was due {when(judgment.due)}; a probability of {day} would be hindsight"
        raise BriefkitError(message, hint="record its outcome: briefkit judgments resolve")


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
    known = {judgment.id: judgment for judgment in brief.judgments}
    if id_ not in known:
        hint = did_you_mean(id_, known) or f"it has {', '.join(known) or 'none'}"
        raise BriefkitError(f"{brief.id} has no judgment “{id_}”", hint=hint)
    return _Found(brief, known[id_])


def _changes(library: Library, found: _Found, edits: list[Edit]) -> Changes:
    changes = library.edit([found.brief], edits)
    changes.names = {found.brief.path: found.ref}
    changes.subject = found.judgment.claim
    return changes


def _evidence(brief: Brief, evidence: str | None) -> dict[str, str]:
    sources = [source.id for source in brief.sources]
    if evidence is not None and evidence not in sources:
        hint = did_you_mean(evidence, sources) or "add it first: briefkit set ID 'sources+={id: …, title: …, url: …}'"
        raise BriefkitError(f"{brief.id} has no source “{evidence}”", hint=hint)
    return {"evidence": evidence} if evidence else {}


def _past(on: PartialDate | DayLike) -> PartialDate:
    """A date that is not in the future, today by default. Raises BriefkitError."""
    date = date_of(on) or date_of(today())
    assert date is not None  # noqa: S101 - today is a date
    if date.first > today():
        raise BriefkitError(f"{date} is in the future", hint="outcomes and updates are dated today or earlier")
    return date
