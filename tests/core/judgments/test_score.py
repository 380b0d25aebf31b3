"""Scores by hand: every expected figure was worked out on paper, not by the code."""

from __future__ import annotations

import math
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.judgments.calibration import BANDS, calibration, wilson
from briefkit.core.judgments.chart import calibration_svg
from briefkit.core.judgments.moves import judgment_moves
from briefkit.core.judgments.rows import (
    JUDGMENTS,
    JudgmentDefaults,
    JudgmentRow,
    by_condition,
    due_by,
    is_overdue,
    with_condition,
)
from briefkit.core.judgments.score import (
    EDGE,
    Forecast,
    Group,
    Ledger,
    brier_score,
    ledger,
    log_score,
    scores_by,
    unscored_reason,
)
from briefkit.core.judgments.score_tables import CALIBRATION, SCORES, band_rows, score_row
from tests.core.judgments.ledger import REGISTRY, brief, day, judged, judgment_rows

UPDATED = "updates: [{date: 2018-02-01, probability: 0.8}, {date: 2018-03-01, probability: 0.4}]"


def scored(judgment: str, *, time_weighted: bool = False, **more: str) -> Forecast:
    (forecast,) = ledger([judged(judgment, **more)], time_weighted=time_weighted).forecasts
    return forecast


@pytest.mark.parametrize(
    ("judgment", "probability", "brier", "log"),
    [
        # a point: (0.7 − 1)² = 0.09, −ln 0.7 = 0.356675
        ("probability: 0.7, outcome: occurred, resolved_on: 2018-06-01", 0.7, 0.09, 0.356675),
        # and against it: 0.7² = 0.49, −ln 0.3 = 1.203973
        ("probability: 0.7, outcome: did-not-occur, resolved_on: 2018-06-01", 0.7, 0.49, 1.203973),
        # a band counts as its middle: (0.55 + 0.8) / 2 = 0.675; 0.325² = 0.105625; −ln 0.675 = 0.393043
        ("probability: [0.55, 0.8], outcome: occurred, resolved_on: 2018-06-01", 0.675, 0.105625, 0.393043),
        # a term stands for its band: unlikely is 20–45 %, its middle 0.325; 0.325² = 0.105625; −ln 0.675
        ("term: unlikely, outcome: did-not-occur, resolved_on: 2018-06-01", 0.325, 0.105625, 0.393043),
        # a probability says more than its term
        ("term: likely, probability: 0.6, outcome: occurred, resolved_on: 2018-06-01", 0.6, 0.16, 0.510826),
        # the last probability before the resolution counts: 0.4 of March; 0.36; −ln 0.4 = 0.916291
        (f"probability: 0.6, {UPDATED}, outcome: occurred, resolved_on: 2018-06-01", 0.4, 0.36, 0.916291),
        # resolved in mid-February: 0.8; 0.04; −ln 0.8 = 0.223144
        (f"probability: 0.6, {UPDATED}, outcome: occurred, resolved_on: 2018-02-15", 0.8, 0.04, 0.223144),
        # an update of the day itself is hindsight
        (f"probability: 0.6, {UPDATED}, outcome: occurred, resolved_on: 2018-02-01", 0.6, 0.16, 0.510826),
        # it occurred, nobody knows when: an update may be hindsight, and only the first probability counts
        (f"probability: 0.6, {UPDATED}, due: 2018-02, outcome: occurred", 0.6, 0.16, 0.510826),
        (f"probability: 0.6, {UPDATED}, outcome: occurred", 0.6, 0.16, 0.510826),
        # it did not occur: that was decided when due was over; 0.8² = 0.64, −ln 0.2 = 1.609438
        (f"probability: 0.6, {UPDATED}, due: 2018-02, outcome: did-not-occur", 0.8, 0.64, 1.609438),
        # the last day of due still counts, the day after does not, whatever day the outcome was recorded for
        (
            f"probability: 0.6, {UPDATED}, due: 2018-02-01, outcome: did-not-occur, resolved_on: 2018-06-01",
            0.8,
            0.64,
            1.609438,
        ),
        (
            f"probability: 0.6, {UPDATED}, due: 2018-01-31, outcome: did-not-occur, resolved_on: 2018-06-01",
            0.6,
            0.36,
            0.916291,
        ),
        # an update may be a term: very unlikely is 5–20 %, 0.125; (1 − 0.125)² = 0.765625; −ln 0.125 = 2.079442
        (
            "term: likely, updates: [{date: 2018-02-01, term: very unlikely}], outcome: occurred, resolved_on: 2018-06",
            0.125,
            0.765625,
            2.079442,
        ),
        # certainty is taken as said for Brier; −ln(1 − 0.001) and −ln 0.001 for the logarithm
        ("probability: 1, outcome: occurred, resolved_on: 2018-06-01", 1.0, 0.0, 0.001001),
        ("probability: 1, outcome: did-not-occur, resolved_on: 2018-06-01", 1.0, 1.0, 6.907755),
    ],
)
def test_scores_by_hand(judgment: str, probability: float, brier: float, log: float) -> None:
    forecast = scored(judgment)
    assert forecast.probability == pytest.approx(probability, abs=1e-9)
    assert forecast.brier == pytest.approx(brier, abs=1e-9)
    assert forecast.log == pytest.approx(log, abs=1e-6)


