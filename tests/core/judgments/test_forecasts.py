"""Forecasts that several briefs carry on, as one row."""

from __future__ import annotations

import pytest

from briefkit.core.brief.model import Brief
from briefkit.core.judgments.ledger import Method
from briefkit.core.judgments.moves import judgment_moves
from tests.core.judgments.ledger import carried, day, edition, held, one_forecast, stage

CLOSED = "outcome: occurred, resolved_on: 2018-01-31"
UPDATED = "updates: [{date: 2018-01-11, probability: 0.6}]"


def first(said: str = "probability: 0.2", date: str = "2018-01-01") -> Brief:
    return edition("a", date, said, status="superseded")


def later(said: str, date: str = "2018-01-21") -> Brief:
    return edition("b", date, said, supersedes="a")


@pytest.mark.parametrize(
    ("early", "late", "days"),
    [
        # a later brief's number holds from its first day: 20 days of 0.2 and 10 of 0.8 until 31 January
        ("probability: 0.2", "probability: 0.8", [(0.2, 20), (0.8, 10)]),
        # a copy changes nothing
        ("probability: 0.2", "probability: 0.2", [(0.2, 30)]),
        (f"probability: 0.2, {UPDATED}", f"probability: 0.2, {UPDATED}", [(0.2, 10), (0.6, 20)]),
        # what it says on its first day is its latest update by then, also of a copy: 0.6, and not 0.8
        (f"probability: 0.2, {UPDATED}", f"probability: 0.8, {UPDATED}", [(0.2, 10), (0.6, 20)]),
        # else its own: the earlier brief's update is not repeated
        (f"probability: 0.2, {UPDATED}", "probability: 0.2", [(0.2, 10), (0.6, 10), (0.2, 10)]),
        (f"probability: 0.2, {UPDATED}", "probability: 0.8", [(0.2, 10), (0.6, 10), (0.8, 10)]),
        # an update that only the later brief has holds from that brief's first day at the earliest
        ("probability: 0.2", f"probability: 0.2, {UPDATED}", [(0.2, 20), (0.6, 10)]),
        (
            f"probability: 0.2, {UPDATED}",
            "probability: 0.2, updates: [{date: 2018-01-11, probability: 0.6}, {date: 2018-01-26, probability: 0.9}]",
            [(0.2, 10), (0.6, 15), (0.9, 5)],
        ),
        # a later brief without an estimate leaves what held
        ("probability: 0.2", "stated_as: could happen", [(0.2, 20 + 10)]),
        ("stated_as: could happen", "probability: 0.8", [(0.8, 10)]),
        # updates of the earlier brief go on
        (
            "probability: 0.2, updates: [{date: 2018-01-26, probability: 0.9}]",
            "probability: 0.8",
            [(0.2, 20), (0.8, 5), (0.9, 5)],
        ),
        # a term on another scale is another estimate: PHIA's likely is 0.65
        ("term: likely", "term: likely, scale: phia", [(0.675, 20), (0.65, 10)]),
    ],
)
def test_what_later_briefs_say_are_updates(early: str, late: str, days: list[tuple[float, float]]) -> None:
    assert held(one_forecast(first(early), later(f"{late}, {CLOSED}"))) == days


def test_the_score_of_a_forecast_carried_on() -> None:
    # 20 days of 0.2 (0.64) and 10 of 0.8 (0.04): (12.8 + 0.4) / 30 = 0.44
    row = one_forecast(first(), later(f"probability: 0.8, {CLOSED}"))
    assert held(row) == [(0.2, 20), (0.8, 10)]
    assert [held(row, Method(at=at)) for at in ("first", "last")] == [[(0.2, 1)], [(0.8, 1)]]
    assert [held(row, Method(days_before=days)) for days in (10, 11)] == [[(0.8, 1)], [(0.2, 1)]]


def test_updates_of_two_briefs_that_supersede_one_are_in_order_of_their_days() -> None:
    briefs = (
        edition("a", "2018-01-01", "probability: 0.2"),
        edition("b", "2018-01-11", "probability: 0.4, updates: [{date: 2018-01-26, probability: 0.9}]", supersedes="a"),
        edition("c", "2018-01-21", f"probability: 0.6, {CLOSED}", supersedes="a"),
    )
    assert held(one_forecast(*briefs)) == [(0.2, 10), (0.4, 10), (0.6, 5), (0.9, 5)]


