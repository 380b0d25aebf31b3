"""Forecasts: judgments of one brief, or of several that carry one on, each as one row."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from briefkit.core.brief.model import Update
from briefkit.core.judgments.rows import JudgmentRow
from briefkit.core.judgments.state import state_of_statements, statements_of
from briefkit.core.likelihood.likelihood import Likelihood


def merged(chain: Sequence[JudgmentRow]) -> JudgmentRow:
    """One forecast from its judgments, the earliest first: what came later are its updates, as `JudgmentRow` says."""
    if len(chain) == 1:
        return chain[0]
    first, last = chain[0], chain[-1]
    resolving = [row for row in chain if not row.judgment.is_open]
    outcomes = {row.judgment.outcome for row in resolving}
    met = {row.judgment.condition_met for row in chain} & {"yes", "no"}
    resolved = next(
        (row for row in reversed(resolving) if row.judgment.resolved_on), resolving[-1] if resolving else last
    )
    said = said_in(chain)
    judgment = first.judgment.replaced(
        id=last.judgment.id,
        outcome=resolved.judgment.outcome,
        resolved_on=resolved.judgment.resolved_on,
        evidence=resolved.judgment.evidence,
        condition_met=next(iter(met)) if len(met) == 1 else None,
        continues=last.judgment.continues,
        updates=tuple([_update(one) for one in said[1:]]),
    )
    return first._replace(
        brief=last.brief,
        brief_title=last.brief_title,
        status=last.status,
        judgment=judgment,
        state=state_of_statements(said, judgment.outcome, judgment.resolved_on, judgment.due),
        evidence_title=resolved.evidence_title,
        evidence_url=resolved.evidence_url,
        in_conflict=len(outcomes) > 1 or len(met) > 1,
    )


def said_in(chain: Sequence[JudgmentRow]) -> list[Likelihood]:
    """What the judgments of a forecast say of its likelihood, in order.

    What a later brief says on its first day holds from then on: of its own likelihood and its updates by that day only
    the latest counts. Where that only repeats what held already, it is left out.
    """
    (first, *updates), *later = [statements_of(row.judgment, row.scale, row.made) for row in chain]
    said = [(update, False) for update in updates]
    for row, statements in zip(chain[1:], later, strict=True):
        said += _of_later_brief(row, statements)
    found, held, before = [first], first, set()
    for one, is_own in sorted(said, key=lambda item: item[0].start or datetime.date.min):
        copied = is_own or (one.date, _value(one)) in before
        before.add((one.date, _value(one)))
        if not (copied and _value(one) == _value(held)):
            found.append(one)
            held = one if one.band else held
    return found


def _of_later_brief(row: JudgmentRow, statements: Sequence[Likelihood]) -> Iterator[tuple[Likelihood, bool]]:
    """What a later brief says, each with whether it is the judgment's own likelihood, as of the brief's date."""
    own, *updates = statements
    by_then = [one for one in statements if one.band and one.start == own.start]
    if row.made and (not by_then or by_then[-1] is own):
        yield own._replace(date=row.made), True
    for update in updates:
        if update.start != own.start or not update.band or update is by_then[-1]:
            yield update, False


def _value(said: Likelihood) -> tuple[object, ...]:
    return said.scale.id, said.stated_term, said.probability


def _update(said: Likelihood) -> Update:
    assert said.date is not None  # noqa: S101 - only the first statement has none
    return Update(date=said.date, probability=said.probability, term=said.stated_term)
