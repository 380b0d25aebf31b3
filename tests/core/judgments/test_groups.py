"""Groups of forecasts: each counts once, by term each estimate with the term that held."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from briefkit.core.judgments.groups import GROUPINGS, Group, groups_by
from briefkit.core.judgments.ledger import Method, ledger
from briefkit.core.judgments.rows import JudgmentRow
from tests.core.judgments.ledger import TODAY, carried, edition, judged

CLOSED = "outcome: occurred, resolved_on: 2018-06"


def by_name(rows: Iterable[JudgmentRow], grouping: str, method: Method | None = None) -> dict[str, Group]:
    return {group.name: group for group in groups_by(rows, grouping, TODAY, method)}


def counts(rows: Iterable[JudgmentRow], grouping: str, method: Method | None = None) -> dict[str, int]:
    """Group → number of forecasts with an estimate in it, in order."""
    groups = by_name(rows, grouping, method)
    return {name: group.score.count if group.score else 0 for name, group in groups.items()}


def test_groups_and_their_figures() -> None:
    rows = [
        judged(f"by: ann, about: [fees, dues], probability: 0.8, {CLOSED}"),
        judged("by: ann, about: [fees], probability: 0.6, outcome: did-not-occur, resolved_on: 2018-06"),
        judged("by: bob, probability: 0.9"),
    ]
    ann, bob = groups_by(rows, "expert", TODAY)
    assert (ann.name, bob.name) == ("ann", "bob")
    score = ann.score
    assert score is not None
    # Brier (0.04 + 0.36) / 2 = 0.2
    assert (score.count, score.happened, score.rate, round(score.brier, 9)) == (2, 1, 0.5, 0.2)
    assert (bob.score, bob.ledger.registered, bob.ledger.stages["no-due"]) == (None, 1, 1)
    assert counts(rows, "issue") == {"fees": 2, "": 0}


def test_years_are_in_order_and_other_groups_by_how_many_are_scored() -> None:
    rows = [judged(f"by: bob, probability: 0.8, {CLOSED}", date=year) for year in ("2017", "2016", "2017-05")]
    rows += [judged(f"by: {who}, probability: 0.8, {CLOSED}") for who in ("zoe", "ann")]
    assert counts(rows, "year") == {"2016": 1, "2017": 2, "2018": 2}
    assert list(counts(rows, "expert").items()) == [("bob", 3), ("ann", 1), ("zoe", 1)]


@pytest.mark.parametrize("grouping", GROUPINGS)
def test_every_grouping_counts_every_judgment(grouping: str) -> None:
    rows = [judged("term: likely, outcome: occurred"), judged("condition: rain, term: likely"), judged("horizon: soon")]
    groups = groups_by(rows, grouping, TODAY)
    assert sum(group.ledger.registered for group in groups) == 3
    assert all(group.ledger.registered for group in groups)


def test_a_forecast_counts_in_each_of_its_issues() -> None:
    assert counts([judged(f"about: [fees, quotas], probability: 0.8, {CLOSED}")], "issue") == {"fees": 1, "quotas": 1}


def test_an_estimate_is_grouped_by_the_term_that_held() -> None:
    # likely for 31 days of January, then 0.9 for 120 days until 1 June, which is very likely
    (moved,) = [judged(f"term: likely, updates: [{{date: 2018-02-01, probability: 0.9}}], {CLOSED}")]
    groups = by_name([moved], "term")
    likely, very = groups["likely"].score, groups["very likely"].score
    assert likely is not None
    assert very is not None
    assert (likely.count, very.count, likely.happened, very.happened) == (1, 1, 1, 1)
    assert (likely.weight, very.weight) == pytest.approx((31 / 151, 120 / 151))
    assert (likely.mean, very.mean) == pytest.approx((0.675, 0.9))
    assert (likely.brier, very.brier) == pytest.approx((0.105625, 0.01))
    assert (likely.bases, very.bases) == ({"term": 1}, {"number": 1})
    # it is one forecast, and stands where it ended
    assert (groups["likely"].ledger.registered, groups["very likely"].ledger.registered) == (0, 1)


def test_a_forecast_counts_once_in_a_term_that_it_took_twice() -> None:
    updates = "updates: [{date: 2018-02-01, probability: 0.9}, {date: 2018-03-01, probability: 0.6}]"
    groups = by_name([judged(f"term: likely, {updates}, {CLOSED}")], "term")
    score = groups["likely"].score
    assert score is not None
    # January, and March to May: 31 and 92 of 151 days
    assert score.count == 1
    assert score.weight == pytest.approx(123 / 151)
    assert groups["likely"].ledger.registered == 1


def test_terms_are_those_of_their_scales() -> None:
    rows = [
        judged(f"probability: 0.9, {CLOSED}"),
        judged(f"term: highly probable, {CLOSED}"),
        judged(f"term: Very  Likely, {CLOSED}"),
        judged(f"term: very likely, scale: ipcc, {CLOSED}"),
        judged(f"term: likely, probability: 0.9, {CLOSED}"),  # as it was put
        judged(f"probability: 0.07, scale: phia, {CLOSED}"),  # in a gap
        judged(f"probability: [0.5, 0.9], {CLOSED}"),  # over several
        judged(f"probability: [0.8, 0.95], {CLOSED}"),  # all of one
        judged(f"term: perhaps, {CLOSED}"),
        judged(f"term: perhaps, probability: 0.9, {CLOSED}"),
        judged(f"stated_as: could happen, {CLOSED}"),
    ]
    assert counts(rows, "term") == {"very likely": 5, "": 2, "likely": 1, "very likely (ipcc)": 1}
    assert by_name(rows, "term")[""].ledger.stages == {"unknown-term": 1, "bare": 1, "scored": 2}


@pytest.mark.parametrize(
    ("scale", "probability", "term"),
    [
        ("icd203", 0.8, "very likely"),
        ("icd203", 0.05, "very unlikely"),
        ("icd203", 0.95, "almost certain"),
        ("icd203", 0.99, "almost certain"),
        ("icd203", 0.01, "almost no chance"),
        ("icd203", 0.995, ""),
        ("icd203", 0.0001, ""),
        ("phia", 0.05, "remote chance (phia)"),
        ("phia", 0.35, "unlikely (phia)"),
        ("phia", 0.4, "realistic possibility (phia)"),
        ("phia", 0.49, "realistic possibility (phia)"),
        ("phia", 0.5, ""),  # the realistic possibility ends before it
        ("phia", 1, "almost certain (phia)"),
        ("ipcc", 0.5, "about as likely as not (ipcc)"),  # more likely than not begins after it
        ("ipcc", 0.51, ""),
        ("ipcc", 0.2, "unlikely (ipcc)"),
        ("ipcc", 0.7, ""),
    ],
)
def test_the_term_of_a_number_is_the_only_one_that_holds_it(scale: str, probability: float, term: str) -> None:
    assert list(counts([judged(f"probability: {probability}, scale: {scale}, {CLOSED}")], "term")) == [term]


def test_what_is_not_scored_counts_with_the_term_it_was_made_with() -> None:
    updates = "updates: [{date: 2018-02-01, term: very likely}]"
    rows = [
        judged(f"term: likely, {updates}, due: 2019"),
        judged(f"term: likely, {updates}, outcome: void"),
        judged(f"probability: 0.7, {updates}"),
    ]
    groups = by_name(rows, "term")
    assert {name: dict(group.ledger.stages) for name, group in groups.items()} == {
        "likely": {"not-yet-due": 1, "void": 1, "no-due": 1}
    }


def test_one_estimate_is_grouped_by_its_own_term() -> None:
    row = judged(f"term: likely, updates: [{{date: 2018-02-01, probability: 0.9}}], {CLOSED}")
    assert counts([row], "term", Method(at="first")) == {"likely": 1}
    assert counts([row], "term", Method(at="last")) == {"very likely": 1}
    assert counts([row], "term", Method(days_before=121)) == {"likely": 1}
    assert counts([row], "term", Method(days_before=120)) == {"very likely": 1}


def test_a_forecast_carried_on_is_grouped_by_its_first_brief() -> None:
    first = edition(
        "a",
        "2017-05",
        "term: likely, due: 2018-06, by: ann, about: [fees]",
        status="superseded",
        more="authors: [Ann Author]\npublisher: The house",
    )
    later = edition(
        "b",
        "2018-01",
        "probability: 0.9, due: 2018-06, by: ANN, about: [quotas], outcome: occurred, resolved_on: 2018-05-02",
        supersedes="a",
        more="authors: [Bob Brown]\npublisher: Another house",
    )
    rows = carried(first, later)
    assert {by: list(counts(rows, by)) for by in ("expert", "author", "publisher", "issue", "year")} == {
        "expert": ["ann"],
        "author": ["ann-author"],
        "publisher": ["The house"],
        "issue": ["fees"],
        "year": ["2017"],
    }


def test_a_row_may_stand_for_many() -> None:
    rows = [judged(f"by: ann, probability: 0.8, {CLOSED}"), judged(f"by: bob, probability: 0.8, {CLOSED}")]
    found = groups_by(rows, "expert", TODAY, None, {id(rows[1]): 3})
    assert [(group.name, group.ledger.registered) for group in found] == [("bob", 3), ("ann", 1)]
    (term,) = groups_by(rows, "term", TODAY, None, {id(rows[1]): 3})
    assert (term.ledger.registered, term.score and term.score.count) == (4, 4)
    assert Group("all", ledger([], TODAY)).score is None
