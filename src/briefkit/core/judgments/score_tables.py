"""Scores and calibration as tables: a row for each group, a row for each band."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Any, NamedTuple

from briefkit.core.judgments.calibration import CalibrationBand, calibration, wilson
from briefkit.core.judgments.score import LEFT_OUT, Group, Score
from briefkit.core.tables import COUNT, MAYBE, SHARE, TEXT, Column, TableSchema, columns_of


class ScoreRow(NamedTuple):
    """One group with its grouping, its score, and Wilson's interval for the share that came true."""

    by: str
    group: Group
    score: Score | None
    interval: tuple[float | None, float | None]


def score_row(group: Group, by: str) -> ScoreRow:
    """The row of a group; its score is None if it has no scored forecasts."""
    score = group.score
    return ScoreRow(by, group, score, wilson(score.happened, score.count) if score else (None, None))


def _counted(name: str) -> Any:
    return lambda row: getattr(row.score, name) if row.score else 0


def _left_out(reason: str) -> Any:
    return lambda row: row.group.ledger.left_out.get(reason, 0)


SCORES = TableSchema(
    "judgments-score",
    "briefkit judgments score [--by …]",
    "One group; the last row is the total. Scores are null where nothing could be scored.",
    [
        Column("by", TEXT, "The grouping; all in the last row"),
        Column("group", MAYBE, "The group; null for judgments without a value", lambda row: row.group.name or None),
        Column("count", COUNT, "Number of scored forecasts", _counted("count")),
        Column("happened", COUNT, "Number that came true", _counted("happened")),
        *columns_of("score", [Column("rate", SHARE, "Share that came true")], optional=True),
        Column("rate_low", SHARE, "Lower end of its 95 % interval (Wilson)", lambda row: row.interval[0]),
        Column("rate_high", SHARE, "Upper end of that interval", lambda row: row.interval[1]),
        *columns_of(
            "score",
            [
                Column("mean", SHARE, "Mean of the probabilities"),
                Column("brier", SHARE, "Mean Brier score"),
                Column("log", SHARE, "Mean logarithmic score"),
            ],
            optional=True,
        ),
        *(
            Column(reason.replace("-", "_"), COUNT, f"Not scored: {about}", _left_out(reason))
            for reason, about in LEFT_OUT.items()
        ),
    ],
)


class BandRow(NamedTuple):
    """One band of likelihood of one group."""

    group: str
    band: CalibrationBand


def band_rows(groups: Iterable[Group], bands: str) -> Iterator[BandRow]:
    """The bands with forecasts, group by group."""
    return (BandRow(group.name, band) for group in groups for band in calibration(group.ledger.forecasts, bands).bands)


CALIBRATION = TableSchema(
    "judgments-calibration",
    "briefkit judgments score --calibration",
    "One band of likelihood of one group; bands without forecasts are left out.",
    [
        Column("group", TEXT, "The group; all for the total"),
        Column("band", TEXT, "The band's name", attrgetter("band.name")),
        *columns_of(
            "band",
            [
                Column("low", SHARE, "Lower end of the band"),
                Column("high", SHARE, "Upper end of the band"),
                Column("count", COUNT, "Number of forecasts in it"),
                Column("mean", SHARE, "Mean of their probabilities"),
                Column("happened", COUNT, "Number that came true"),
                Column("rate", SHARE, "Share that came true"),
                Column("rate_low", SHARE, "Lower end of its 95 % interval (Wilson)"),
                Column("rate_high", SHARE, "Upper end of that interval"),
            ],
        ),
    ],
)
