"""The state of a judgment, and that all answers are derived from it."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.diff.records.likelihood import likelihood_verdict
from briefkit.core.judgments.ledger import counting
from briefkit.core.judgments.moves import judgment_moves
from briefkit.core.judgments.rows import JUDGMENTS
from briefkit.core.judgments.state import JudgmentState, close_of, is_after_due, limit_of, state_of
from briefkit.core.likelihood.figures import band_text
from briefkit.core.likelihood.likelihood import Likelihood
from tests.core.judgments.ledger import day, held, judged


@pytest.mark.parametrize(
    ("judgment", "term", "band"),
    [
        ("term: likely", "likely", (0.55, 0.8)),
        ("probability: 0.7", "likely", (0.7, 0.7)),
        # an update's term is its own, never the one before
        ("term: likely, updates: [{date: 2018-02, probability: 0.9}]", "very likely", (0.9, 0.9)),
        ("term: likely, updates: [{date: 2018-02, term: remote}]", "remote", (0.01, 0.05)),
        # PHIA has a gap from 5 to 10 %: no term
        ("term: likely, scale: phia, updates: [{date: 2018-02, probability: 0.07}]", None, (0.07, 0.07)),
        # an update without a usable likelihood changes nothing
        ("probability: 0.7, updates: [{date: 2018-02, term: perhaps}]", "likely", (0.7, 0.7)),
        ("probability: 0.7, updates: [{date: 2018-02}]", "likely", (0.7, 0.7)),
        ("term: perhaps", "perhaps", None),
        ("horizon: this year", None, None),
        # the later date counts, whatever the order in the file
        (
            "probability: 0.6, updates: [{date: 2018-03, probability: 0.9}, {date: 2018-02, probability: 0.3}]",
            "very likely",
            (0.9, 0.9),
        ),
        # a month counts from its last day
        (
            "probability: 0.6, updates: [{date: 2018-03, probability: 0.9}, {date: 2018-03-09, probability: 0.3}]",
            "very likely",
            (0.9, 0.9),
        ),
        # of two on one day, the last one
        (
            "probability: 0.6, updates: [{date: 2018-03-09, probability: 0.9}, {date: 2018-03-09, probability: 0.3}]",
            "unlikely",
            (0.3, 0.3),
        ),
        # a stated band has the only term that holds all of it
        ("probability: [0.6, 0.75]", "likely", (0.6, 0.75)),
        ("probability: [0.5, 0.75]", None, (0.5, 0.75)),
    ],
)
def test_the_current_estimate(judgment: str, term: str | None, band: tuple[float, float] | None) -> None:
    row = judged(judgment)
    assert (row.term, row.current) == (term, band)
    verdict = likelihood_verdict(row.judgment, row.judgment, "icd203")
    text = ", ".join(filter(None, [term, band and band_text(band)])) or None
    assert verdict.old == verdict.new == text


MADE_AT_70 = "probability: 0.7, updates: [{date: 2018-03-10, probability: 0.9}, {date: 2018-03-11, probability: 0.2}]"


@pytest.mark.parametrize(
    ("closing", "term", "hindsight"),
    [
        ("horizon: soon", "unlikely", 0),
        ("due: 2018-03-11", "unlikely", 0),  # the last day of due still counts …
        ("due: 2018-03-10", "very likely", 1),  # … and after it there is nothing left to foresee, resolved or not
        ("due: 2018-03-01/2018-03-10", "very likely", 1),
        ("due: 2018-03", "unlikely", 0),
        ("due: 2018-12, outcome: occurred, resolved_on: 2018-03-11", "very likely", 1),  # its own day does not count
        ("due: 2018-12, outcome: occurred, resolved_on: 2018-03-10", "likely", 2),
        ("due: 2018-12, outcome: void, resolved_on: 2018-03", "likely", 2),  # a month decides on its first day
        ("due: 2018-03-10, outcome: did-not-occur, resolved_on: 2018-06-01", "very likely", 1),  # whichever is earlier
        ("due: 2018-03-10, outcome: did-not-occur", "very likely", 1),
        ("due: 2018-03-11, outcome: occurred", "likely", 2),  # nobody knows when
        ("outcome: did-not-occur", "likely", 2),
        ("due: 9999-12-31", "unlikely", 0),
    ],
)
def test_what_comes_at_the_close_or_after_it_never_counts(closing: str, term: str, hindsight: int) -> None:
    row = judged(f"{MADE_AT_70}, {closing}")
    assert row.term == term
    assert len(row.state.hindsight) == hindsight
    assert len(row.state.estimates) == 3 - hindsight
    assert len(judgment_moves(row)) == 2 - hindsight


@pytest.mark.parametrize(
    ("closing", "close", "limit"),
    [
        ("horizon: soon", None, None),
        ("due: 2018-03", "2018-04-01", "2018-04-01"),
        ("due: 2018-02-27/2018-03-10", "2018-03-11", "2018-03-11"),
        ("due: 2018-03, outcome: occurred, resolved_on: 2018-03-05", "2018-03-05", "2018-03-05"),
        ("due: 2018-03, outcome: did-not-occur, resolved_on: 2018-06", "2018-04-01", "2018-04-01"),
        ("due: 2018-03, outcome: did-not-occur, resolved_on: 2018-02", "2018-02-01", "2018-02-01"),
        ("due: 2018-03, outcome: did-not-occur", "2018-04-01", "2018-04-01"),
        ("outcome: did-not-occur", None, None),
        ("outcome: void, resolved_on: 2018-02", "2018-02-01", "2018-02-01"),
        # it occurred on some day before due was over
        ("due: 2018-03, outcome: occurred", None, "2018-04-01"),
        ("due: 2018-03, outcome: void", None, "2018-04-01"),
        ("due: 9999-12-31", None, None),
    ],
)
def test_when_a_question_closes(closing: str, close: str | None, limit: str | None) -> None:
    judgment = judged(closing).judgment
    facts = judgment.outcome, judgment.resolved_on, judgment.due
    assert (close_of(*facts), limit_of(*facts)) == (close and day(close), limit and day(limit))


@pytest.mark.parametrize(
    ("closing", "after"),
    [
        ("due: 2018-03, outcome: occurred, resolved_on: 2018-04-01", True),
        ("due: 2018-03, outcome: occurred, resolved_on: 2018-03-31", False),
        ("due: 2018-03-10, outcome: occurred, resolved_on: 2018-03", False),  # perhaps in time
        ("due: 2018-03, outcome: did-not-occur, resolved_on: 2018-04-01", False),
        ("due: 2018-03, outcome: void, resolved_on: 2018-04-01", False),
        ("due: 2018-03, outcome: occurred", False),
        ("outcome: occurred, resolved_on: 2018-04-01", False),
    ],
)
def test_what_occurred_after_due_did_not_occur_in_time(closing: str, after: bool) -> None:
    judgment = judged(closing).judgment
    assert is_after_due(judgment.outcome, judgment.resolved_on, judgment.due) is after


@pytest.mark.parametrize(
    ("date", "starts"),
    [
        # the brief from its first day, updates from the last of their dates, but not before there was a judgment
        ("2018-01-05", ["2018-01-05", "2018-01-05", "2018-02-28", "2018-03-09"]),
        ("2018-02", ["2018-02-01", "2018-02-01", "2018-02-28", "2018-03-09"]),
        ("2018", ["2018-01-01", "2018-01-01", "2018-02-28", "2018-03-09"]),
        ("2018-03-10", ["2018-03-10", "2018-03-10", "2018-03-10", "2018-03-10"]),
    ],
)
def test_the_day_from_which_an_estimate_holds(date: str, starts: list[str]) -> None:
    dates = ("2018-03-09", "2018-02", "2017")
    updates = ", ".join(f"{{date: {one}, probability: 0.{number}}}" for number, one in enumerate(dates, 1))
    state = judged(f"probability: 0.6, updates: [{updates}]", date=date).state
    assert [str(estimate.start) for estimate in state.estimates] == starts
    assert [estimate.point for estimate in state.estimates] == [0.6, 0.3, 0.2, 0.1]


@pytest.mark.parametrize(
    ("judgment", "term", "current", "date"),
    [
        ("probability: 0.7", "likely", 0.7, "2018-01-01"),
        (
            "term: likely, probability: 0.7, updates: [{date: 2018-02, probability: 0.86}]",
            "very likely",
            0.86,
            "2018-02",
        ),
        ("stated_as: could happen", None, None, None),
    ],
)
def test_the_row_has_the_estimate_with_its_term_and_date(
    judgment: str, term: str | None, current: float | None, date: str | None
) -> None:
    (row,) = JUDGMENTS.records([judged(judgment)])
    assert (row["current_term"], row["current"], row["current_on"]) == (term, current, date)


@given(st.dates(datetime.date(2018, 1, 2), datetime.date(2019, 12, 31)), st.integers(0, 500), st.floats(0.01, 0.99))
def test_hindsight_changes_nothing(close: datetime.date, later: int, said: float) -> None:
    early = "{date: 2018-01-01, probability: 0.6}"
    late = f"{{date: {close + datetime.timedelta(later)}, probability: {said:.3f}}}"
    closing = f"outcome: occurred, resolved_on: {close}"
    without, added = (judged(f"term: likely, updates: [{text}], {closing}") for text in (early, f"{late}, {early}"))
    assert (added.current, added.term, added.since) == (without.current, without.term, without.since)
    assert judgment_moves(added) == judgment_moves(without)
    assert held(added) == held(without)


def last_on(state: JudgmentState, day: datetime.date) -> Likelihood:
    return [estimate for estimate in state.estimates if estimate.start == day][-1]


UPDATES = st.lists(
    st.tuples(
        st.sampled_from(["2018-02", "2018-02-03", "2018-02-28", "2018", "2018-12-31", "2019-01"]),
        st.sampled_from(["probability: 0.1", "probability: 0.5", "term: likely", "term: perhaps", "probability: 0.9"]),
    ),
    max_size=5,
)


@given(UPDATES, st.permutations(range(5)))
def test_one_path_for_ledger_score_and_moves(updates: list[tuple[str, str]], order: list[int]) -> None:
    dates = dict(updates)  # one update per date, so that the order in the file does not matter
    written = [f"{{date: {date}, {said}}}" for date, said in dates.items()]
    text = ", ".join(written)
    row = judged(f"probability: 0.6, updates: [{text}], outcome: occurred, resolved_on: 2020-01-01")
    shuffled = [written[place] for place in order if place < len(written)]
    again = judged(f"probability: 0.6, updates: [{', '.join(shuffled)}], outcome: occurred, resolved_on: 2020-01-01")
    state = row.state
    assert again.state == state == state_of(row.judgment, "icd203", row.made)
    assert state.current is state.estimates[-1]
    assert counting(row) == state.estimates
    days = [estimate.start for estimate in state.estimates if estimate.start]
    assert days == sorted(days)
    assert len(days) == len(state.estimates)
    shown = [point for point, _ in held(row)]  # of several on one day the last
    assert shown == [
        one.point for one, start in zip(state.estimates, days, strict=True) if one is last_on(state, start)
    ]
    assert [move.after for move in judgment_moves(row)] == state.estimates[1:]