def test_terms_count_by_their_own_scale() -> None:
    assert scored("term: likely, outcome: occurred, resolved_on: 2018-06", scale="phia").probability == 0.65
    assert scored("term: likely, scale: ipcc, outcome: occurred, resolved_on: 2018-06").probability == 0.83


def test_time_weighted_scores_by_hand() -> None:
    # from 1 January: 31 days at 0.6 (0.16), 28 at 0.8 (0.04), 31 at 0.4 (0.36), resolved on 1 April: 90 days
    # (31 · 0.16 + 28 · 0.04 + 31 · 0.36) / 90 = (4.96 + 1.12 + 11.16) / 90 = 17.24 / 90 = 0.191556
    text = f"probability: 0.6, {UPDATED}, outcome: occurred, resolved_on: 2018-04-01"
    forecast = scored(text, time_weighted=True)
    assert forecast.brier == pytest.approx(17.24 / 90)
    assert forecast.probability == 0.4  # calibration asks for what was said last
    expected = (31 * -math.log(0.6) + 28 * -math.log(0.8) + 31 * -math.log(0.4)) / 90
    assert forecast.log == pytest.approx(expected)


def test_time_weighting_falls_back_without_days() -> None:
    assert scored("probability: 0.7, outcome: occurred", time_weighted=True).brier == pytest.approx(0.09)


@pytest.mark.parametrize(
    ("judgment", "reason"),
    [
        ("probability: 0.7", "open"),
        ("probability: 0.7, outcome: open", "open"),
        ("probability: 0.7, outcome: void, resolved_on: 2018-06", "void"),
        ("probability: 0.7, outcome: unresolvable, resolved_on: 2018-06", "unresolvable"),
        ("stated_as: could happen, outcome: occurred, resolved_on: 2018-06", "bare"),
        ("term: lickly, outcome: occurred, resolved_on: 2018-06", "unknown-term"),
        ("probability: 0.7, outcome: occurred, resolved_on: 2017-12", "late"),
        # made on the day that decided it: there was nothing left to foresee
        ("probability: 0.7, outcome: occurred, resolved_on: 2018-01-01", "late"),
        ("probability: 0.7, outcome: occurred, resolved_on: 2018-01-02", None),
        # made after it was due
        ("probability: 0.7, due: 2017-12, outcome: did-not-occur", "late"),
        ("probability: 0.7, due: 2017-12-31, outcome: occurred, resolved_on: 2018-06-01", "late"),
        ("updates: [{date: 2018-07, probability: 0.9}], outcome: occurred, resolved_on: 2018-06", "late"),
        ("term: likely, outcome: occurred", None),
    ],
)
def test_what_is_not_scored_and_why(judgment: str, reason: str | None) -> None:
    row = judged(judgment)
    assert unscored_reason(row) == reason
    assert ledger([row]).left_out == ({reason: 1} if reason else {})


def test_groups_and_their_figures() -> None:
    rows = [
        judged("by: ann, about: [fees, dues], probability: 0.8, outcome: occurred, resolved_on: 2018-06"),
        judged("by: ann, about: [fees], probability: 0.6, outcome: did-not-occur, resolved_on: 2018-06"),
        judged("by: bob, probability: 0.9"),
    ]
    ann, bob = scores_by(rows, "expert")
    assert (ann.name, bob.name) == ("ann", "bob")
    score = ann.score
    assert score is not None
    # Brier (0.04 + 0.36) / 2 = 0.2; log (0.223144 + 0.916291) / 2 = 0.569717
    assert (score.count, score.happened, score.rate) == (2, 1, 0.5)
    assert (round(score.brier, 6), round(score.log, 6), round(score.mean, 6)) == (0.2, 0.569717, 0.7)
    assert bob.score is None
    scores, none = SCORES.records(score_row(group, "expert") for group in (ann, bob))
    assert none == {**none, "group": "bob", "open": 1, "count": 0, "brier": None}
    assert (scores["brier"], scores["log"], scores["rate_low"], scores["rate_high"]) == (0.2, 0.5697, 0.0945, 0.9055)
    assert [(group.name, len(group.ledger.forecasts)) for group in scores_by(rows, "issue")] == [("fees", 2), ("", 0)]


