"""Movement of issues and stances, derived by date."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.brief.model import Issue, Position
from briefkit.core.brief.vocabulary import ISSUE_STATUSES, STANCES
from briefkit.core.dates.dates import PartialDate, parse_date
from briefkit.core.diff.records.steps import stance_verdict, status_verdict
from briefkit.core.issues.contradictions import CONTRADICTIONS, contradictions
from briefkit.core.issues.history import Moves, stance_moves, status_moves
from briefkit.core.issues.matrix import pivot_by_party, wide_schema
from briefkit.core.issues.moved import POSITIONS, MovedPosition
from briefkit.core.issues.movement import (
    MOVED,
    WORDS,
    are_opposed,
    question_key,
    stance_move,
    status_move,
    status_steps,
)
from briefkit.core.issues.rows import PositionRow, position_rows
from briefkit.core.issues.steps import STEPS, issue_steps
from briefkit.core.issues.summary import SUMMARIES, issue_summaries
from tests.core.judgments.ledger import REGISTRY, brief

FIRST = brief(
    "first",
    """
    date: 2018-07
    parties: [USA, us-congress]
    issues:
      - id: fees
        status: disputed
        positions:
          us: {says: No, stance: opposes, source: s1}
          eu: {says: Yes, stance: supports, source: s1}
    sources: [{id: s1, url: "https://example.org/1", reliability: B, credibility: 2}]
    """,
)
SECOND = brief(
    "second",
    """
    date: 2018-11
    issues:
      - id: dues
        status: deadlocked
        positions:
          us: {says: Perhaps, stance: conditional, source: s9, date: 2018-10}
          eu: {says: No longer, stance: opposes, source: x}
    sources: [{id: s9, url: "https://example.org/1"}, {id: x, title: Other}]
    """,
)
THIRD = brief(
    "third",
    """
    date: 2019
    issues: [{id: fees, status: resolved, question: Should fees fall?, positions: {us: {stance: opposes}}}]
    """,
)


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        (None, "disputed", "first"),
        ("disputed", "disputed", "unchanged"),
        ("disputed", "negotiable", "eased"),
        ("negotiable", "deadlocked", "sharpened"),
        ("deadlocked", "resolved", "resolved"),
        ("resolved", "disputed", "reopened"),
        ("disputed", "dormant", "dormant"),
        ("dormant", "disputed", "revived"),
        ("dormant", "resolved", "revived"),
        ("disputed", None, "unstated"),
    ],
)
def test_status_moves_in_words(before: str | None, after: str | None, word: str) -> None:
    assert status_move(before, after).word == word


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        ([], ["supports"], "first"),
        (["supports"], ["supports"], "unchanged"),
        (["supports"], ["opposes"], "reversed"),
        (["opposes"], ["conditional"], "toward-support"),
        (["supports"], ["neutral"], "toward-opposition"),
        (["conditional"], ["neutral"], "shifted"),
        (["opposes"], ["conditional", "opposes"], "shifted"),
        (["supports"], [], "unstated"),
    ],
)
def test_stance_moves_in_words(before: list[str], after: list[str], word: str) -> None:
    assert stance_move(before, after).word == word


def test_every_pair_has_a_word() -> None:
    moves = [status_move(before, after) for before in ISSUE_STATUSES for after in ISSUE_STATUSES]
    moves += [stance_move([before], [after]) for before in STANCES for after in STANCES]
    for move in moves:
        assert move.word in WORDS
        assert (move.before == move.after) == (move.word not in MOVED)


MIRROR = {
    "unchanged": "unchanged",
    "eased": "sharpened",
    "resolved": "reopened",
    "dormant": "revived",
    "reversed": "reversed",
    "toward-support": "toward-opposition",
    "shifted": "shifted",
}
MIRROR |= {other: word for word, other in MIRROR.items()}


@pytest.mark.parametrize("one", ISSUE_STATUSES)
@pytest.mark.parametrize("other", ISSUE_STATUSES)
def test_status_movements_are_symmetric(one: str, other: str) -> None:
    there, back = status_move(one, other), status_move(other, one)
    assert MIRROR[there.word] == back.word
    steps = status_steps(one, other)
    assert (steps is None) == (there.word in {"dormant", "revived"})
    if steps is not None:
        assert steps == -(status_steps(other, one) or 0)
        assert (steps > 0) == (there.word in {"sharpened", "reopened"})
        assert (steps < 0) == (there.word in {"eased", "resolved"})


@pytest.mark.parametrize("one", STANCES)
@pytest.mark.parametrize("other", STANCES)
def test_stance_movements_are_symmetric(one: str, other: str) -> None:
    there, back = stance_move([one], [other]), stance_move([other], [one])
    assert MIRROR[there.word] == back.word
    assert (there.word == "reversed") == are_opposed(one, other) == ({one, other} == {"supports", "opposes"})


@pytest.mark.parametrize("one", ISSUE_STATUSES)
@pytest.mark.parametrize("other", ISSUE_STATUSES)
def test_a_difference_reports_the_same_status_movement(one: str, other: str) -> None:
    move, verdict = status_move(one, other), status_verdict(Issue(id="i", status=one), Issue(id="i", status=other))
    assert verdict is not None
    assert (verdict.what == "unchanged") == (move.word == "unchanged")
    assert (verdict.what == "closer") == (move.word in {"eased", "resolved"})
    assert (verdict.what == "moved") == (move.word in {"dormant", "revived"})
    assert verdict.steps == status_steps(one, other)


@pytest.mark.parametrize("one", STANCES)
@pytest.mark.parametrize("other", STANCES)
def test_a_difference_reports_the_same_stance_movement(one: str, other: str) -> None:
    verdict = stance_verdict(Position(stance=one), Position(stance=other), same_question=True)
    assert verdict.what == {"unchanged": "unchanged", "reversed": "reversed"}.get(
        stance_move([one], [other]).word, "moved"
    )


def test_questions_are_compared_without_case_and_punctuation() -> None:
    assert question_key("Should fees fall?") == question_key("should fees fall")
    assert question_key("Should fees fall?") != question_key("Should fees rise?")
    assert question_key(None) == question_key("")
    other = THIRD.issues[0].replaced(question="should FEES fall")
    rows = position_rows([THIRD, THIRD.replaced(id="again", date=parse_date("2020"), issues=(other,))], REGISTRY)
    assert [move.word for _, move in stance_moves(rows)] == ["first", "unchanged"]


def test_an_issue_step_by_step() -> None:
    rows = position_rows([THIRD, SECOND, FIRST], REGISTRY)
    assert {id_: move.word for id_, move in status_moves(rows).items()} == {
        "first": "first",
        "second": "sharpened",
        "third": "resolved",
    }
    steps = list(STEPS.records(issue_steps(rows)))
    assert [(step["brief"], step["movement"], step["before"], step["sources"]) for step in steps] == [
        ("first", "first", None, 1),
        ("second", "sharpened", "disputed", 2),
        ("third", "resolved", "deadlocked", 0),
    ]
    assert steps[0]["missing"] == ["us-congress"]


def test_the_movement_since_the_first_brief_counts_briefs_that_are_not_shown() -> None:
    rows = position_rows([FIRST, SECOND], REGISTRY)
    later = [row for row in rows if row.brief == "second"]
    (summary,) = issue_summaries(later, Moves(rows))
    assert (summary.since_first.word, summary.since_first.before, summary.started) == (
        "sharpened",
        "disputed",
        "2018-07",
    )
    (alone,) = issue_summaries(later)
    assert alone.since_first.word == "first"


def test_the_summary_shows_single_sources_and_missing_positions() -> None:
    (summary,) = SUMMARIES.records(issue_summaries(position_rows([FIRST, SECOND], REGISTRY)))
    assert (summary["briefs"], summary["sources"]) == (2, 2)  # one address under two ids is one source
    assert (summary["single_sourced"], summary["unsourced"], summary["missing"]) == (["us"], [], ["us-congress"])
    assert (summary["movement"], summary["before"], summary["since_first"]) == ("sharpened", "disputed", "sharpened")


def test_stances_are_compared_on_the_same_question_only() -> None:
    rows = [row for row in position_rows([FIRST, SECOND, THIRD], REGISTRY) if row.holder == "us"]
    assert [move.word for _, move in stance_moves(rows)] == ["first", "toward-support", "incomparable"]


def test_positions_move_by_their_own_dates() -> None:
    late = brief("late", "date: 2020\nissues: [{id: fees, positions: {us: {stance: supports, date: 2017}}}]")
    rows = [row for row in position_rows([FIRST, late], REGISTRY) if row.holder == "us"]
    assert [(of_day[0].brief, move.word) for of_day, move in stance_moves(rows)] == [
        ("late", "first"),
        ("first", "reversed"),
    ]


def test_the_matrix_has_movement_and_sources() -> None:
    matrix = pivot_by_party(position_rows([FIRST, SECOND], REGISTRY))
    us, eu = matrix.rows[0].cells.values()
    assert us.move is not None
    assert eu.move is not None
    assert (us.move.word, us.sources, us.single_sourced) == ("toward-support", 1, True)
    assert (eu.move.word, eu.sources, eu.single_sourced) == ("reversed", 2, False)
    (wide,) = wide_schema(matrix).records(matrix.rows)
    assert wide["us"] == "conditional: Perhaps (2018-10)"
    assert (wide["movement"], wide["sources"]) == ("sharpened", 2)
    assert next(POSITIONS.records([MovedPosition(us.positions[0], us.move)]))["before"] == "opposes"


def test_opposite_stances_at_one_time_contradict_each_other() -> None:
    other = brief("other", "date: 2018-07-09\nissues: [{id: fees, positions: {USA: {stance: supports, source: q}}}]")
    (row,) = CONTRADICTIONS.records(contradictions(position_rows([FIRST, SECOND, other], REGISTRY)))
    assert (row["holder"], row["stance"], row["source"], row["grade"]) == ("us", "opposes", "s1", "B2")
    assert (row["other_stance"], row["other_brief"], row["other_source"]) == ("supports", "other", "q")


@pytest.mark.parametrize(
    "other",
    [
        "date: 2018-08\nissues: [{id: fees, positions: {us: {stance: supports}}}]",  # a change of mind
        "date: 2018-07\nissues: [{id: fees, positions: {us: {stance: conditional}}}]",
        "date: 2018-07\nissues: [{id: fees, question: Others?, positions: {us: {stance: supports}}}]",
        "date: 2018-07\nissues: [{id: fees, positions: {us-congress: {stance: supports}}}]",
        "date: 2018-07\nissues: [{id: other, positions: {us: {stance: supports}}}]",
    ],
)
def test_not_a_contradiction(other: str) -> None:
    assert contradictions(position_rows([FIRST, brief("other", other)], REGISTRY)) == []


DATES = st.builds(
    PartialDate,
    st.integers(2000, 2003),
    st.none() | st.integers(1, 12),
)
ROWS = st.builds(
    lambda date, stance, question, brief_: PositionRow(
        "i", "I", question, None, None, None, brief_, "B", date, (), 0, date, "us", None, stance
    ),
    st.none() | DATES,
    st.none() | st.sampled_from(STANCES),
    st.sampled_from(["Q?", "R?"]),
    st.sampled_from(["a", "b", "c"]),
)


@given(st.lists(ROWS, max_size=12))
def test_contradictions_are_all_overlapping_pairs(rows: list[PositionRow]) -> None:
    def overlap(one: PositionRow, other: PositionRow) -> bool:
        assert one.date
        assert other.date
        return one.date.first <= other.date.last and other.date.first <= one.date.last

    held = [row for row in rows if row.date and row.stance in ("supports", "opposes")]
    expected = sum(
        one.stance != other.stance and one.question == other.question and overlap(one, other)
        for number, one in enumerate(held)
        for other in held[number + 1 :]
    )
    assert len(contradictions(rows)) == expected
