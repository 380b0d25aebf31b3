"""What became of forecasts, and which of their estimates are scored: every figure was worked out on paper."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.judgments.ledger import LEFT_OUT, PENDING, SCORED, Method, ledger
from briefkit.core.judgments.rows import JudgmentRow
from briefkit.core.judgments.score import score
from tests.core.judgments.ledger import TODAY, day, held, judged, scored, stage

UPDATED = "updates: [{date: 2018-02-01, probability: 0.8}, {date: 2018-03-01, probability: 0.4}]"
LAST = Method(at="last")
FIRST = Method(at="first")


@pytest.mark.parametrize(
    ("judgment", "days", "brier", "log"),
    [
        # a point: (0.7 − 1)² = 0.09, −ln 0.7 = 0.356675
        ("probability: 0.7, outcome: occurred, resolved_on: 2018-06-01", {0.7: 151}, 0.09, 0.356675),
        # and against it: 0.7² = 0.49, −ln 0.3 = 1.203973
        ("probability: 0.7, outcome: did-not-occur, resolved_on: 2018-06-01", {0.7: 151}, 0.49, 1.203973),
        # a band counts as its middle: (0.55 + 0.8) / 2 = 0.675; 0.325² = 0.105625; −ln 0.675 = 0.393043
        ("probability: [0.55, 0.8], outcome: occurred, resolved_on: 2018-01-11", {0.675: 10}, 0.105625, 0.393043),
        # a term stands for its band: unlikely is 20–45 %, its middle 0.325; 0.325² = 0.105625; −ln 0.675
        ("term: unlikely, outcome: did-not-occur, resolved_on: 2018-01-11", {0.325: 10}, 0.105625, 0.393043),
        # a probability says more than its term
        ("term: likely, probability: 0.6, outcome: occurred, resolved_on: 2018-01-11", {0.6: 10}, 0.16, 0.510826),
        # January at 0.6 (31 days of 0.16), February at 0.8 (28 of 0.04), March to May at 0.4 (92 of 0.36): 151 days;
        # (4.96 + 1.12 + 33.12) / 151; logarithms (31 · 0.510826 + 28 · 0.223144 + 92 · 0.916291) / 151
        (
            f"probability: 0.6, {UPDATED}, outcome: occurred, resolved_on: 2018-06-01",
            {0.6: 31, 0.8: 28, 0.4: 92},
            39.2 / 151,
            0.704519,
        ),
        # resolved in mid-February: 14 days at 0.8; (4.96 + 0.56) / 45; (15.835606 + 14 · 0.223144) / 45
        (
            f"probability: 0.6, {UPDATED}, outcome: occurred, resolved_on: 2018-02-15",
            {0.6: 31, 0.8: 14},
            5.52 / 45,
            0.421325,
        ),
        # an update of the day itself is hindsight
        (f"probability: 0.6, {UPDATED}, outcome: occurred, resolved_on: 2018-02-01", {0.6: 31}, 0.16, 0.510826),
        # it did not occur: that was decided when due was over, on 1 March; 31 days of 0.36 and 28 of 0.64;
        # (11.16 + 17.92) / 59; (31 · 0.916291 + 28 · 1.609438) / 59
        (
            f"probability: 0.6, {UPDATED}, due: 2018-02, outcome: did-not-occur",
            {0.6: 31, 0.8: 28},
            29.08 / 59,
            1.245242,
        ),
        # the last day of due still counts, the day after does not, whatever day the outcome was recorded for:
        # 31 days of 0.36 and one of 0.64; (11.16 + 0.64) / 32; (28.405021 + 1.609438) / 32
        (
            f"probability: 0.6, {UPDATED}, due: 2018-02-01, outcome: did-not-occur, resolved_on: 2018-06-01",
            {0.6: 31, 0.8: 1},
            11.8 / 32,
            0.937952,
        ),
        (
            f"probability: 0.6, {UPDATED}, due: 2018-01-31, outcome: did-not-occur, resolved_on: 2018-06-01",
            {0.6: 31},
            0.36,
            0.916291,
        ),
        # an update may be a term: very unlikely is 5–20 %, 0.125, for 120 days after 31 at 0.675;
        # (31 · 0.105625 + 120 · 0.765625) / 151 = 95.149375 / 151; (31 · 0.393043 + 120 · 2.079442) / 151
        (
            "term: likely, updates: [{date: 2018-02-01, term: very unlikely}], outcome: occurred, resolved_on: 2018-06",
            {0.675: 31, 0.125: 120},
            95.149375 / 151,
            1.733228,
        ),
        # certainty is taken as said
        ("probability: 1, outcome: occurred, resolved_on: 2018-01-02", {1.0: 1}, 0.0, 0.0),
        # the month of an update is over on its last day: 30 days of 0.36, and one of 0.04
        (
            "probability: 0.6, updates: [{date: 2018-01, probability: 0.2}], due: 2018-01, outcome: did-not-occur",
            {0.6: 30, 0.2: 1},
            10.84 / 31,
            0.893932,
        ),
        # what is dated before the brief holds from its first day, and instead of its own
        (
            "probability: 0.6, updates: [{date: 2017-12, probability: 0.2}], due: 2018-01, outcome: did-not-occur",
            {0.2: 31},
            0.04,
            0.223144,
        ),
    ],
)
def test_every_estimate_counts_with_the_days_on_which_it_held(
    judgment: str, days: dict[float, int], brier: float, log: float
) -> None:
    assert held(judged(judgment)) == list(days.items())
    found = score([scored(judgment)])
    assert found is not None
    assert found.brier == pytest.approx(brier, abs=1e-9)
    assert found.log == pytest.approx(log, abs=1e-6)
    assert found.weight == pytest.approx(1)


def test_a_brief_of_a_month_counts_from_its_first_day() -> None:
    assert held(judged("probability: 0.2, due: 2018-01-10, outcome: did-not-occur", date="2018-01")) == [(0.2, 10)]


@pytest.mark.parametrize(
    ("judgment", "probability"),
    [
        ("probability: 0.7, outcome: occurred, resolved_on: 2018-06-01", 0.7),
        # the last probability before the resolution counts: 0.4 of March
        (f"probability: 0.6, {UPDATED}, outcome: occurred, resolved_on: 2018-06-01", 0.4),
        # resolved in mid-February: 0.8
        (f"probability: 0.6, {UPDATED}, outcome: occurred, resolved_on: 2018-02-15", 0.8),
        # an update of the day itself is hindsight
        (f"probability: 0.6, {UPDATED}, outcome: occurred, resolved_on: 2018-02-01", 0.6),
        # it occurred, nobody knows when: an update may be hindsight, and only the first probability counts
        (f"probability: 0.6, {UPDATED}, due: 2018-02, outcome: occurred", 0.6),
        (f"probability: 0.6, {UPDATED}, outcome: occurred", 0.6),
        (f"stated_as: could happen, {UPDATED}, outcome: occurred", 0.8),
        # it did not occur: that was decided when due was over
        (f"probability: 0.6, {UPDATED}, due: 2018-02, outcome: did-not-occur", 0.8),
        # the last day of due still counts, the day after does not
        (f"probability: 0.6, {UPDATED}, due: 2018-02-01, outcome: did-not-occur, resolved_on: 2018-06-01", 0.8),
        (f"probability: 0.6, {UPDATED}, due: 2018-01-31, outcome: did-not-occur, resolved_on: 2018-06-01", 0.6),
        (
            "term: likely, updates: [{date: 2018-02-01, term: very unlikely}], outcome: occurred, resolved_on: 2018-06",
            0.125,
        ),
        # without a date of resolution or due, it is the first
        (f"probability: 0.6, {UPDATED}, outcome: did-not-occur", 0.6),
    ],
)
def test_the_last_estimate_before_the_close(judgment: str, probability: float) -> None:
    assert [(share.said.point, share.weight) for share in scored(judgment, LAST).shares] == [(probability, 1)]


@pytest.mark.parametrize("judgment", ["outcome: occurred", "due: 2018-05, outcome: occurred", "outcome: did-not-occur"])
def test_without_a_known_close_only_the_first_estimate_counts(judgment: str) -> None:
    for method in (None, FIRST, LAST):
        found = scored(f"probability: 0.7, {UPDATED}, {judgment}", method)
        assert [(share.said.point, share.weight) for share in found.shares] == [(0.7, 1)]


def test_the_first_estimate_is_what_the_brief_says_even_if_an_update_holds_on_its_day() -> None:
    # 0.5 of the same day holds from the start, so that 0.2 has no day
    said = (
        "probability: 0.2, updates: [{date: 2018-01-01, probability: 0.5}], outcome: occurred, resolved_on: 2018-01-11"
    )
    assert held(judged(said)) == [(0.5, 10)]
    assert held(judged(said), FIRST) == [(0.2, 1)]
    assert held(judged(said), LAST) == [(0.5, 1)]


@pytest.mark.parametrize(
    ("days_before", "probability"),
    [  # resolved on 1 April: 31 days before is 1 March, 32 the last of February; 59 is 1 February; 90 is 1 January
        (1, 0.4),
        (31, 0.4),
        (32, 0.8),
        (59, 0.8),
        (60, 0.6),
        (90, 0.6),
        (91, None),
    ],
)
def test_the_estimate_that_held_some_days_before_the_close(days_before: int, probability: float | None) -> None:
    row = judged(f"probability: 0.6, {UPDATED}, outcome: occurred, resolved_on: 2018-04-01")
    method = Method(days_before=days_before)
    assert stage(row, method) == ("scored" if probability else "no-estimate")
    if probability:
        assert held(row, method) == [(probability, 1)]


def test_days_before_an_unknown_close_no_estimate_is_known() -> None:
    assert stage(judged("probability: 0.6, outcome: occurred"), Method(days_before=1)) == "no-estimate"
    assert stage(judged("probability: 0.6, due: 2018-06, outcome: occurred"), Method(days_before=1)) == "no-estimate"


@pytest.mark.parametrize(
    ("said", "all_", "first", "last"),
    [
        ("probability: 0.6", True, True, True),
        ("probability: [0.6, 0.6]", True, True, True),
        ("probability: [0.5, 0.7]", False, False, False),
        ("term: likely", False, False, False),
        ("term: likely, probability: 0.6", True, True, True),
        ("probability: 0.6, updates: [{date: 2018-02, term: likely}]", False, True, False),
        ("term: likely, updates: [{date: 2018-02, probability: 0.6}]", False, False, True),
        # a term that holds on no day does not count
        ("term: likely, updates: [{date: 2018-01-01, probability: 0.6}]", True, False, True),
    ],
)
def test_only_forecasts_that_rest_on_numbers(said: str, all_: bool, first: bool, last: bool) -> None:
    row = judged(f"{said}, outcome: occurred, resolved_on: 2018-06")
    for at, numeric in ((None, all_), ("first", first), ("last", last)):
        assert stage(row, Method(at=at, numeric_only=True)) == ("scored" if numeric else "not-numeric")
        assert stage(row, Method(at=at)) == "scored"


@pytest.mark.parametrize(
    ("said", "basis"),
    [
        ("probability: 0.6", "number"),
        ("probability: [0.5, 0.7]", "band"),
        ("probability: 0.6, updates: [{date: 2018-02, probability: [0.5, 0.7]}]", "band"),
        ("probability: [0.5, 0.7], updates: [{date: 2018-02, term: likely}]", "term"),
        ("term: likely, updates: [{date: 2018-02, probability: [0.5, 0.7]}]", "term"),
    ],
)
def test_a_forecast_rests_on_the_vaguest_of_its_estimates(said: str, basis: str) -> None:
    assert scored(f"{said}, outcome: occurred, resolved_on: 2018-06").basis == basis


def test_terms_count_by_their_own_scale() -> None:
    said = "term: likely, outcome: occurred, resolved_on: 2018-06"
    assert [share.said.point for share in scored(said, scale="phia").shares] == [0.65]
    assert [share.said.point for share in scored(f"scale: ipcc, {said}").shares] == [0.83]


@pytest.mark.parametrize(
    ("judgment", "expected"),
    [
        ("probability: 0.7", "no-due"),
        ("probability: 0.7, outcome: open", "no-due"),
        ("probability: 0.7, due: 2018-12-30", "unresolved"),
        ("probability: 0.7, due: 2018-12-31", "unresolved"),
        ("probability: 0.7, due: 2018-12-31/2019-01-01", "not-yet-due"),
        ("probability: 0.7, due: 2019", "not-yet-due"),
        ("condition: rain, condition_met: 'yes', due: 2018-06", "unresolved"),
        # the condition failed: nothing is left to wait for
        ("probability: 0.7, condition: rain, condition_met: 'no'", "void"),
        ("probability: 0.7, condition: rain, condition_met: 'no', due: 2019", "void"),
        ("probability: 0.7, condition: rain, condition_met: 'no', outcome: occurred, resolved_on: 2018-06", "void"),
        ("probability: 0.7, condition: rain, condition_met: 'no', outcome: unresolvable", "void"),
        ("probability: 0.7, outcome: void, resolved_on: 2018-06", "void"),
        ("probability: 0.7, outcome: unresolvable, resolved_on: 2018-06", "unresolvable"),
        ("condition: rain, outcome: void", "void"),
        ("probability: 0.7, condition: rain, outcome: occurred, resolved_on: 2018-06", "condition"),
        ("probability: 0.7, condition: rain, condition_met: unknown, outcome: did-not-occur", "condition"),
        ("condition: rain, outcome: occurred, resolved_on: 2018-06", "condition"),
        ("probability: 0.7, condition: rain, condition_met: 'yes', outcome: occurred, resolved_on: 2018-06", "scored"),
        # it occurred, but not in time; a month that begins in time may have been
        ("probability: 0.7, due: 2018-03-01, outcome: occurred, resolved_on: 2018-03-02", "after-due"),
        ("probability: 0.7, due: 2018-03-01, outcome: occurred, resolved_on: 2018-03", "scored"),
        ("stated_as: could happen, due: 2018-03-01, outcome: occurred, resolved_on: 2018-04", "after-due"),
        ("probability: 0.7, due: 2018-03-01, outcome: did-not-occur, resolved_on: 2018-04", "scored"),
        ("stated_as: could happen, outcome: occurred, resolved_on: 2018-06", "bare"),
        ("term: lickly, outcome: occurred, resolved_on: 2018-06", "unknown-term"),
        ("updates: [{date: 2018-02, term: lickly}], outcome: occurred, resolved_on: 2018-06", "unknown-term"),
        ("updates: [{date: 2018-07, term: lickly}], outcome: occurred, resolved_on: 2018-06", "unknown-term"),
        ("probability: 0.7, outcome: occurred, resolved_on: 2017-12", "late"),
        # made on the day that decided it: there was nothing left to foresee
        ("probability: 0.7, outcome: occurred, resolved_on: 2018-01-01", "late"),
        ("probability: 0.7, outcome: occurred, resolved_on: 2018-01-02", "scored"),
        # made after it was due
        ("probability: 0.7, due: 2017-12, outcome: did-not-occur", "late"),
        ("probability: 0.7, due: 2018-01-01, outcome: did-not-occur", "scored"),
        ("probability: 0.7, due: 2017-12-31, outcome: occurred", "late"),
        ("probability: 0.7, due: 2017-12-31, outcome: occurred, resolved_on: 2018-06-01", "after-due"),
        ("updates: [{date: 2018-07, probability: 0.9}], outcome: occurred, resolved_on: 2018-06", "late"),
        ("term: likely, outcome: occurred", "scored"),
    ],
)
def test_each_forecast_stands_in_one_place(judgment: str, expected: str) -> None:
    row = judged(judgment)
    assert stage(row) == expected
    found = ledger([row], TODAY)
    assert len(found.scored) == (expected == "scored")
    pending = expected in PENDING
    assert (found.registered, found.resolved, found.due) == (1, not pending, not pending or expected == "unresolved")


def test_the_ledger_goes_by_the_day_it_is_asked_on() -> None:
    row = judged("probability: 0.7, due: 2018-06")
    assert stage(row, today=day("2018-06-29")) == "not-yet-due"
    assert stage(row, today=day("2018-06-30")) == "unresolved"


PARTS = st.fixed_dictionaries(
    {},
    optional={
        "probability": st.sampled_from(["0", "0.7", "1", "[0.2, 0.6]", "0.0000001"]),
        "term": st.sampled_from(["likely", "lickly", "remote"]),
        "due": st.sampled_from(["2017-12", "2018-06-01", "2018-12-31", "2019"]),
        "outcome": st.sampled_from(["open", "occurred", "did-not-occur", "occurred", "void", "unresolvable"]),
        "resolved_on": st.sampled_from(["2017-12", "2018-01-01", "2018-05-20", "2018-06-02", "2018-12"]),
        "condition": st.just("rain"),
        "condition_met": st.sampled_from(["'yes'", "'yes'", "'no'", "unknown"]),
        "updates": st.sampled_from(
            ["[{date: 2018-02, probability: 0.8}]", "[{date: 2018-01-01, term: remote}]", "[{date: 2018-07}]"]
        ),
    },
)
JUDGED = PARTS.map(
    lambda parts: judged(", ".join(f"{key}: {value}" for key, value in parts.items()) or "horizon: soon")
)
METHODS = st.builds(
    Method,
    at=st.sampled_from([None, "first", "last"]),
    numeric_only=st.booleans(),
) | st.builds(Method, days_before=st.integers(1, 200), numeric_only=st.booleans())


@given(st.lists(JUDGED, max_size=12), METHODS, st.dates(datetime.date(2017, 1, 1), datetime.date(2020, 1, 1)))
def test_the_counts_add_up(rows: list[JudgmentRow], method: Method, today: datetime.date) -> None:
    found = ledger(rows, today, method)
    assert set(found.stages) <= {*PENDING, *LEFT_OUT, SCORED}
    assert found.registered == len(rows)
    assert found.due == found.registered - found.stages["no-due"] - found.stages["not-yet-due"]
    assert found.resolved == found.due - found.stages["unresolved"]
    assert found.resolved == found.stages[SCORED] + sum(found.stages[reason] for reason in LEFT_OUT)
    assert found.stages[SCORED] == len(found.scored)
    for one in found.scored:
        assert sum(share.weight for share in one.shares) == pytest.approx(1)
        assert all(share.weight > 0 for share in one.shares)


@given(st.lists(st.tuples(JUDGED, st.integers(1, 4)), max_size=6), METHODS)
def test_a_row_may_stand_for_many(rows: list[tuple[JudgmentRow, int]], method: Method) -> None:
    counts = {id(row): count for row, count in rows}
    some = ledger([row for row, _ in rows], TODAY, method, counts)
    every = ledger([row for row, count in rows for _ in range(count)], TODAY, method)
    assert some.stages == every.stages
    assert [one for scored in some.scored for one in [scored._replace(times=1)] * scored.times] == every.scored
