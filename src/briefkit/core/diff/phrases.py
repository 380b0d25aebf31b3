"""Words for single records of a difference, as every output says them."""

from __future__ import annotations

from briefkit.core.brief.shapes import Json
from briefkit.core.dates.dates import parse_date, parse_span
from briefkit.core.diff.records.words import counted
from briefkit.core.diff.value import Diff, RecordChange, Verdict
from briefkit.core.likelihood.figures import band_text
from briefkit.core.publication.labels import Labels

_OUTCOMES = {
    "open": "open",
    "occurred": "occurred",
    "did-not-occur": "did not occur",
    "void": "void",
    "unresolvable": "cannot be resolved",
}


def step_text(verdict: Verdict) -> str:
    """What a verdict adds to its two values: “one step further apart”, or why nothing can be said."""
    if verdict.reason:
        return verdict.reason
    if verdict.what in {"further apart", "closer"} and verdict.steps:
        return f"{counted(abs(verdict.steps), 'step')} {verdict.what}"
    if verdict.steps:
        return f"{counted(abs(verdict.steps), 'step')} {'up' if verdict.steps > 0 else 'down'} the scale"
    return ""


def issue_notes(record: RecordChange, diff: Diff) -> list[str]:
    """How an issue was seen to move on each side, and what each side says to look out for."""
    old, new = record.old or {}, record.new or {}
    told = []
    for name, label in (("trend", "so far"), ("outlook", "expected")):
        before, after = old.get(name), new.get(name)
        if before and after:
            told.append(f"{label}: {before}" + (f" → {after}" if before != after else ", as before"))
        elif before or after:
            told.append(f"{label}: {before or after} (recorded only in {(diff.old if before else diff.new).label})")
    lines = ["; ".join(told)] if told else []
    sides = ((diff.old, old), (diff.new, new))
    watched = [f"in {side.label}: {', '.join(of['watch'])}" for side, of in sides if of.get("watch")]
    return lines + (["to watch " + "; ".join(watched)] if watched else [])


def likelihood_text(told: Json) -> str:
    """A judgment's first likelihood: “likely, 75 %”."""
    probability = told.get("probability")
    low, high = probability if isinstance(probability, list) else (probability, probability)
    figure = None if probability is None else band_text((low, high))
    return ", ".join(filter(None, [told.get("term"), figure])) or "likelihood not stated"


def day_text(date: str) -> str:
    """A date of the front matter in words."""
    return Labels("en").date(parse_span(date))


def outcome_text(told: Json) -> str:
    """A judgment's condition, time, last update and outcome on a line."""
    labels = Labels("en")
    parts = [f"if {told['condition']}"] if told.get("condition") else []
    parts += [f"due {labels.date(parse_span(told['due']))}"] if told.get("due") else []
    parts += [told["horizon"]] if told.get("horizon") and not told.get("due") else []
    for update in told.get("updates", ()):
        parts.append(f"{likelihood_text(update)} on {labels.date(parse_date(update['date']))}")
    outcome = told.get("outcome")
    if outcome:
        day = f" ({labels.date(parse_date(told['resolved_on']))})" if told.get("resolved_on") else ""
        parts.append(f"outcome: {_OUTCOMES[outcome]}{day}")
    return "; ".join(parts)
