"""Compares two briefs by content – fields, records, positions – not by how their YAML is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from briefkit.core.brief.model import BRIEF, POSITION, Brief, Issue, Judgment, Position, brief_to_json
from briefkit.core.brief.shapes import Json
from briefkit.core.dates.dates import sort_key
from briefkit.core.diff.records.candidates import CANDIDATES, Naming, candidates
from briefkit.core.diff.records.fields import field_changes, read_alike, texts_of
from briefkit.core.diff.records.likelihood import estimate_of, likelihood_verdict
from briefkit.core.diff.records.match import Candidate, match_candidates
from briefkit.core.diff.records.steps import stance_verdict, status_verdict
from briefkit.core.diff.text.unseen import Unseen, unseen_in_values
from briefkit.core.diff.value import Estimate, FieldChange, PossibleMatch, RecordChange
from briefkit.core.issues.movement import question_key
from briefkit.core.text.words import counted

_NO_FIELDS = ("id", "path", "suggested", "decision", *CANDIDATES)  # a suggestion is no statement of a brief


def compare_fields(old: Brief, new: Brief, naming: Naming) -> tuple[FieldChange, ...]:
    """The plain front-matter values that differ; topics and parties gained and lost are given by title."""
    before, after = brief_to_json(old), brief_to_json(new)
    changes = field_changes(before, after, skip=_NO_FIELDS)
    decided = field_changes(before.get("decision", {}), after.get("decision", {}), at="decision.", of="the decision")
    return (*(_titled(change, naming) for change in changes), *decided)


def unseen_values(old: Brief, new: Brief) -> tuple[Unseen, ...]:
    """What differs in the front matter without being seen."""
    return unseen_in_values(texts_of(BRIEF.dump(old)), texts_of(BRIEF.dump(new)))


def _titled(change: FieldChange, naming: Naming) -> FieldChange:
    if change.path not in {"topics", "parties"}:
        return change
    added, removed = (tuple(naming.title(change.path, id_) for id_ in ids) for ids in (change.added, change.removed))
    return replace(change, added=added, removed=removed)


class RecordComparer:
    """Compares the records of two briefs, section by section."""

    def __init__(self, old: Brief, new: Brief, naming: Naming, default_scale: str) -> None:
        self.old, self.new = old, new
        self.naming = naming
        self.scale = default_scale
        self.possible: list[PossibleMatch] = []
        self.warnings: list[str] = []

    def records(self) -> Iterator[RecordChange]:
        """Yields every record of both: those of the old brief in its order, then those that only the new one has."""
        for section in CANDIDATES:
            yield from self.section(section)

    def section(self, section: str) -> Iterator[RecordChange]:
        old, new = candidates(self.old, section, self.naming), candidates(self.new, section, self.naming)
        matched = match_candidates(old, new)
        if matched.is_partial:
            self.warnings.append(
                f"{section}: {len(old)} and {len(new)} are too many to compare each with each;"
                " those that share common words only are not reported as possibly the same"
            )
        if matched.unlisted:
            more = counted(matched.unlisted, "more pair")
            are = "is" if matched.unlisted == 1 else "are"
            self.warnings.append(f"{section}: {more} {are} possibly the same; the closest are listed")
        dump = BRIEF.keys[section].shape.item.dump
        olds, news = getattr(self.old, section), getattr(self.new, section)
        for place, item in enumerate(olds):
            if place in matched.pairs:
                other, by = matched.pairs[place]
                change = self.both(section, old[place], by, (item, news[other]), (dump(item), dump(news[other])))
                yield replace(change, old_place=place, new_place=other)
            else:
                yield self.one(section, old[place], "removed", (item, dump(item)), place)
        taken = {other for other, _ in matched.pairs.values()}
        for place, item in enumerate(news):
            if place not in taken:
                yield self.one(section, new[place], "added", (item, dump(item)), place)
        self.possible += [_possible(section, old[i], new[j], reason) for i, j, reason in matched.possible]

    def one(self, section: str, candidate: Candidate, change: str, given: tuple[Any, Json], place: int) -> RecordChange:
        """The change for a record on one side only; `given` is the record and the same as JSON."""
        item, values = given
        removed = change == "removed"
        old, new = (values, None) if removed else (None, values)
        parts: tuple[RecordChange, ...] = ()
        if isinstance(item, Issue):
            parts = tuple(self.position(position, change) for position in item.positions)
        question = self.naming.issue_question(item) if isinstance(item, Issue) else None
        return RecordChange(
            section=section,
            id=candidate.id,
            title=candidate.title,
            change=change,
            matched_by=None,
            old=old,
            new=new,
            old_place=place if removed else None,
            new_place=None if removed else place,
            parts=parts,
            question=question,
            old_estimate=self.estimate(item, self.old) if removed else None,
            new_estimate=None if removed else self.estimate(item, self.new),
        )

    def estimate(self, item: Any, brief: Brief) -> Estimate | None:
        """What counts of a judgment's estimates; None for other records."""
        return estimate_of(item, brief, self.scale) if isinstance(item, Judgment) else None

    def both(
        self, section: str, candidate: Candidate, by: str, items: tuple[Any, Any], values: tuple[Json, Json]
    ) -> RecordChange:
        """The change for a record on both sides."""
        name = candidate.id if section in {"issues", "judgments", "events"} else candidate.title
        fields = tuple(field_changes(*values, at=f"{section}.{candidate.id}.", of=name, skip=("positions",)))
        change = "same" if read_alike(*values) else "changed"
        record = RecordChange(section, candidate.id, candidate.title, change, by, *values, fields=fields)
        if section == "issues":
            question = self.naming.issue_question(items[1])
            parts = tuple(self.positions(*items))
            return replace(record, verdict=status_verdict(*items), parts=parts, question=question)
        if section == "judgments":
            old, new = self.estimate(items[0], self.old), self.estimate(items[1], self.new)
            return replace(record, verdict=likelihood_verdict(*items, self.scale), old_estimate=old, new_estimate=new)
        return record

    def positions(self, old: Issue, new: Issue) -> Iterator[RecordChange]:
        """Yields the changes of the positions on an issue, holder by holder."""
        questions = (self.naming.issue_question(issue) for issue in (old, new))
        same_question = len({question_key(question) for question in questions}) == 1
        olds, news = _by_holder(old.positions, self.naming), _by_holder(new.positions, self.naming)
        for holder in dict.fromkeys((*olds, *news)):
            left, right = list(olds.get(holder, ())), list(news.get(holder, ()))
            for before in [position for position in left if position in right]:
                left.remove(before)
                right.remove(before)
                yield self.position_pair(before, before, same_question=same_question)
            for before, after in zip(left[::-1], right[::-1], strict=False):
                yield self.position_pair(before, after, same_question=same_question)
            yield from (self.position(position, "removed") for position in left[: max(0, len(left) - len(right))])
            yield from (self.position(position, "added") for position in right[: max(0, len(right) - len(left))])

    def position_pair(self, old: Position, new: Position, *, same_question: bool) -> RecordChange:
        values = POSITION.dump(old), POSITION.dump(new)
        verdict = stance_verdict(old, new, same_question=same_question)
        holder = self.naming.holder_id(old.holder)
        title = self.naming.holder(old.holder)
        fields = tuple(field_changes(*values, at=f"positions.{holder}.", of=title))
        change = "same" if read_alike(*values) else "changed"
        return RecordChange("positions", holder, title, change, "id", *values, fields=fields, verdict=verdict)

    def position(self, position: Position, change: str) -> RecordChange:
        values = (POSITION.dump(position), None) if change == "removed" else (None, POSITION.dump(position))
        holder, title = self.naming.holder_id(position.holder), self.naming.holder(position.holder)
        return RecordChange("positions", holder, title, change, None, *values)


def _by_holder(positions: Sequence[Position], naming: Naming) -> dict[str, list[Position]]:
    """Positions by holder, the latest last."""
    held: dict[str, list[Position]] = {}
    for position in positions:
        held.setdefault(naming.holder_id(position.holder), []).append(position)
    for of_holder in held.values():
        of_holder.sort(key=lambda position: sort_key(position.date))
    return held


def _possible(section: str, old: Candidate, new: Candidate, reason: str) -> PossibleMatch:
    return PossibleMatch(section, old.id, new.id, old.title, new.title, reason)
