"""A difference as short lines, one per change of meaning: “status of sanctions: disputed → deadlocked”."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.core.brief.shapes import Json
from briefkit.core.diff.phrases import words_text
from briefkit.core.diff.records.candidates import PART_OF_SECTION
from briefkit.core.diff.text.diff import words_in
from briefkit.core.diff.value import REVISION, Diff, FieldChange, RecordChange, Statistics
from briefkit.core.likelihood.movement import HARDENED, REVERSED, SOFTENED
from briefkit.core.text.directions import in_a_line
from briefkit.core.text.words import counted

_SHORT = 48
_TOLD = {
    "issues": ("id", "status", "trend", "outlook", "watch", "positions"),
    "positions": ("stance", "says"),
    "judgments": ("id", "term", "probability", "scale", "updates", "outcome", "resolved_on"),
}
"""The fields that a comparison tells in its lists of issues and judgments."""
_ONE = {"authors": "author", "experts": "expert", "related": "related work"}


def change_lines(diff: Diff) -> Iterator[tuple[str, str]]:
    """Yields each change as (part, line), the most important first."""
    for record in diff.records:
        part = PART_OF_SECTION.get(record.section, "meta")
        yield from ((part, line) for line in _record_lines(record, _added_and_removed(diff)))
        yield from (("positions", line) for position in record.parts for line in _position_lines(position, record))
    yield from (("meta", field_line(change)) for change in diff.fields)
    if line := text_line(diff.statistics):
        yield "text", line
    yield from (("text", line) for line in unseen_lines(diff))


def other_lines(diff: Diff) -> Iterator[str]:
    """Yields what differs in a comparison and none of its lists tells: other values of records and front matter."""
    for record in diff.records:
        if record.old and record.new:
            told = _TOLD.get(record.section, ())
            yield from (field_line(change) for change in record.fields if _name(change) not in told)
        for part in record.parts if record.old and record.new else ():
            of = f"{part.title} on {record.id}"
            if part.old and part.new:
                changes = (change for change in part.fields if _name(change) not in _TOLD["positions"])
                yield from (field_line(change, of=of) for change in changes)
    listed = ("topics", "parties", "regions")
    yield from (field_line(change) for change in diff.fields if change.path not in listed)


def unseen_lines(diff: Diff) -> Iterator[str]:
    """Yields what differs without being seen, a kind a line."""
    yield from (f"cannot be seen: {item.text}" for item in diff.unseen)


def _added_and_removed(diff: Diff) -> dict[str, str]:
    """The wording for a record on one side only: two separate analyses have not “added” or “removed” anything."""
    if diff.mode == REVISION:
        return {"added": "added", "removed": "removed"}
    return {"added": f"only in {diff.new.label}", "removed": f"only in {diff.old.label}"}


def _record_lines(record: RecordChange, wording: dict[str, str]) -> Iterator[str]:
    one = _ONE.get(record.section, record.section.removesuffix("s"))
    if record.change in {"added", "removed"}:
        yield f"{one} {wording[record.change]}: {record.title}" + _likelihood(record)
        return
    verdict = record.verdict
    if record.section == "judgments" and verdict and record.change != "same":
        if verdict.what in {HARDENED, SOFTENED, REVERSED}:
            yield f"judgment {record.id}: {verdict.old} → {verdict.new} ({verdict.what}{_steps(verdict.steps)})"
        elif verdict.what == "not comparable" and verdict.old != verdict.new:
            likelihoods = f"{verdict.old or 'unstated'} → {verdict.new or 'unstated'}"
            yield f"judgment {record.id}: {likelihoods} (not comparable: {verdict.reason})"
    shown = ("term", "probability", "scale", "updates") if verdict and verdict.what != "unchanged" else ()
    if record.matched_by not in {"id", None} and _id(record.old) != _id(record.new):
        yield f"{one} {_id(record.old)} is now {_id(record.new)} (matched by {record.matched_by})"
    for change in record.fields:
        name = _name(change)
        if name != "id" and not (record.section == "judgments" and name in shown):
            yield field_line(change)


def _name(change: FieldChange) -> str:
    return change.path.rpartition(".")[2]


def _id(record: Json) -> str:
    return str(record.get("id", "")) if isinstance(record, dict) else ""


def _likelihood(record: RecordChange) -> str:
    estimate = record.new_estimate or record.old_estimate
    return f" ({estimate.text})" if estimate and estimate.text else ""


def _steps(steps: int | None) -> str:
    if not steps:
        return ""
    return f", {counted(abs(steps), 'step')} {'up' if steps > 0 else 'down'}"


def _position_lines(part: RecordChange, issue: RecordChange) -> Iterator[str]:
    of = f"{part.title} on {issue.id}"
    if issue.change in {"added", "removed"} or part.change == "same":
        return
    if part.change in {"added", "removed"}:
        yield f"position {part.change}: {of}"
        return
    verdict = part.verdict
    if verdict and verdict.old != verdict.new:
        why = f" ({verdict.reason})" if verdict.reason and verdict.old and verdict.new else ""
        yield f"stance of {of}: {verdict.old or 'none'} → {verdict.new or 'none'}{why}"
    for change in part.fields:
        if _name(change) != "stance":
            yield field_line(change, of=of)


def is_counted(change: FieldChange) -> bool:
    """Whether the line of a change only tells how many words or items changed, since they are long."""
    if change.added or change.removed:
        return any(len(f"+ {in_a_line(item)}") > _SHORT for item in (*change.added, *change.removed))
    return bool(change.segments) and max(len(str(change.old)), len(str(change.new))) > _SHORT


def field_line(change: FieldChange, *, of: str = "") -> str:
    """One value's change on a line; for long texts, the number of words added and removed."""
    label = f"{change.label.partition(' of ')[0]} of {of}" if of else change.label
    if change.added or change.removed:
        if is_counted(change):
            return f"{label}: {len(change.added)} added, {len(change.removed)} removed"
        items = [f"+ {in_a_line(item)}" for item in change.added] + [f"− {in_a_line(item)}" for item in change.removed]
        return f"{label}: {', '.join(items)}"
    if is_counted(change):
        removed = sum(words_in(segment.old) for segment in change.segments if segment.op == "delete")
        added = sum(words_in(segment.new) for segment in change.segments if segment.op == "insert")
        return f"{label}: reworded ({words_text(added, removed)})"
    return f"{label}: {in_a_line(value_text(change.old))} → {in_a_line(value_text(change.new))}"


def value_text(value: Json) -> str:
    """A value in words; “none” where there is none."""
    match value:
        case None:
            return "none"
        case list():
            return ", ".join(value_text(item) for item in value) or "none"
        case dict():
            named = value.get("id") or value.get("url")
            return str(named) if named else ", ".join(f"{name} {value_text(item)}" for name, item in value.items())
        case bool():
            return "yes" if value else "no"
        case _:
            return str(value)


def text_line(figures: Statistics) -> str:
    """The changes to the text in figures; empty where there are none."""
    counts = [
        f"{counted(count, 'passage')} {what}"
        for count, what in (
            (figures.passages_changed, "changed"),
            (figures.passages_added, "added"),
            (figures.passages_removed, "removed"),
            (figures.moves, "moved"),
        )
        if count
    ]
    words = figures.inserted_words or figures.deleted_words
    about = f" ({words_text(figures.inserted_words, figures.deleted_words)})" if words else ""
    return f"text: {', '.join(counts)}{about}" if counts else ""