@pytest.mark.parametrize("grouping", ["author", "publisher", "term", "year", "condition"])
def test_every_grouping_counts_every_judgment(grouping: str) -> None:
    groups = scores_by([judged("term: likely, outcome: occurred"), judged("condition: rain, term: likely")], grouping)
    assert sum(len(group.ledger.forecasts) + sum(group.ledger.left_out.values()) for group in groups) == 2


def test_a_forecast_is_grouped_by_the_term_of_the_estimate_that_counts() -> None:
    closed = "outcome: occurred, resolved_on: 2018-06"
    rows = [
        judged(f"term: likely, updates: [{{date: 2018-02, probability: 0.9}}], {closed}"),
        judged(f"probability: 0.9, {closed}"),
        judged(f"term: highly probable, {closed}"),
        judged(f"term: very likely, scale: ipcc, {closed}"),
        judged(f"term: perhaps, {closed}"),
        judged(f"stated_as: could happen, {closed}"),
    ]
    counts = {group.name: len(group.ledger.forecasts) for group in scores_by(rows, "term")}
    assert counts == {"very likely": 3, "very likely (ipcc)": 1, "": 0, "perhaps": 0}


@pytest.mark.parametrize(
    ("happened", "count", "low", "high"),
    [  # Wilson's interval, as in his formula worked out by hand and in Newcombe (1998), table I: 81 of 263
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (3, 3, 0.4385, 1.0),
        (0, 0, 0.0, 1.0),
    ],
)
def test_wilson_intervals(happened: int, count: int, low: float, high: float) -> None:
    found = wilson(happened, count)
    assert (round(found[0], 4), round(found[1], 4)) == (low, high)


@given(st.integers(0, 300), st.integers(0, 300))
def test_an_interval_holds_its_rate_and_narrows(happened: int, missed: int) -> None:
    count = happened + missed
    low, high = wilson(happened, count)
    assert 0 <= low <= high <= 1
    if count:
        assert low - 1e-12 <= happened / count <= high + 1e-12
        wider = wilson(happened * 4, count * 4)
        assert wider[1] - wider[0] < high - low


def forecast(probability: float, happened: int) -> Forecast:
    row: JudgmentRow = judged("term: likely, outcome: occurred")
    return Forecast(row, probability, happened, brier_score(probability, happened), log_score(probability, happened))


def test_calibration_by_band() -> None:
    forecasts = [
        forecast(0.6, 1),
        forecast(0.7, 0),
        forecast(0.8, 1),
        forecast(0.02, 0),
        forecast(1.0, 1),
        forecast(0.0, 0),
    ]
    bands = calibration(forecasts).bands
    assert [(band.name, band.count, band.happened) for band in bands] == [
        ("almost no chance", 2, 0),
        ("likely", 2, 1),
        ("very likely", 1, 1),  # 0.8 is on the border and belongs to the upper band
        ("almost certain", 1, 1),
    ]
    assert bands[1].mean == pytest.approx(0.65)
    group = Group("all", Ledger(tuple(forecasts), {}))
    assert list(CALIBRATION.records(band_rows([group], "icd203")))[1]["rate"] == 0.5
    tenths = calibration(forecasts, "tenths").bands
    assert [(band.low, band.count) for band in tenths] == [(0.0, 2), (0.6, 1), (0.7, 1), (0.8, 1), (0.9, 1)]


@pytest.mark.parametrize("name", BANDS)
def test_bands_have_no_gaps(name: str) -> None:
    edges = [(low, high) for _, low, high in BANDS[name]]
    assert edges[0][0] == 0
    assert edges[-1][1] == 1
    assert all(one[1] == pytest.approx(other[0]) for one, other in pairwise(edges))


