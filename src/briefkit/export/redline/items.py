"""What the sections of a redline list, as texts that are ready to print."""

from __future__ import annotations

from briefkit.core.brief.shapes import Json
from briefkit.core.brief.vocabulary import STANCE_SYMBOLS
from briefkit.core.diff.phrases import (
    day_text,
    estimates_text,
    issue_notes,
    likelihood_text,
    outcome_text,
    standing_text,
    step_text,
)
from briefkit.core.diff.reworded import Reworded
from briefkit.core.diff.value import Development, Diff, PossibleMatch, RecordChange
from briefkit.core.values import frozen
from briefkit.export.redline.pieces import Piece

_MOVED = ("moved", "reversed")


@frozen
class Held:
    """What a party holds on one side: its stance, what it says and when, each empty if not recorded."""

    stance: str
    says: str
    date: str


@frozen
class PositionRow:
    """A party's positions, one for each side that has the issue, None where none is recorded.

    `tag` is what the stance was if it moved, `reason` why two stances cannot be compared.
    """

    title: str
    cells: tuple[Held | None, ...]
    tag: str
    reason: str


@frozen
class IssueItem:
    """An issue: its status, what that was if it changed, and a remark on it; `sides` are the heads of its columns."""

    title: str
    was: str
    status: str
    remark: str
    moved: str
    question: str
    notes: tuple[str, ...]
    sides: tuple[str, ...]
    rows: tuple[PositionRow, ...]


@frozen
class VerdictItem:
    """A judgment on both sides: the verdict on it, its estimates, and how they came about."""

    title: str
    verdict: str
    moved: str
    estimates: str
    step: str
    lines: tuple[str, ...]


@frozen
class JudgmentItem:
    """A judgment on one side."""

    title: str
    likelihood: str
    outcome: str


@frozen
class DevelopmentItem:
    """What happened between two analyses."""

    title: str
    date: str
    what: str


@frozen
class PossibleItem:
    """Two records that may be the same, and why they were not taken to be."""

    text: str
    reason: str


@frozen
class GroupItem:
    """The titles of one kind of record: those in both, and those on one side, each with its name."""

    title: str
    parts: tuple[tuple[str, str], ...]


@frozen
class RewordedItem:
    """A value whose words changed."""

    title: str
    pieces: tuple[Piece, ...]


def line_of(text: object) -> str:
    """A text on one line; nothing for None."""
    return " ".join(str(text or "").split())


def issue_item(record: RecordChange, diff: Diff, *, noted: bool) -> IssueItem:
    """An issue with its positions; `noted` adds what both sides say of its trend."""
    verdict = record.verdict
    was = remark = ""
    if verdict is None:
        status = (record.new or record.old).get("status")
    elif verdict.what == "unchanged":
        status, remark = verdict.new, "unchanged"
    else:
        was, status, remark = verdict.old or "no status", verdict.new or "no status", step_text(verdict)
    sides = [side.label for side, has in ((diff.old, record.old), (diff.new, record.new)) if has]
    return IssueItem(
        title=line_of(record.title),
        was=line_of(was),
        status=line_of(status),
        remark=line_of(remark),
        moved=_moved(record),
        question=line_of(record.question),
        notes=tuple(map(line_of, issue_notes(record, diff))) if noted and record.old and record.new else (),
        sides=tuple(map(line_of, sides)),
        rows=tuple(_position_row(part, record) for part in record.parts),
    )


def _position_row(part: RecordChange, issue: RecordChange) -> PositionRow:
    cells = [_held(position) for position, has in ((part.old, issue.old), (part.new, issue.new)) if has]
    verdict = part.verdict if issue.new else None
    moved = verdict is not None and verdict.what in _MOVED
    reason = verdict.reason if verdict and not moved and part.change != "same" else ""
    return PositionRow(
        title=line_of(part.title),
        cells=tuple(cells),
        tag=f"was {verdict.old}" if verdict and moved else "",
        reason=line_of(reason),
    )


def _held(position: Json) -> Held | None:
    if not position:
        return None
    stance, date = position.get("stance"), position.get("date")
    return Held(
        stance=f"{STANCE_SYMBOLS[stance]} {stance}" if stance else "",
        says=line_of(position.get("says") or "no wording recorded"),
        date=line_of(day_text(date)) if date else "",
    )


def _moved(record: RecordChange) -> str:
    return record.verdict.what if record.verdict and record.verdict.what != "unchanged" else ""


def verdict_item(record: RecordChange) -> VerdictItem:
    """A judgment that both sides have."""
    verdict = record.verdict
    assert verdict is not None  # noqa: S101 - those with a verdict are chosen
    return VerdictItem(
        title=line_of(record.title),
        verdict=verdict.what,
        moved=_moved(record),
        estimates=line_of(estimates_text(verdict)),
        step=line_of(step_text(verdict)),
        lines=tuple(map(line_of, standing_text(record))),
    )


def judgment_item(record: RecordChange) -> JudgmentItem:
    """A judgment that one side has."""
    return JudgmentItem(line_of(record.title), line_of(likelihood_text(record)), line_of(outcome_text(record)))


def development_item(item: Development) -> DevelopmentItem:
    """A development between the dates of two analyses."""
    return DevelopmentItem(line_of(item.title), line_of(item.date), item.what)


def possible_item(item: PossibleMatch) -> PossibleItem:
    """A pair that may be one."""
    old, new = f"{line_of(item.old)} “{line_of(item.old_title)}”", f"{line_of(item.new)} “{line_of(item.new_title)}”"
    return PossibleItem(f"{item.section}: {old} and {new}", item.reason)


def reworded_item(value: Reworded) -> RewordedItem:
    """A value of which some words were replaced."""
    pieces = tuple(Piece(segment.op, segment.new or segment.old) for segment in value.segments)
    return RewordedItem(line_of(value.label), pieces)
