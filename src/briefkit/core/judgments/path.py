"""The likelihood path of one forecast: each estimate with the days on which it held, and what came too late."""

from __future__ import annotations

import datetime
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from briefkit.core.dates.dates import PartialDate
from briefkit.core.judgments.rows import JudgmentRow
from briefkit.core.judgments.state import is_before
from briefkit.core.likelihood.likelihood import Likelihood
from briefkit.core.tables import BAND, COUNT_OR_NONE, DATE, MAYBE, SHARE, TEXT, TRUTH, Column, TableSchema

_DAY = datetime.timedelta(days=1)
_LAST_DAY = attrgetter("last_day")


class PathStep(NamedTuple):
    """One statement of a likelihood, with its date as written (the first has its brief's).

    It holds from `start` up to the day before `end`; None stands for an unknown day, or one that has not come.
    `counts` is false for what came when the question was closed.
    """

    row: JudgmentRow
    said: Likelihood
    date: PartialDate | None
    start: datetime.date | None
    end: datetime.date | None
    counts: bool

    @property
    def days(self) -> int | None:
        """The number of days on which it held; None if that is not known yet, or never."""
        return max(0, (self.end - self.start).days) if self.start and self.end else None

    @property
    def last_day(self) -> datetime.date | None:
        """The last day on which it held; None if it held on none, still holds, or nobody knows."""
        return self.end - _DAY if self.end and self.days else None


class LikelihoodPath(NamedTuple):
    """All that was said of the likelihood of one forecast, in order. `today` is the day on which it is looked at."""

    row: JudgmentRow
    steps: tuple[PathStep, ...]
    today: datetime.date

    @property
    def estimates(self) -> list[PathStep]:
        """The steps with a number that count."""
        return [step for step in self.steps if step.counts and step.said.band]

    @property
    def hindsight(self) -> list[PathStep]:
        """The steps that came too late to count."""
        return [step for step in self.steps if not step.counts]

    @property
    def decided(self) -> datetime.date | None:
        """The day of the outcome: that of the resolution, else of the close; None if there is none, or nobody knows."""
        judgment = self.row.judgment
        if judgment.resolved_on:
            return judgment.resolved_on.first
        return None if judgment.is_open else self.row.close

    @property
    def due_over(self) -> datetime.date | None:
        """The first day after `due`; the last day of the calendar has none after it, and stands for itself."""
        due = self.row.judgment.due
        return due.last + min(_DAY, datetime.date.max - due.last) if due else None


def likelihood_path(row: JudgmentRow, today: datetime.date) -> LikelihoodPath:
    """The path of a forecast. An estimate holds until the next one, the last until the question closes."""
    state, close, limit = row.state, row.close, row.limit
    said = (state.first, *state.updates, *state.hindsight)
    counted = 1 + len(state.updates)
    steps = [
        PathStep(row, one, one.date or row.made, one.start, None, number < counted and is_before(one, limit))
        for number, one in enumerate(said)
    ]
    return LikelihoodPath(row, tuple(_with_ends(steps, close if close and close <= today else None)), today)


def _with_ends(steps: list[PathStep], close: datetime.date | None) -> list[PathStep]:
    """The steps with the days on which they end; only what counts and has a number ends another."""
    counted = [number for number, step in enumerate(steps) if step.counts and step.said.band]
    ends = {number: steps[later].start for number, later in pairwise(counted)}
    ends |= {counted[-1]: close} if counted else {}
    return [step._replace(end=ends.get(number)) for number, step in enumerate(steps)]


PATH = TableSchema(
    "judgments-show",
    "briefkit judgments show",
    "One statement of the likelihood of a judgment, in order.",
    [
        Column("brief", TEXT, "The brief's id", attrgetter("row.brief")),
        Column("id", TEXT, "The judgment's id in it", attrgetter("row.judgment.id")),
        Column("date", DATE, "Its date as written: of the update, at first that of the brief"),
        Column("term", MAYBE, "The term: as stated, else the only one that holds the number", attrgetter("said.term")),
        Column("scale", TEXT, "icd203, phia or ipcc", attrgetter("said.scale.id")),
        Column("probability", BAND, "The probability as stated, else the band of its term", attrgetter("said.band")),
        Column("point", SHARE, "The number that it counts as: the middle of a band", attrgetter("said.point")),
        Column("start", DATE, "The day from which it held"),
        Column("end", DATE, "The last day on which it held; null if it still does, or nobody knows", _LAST_DAY),
        Column("days", COUNT_OR_NONE, "The number of days on which it held"),
        Column("counts", TRUTH, "Whether it came before the question was closed"),
    ],
)
