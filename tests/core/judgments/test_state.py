"""The state of a judgment, and that all answers are derived from it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.diff.records.likelihood import likelihood_verdict
from briefkit.core.judgments.moves import judgment_moves
from briefkit.core.judgments.score import probabilities
from briefkit.core.judgments.state import state_of
from tests.core.judgments.ledger import judged


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
    ],
)
def test_the_current_estimate(judgment: str, term: str | None, band: tuple[float, float] | None) -> None:
    row = judged(judgment)
    assert (row.term, row.current) == (term, band)
    verdict = likelihood_verdict(row.judgment, row.judgment, "icd203")
    assert verdict.old == verdict.new == (term or ("7 %" if band else None))


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
    assert again.state == state == state_of(row.judgment, "icd203")
    assert state.current is state.estimates[-1]
    points = [estimate.point for estimate in state.estimates]
    assert [point for _, point in probabilities(row)] == points
    days = [day for day, _ in probabilities(row)]
    assert days == sorted(days)
    assert [move.after for move in judgment_moves(row)] == state.estimates[1:]
