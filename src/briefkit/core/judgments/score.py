"""Scores of resolved judgments: Brier and logarithmic; and reasons for not scoring a judgment.

Brier, G. W. (1950): Verification of forecasts expressed in terms of probability. Monthly Weather Review 78.
Good, I. J. (1952): Rational decisions. Journal of the Royal Statistical Society B 14 (the logarithmic score).
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from briefkit.core.judgments.rows import JudgmentRow
from briefkit.core.judgments.state import is_late
from briefkit.core.likelihood.scales import ICD203

OPEN = "open"
VOID = "void"
UNRESOLVABLE = "unresolvable"
BARE = "bare"
UNKNOWN_TERM = "unknown-term"
LATE = "late"
LEFT_OUT = {
    OPEN: "still open",
    VOID: "void",
    UNRESOLVABLE: "unresolvable",
    BARE: "no likelihood given (could, may, will)",
    UNKNOWN_TERM: "a term that is not on the scale",
    LATE: "only stated once the question was closed",
}
"""Reason for not scoring a judgment → its wording for readers."""

EDGE = 0.001
"""Probabilities are kept this far from 0 and 1, where the logarithmic score could be infinite."""


class Forecast(NamedTuple):
    """A scored judgment: the probability that counts, what happened (1 or 0), and both scores."""

    row: JudgmentRow
    probability: float
    happened: int
    brier: float
    log: float


@dataclass(frozen=True, slots=True)
class Ledger:
    """The scored judgments, and the number of the others by reason."""

    forecasts: tuple[Forecast, ...]
    left_out: dict[str, int]


def brier_score(probability: float, happened: int) -> float:
    """(p − o)²: 0 is perfect, 0.25 is the score of even odds, 1 is the worst."""
    return (probability - happened) ** 2


def log_score(probability: float, happened: int) -> float:
    """−ln of the probability given to the outcome: 0 is perfect, 0.693 is even odds. p is limited by EDGE."""
    given = probability if happened else 1 - probability
    return -math.log(min(max(given, EDGE), 1 - EDGE))


def ledger(rows: Iterable[JudgmentRow], *, time_weighted: bool = False) -> Ledger:
    """Score the judgments. The last probability before the close counts, or all of them weighted by their days."""
    forecasts: list[Forecast] = []
    left_out: dict[str, int] = {}
    for _, same in groupby(rows, key=id):  # the index returns equal judgments as one repeated row, scored once
        row, *others = same
        reason, count = unscored_reason(row), 1 + len(others)
        if reason is None:
            forecasts += [_scored(row, time_weighted=time_weighted)] * count
        else:
            left_out[reason] = left_out.get(reason, 0) + count
    return Ledger(tuple(forecasts), {reason: left_out[reason] for reason in LEFT_OUT if reason in left_out})


def unscored_reason(row: JudgmentRow) -> str | None:
    """The reason for not scoring a judgment; None if it is scored."""
    if row.outcome in (OPEN, VOID, UNRESOLVABLE):
        return row.outcome
    judgment = row.judgment
    if row.current:
        return LATE if is_late(row.made, row.close) else None
    if any(update.band for update in row.state.hindsight):
        return LATE
    return UNKNOWN_TERM if judgment.term or any(update.term for update in judgment.updates) else BARE


def probabilities(row: JudgmentRow) -> list[tuple[datetime.date, float]]:
    """The probabilities given before the question closed, each with the first day on which it was held."""
    made = row.made.first if row.made else datetime.date.min
    return [
        (max(estimate.date.last, made) if estimate.date else made, estimate.point)
        for estimate in row.state.estimates
        if estimate.point is not None
    ]


def _scored(row: JudgmentRow, *, time_weighted: bool) -> Forecast:
    happened = int(row.outcome == "occurred")
    given = probabilities(row)
    days = _days(row, [day for day, _ in given]) if time_weighted else []
    if not sum(days):
        given, days = given[-1:], [1]
    total = sum(days)
    brier = sum(brier_score(p, happened) * held for (_, p), held in zip(given, days, strict=True)) / total
    log = sum(log_score(p, happened) * held for (_, p), held in zip(given, days, strict=True)) / total
    return Forecast(row, given[-1][1], happened, brier, log)


def _days(row: JudgmentRow, starts: Sequence[datetime.date]) -> list[int]:
    """The number of days each probability was held, up to the close; empty if a date is missing."""
    close = row.close
    if close is None or starts[0] == datetime.date.min:
        return []
    ends = [*starts[1:], max(close, starts[-1])]
    return [(end - start).days for start, end in zip(starts, ends, strict=True)]


@dataclass(frozen=True, slots=True)
class Score:
    """The scores of a group: means over `count` forecasts, of which `happened` came true."""

    group: str
    count: int
    happened: int
    brier: float
    log: float
    mean: float
    left_out: dict[str, int]

    @property
    def rate(self) -> float:
        """The share of forecasts that came true, from 0 to 1."""
        return self.happened / self.count


def score(group: str, found: Ledger) -> Score | None:
    """The scores of one group; None if it has no scored forecasts."""
    count = len(found.forecasts)
    if not count:
        return None
    happened = sum(forecast.happened for forecast in found.forecasts)
    brier, log, mean = (
        math.fsum(values) / count
        for values in (
            [forecast.brier for forecast in found.forecasts],
            [forecast.log for forecast in found.forecasts],
            [forecast.probability for forecast in found.forecasts],
        )
    )
    return Score(group, count, happened, brier, log, mean, found.left_out)


def _term(row: JudgmentRow) -> str:
    """The term of the estimate that counts, by its scale: “probable” is “likely”, but not the IPCC's “likely”."""
    current = row.state.current
    if current.row is None:
        return current.term or ""
    return current.row.name if current.scale is ICD203 else f"{current.row.name} ({current.scale.id})"


Groups = Callable[[JudgmentRow], Iterable[str]]

GROUPINGS: dict[str, Groups] = {
    "expert": lambda row: [row.by or ""],
    "author": lambda row: row.authors or [""],
    "publisher": lambda row: [row.publisher],
    "term": lambda row: [_term(row)],
    "issue": lambda row: row.about or [""],
    "year": lambda row: [str(row.made.year) if row.made else ""],
    "condition": lambda row: [row.judgment.condition or ""],
}
"""Grouping → the groups of a judgment. `expert` is who judges, `author` who wrote the brief."""


def scores_by(rows: Iterable[JudgmentRow], grouping: str, *, time_weighted: bool = False) -> list[Group]:
    """All groups with their scores, the one with the most forecasts first; years in order."""
    groups: dict[str, list[JudgmentRow]] = {}
    for row in rows:
        for name in GROUPINGS[grouping](row):
            groups.setdefault(name, []).append(row)
    scored = [Group(name, ledger(of_group, time_weighted=time_weighted)) for name, of_group in groups.items()]
    if grouping == "year":
        return sorted(scored, key=lambda group: group.name)
    return sorted(scored, key=lambda group: (-len(group.ledger.forecasts), group.name))


@dataclass(frozen=True, slots=True)
class Group:
    """Judgments in one group. An empty name groups those without a value."""

    name: str
    ledger: Ledger

    @property
    def score(self) -> Score | None:
        """The scores of the group, or None."""
        return score(self.name, self.ledger)
