"""The wording for single records of a difference, shared by all outputs."""

from __future__ import annotations

from briefkit.core.brief.shapes import Json
from briefkit.core.dates.dates import parse_date, parse_span
from briefkit.core.diff.value import Diff, Estimate, RecordChange, Verdict
from briefkit.core.judgments.outcome import condition_text
from briefkit.core.publication.labels import Labels
from briefkit.core.text.prose import in_words
from briefkit.core.text.words import counted

_OUTCOMES = {
    "open": "open",
    "occurred": "occurred",
    "did-not-occur": "did not occur",
    "void": "void",
    "unresolvable": "cannot be resolved",
}


def step_text(verdict: Verdict) -> str:
    """What a verdict adds to its two values: “one step further apart”, or why the values cannot be compared."""
    if verdict.reason:
        return verdict.reason
    if verdict.what in {"further apart", "closer"} and verdict.steps:
        return f"{in_words(abs(verdict.steps), 'step')} {verdict.what}"
    if verdict.steps:
        return f"{in_words(abs(verdict.steps), 'step')} {'up' if verdict.steps > 0 else 'down'} the scale"
    return ""


def words_text(added: int, removed: int) -> str:
    """How many words an edit added and removed: “1 word added, 3 removed”."""
    return f"{counted(added, 'word')} added, {removed} removed"


def issue_notes(record: RecordChange, diff: Diff) -> list[str]:
    """What each side says of an issue's trend and outlook, and what it says to watch."""
    old, new = record.old or {}, record.new or {}
    notes = []
    for name, label in (("trend", "so far"), ("outlook", "expected")):
        before, after = old.get(name), new.get(name)
        if before and after:
            notes.append(f"{label}: {before}" + (f" → {after}" if before != after else ", as before"))
        elif before or after:
            notes.append(f"{label}: {before or after} (recorded only in {(diff.old if before else diff.new).label})")
    lines = ["; ".join(notes)] if notes else []
    sides = ((diff.old, old), (diff.new, new))
    watched = [f"in {side.label}: {', '.join(issue['watch'])}" for side, issue in sides if issue.get("watch")]
    return lines + (["to watch " + "; ".join(watched)] if watched else [])


def likelihood_text(record: RecordChange) -> str:
    """The estimate of a judgment on one side that counts: “likely, 75 %”."""
    estimate = record.new_estimate or record.old_estimate
    return (estimate and estimate.text) or "likelihood not stated"


def path_text(estimate: Estimate | None) -> str:
    """How an estimate changed: “likely, 70 % (July 2018) → very likely, 90 % (3 August 2018)”; empty if it did not."""
    return " → ".join(estimate.path) if estimate else ""


def day_text(date: str) -> str:
    """A front-matter date in words."""
    return Labels("en").date(parse_span(date))


def outcome_text(record: RecordChange) -> str:
    """A judgment's condition, due date, estimates and outcome on one line, for a judgment on one side."""
    labels, judgment = Labels("en"), record.new or record.old
    condition = judgment.get("condition")
    parts = [f"condition: {condition_text(condition, judgment.get('condition_met'))}"] if condition else []
    parts += [f"due {labels.date(parse_span(judgment['due']))}"] if judgment.get("due") else []
    parts += [judgment["horizon"]] if judgment.get("horizon") and not judgment.get("due") else []
    path = path_text(record.new_estimate or record.old_estimate)
    parts += [path] if path else []
    return "; ".join([*parts, f"outcome: {_outcome(judgment)}"])


def estimates_text(verdict: Verdict) -> str:
    """The estimates of a judgment on both sides, once if they are the same: “likely, 70 % → very likely, 90 %”."""
    return " → ".join(dict.fromkeys(value or "no likelihood" for value in (verdict.old, verdict.new)))


def standing_text(record: RecordChange) -> list[str]:
    """How the estimates of a judgment on both sides came about, and its outcomes if one is known."""
    outcomes = list(dict.fromkeys([_outcome(record.old), _outcome(record.new)]))
    known = [f"outcome: {' → '.join(outcomes)}"] if outcomes != [_OUTCOMES["open"]] else []
    paths = (path_text(record.old_estimate), path_text(record.new_estimate))
    return [*filter(None, dict.fromkeys(paths)), *known]


def _outcome(judgment: Json) -> str:
    """A judgment's outcome, with its date in brackets."""
    outcome, resolved = judgment.get("outcome", "open"), judgment.get("resolved_on")
    return _OUTCOMES[outcome] + (f" ({Labels('en').date(parse_date(resolved))})" if resolved else "")
