"""The forecast ledger: what became of every forecast, and which of its estimates are scored.

A forecast is registered, falls due, is resolved, and is scored or left out: each stands in exactly one place.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from briefkit.core.brief.model import Judgment
from briefkit.core.judgments.outcome import CONFLICT, VOID
from briefkit.core.judgments.rows import JudgmentRow
from briefkit.core.judgments.state import is_after_due, is_before
from briefkit.core.likelihood.likelihood import Likelihood
from briefkit.core.values import frozen

NO_DUE, NOT_YET_DUE, UNRESOLVED = "no-due", "not-yet-due", "unresolved"
UNRESOLVABLE, CONDITION = "unresolvable", "condition"
AFTER_DUE = "after-due"
BARE, UNKNOWN_TERM, LATE, NOT_NUMERIC, NO_ESTIMATE = "bare", "unknown-term", "late", "not-numeric", "no-estimate"
SCORED = "scored"

PENDING = {
    NO_DUE: "without a due date",
    NOT_YET_DUE: "not due yet",
    UNRESOLVED: "without an outcome",
}
"""Why a forecast is not resolved → its wording for readers."""
LEFT_OUT = {
    CONFLICT: "with different outcomes recorded",
    VOID: "void",
    UNRESOLVABLE: "unresolvable",
    CONDITION: "without a word on the condition",
    AFTER_DUE: "occurred after the due date",
    BARE: "without a likelihood (could, may, will)",
    UNKNOWN_TERM: "with a term that is not on the scale",
    LATE: "only stated once the question was closed",
    NOT_NUMERIC: "resting on a term or a band",
    NO_ESTIMATE: "without an estimate on that day",
}
"""Why a resolved forecast is not scored → its wording for readers."""

FIRST, LAST = "first", "last"
_BASES = ("number", "band", "term")


@frozen
class Method:
    """Which estimates are scored: all, each weighted by its days, or one of them.

    `at` is “first” or “last”, `days_before` a number of days before the close. With `numeric_only`, forecasts that
    rest on a term or a band are left out.
    """

    at: str | None = None
    days_before: int | None = None
    numeric_only: bool = False


class Share(NamedTuple):
    """An estimate with its share of a forecast; the shares of a forecast add up to 1."""

    said: Likelihood
    weight: float


class Scored(NamedTuple):
    """A forecast that is scored: what happened (1 or 0), its estimates, and the number of forecasts like it."""

    row: JudgmentRow
    happened: int
    shares: tuple[Share, ...]
    times: int = 1

    @property
    def basis(self) -> str:
        """What it rests on: “term” if one of its estimates does, else “band”, else “number”."""
        return max((share.said.basis or "" for share in self.shares), key=_BASES.index)


@frozen
class Ledger:
    """The number of forecasts by what became of them (SCORED, or a key of PENDING or LEFT_OUT), and those scored."""

    stages: Counter[str]
    scored: Sequence[Scored]

    @property
    def registered(self) -> int:
        """The number of all forecasts."""
        return self.stages.total()

    @property
    def resolved(self) -> int:
        """The number of those with an outcome, or whose condition failed."""
        return self.registered - sum(self.stages[stage] for stage in PENDING)

    @property
    def due(self) -> int:
        """The number of those that are resolved or due."""
        return self.resolved + self.stages[UNRESOLVED]


def ledger(
    rows: Iterable[JudgmentRow],
    today: datetime.date,
    method: Method | None = None,
    counts: Mapping[int, int] | None = None,
) -> Ledger:
    """The ledger of some forecasts on a day. `counts` has, by the `id` of a row, how many forecasts it stands for."""
    method = method or Method()
    stages: Counter[str] = Counter()
    found: list[Scored] = []
    for row in rows:
        count = counts.get(id(row), 1) if counts else 1
        stage = stage_of(row, today)
        shares = shares_of(row, method) if stage == SCORED else ()
        if stage == SCORED:
            scored = Scored(row, int(row.outcome == "occurred"), shares, count)
            stage = _left_out(scored, method) or SCORED
            if stage == SCORED:
                found.append(scored)
        stages[stage] += count
    return Ledger(stages, found)


def _left_out(scored: Scored, method: Method) -> str | None:
    if not scored.shares:
        return NO_ESTIMATE
    return NOT_NUMERIC if method.numeric_only and scored.basis != "number" else None


def stage_of(row: JudgmentRow, today: datetime.date) -> str:
    """What became of a forecast: SCORED, or a key of PENDING or LEFT_OUT, whichever estimates are scored."""
    return _pending(row.judgment, today) if row.is_open else _unscorable(row) or SCORED


def _pending(judgment: Judgment, today: datetime.date) -> str:
    if judgment.due is None:
        return NO_DUE
    return NOT_YET_DUE if judgment.due.last > today else UNRESOLVED


def _unscorable(row: JudgmentRow) -> str | None:
    """Why a resolved forecast is not scored; None if it is."""
    judgment = row.judgment
    if row.outcome in (VOID, CONFLICT, UNRESOLVABLE):
        return row.outcome
    if judgment.condition and judgment.condition_met != "yes":
        return CONDITION
    if is_after_due(row.outcome, judgment.resolved_on, judgment.due):
        return AFTER_DUE
    return None if counting(row) else _without_estimate(row)


def _without_estimate(row: JudgmentRow) -> str:
    said = [row.state.first, *row.state.updates, *row.state.hindsight]
    if any(one.band for one in said):
        return LATE
    return UNKNOWN_TERM if any(one.stated_term for one in said) else BARE


def counting(row: JudgmentRow) -> list[Likelihood]:
    """The estimates with a number that were made before the question closed, in order."""
    return [said for said in row.state.estimates if is_before(said, row.limit)]


def shares_of(row: JudgmentRow, method: Method) -> tuple[Share, ...]:
    """The estimates that are scored, with the share of each; none if none held on the day that is asked for."""
    estimates, close = counting(row), row.close
    if method.days_before is not None:
        day = close and close - datetime.timedelta(days=method.days_before)
        held = [said for said in estimates if day and said.start and said.start <= day]
        return tuple(Share(said, 1.0) for said in held[-1:])
    if method.at is not None or close is None or estimates[0].start is None:
        one = estimates[-1] if method.at == LAST else estimates[0]
        return (Share(one, 1.0),)
    return _by_days(estimates, close)


def _by_days(estimates: Sequence[Likelihood], close: datetime.date) -> tuple[Share, ...]:
    """Each estimate with the share of days on which it held, until the close; the last one of a day counts."""
    starts = [said.start or close for said in estimates]
    ends = [*starts[1:], close]
    whole = (close - starts[0]).days
    held = zip(estimates, starts, ends, strict=True)
    return tuple(Share(said, (end - start).days / whole) for said, start, end in held if end > start)
