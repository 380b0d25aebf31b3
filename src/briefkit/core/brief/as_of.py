"""The library as it was known on a day: what is later or undated was not yet known."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping

from briefkit.core.brief.model import Brief, Decision, Event, Issue, Judgment, Origin, Position
from briefkit.core.brief.succession import succeeds
from briefkit.core.brief.vocabulary import LIVE, SETTLED
from briefkit.core.dates.dates import PartialDate
from briefkit.core.text.ids import id_key

CHANGING = frozenset(
    ["status", "origin", "events", "issues", "judgments", "decision", "consultation", "sources", "related"]
)
"""The keys of a brief that were different before; `known_by` leaves all others as they are."""


def known_by(briefs: Iterable[Brief], day: datetime.date, *, undated: bool = False) -> list[Brief]:
    """The briefs as they were known at the end of a day. `undated` is as for `event_on` and `judgment_on`.

    A brief is known from its first day, and so are a source, related work, an answer to a consultation and a position
    with a date of its own. An outcome, a decision, an update or an event's status is known from the last day that its
    date covers: “2018-12” is not known in the middle of December. A brief counts as superseded from the first day of
    the brief that supersedes it; a retracted one stays retracted.
    """
    everything = list(briefs)
    successors: dict[str, datetime.date] = {}
    for brief in everything:
        if brief.supersedes and brief.date and succeeds(brief.status):
            first = brief.date.first
            successors[brief.supersedes] = min(first, successors.get(brief.supersedes, first))
    known = [brief for brief in everything if brief.date and brief.date.first <= day]
    return [_as_known(brief, day, successors, undated=undated) for brief in known]


def _as_known(brief: Brief, day: datetime.date, successors: Mapping[str, datetime.date], *, undated: bool) -> Brief:
    status = brief.status
    if status == "superseded" and successors.get(brief.id, datetime.date.max) > day:
        status = LIVE
    issues = tuple(_issue(issue, day) for issue in brief.issues)
    judgments = tuple(judgment_on(judgment, day, undated=undated) for judgment in brief.judgments)
    decision = decision_on(brief.decision, day, undated=undated) if brief.decision else None
    hidden = hidden_sources(brief, issues, judgments, day, decision)
    return brief.replaced(
        status=status,
        origin=_origin(brief.origin, day) if brief.origin else None,
        events=tuple(event_on(event, day, undated=undated) for event in brief.events),
        issues=tuple(_without_sources(issue, hidden) for issue in issues),
        judgments=tuple(judgment_without(judgment, hidden) for judgment in judgments),
        decision=_decision_without(decision, hidden),
        consultation=tuple(
            answer.replaced(source=None) if id_key(answer.source or "") in hidden else answer
            for answer in brief.consultation
            if not is_later(answer.on, day)
        ),
        sources=tuple(of for of in brief.sources if id_key(of.id) not in hidden and not is_later(of.date, day)),
        related=tuple(related for related in brief.related if not is_later(related.date, day)),
    )


def is_past(date: PartialDate | None, day: datetime.date) -> bool:
    """Whether all of a date is on or before a day; False without a date."""
    return date is not None and date.last <= day


def is_later(date: PartialDate | None, day: datetime.date) -> bool:
    """Whether a date begins after a day; False without a date."""
    return date is not None and date.first > day


def event_on(event: Event, day: datetime.date, *, undated: bool = False) -> Event:
    """An event as it was known at the end of a day.

    What became of it is unknown without a date, which a brief may have added later; with `undated` it is taken to be
    as old as its brief.
    """
    known = event.status_on is None and (undated or event.status not in SETTLED)
    if known or is_past(event.status_on, day):
        return event
    return event.replaced(status=None, status_on=None)


def _issue(issue: Issue, day: datetime.date) -> Issue:
    held = tuple(position for position in issue.positions if not is_later(position.date, day))
    return issue if len(held) == len(issue.positions) else issue.replaced(positions=held)


def judgment_on(judgment: Judgment, day: datetime.date, *, undated: bool = False) -> Judgment:
    """A judgment as it was known at the end of a day.

    An outcome without a date is unknown; with `undated` it is kept, since nobody can say that it was still open.
    Whether the condition was met is known with the outcome.
    """
    updates = tuple(update for update in judgment.updates if is_past(update.date, day))
    known = judgment.replaced(updates=updates) if len(updates) < len(judgment.updates) else judgment
    if is_resolved_on(judgment, day) or (undated and judgment.resolved_on is None):
        return known
    if not any(getattr(known, key) for key in _RESOLUTION):
        return known
    return known.replaced(**dict.fromkeys(_RESOLUTION))


_RESOLUTION = ("outcome", "resolved_on", "evidence", "condition_met")
"""The keys that say how a judgment was resolved, known together."""


_DECIDED = ("outcome", "chosen", "decided_on", "decided_by", "evidence", "note")
"""The keys that say what came of a decision, known together."""


def decision_on(decision: Decision, day: datetime.date, *, undated: bool = False) -> Decision:
    """A decision as it was known at the end of a day. `undated` is as for `judgment_on`."""
    known = decision.state == "open" or is_past(decision.decided_on, day) or (undated and decision.decided_on is None)
    return decision if known else decision.replaced(**dict.fromkeys(_DECIDED))


def is_resolved_on(judgment: Judgment, day: datetime.date) -> bool:
    """Whether the outcome of a judgment, or of its condition, was known at the end of a day."""
    decided = not judgment.is_open or judgment.condition_met is not None
    return decided and is_past(judgment.resolved_on, day)


def hidden_sources(
    brief: Brief,
    issues: Iterable[Issue],
    judgments: Iterable[Judgment],
    day: datetime.date,
    decision: Decision | None = None,
) -> frozenset[str]:
    """The `id_key` of each source not known at the end of a day, given what a brief records as known then.

    An undated source is known with its brief, or with the outcome that it evidences. Of several with one id the last
    decides: it is the one that the id means.
    """
    evidence = {id_key(judgment.evidence or "") for judgment in brief.judgments}
    cited = {id_key(position.source or "") for issue in issues for position in issue.positions}
    cited |= {id_key(judgment.evidence or "") for judgment in judgments}
    if brief.decision:
        evidence.add(id_key(brief.decision.evidence or ""))
        cited.add(id_key((decision.evidence if decision else None) or ""))
    return frozenset(
        id_
        for id_, date in {id_key(source.id): source.date for source in brief.sources}.items()
        if is_later(date, day) or (date is None and id_ in evidence and id_ not in cited)
    )


def _without_sources(issue: Issue, hidden: Collection[str]) -> Issue:
    held = tuple([_position_without(position, hidden) for position in issue.positions])
    return issue.replaced(positions=held) if hidden else issue


def _position_without(position: Position, hidden: Collection[str]) -> Position:
    return position.replaced(source=None) if id_key(position.source or "") in hidden else position


def judgment_without(judgment: Judgment, hidden: Collection[str]) -> Judgment:
    """A judgment without its evidence, if that is among the sources that were not known."""
    return judgment.replaced(evidence=None) if id_key(judgment.evidence or "") in hidden else judgment


def _decision_without(decision: Decision | None, hidden: Collection[str]) -> Decision | None:
    if decision is None or id_key(decision.evidence or "") not in hidden:
        return decision
    return decision.replaced(evidence=None)


def _origin(origin: Origin, day: datetime.date) -> Origin:
    return origin.replaced(retrieved=None) if is_later(origin.retrieved, day) else origin
