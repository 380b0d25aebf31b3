"""Scores and calibration as tables: a row for each group, a row for each band."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Any, NamedTuple

from briefkit.core.judgments.calibration import CalibrationBand, calibration
from briefkit.core.judgments.groups import Group
from briefkit.core.judgments.intervals import Interval
from briefkit.core.judgments.ledger import LEFT_OUT, NO_DUE, NOT_YET_DUE, PENDING, SCORED, UNRESOLVED
from briefkit.core.judgments.score import Score, Skill
from briefkit.core.tables import COUNT, MAYBE, SHARE, TEXT, Column, TableSchema, columns_of


class ScoreRow(NamedTuple):
    """One group with its grouping and its score."""

    by: str
    group: Group
    score: Score | None


def score_row(group: Group, by: str) -> ScoreRow:
    """The row of a group; its score is None if it has no scored forecasts."""
    return ScoreRow(by, group, group.score)


def _counted(name: str) -> Any:
    return lambda row: getattr(row.score, name) if row.score else 0


def _stage(stage: str) -> Column:
    about = {NO_DUE: "Open, ", NOT_YET_DUE: "Open, ", UNRESOLVED: "Due, "}.get(stage, "Not scored: ")
    about += {**PENDING, **LEFT_OUT}[stage]
    return Column(stage.replace("-", "_"), COUNT, about, lambda row: row.group.ledger.stages[stage])


def _ledger(name: str, about: str) -> Column:
    return Column(name, COUNT, about, attrgetter(f"group.ledger.{name}"))


def _basis(name: str, about: str) -> Column:
    return Column(f"{name}s", COUNT, about, lambda row: row.score.bases[name] if row.score else 0)


def _ends(name: str, about: str, interval: Any) -> tuple[Column, Column]:
    def end(number: int) -> Any:
        def value(row: Any) -> float | None:
            found: Interval | None = interval(row)
            return found[number] if found else None

        return value

    return (
        Column(f"{name}_low", SHARE, f"Lower end of {about}", end(0)),
        Column(f"{name}_high", SHARE, "Upper end of that interval", end(1)),
    )


def _skill(name: str, about: str) -> tuple[Column, ...]:
    def skill(row: ScoreRow) -> Skill | None:
        found: Skill | None = getattr(row.score, name) if row.score else None
        return found

    return (
        Column(name, SHARE, about, lambda row: found.value if (found := skill(row)) else None),
        *_ends(name, "its 95 % interval, from 5 forecasts up", lambda row: (found := skill(row)) and found.interval),
    )


SCORES = TableSchema(
    "judgments-score",
    "briefkit judgments score [--by …]",
    "One group; the last row is the total. Scores are null where nothing could be scored.",
    [
        Column("by", TEXT, "The grouping; all in the last row"),
        Column("group", MAYBE, "The group; null for judgments without a value", lambda row: row.group.name or None),
        _ledger("registered", "Number of forecasts"),
        *map(_stage, (NO_DUE, NOT_YET_DUE)),
        _ledger("due", "Number of the rest, which are due or resolved"),
        _stage(UNRESOLVED),
        _ledger("resolved", "Number of those with an outcome, or whose condition failed"),
        *map(_stage, LEFT_OUT),
        Column("scored", COUNT, "Number of the rest, which are scored", lambda row: row.group.ledger.stages[SCORED]),
        Column("count", COUNT, "The same; by term, the number of forecasts with an estimate here", _counted("count")),
        Column("weight", SHARE, "Their weight; by term, the sum of the shares of those estimates", _counted("weight")),
        Column("happened", COUNT, "Number of them that came true", _counted("happened")),
        *columns_of("score", [Column("rate", SHARE, "Share that came true")], optional=True),
        *_ends(
            "rate",
            "its 95 % interval (Wilson), from 5 forecasts up",
            lambda row: row.score and row.score.rate_interval,
        ),
        *columns_of(
            "score",
            [
                Column("mean", SHARE, "Mean of the probabilities"),
                Column("brier", SHARE, "Mean Brier score"),
                Column("log", SHARE, "Mean logarithmic score; null also where it is infinite"),
            ],
            optional=True,
        ),
        Column("infinite", COUNT, "Number with an infinite logarithmic score: a wrong certainty", _counted("infinite")),
        _basis("number", "Number of forecasts that rest on numbers only"),
        _basis("band", "Number that rest on a band, if not on a term"),
        _basis("term", "Number that rest on a term"),
        *_skill("skill_even", "Skill against always saying 50 %"),
        *_skill("skill_rate", "Skill against always saying the rate of these forecasts themselves"),
    ],
    shown=(
        *("by", "group", "registered", "due", "resolved", "count", "happened", "rate", "rate_low", "rate_high"),
        *("mean", "brier", "log", "skill_even", "skill_even_low", "skill_even_high", "skill_rate"),
    ),
)


class BandRow(NamedTuple):
    """One band of likelihood of one group."""

    group: str | None
    band: CalibrationBand


def band_rows(groups: Iterable[Group], bands: str) -> Iterator[BandRow]:
    """The bands with forecasts, group by group."""
    return (
        BandRow(group.name or None, band) for group in groups for band in calibration(group.ledger.scored, bands).bands
    )


CALIBRATION = TableSchema(
    "judgments-calibration",
    "briefkit judgments score --calibration",
    "One band of likelihood of one group; bands without forecasts are left out.",
    [
        Column("group", MAYBE, "The group; all for the total, null for judgments without a value"),
        Column("band", TEXT, "The band's name", attrgetter("band.name")),
        *columns_of(
            "band",
            [
                Column("low", SHARE, "Lower end of the band"),
                Column("high", SHARE, "Upper end of the band"),
                Column("count", COUNT, "Number of forecasts with an estimate in it"),
                Column("weight", SHARE, "Sum of the shares of these estimates"),
                Column("mean", SHARE, "Their weighted mean"),
                Column("happened", COUNT, "Number of these forecasts that came true"),
                Column("rate", SHARE, "Weighted share that came true"),
            ],
        ),
        *_ends("rate", "its 95 % interval (Wilson), from 5 forecasts up", attrgetter("band.interval")),
    ],
)