def test_murphy_from_twenty_up_by_hand() -> None:
    # ten of 0.3 of which 2 came true, ten of 0.7 of which 8 did; base rate 0.5
    # reliability (10 · 0.1² + 10 · 0.1²) / 20 = 0.01; resolution (10 · 0.3² + 10 · 0.3²) / 20 = 0.09; uncertainty 0.25
    # Brier = 0.01 − 0.09 + 0.25 = 0.17
    forecasts = [forecast(0.3, 1)] * 2 + [forecast(0.3, 0)] * 8 + [forecast(0.7, 1)] * 8 + [forecast(0.7, 0)] * 2
    murphy = calibration(forecasts).murphy
    assert murphy is not None
    parts = (murphy.reliability, murphy.resolution, murphy.uncertainty, murphy.within)
    assert [round(part, 9) for part in parts] == [0.01, 0.09, 0.25, 0.0]
    assert math.fsum(one.brier for one in forecasts) / 20 == pytest.approx(0.17)
    assert calibration(forecasts[:19]).murphy is None


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 1)), min_size=20, max_size=40))
def test_the_parts_make_up_the_brier_score(pairs: list[tuple[float, int]]) -> None:
    forecasts = [forecast(*one) for one in pairs]
    murphy = calibration(forecasts).murphy
    assert murphy is not None
    brier = math.fsum(one.brier for one in forecasts) / len(forecasts)
    assert murphy.reliability - murphy.resolution + murphy.uncertainty + murphy.within == pytest.approx(brier)


@given(st.floats(0, 1), st.integers(0, 1))
def test_scores_keep_their_bounds(probability: float, happened: int) -> None:
    assert 0 <= brier_score(probability, happened) <= 1
    assert 0 < log_score(probability, happened) <= -math.log(EDGE) + 1e-9


def test_moves_follow_dates_whatever_the_order_in_the_file() -> None:
    row = judged("probability: 0.6, updates: [{date: 2018-03, probability: 0.4}, {date: 2018-02, probability: 0.8}]")
    assert [(str(move.date), move.word) for move in judgment_moves(row)] == [
        ("2018-02", "hardened"),
        ("2018-03", "reversed"),
    ]
    assert row.current == (0.4, 0.4)


def test_rows_resolve_ids_and_name_people() -> None:
    text = """
    date: 2018-01
    authors: [{name: Ann Author, id: ann}]
    judgments: [{id: j1, claim: It holds, by: ann, about: [dues], depends_on: [summit], due: 2018-11-11, evidence: s1}]
    sources: [{id: s1, title: A source}]
    """
    (row,) = judgment_rows([brief("a", text)], JudgmentDefaults(REGISTRY, publisher="The house"))
    json = next(JUDGMENTS.records([row]))
    assert (json["about"], json["depends_on"], json["authors"]) == (["fees"], ["summit"], ["ann"])
    assert (row.by_name, row.evidence_title, row.publisher, row.ref) == ("Ann Author", "A source", "The house", "a#j1")
    assert (json["outcome"], json["probability"], json["made"]) == ("open", None, "2018-01")


def test_judgments_that_fall_due() -> None:
    rows = [
        judged("due: 2018-12"),
        judged("due: 2018-11-30/2018-12-02"),
        judged("due: 2018-11-01, outcome: void"),
        judged("horizon: soon"),
        judged("due: 2019"),
    ]
    assert due_by(rows, day("2018-12-01")) == []
    assert [str(row.judgment.due) for row in due_by(rows, day("2018-12-02"))] == ["2018-11-30/2018-12-02"]
    assert [str(row.judgment.due) for row in due_by(rows, day("2019-12-31"))] == [
        "2018-11-30/2018-12-02",
        "2018-12",
        "2019",
    ]
    assert not is_overdue(rows[0], day("2018-12-31"))
    assert is_overdue(rows[0], day("2019-01-01"))
    assert not is_overdue(rows[2], day("2019-01-01"))


def test_judgments_by_condition() -> None:
    rows = [judged("condition: Neither side moves"), judged("condition: Rain"), judged("term: likely")]
    assert list(by_condition(rows)) == ["Neither side moves", "Rain"]
    assert [row.judgment.condition for row in with_condition(rows, "side NEITHER")] == ["Neither side moves"]


def test_the_drawing_has_its_figures_as_text() -> None:
    drawn = calibration_svg(calibration([forecast(0.7, 1)]), "A <title> & more")
    assert "A &lt;title&gt; &amp; more" in drawn
    assert "likely: n = 1, 100 % came true, interval 21 % to 100 %" in drawn
    assert calibration_svg(calibration([]), "Empty").count("No forecasts were scored.") == 1
    assert Group("all", ledger([])).score is None


def test_a_point_of_the_drawing_is_where_its_figures_say() -> None:
    forecasts = [forecast(0.6, 1), forecast(0.7, 0), forecast(0.7, 1)]
    drawn = calibration_svg(calibration(forecasts), "T")
    assert re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"', drawn) == [("330.7", "197.3", "4.7")]
    assert '<line x1="64" x2="464"' in drawn.replace(".0", "")
