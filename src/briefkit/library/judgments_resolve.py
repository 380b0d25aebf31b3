"""The outcome of a judgment: recorded with the day that decided it, and whether its condition held."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefkit.core.brief.model import Judgment
from briefkit.core.brief.scalars import parse_answer
from briefkit.core.brief.shapes import ANSWER
from briefkit.core.brief.vocabulary import OUTCOMES
from briefkit.core.dates.dates import PartialDate, day_of
from briefkit.core.dates.phrase import when
from briefkit.core.edit.value import Edit, Remove, Set
from briefkit.core.judgments.outcome import lacks_condition
from briefkit.core.judgments.state import is_after_due
from briefkit.core.text.words import suggestion
from briefkit.core.values import frozen
from briefkit.errors import BriefkitError
from briefkit.library.judgment_ref import FoundJudgment, changes_of, find_judgment, past_date, place_of
from briefkit.library.library import today
from briefkit.library.part import DayLike

if TYPE_CHECKING:
    from briefkit.library.edit import Changes
    from briefkit.library.library import Library

_KEYS = ("condition_met", "outcome", "resolved_on", "evidence")
"""What a resolution consists of, in the order in which it is written."""
_CONDITION_TOO = "note: condition_met: yes is taken back as well; add --condition-met yes to keep it"
_AGAIN = "use --again to change it, or --outcome open to take it back"


@frozen
class Resolution:
    """What is to be recorded; None is what was not given."""

    outcome: str | None = None
    on: PartialDate | None = None
    evidence: str | None = None
    condition_met: str | None = None
    again: bool = False


def resolve(
    library: Library,
    ref: str,
    outcome: str | None,
    *,
    on: PartialDate | DayLike,
    evidence: str | None,
    condition_met: str | None,
    again: bool,
) -> Changes:
    """Plan to record an outcome or to take one back, as `Judgments.resolve` says."""
    if outcome is None and condition_met is None:
        raise BriefkitError("nothing to record", hint="use --outcome with a word, or --condition-met yes or no")
    if outcome is not None and outcome not in OUTCOMES:
        raise BriefkitError(f"there is no outcome “{outcome}”", hint=suggestion(outcome, (*OUTCOMES[1:], "open")))
    found = find_judgment(library, ref)
    answer = _answer(found, condition_met)
    if answer == "no" and outcome is None:
        outcome = "void"
    asked = Resolution(outcome, past_date(on), evidence, answer, again)
    if outcome is None or outcome == "open":
        return _without_outcome(library, found, asked)
    return _with_outcome(library, found, asked)


def _answer(found: FoundJudgment, typed: str | None) -> str | None:
    """Whether the condition held, as it is written. Raises BriefkitError."""
    if typed is None:
        return None
    try:
        answer = parse_answer(typed)
    except ValueError as error:
        hint = suggestion(typed, ANSWER.choices)
        raise BriefkitError(f"there is no answer “{typed}” to --condition-met", hint=hint) from error
    if not found.judgment.condition:
        raise BriefkitError(f"{found.ref} has no condition", hint="leave out --condition-met")
    return answer


def _without_outcome(library: Library, found: FoundJudgment, asked: Resolution) -> Changes:
    """Plan to take an outcome back, or to record no more than that the condition held, or that nobody knows."""
    answer = asked.condition_met
    if asked.outcome is None:
        if asked.on or asked.evidence:
            raise BriefkitError("a date and evidence belong to an outcome", hint="say which with --outcome")
        _check_recorded(found, asked)
        _check_condition(found, found.judgment.replaced(condition_met=answer))
        return changes_of(library, found, _edits(found, asked))
    if asked.on or asked.evidence:
        raise BriefkitError("an open judgment has neither a date of resolution nor evidence")
    if answer == "no":
        raise BriefkitError("a judgment whose condition failed is void, not open", hint="leave out --outcome")
    gone: list[Edit] = [
        Remove((*found.path, key), lenient=True) for key in _KEYS if key != "condition_met" or not answer
    ]
    notes = [_CONDITION_TOO] if found.judgment.condition_met == "yes" and not answer else []
    return changes_of(library, found, [*gone, *_edits(found, Resolution(condition_met=answer))], *notes)


def _with_outcome(library: Library, found: FoundJudgment, asked: Resolution) -> Changes:
    """Plan to record an outcome with its day."""
    _check_recorded(found, asked)
    day, notes = _decided_on(found, asked)
    judgment, sources = found.judgment, found.brief.sources
    answer = asked.condition_met or judgment.condition_met
    new = judgment.replaced(outcome=asked.outcome, resolved_on=day, condition_met=answer)
    _check_condition(found, new)
    if new.due and is_after_due(new.outcome, day, new.due):
        message = f"{found.ref} was due {when(new.due)}, so what happened {when(day)} came too late"
        raise BriefkitError(message, hint="it did not occur in time: use --outcome did-not-occur")
    evidence = sources[place_of(found.brief, "source", asked.evidence, sources)].id if asked.evidence else None
    written = replace(asked, on=day, evidence=evidence)
    return changes_of(library, found, _edits(found, written), *notes)


def _edits(found: FoundJudgment, asked: Resolution) -> list[Edit]:
    day = str(asked.on) if asked.on else None
    values = zip(_KEYS, (asked.condition_met, asked.outcome, day, asked.evidence), strict=True)
    return [Set((*found.path, key), value) for key, value in values if value]


def _check_recorded(found: FoundJudgment, asked: Resolution) -> None:
    """Raise BriefkitError if something else is recorded already, unless it is to be changed."""
    judgment = found.judgment
    if asked.again:
        return
    if asked.outcome and not judgment.is_open and judgment.outcome != asked.outcome:
        recorded = f"{judgment.outcome}, {judgment.resolved_on or 'undated'}"
        raise BriefkitError(f"{found.ref} is resolved: {recorded}", hint=_AGAIN)
    if asked.condition_met and judgment.condition_met in {"yes", "no"} - {asked.condition_met}:
        raise BriefkitError(f"{found.ref} has “condition_met: {judgment.condition_met}” already", hint=_AGAIN)


def _check_condition(found: FoundJudgment, new: Judgment) -> None:
    """Raise BriefkitError if an outcome does not go with what is known of the condition."""
    if new.condition_met == "no" and not new.is_open and new.outcome != "void":
        message = f"the condition of {found.ref} failed, so it is void"
        raise BriefkitError(message, hint="if the condition held, use --condition-met yes --again")
    if lacks_condition(new):
        message = f"{found.ref} only counts if its condition held: “{new.condition}”"
        raise BriefkitError(message, hint="add --condition-met yes; --condition-met no without --outcome makes it void")


def _decided_on(found: FoundJudgment, asked: Resolution) -> tuple[PartialDate, list[str]]:
    """The day that decided a question, and a note if nobody gave it. Raises BriefkitError if it cannot be guessed.

    That day is never the day of recording, except while a question is open: then what has just happened is recorded.
    """
    judgment = found.judgment
    due, recorded = judgment.due, judgment.resolved_on
    if asked.on:
        return asked.on, []
    if recorded and judgment.outcome == asked.outcome:
        return recorded, []
    if due is None or due.last >= today():
        return day_of(today()), [f"note: dated {today()}, today; --on DATE gives the day that decided it"]
    if asked.outcome == "did-not-occur":
        return day_of(due.last), [f"note: dated {due.last}, the last day of due; --on DATE gives another day"]
    message = f"{found.ref} was due {when(due)}, so it was not decided today"
    raise BriefkitError(message, hint="add the day that decided it: --on YYYY-MM-DD")