def test_the_row_has_the_name_of_the_latest_and_the_question_of_the_first() -> None:
    early = edition(
        "a",
        "2018-01-01",
        "id: j7, probability: 0.2, due: 2018-06, by: ann, about: [dues]",
        status="retracted",
        more="authors: [Ann Author]\npublisher: The house",
    )
    late = edition(
        "b",
        "2018-01-21",
        "claim: IT  HOLDS, probability: 0.8, due: 2018-06-01/2018-06-30, by: ANN, about: [quotas]",
        supersedes="a",
        more="authors: [Bob Brown]\npublisher: Another house",
    )
    row = one_forecast(early, late)
    assert (row.ref, row.brief_title, row.status, row.made_in) == ("b#j1", "b", "published", "a#j7")
    assert (row.judgment.claim, str(row.judgment.due), str(row.made)) == ("It holds", "2018-06", "2018-01-01")
    assert (row.by, row.about, row.authors, row.publisher) == ("ann", ("fees",), ("ann-author",), "The house")
    assert (row.initial, row.current, str(row.since)) == ((0.2, 0.2), (0.8, 0.8), "2018-01-21")
    assert [(str(move.date), move.word) for move in judgment_moves(row)] == [("2018-01-21", "reversed")]
    assert [(str(one.date), one.probability) for one in row.judgment.updates] == [("2018-01-21", (0.8, 0.8))]


def test_a_judgment_of_one_brief_is_as_it_was() -> None:
    row = one_forecast(edition("a", "2018-01-01", f"probability: 0.2, {UPDATED}, {CLOSED}"))
    assert (row.ref, row.made_in, row.in_conflict, row.outcome) == ("a#j1", "a#j1", False, "occurred")


@pytest.mark.parametrize("where", [0, 1, 2])
def test_an_outcome_anywhere_is_that_of_the_forecast(where: int) -> None:
    said = ["probability: 0.2", "probability: 0.4", "probability: 0.6"]
    said[where] += f", {CLOSED}, evidence: s1"
    sources = "sources: [{id: s1, title: A report, url: 'https://example.org/report'}]"
    briefs = [
        edition(id_, date, one, supersedes=before, more=sources if number == where else "")
        for number, (id_, date, one, before) in enumerate(
            zip("abc", ("2018-01-01", "2018-01-11", "2018-01-21"), said, ("", "a", "b"), strict=True)
        )
    ]
    row = one_forecast(*briefs)
    assert (row.outcome, str(row.judgment.resolved_on), row.judgment.evidence) == ("occurred", "2018-01-31", "s1")
    assert (row.evidence_title, row.evidence_url) == ("A report", "https://example.org/report")
    assert held(row) == [(0.2, 10), (0.4, 10), (0.6, 10)]


def test_of_equal_outcomes_the_latest_with_a_date_counts_with_its_evidence() -> None:
    dated = "outcome: occurred, resolved_on: 2018-01-{}, evidence: {}"
    sources = "sources: [{id: s1, title: Early}, {id: s2, title: Late}, {id: s3, title: Undated}]"
    briefs = (
        edition("a", "2018-01-01", f"probability: 0.2, {dated.format(29, 's1')}", more=sources),
        edition("b", "2018-01-11", f"probability: 0.2, {dated.format(30, 's2')}", supersedes="a", more=sources),
        edition("c", "2018-01-21", "probability: 0.2, outcome: occurred, evidence: s3", supersedes="b", more=sources),
    )
    row = one_forecast(*briefs)
    assert (str(row.judgment.resolved_on), row.judgment.evidence, row.evidence_title) == ("2018-01-30", "s2", "Late")
    (last,) = carried(briefs[2].replaced(supersedes=None))
    assert (last.judgment.resolved_on, last.evidence_title) == (None, "Undated")


