"""What came of a decision: recorded with its day and the source that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefkit.core.brief.model import Brief, Decision
from briefkit.core.dates.dates import PartialDate, day_of
from briefkit.core.edit.value import Edit, Remove, Set
from briefkit.core.text.words import did_you_mean, meant
from briefkit.core.values import frozen
from briefkit.errors import BriefkitError
from briefkit.library.judgment_ref import past_date, place_of
from briefkit.library.library import today
from briefkit.library.names import find_brief
from briefkit.library.part import DayLike, date_of

if TYPE_CHECKING:
    from briefkit.library.edit import Changes
    from briefkit.library.library import Library

_KEYS = ("outcome", "chosen", "decided_on", "decided_by", "evidence", "note")
"""What an outcome consists of, in the order in which it is written."""
_AGAIN = "use --again to change it, or --open to take it back"


@frozen
class Resolution:
    """What is to be recorded; None is what was not given."""

    outcome: str
    option: str | None = None
    on: PartialDate | DayLike = None
    by: str | None = None
    evidence: str | None = None
    note: str | None = None
    needed_by: str | None = None
    again: bool = False


def resolve(library: Library, name: str, asked: Resolution) -> Changes:
    """Plan to record what came of a decision, or to take it back, as `Decisions.resolve` says."""
    brief = find_brief(library, name)
    decision = brief.decision
    if decision is None:
        raise BriefkitError(f"{brief.id} asks for no decision", hint="add “decision: {question: …, by: …}” to it")
    _check(brief, decision, asked)
    notes: list[str] = []
    if asked.outcome == "open":
        edits: list[Edit] = [Remove(("decision", key), lenient=True) for key in _KEYS]
    else:
        edits = _edits(brief, decision, asked, notes)
        if decision.reason and asked.needed_by and str(decision.needed_by) != str(date_of(asked.needed_by)):
            notes.append(f"note: the reason for the deadline is still “{decision.reason}” (decision.reason)")
    if asked.needed_by:
        edits.append(Set(("decision", "needed_by"), str(date_of(asked.needed_by))))
    changes = library.edit([brief], edits)
    changes.names = {brief.path: brief.id}
    changes.subject = f"{decision.question or brief.title} – {_recorded(edits)}"
    changes.add_notes(notes)
    return changes


def _recorded(edits: Sequence[Edit]) -> str:
    """What some edits record, for a sentence."""
    new = {edit.path[-1]: edit.value for edit in edits if isinstance(edit, Set)}
    told = [
        f"{new['outcome']} {new['chosen']}" if "chosen" in new else new.get("outcome", "open"),
        new.get("decided_on"),
        f"by {new['decided_by']}" if "decided_by" in new else None,
        f"needed by {new['needed_by']}" if "needed_by" in new else None,
    ]
    return ", ".join(str(part) for part in told if part)


def _check(brief: Brief, decision: Decision, asked: Resolution) -> None:
    """Raise BriefkitError if something else is recorded already, or if the values do not go together."""
    if asked.outcome == "open" and (asked.on or asked.evidence or asked.by or asked.note):
        raise BriefkitError("a decision that is open has neither a date nor evidence", hint="leave them out")
    if asked.needed_by and asked.outcome not in ("deferred", "open"):
        raise BriefkitError("a new deadline belongs to a decision that is deferred", hint="use --deferred")
    recorded = decision.state
    same = recorded == asked.outcome and (not decision.chosen or meant(asked.option or "", [decision.chosen]))
    if not asked.again and not decision.is_open and recorded != "open" and asked.outcome != "open" and not same:
        what = f"{recorded} {decision.chosen}" if decision.chosen else recorded
        raise BriefkitError(f"{brief.id} is decided: {what}, {decision.decided_on or 'undated'}", hint=_AGAIN)


def _edits(brief: Brief, decision: Decision, asked: Resolution, notes: list[str]) -> list[Edit]:
    day = past_date(asked.on)
    if day is None:
        day = decision.decided_on if decision.state == asked.outcome and decision.decided_on else day_of(today())
        if day == day_of(today()):
            notes.append(f"note: dated {day}, today; --on DATE gives the day of the decision")
    option = _option(brief, asked.option) if asked.outcome == "chosen" else None
    evidence = brief.sources[place_of(brief, "source", asked.evidence, brief.sources)].id if asked.evidence else None
    values = zip(_KEYS, (asked.outcome, option, str(day), asked.by, evidence, asked.note), strict=True)
    new = decision.state != asked.outcome or (option and option != decision.chosen)
    edits: list[Edit] = []
    for key, value in values:
        if value:
            edits.append(Set(("decision", key), value))
        elif new:
            edits.append(Remove(("decision", key), lenient=True))
    return edits


def _option(brief: Brief, typed: str | None) -> str:
    """The id of the option that was meant, by its id or title. Raises BriefkitError."""
    ids = [option.id for option in brief.options]
    titles = [option.title or option.id for option in brief.options]
    places = meant(typed or "", ids) or meant(typed or "", titles)
    if len(places) == 1:
        return ids[places[0]]
    hint = did_you_mean(typed or "", [*ids, *titles]) or f"it has {', '.join(ids) or 'none'}"
    if places:
        hint = "give its id"
    raise BriefkitError(f"{brief.id} has no option “{typed or ''}”", hint=hint)
