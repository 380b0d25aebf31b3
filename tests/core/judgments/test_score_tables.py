"""Scores and calibration as tables."""

from __future__ import annotations

import pytest

from briefkit.core.judgments.groups import Group, groups_by
from briefkit.core.judgments.ledger import ledger
from briefkit.core.judgments.score_tables import CALIBRATION, SCORES, band_rows, score_row
from tests.core.judgments.ledger import TODAY, judged

CLOSED = "outcome: occurred, resolved_on: 2018-06"


def test_a_row_has_every_figure() -> None:
    rows = [
        *[judged(f"by: ann, probability: 0.6, {CLOSED}")] * 3,
        *[judged("by: ann, probability: 0.6, outcome: did-not-occur, resolved_on: 2018-06")] * 2,
        judged("by: ann, probability: 0.6, due: 2019"),
        judged("by: ann, probability: 0.6, due: 2018-06"),
        judged("by: ann, probability: 0.6, outcome: void"),
        judged("by: bob, probability: 0.9"),
    ]
    groups = groups_by(rows, "expert", TODAY)
    ann, bob = SCORES.records(score_row(group, "expert") for group in groups)
    # see test_score for the figures of five; log (3 · 0.510826 + 2 · 0.916291) / 5 = 0.673012
    assert ann == pytest.approx(
        {
            "by": "expert",
            "group": "ann",
            "registered": 8,
            "no_due": 0,
            "not_yet_due": 1,
            "due": 7,
            "unresolved": 1,
            "resolved": 6,
            "conflict": 0,
            "void": 1,
            "unresolvable": 0,
            "condition": 0,
            "after_due": 0,
            "bare": 0,
            "unknown_term": 0,
            "late": 0,
            "not_numeric": 0,
            "no_estimate": 0,
            "scored": 5,
            "count": 5,
            "weight": 5.0,
            "happened": 3,
            "rate": 0.6,
            "rate_low": 0.230724,
            "rate_high": 0.882380,
            "mean": 0.6,
            "brier": 0.24,
            "log": 0.673012,
            "infinite": 0,
            "numbers": 5,
            "bands": 0,
            "terms": 0,
            "skill_even": 0.04,
            "skill_even_low": -0.504070,
            "skill_even_high": 0.584070,
            "skill_rate": 0.0,
            "skill_rate_low": -0.217628,
            "skill_rate_high": 0.217628,
        },
        abs=1e-5,
    )
    figures = ("rate", "mean", "brier", "log", "skill_even", "skill_rate", "rate_low", "skill_even_low")
    assert {name: bob[name] for name in figures} == dict.fromkeys(figures)
    assert {name: bob[name] for name in ("registered", "no_due", "due", "scored", "count", "weight", "numbers")} == {
        "registered": 1,
        "no_due": 1,
        "due": 0,
        "scored": 0,
        "count": 0,
        "weight": 0,
        "numbers": 0,
    }


def test_an_infinite_logarithm_is_null_and_counted() -> None:
    rows = [judged(f"probability: {number}, {CLOSED}") for number in (0, 0.5)]
    (record,) = SCORES.records([score_row(Group("all", ledger(rows, TODAY)), "all")])
    assert (record["log"], record["infinite"], record["brier"]) == (None, 1, 0.625)


def test_bands_have_the_figures_of_their_estimates() -> None:
    # 31 days likely, then 120 very likely until 1 June
    rows = [
        judged(f"probability: 0.6, updates: [{{date: 2018-02-01, probability: 0.9}}], {CLOSED}"),
        judged("probability: 0.7, outcome: did-not-occur, resolved_on: 2018-06"),
    ]
    (group,) = groups_by(rows, "expert", TODAY)
    likely, very = CALIBRATION.records(band_rows([group], "icd203"))
    # weight 1 + 31 / 151 = 1.205298, mean (0.7 + 0.123179) / 1.205298, rate 0.205298 / 1.205298
    assert likely == pytest.approx(
        {
            "group": None,
            "band": "likely",
            "low": 0.55,
            "high": 0.8,
            "count": 2,
            "weight": 1.205298,
            "mean": 0.682967,
            "happened": 1,
            "rate": 0.17033,
            "rate_low": None,
            "rate_high": None,
        },
        abs=1e-5,
    )
    assert (very["band"], very["count"], very["weight"], very["rate"]) == (
        "very likely",
        1,
        pytest.approx(120 / 151, abs=1e-5),
        1.0,
    )
    many = Group("all", ledger([rows[1]] * 5, TODAY))
    (band,) = CALIBRATION.records(band_rows([many], "tenths"))
    # Wilson's of none in five: z² / (5 + z²)
    assert (band["group"], band["low"], band["rate_low"], band["rate_high"]) == (
        "all",
        0.7,
        0.0,
        pytest.approx(0.434482, abs=1e-5),
    )
