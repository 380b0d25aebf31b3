"""Scores and calibration as tables: a row a group, a row a band."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Any, NamedTuple

from briefkit.core.judgments.calibration import CalibrationBand, calibration, wilson
from briefkit.core.judgments.score import LEFT_OUT, Group, Score
from briefkit.core.tables import COUNT, MAYBE, SHARE, TEXT, Column, TableSchema, columns_of


class ScoreRow(NamedTuple):
    """One group, what groups have in common, its score, and Wilson's interval for the rate at which it came true."""

    by: str
    group: Group
    score: Score | None
    interval: tuple[float | None, float | None]


def score_row(group: Group, by: str) -> ScoreRow:
    """A group with its figures; without a score where nothing in it can be scored."""
    score = group.score
    return ScoreRow(by, group, score, wilson(score.happened, score.count) if score else (None, None))


def _counted(name: str) -> Any:
    return lambda row: getattr(row.score, name) if row.score else 0


def _left_out(reason: str) -> Any:
    return lambda row: row.group.ledger.left_out.get(reason, 0)


SCORES = TableSchema(
    "judgments-score",
    "briefkit judgments score [--by …]",
    "One group; the last row is all of them. Scores are null where nothing could be scored.",
    [
        Column("by", TEXT, "What groups have in common; all in the last row"),
        Column("group", MAYBE, "The group; null for what does not say", lambda row: row.group.name or None),
        Column("count", COUNT, "Forecasts that are scored", _counted("count")),
        Column("happened", COUNT, "How many of them came true", _counted("happened")),
        *columns_of("score", [Column("rate", SHARE, "The same as a share")]),
        Column("rate_low", SHARE, "Where its 95 % interval (Wilson) starts", lambda row: row.interval[0]),
        Column("rate_high", SHARE, "Where it ends", lambda row: row.interval[1]),
        *columns_of(
            "score",
            [
                Column("mean", SHARE, "The mean of the probabilities"),
                Column("brier", SHARE, "The mean Brier score"),
                Column("log", SHARE, "The mean logarithmic score"),
            ],
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
    """The bands of each group that hold forecasts."""
    return (BandRow(group.name, band) for group in groups for band in calibration(group.ledger.forecasts, bands).bands)


CALIBRATION = TableSchema(
    "judgments-calibration",
    "briefkit judgments score --calibration",
    "One band of likelihood of one group; bands without forecasts are left out.",
    [
        Column("group", TEXT, "The group; all for all of them"),
        Column("band", TEXT, "The band's name", attrgetter("band.name")),
        *columns_of(
            "band",
            [
                Column("low", SHARE, "Where it starts"),
                Column("high", SHARE, "Where it ends"),
                Column("count", COUNT, "Forecasts in it"),
                Column("mean", SHARE, "The mean of their probabilities"),
                Column("happened", COUNT, "How many came true"),
                Column("rate", SHARE, "The same as a share"),
                Column("rate_low", SHARE, "Where its 95 % interval (Wilson) starts"),
                Column("rate_high", SHARE, "Where it ends"),
            ],
        ),
    ],
)