@pytest.mark.parametrize(
    ("early", "late", "expected"),
    [
        ("outcome: occurred", "outcome: did-not-occur", "conflict"),
        ("outcome: occurred", "outcome: void", "conflict"),
        ("outcome: void", "outcome: unresolvable", "conflict"),
        ("outcome: occurred, resolved_on: 2018-02", "outcome: occurred, resolved_on: 2018-03", "scored"),
        ("outcome: occurred", "outcome: open", "scored"),
        ("outcome: occurred", "horizon: soon", "scored"),
        # a condition that failed in one and was met in another
        ("condition: rain, condition_met: 'yes'", "condition: rain, condition_met: 'no'", "conflict"),
        (
            "condition: rain, condition_met: 'yes'",
            "condition: rain, condition_met: unknown, outcome: occurred",
            "scored",
        ),
        ("condition: rain, outcome: occurred", "condition: rain, condition_met: 'yes'", "scored"),
        ("condition: rain, outcome: occurred", "condition: rain, condition_met: unknown", "condition"),
        ("condition: rain, outcome: occurred", "condition: rain, condition_met: 'no'", "void"),
        # nothing is left of it, so nothing is in conflict
        ("condition: rain, outcome: occurred", "condition: rain, condition_met: 'no', outcome: did-not-occur", "void"),
    ],
)
def test_conflicting_outcomes_are_not_scored(early: str, late: str, expected: str) -> None:
    row = one_forecast(first(f"probability: 0.2, {early}"), later(f"probability: 0.4, {late}"))
    assert stage(row) == expected
    assert row.is_open is False


def test_a_forecast_runs_on_after_a_brief_that_dropped_it() -> None:
    early, late = first("probability: 0.2, due: 2018-01-30, outcome: did-not-occur"), later("claim: Another")
    dropped, _ = carried(early, late)
    assert (dropped.ref, dropped.status, held(dropped)) == ("a#j1", "superseded", [(0.2, 30)])


def test_another_due_is_a_new_forecast_and_the_old_one_runs_to_its_own_close() -> None:
    early = first("probability: 0.2, due: 2018-01-30, outcome: did-not-occur")
    late = later("probability: 0.4, due: 2018-02-09, outcome: did-not-occur")
    assert [held(row) for row in carried(early, late)] == [[(0.2, 30)], [(0.4, 20)]]


def test_hindsight_of_later_briefs_never_counts() -> None:
    early, late = first(f"probability: 0.2, {CLOSED}"), later("probability: 0.9", date="2018-01-31")
    row = one_forecast(early, late)
    assert held(row) == [(0.2, 30)]
    assert (row.current, row.term, len(row.state.hindsight)) == ((0.2, 0.2), "unlikely", 1)


def test_only_the_first_estimate_of_all_counts_if_nobody_knows_when() -> None:
    row = one_forecast(first(), later("probability: 0.8, outcome: occurred"))
    assert held(row) == held(row, Method(at="last")) == [(0.2, 1)]


def test_an_off_scale_term_of_any_of_its_briefs_is_the_reason() -> None:
    assert stage(one_forecast(first("stated_as: could"), later(f"stated_as: could, {CLOSED}"))) == "bare"
    assert stage(one_forecast(first("term: lickly"), later(f"stated_as: could, {CLOSED}"))) == "unknown-term"
    assert stage(one_forecast(first("stated_as: could"), later(f"term: lickly, {CLOSED}"))) == "unknown-term"


def test_of_what_a_later_brief_says_on_its_first_day_only_the_latest_counts() -> None:
    updates = "updates: [{date: 2018-01-05, probability: 0.4}, {date: 2018-01-06, probability: 0.6}]"
    row = one_forecast(first("stated_as: could"), later(f"probability: 0.8, {updates}, {CLOSED}"))
    assert held(row) == [(0.6, 10)]
    assert held(row, Method(at="first")) == [(0.6, 1)]


def test_days_are_those_of_the_first_briefs_first_day() -> None:
    row = one_forecast(first(date="2018-01"), later(f"probability: 0.8, {CLOSED}"))
    assert row.state.first.start == day("2018-01-01")
    assert held(row) == [(0.2, 20), (0.8, 10)]
