"""Which judgments of different briefs are one forecast."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.brief.model import Brief
from briefkit.core.judgments.chains import chains
from briefkit.core.judgments.rows import JudgmentDefaults
from tests.core.judgments.ledger import REGISTRY, edition, judgment_rows


def chained(*briefs: Brief) -> list[list[str]]:
    """The judgments of each forecast, drafts left out as the stores do."""
    editions = {brief.id: brief.supersedes for brief in briefs if brief.supersedes}
    rows = judgment_rows([brief for brief in briefs if brief.status != "draft"], JudgmentDefaults(REGISTRY))
    return [[row.ref for row in chain] for chain in chains(rows, editions)]


ASKED = "due: 2018-06, condition: It rains, by: ann"


@pytest.mark.parametrize(
    ("later", "one"),
    [
        (ASKED, True),
        (f"claim: '  IT   holds', {ASKED}", True),
        ("due: 2018-06-01/2018-06-30, condition: It rains, by: ann", True),
        ("due: 2018-06, condition: IT  RAINS, by: Ann", True),
        (f"probability: 0.9, about: [fees], scale: phia, {ASKED}", True),
        (f"claim: It holds for long, {ASKED}", False),
        ("due: 2018-06-30, condition: It rains, by: ann", False),
        ("condition: It rains, by: ann", False),
        ("due: 2018-06, condition: It snows, by: ann", False),
        ("due: 2018-06, by: ann", False),
        ("due: 2018-06, condition: It rains, by: bob", False),
        ("due: 2018-06, condition: It rains", False),
    ],
)
def test_the_same_claim_due_condition_and_person_is_one_forecast(later: str, one: bool) -> None:
    briefs = edition("a", "2018-01", ASKED), edition("b", "2018-02", later, supersedes="a")
    assert chained(*briefs) == ([["a#j1", "b#j1"]] if one else [["a#j1"], ["b#j1"]])


def test_letters_are_the_same_however_they_are_composed() -> None:
    composed, decomposed = "claim: \u00c9lections libres", "claim: 'E\u0301LECTIONS LIBRES'"
    assert chained(edition("a", "2018-01", composed), edition("b", "2018-02", decomposed, supersedes="a")) == [
        ["a#j1", "b#j1"]
    ]
    assert (
        len(
            chained(
                edition("a", "2018-01", composed), edition("b", "2018-02", "claim: Elections libres", supersedes="a")
            )
        )
        == 2
    )


def test_only_along_supersedes() -> None:
    assert chained(edition("a", "2018-01", ASKED), edition("b", "2018-02", ASKED)) == [["a#j1"], ["b#j1"]]
    lost = edition("b", "2018-02", ASKED, supersedes="lost")
    assert chained(edition("a", "2018-01", ASKED), lost) == [["a#j1"], ["b#j1"]]


@pytest.mark.parametrize("status", ["published", "superseded", "retracted"])
def test_whatever_became_of_the_briefs(status: str) -> None:
    briefs = (
        edition("a", "2018-01", ASKED, status=status),
        edition("b", "2018-02", ASKED, status=status, supersedes="a"),
        edition("c", "2018-03", ASKED, supersedes="b"),
    )
    assert chained(*briefs) == [["a#j1", "b#j1", "c#j1"]]


def test_taken_up_again_after_a_brief_that_dropped_it() -> None:
    first = edition("a", "2018-01", ASKED)
    without = edition("b", "2018-02", "claim: Another", supersedes="a")
    again = edition("c", "2018-03", ASKED, supersedes="b")
    assert chained(first, without, again) == [["b#j1"], ["a#j1", "c#j1"]]


def test_the_nearest_brief_that_has_it_is_carried_on() -> None:
    # c takes the one of b, which is by itself, as b has it twice and a only once
    first = edition("a", "2018-01", ASKED)
    twice = edition("b", "2018-02", f"id: k1, {ASKED}", f"id: k2, {ASKED}", supersedes="a")
    assert chained(first, twice, edition("c", "2018-03", f"id: k2, {ASKED}", supersedes="b")) == [
        ["a#j1", "b#k1"],
        ["b#k2", "c#k2"],
    ]


def test_the_way_goes_through_drafts_which_do_not_count() -> None:
    briefs = (
        edition("a", "2018-01", ASKED, status="superseded"),
        edition("b", "2018-02", ASKED, status="draft", supersedes="a"),
        edition("c", "2018-03", ASKED, supersedes="b"),
    )
    assert chained(*briefs) == [["a#j1", "c#j1"]]
    assert chained(*briefs[:2]) == [["a#j1"]]


def test_the_judgments_of_drafts_are_by_themselves() -> None:
    briefs = [edition("a", "2018-01", ASKED), edition("b", "2018-02", ASKED, status="draft", supersedes="a")]
    rows = judgment_rows(briefs, JudgmentDefaults(REGISTRY))
    assert [[row.ref for row in chain] for chain in chains(rows, {"b": "a"})] == [["a#j1"], ["b#j1"]]


def test_two_briefs_that_supersede_one_carry_on_one_forecast() -> None:
    briefs = (
        edition("a", "2018-01", ASKED),
        edition("b", "2018-02", ASKED, supersedes="a"),
        edition("c", "2018-03", ASKED, supersedes="a"),
    )
    assert chained(*briefs) == [["a#j1", "b#j1", "c#j1"]]


def test_a_circle_ends_where_it_began() -> None:
    briefs = (
        edition("a", "2018-01", ASKED, supersedes="c"),
        edition("b", "2018-02", ASKED, supersedes="a"),
        edition("c", "2018-03", ASKED, supersedes="b"),
    )
    assert chained(*briefs) == [["a#j1", "b#j1", "c#j1"]]
    assert chained(edition("a", "2018-01", ASKED, supersedes="a")) == [["a#j1"]]
    # nothing in the circle has the same claim
    others = (edition("a", "2018-01", ASKED, supersedes="b"), edition("b", "2018-02", "claim: No", supersedes="a"))
    assert chained(*others) == [["a#j1"], ["b#j1"]]


def test_members_are_in_order_of_first_days_then_of_ids() -> None:
    briefs = (
        edition("z", "2018-02", ASKED),
        edition("y", "2018", ASKED, supersedes="z"),  # its first day is 1 January
        edition("b", "2018-03-05", ASKED, supersedes="y"),
        edition("a", "2018-03-05", ASKED, supersedes="b"),
    )
    assert chained(*briefs) == [["y#j1", "z#j1", "a#j1", "b#j1"]]


def test_of_several_alike_the_one_with_the_same_id_is_carried_on() -> None:
    first = edition("a", "2018-01", f"id: j1, {ASKED}", f"id: j2, {ASKED}", f"id: j3, {ASKED}")
    # x comes first, but j1 has a judgment with its own id; x takes the first one left
    later = edition("b", "2018-02", f"id: x, {ASKED}", f"id: j1, {ASKED}", supersedes="a")
    assert chained(first, later) == [["a#j3"], ["a#j2", "b#x"], ["a#j1", "b#j1"]]


def test_none_is_carried_on_twice_in_one_brief() -> None:
    later = edition("b", "2018-02", f"id: x, {ASKED}", f"id: j1, {ASKED}", f"id: y, {ASKED}", supersedes="a")
    assert chained(edition("a", "2018-01", ASKED), later) == [["b#x"], ["a#j1", "b#j1"], ["b#y"]]


REWORDED = "claim: In other words, due: 2018-06, condition: It rains, by: bob"


@pytest.mark.parametrize(
    ("stated", "one"),
    [
        (f"{REWORDED}, continues: 'a#j1'", True),  # whatever the claim and the person
        ("due: 2018-06-01/2018-06-30, condition: it  RAINS, continues: 'a#j1'", True),
        ("claim: New, due: 2018-07, condition: It rains, continues: 'a#j1'", False),
        ("claim: New, condition: It rains, continues: 'a#j1'", False),
        ("claim: New, due: 2018-06, condition: It snows, continues: 'a#j1'", False),
        ("claim: New, due: 2018-06, continues: 'a#j1'", False),
        (f"{REWORDED}, continues: 'a#j2'", False),  # no such judgment
        (f"{REWORDED}, continues: 'lost#j1'", False),  # nor brief
        (f"{REWORDED}, continues: 'a'", False),
        (f"{REWORDED}, continues: 'b#j1'", False),  # itself
    ],
)
def test_a_judgment_may_say_which_one_it_continues(stated: str, one: bool) -> None:
    # b supersedes nothing
    briefs = edition("a", "2018-01", ASKED), edition("b", "2018-02", stated)
    assert chained(*briefs) == ([["a#j1", "b#j1"]] if one else [["a#j1"], ["b#j1"]])


def test_an_earlier_brief_continues_no_later_one_but_one_of_the_same_day() -> None:
    for date, one in (("2018-01-05", True), ("2018-01-06", False)):
        earlier = edition("a", "2018-01-05", f"{ASKED}, continues: 'b#j1'")
        assert len(chained(earlier, edition("b", date, REWORDED))) == (1 if one else 2)


def test_no_judgment_continues_another_of_its_own_brief() -> None:
    assert chained(edition("a", "2018-01", ASKED, f"{REWORDED}, continues: 'a#j1'")) == [["a#j1"], ["a#j2"]]


def test_a_draft_is_not_continued() -> None:
    briefs = edition("a", "2018-01", ASKED, status="draft"), edition("b", "2018-02", f"{ASKED}, continues: 'a#j1'")
    assert chained(*briefs) == [["b#j1"]]


def test_what_cannot_be_continued_is_as_if_it_were_not_stated() -> None:
    later = edition("b", "2018-02", f"{ASKED}, continues: 'lost#j1'", supersedes="a")
    assert chained(edition("a", "2018-01", ASKED), later) == [["a#j1", "b#j1"]]


def test_what_is_continued_counts_instead_of_the_claim_and_is_taken() -> None:
    # x continues j1, so the copy of j1 finds it taken, and c, which is like neither, is not asked
    first = edition("a", "2018-01", ASKED, "claim: Another, due: 2018-06, condition: It rains")
    later = edition("b", "2018-02", f"id: x, {REWORDED}, continues: 'a#j1'", f"id: j1, {ASKED}", supersedes="a")
    assert chained(first, later) == [["a#j2"], ["a#j1", "b#x"], ["b#j1"]]
    instead = edition("b", "2018-02", f"{ASKED}, continues: 'a#j2'", supersedes="a")
    assert chained(first, instead) == [["a#j1"], ["a#j2", "b#j1"]]


def test_what_several_continue_is_one_forecast() -> None:
    briefs = (
        edition("a", "2018-01", ASKED),
        edition("b", "2018-02", f"{REWORDED}, continues: 'a#j1'"),
        edition("c", "2018-03", f"{REWORDED}, continues: 'a#j1'"),
    )
    assert chained(*briefs) == [["a#j1", "b#j1", "c#j1"]]


def test_judgments_of_one_day_that_continue_each_other_are_one_forecast() -> None:
    circle = (
        edition("a", "2018-01", f"{ASKED}, continues: 'b#j1'"),
        edition("b", "2018-01", f"{REWORDED}, continues: 'a#j1'"),
    )
    assert chained(*circle) == [["a#j1", "b#j1"]]


def test_forecasts_are_in_order_of_their_latest_judgments() -> None:
    briefs = (
        edition("a", "2018-01", "claim: Long"),
        edition("b", "2018-02", "claim: Short"),
        edition("c", "2018-03", "claim: Long", supersedes="a"),
        edition("d", "2018-04", "claim: Late"),
    )
    assert chained(*briefs) == [["b#j1"], ["a#j1", "c#j1"], ["d#j1"]]


BRIEFS = [
    edition("a", "2018-01", ASKED, "claim: Another"),
    edition("b", "2018-02", ASKED, "claim: Another", supersedes="a"),
    edition("c", "2018-03", f"{REWORDED}, continues: 'a#j1'", supersedes="b"),
    edition("d", "2018-03", "claim: Another", ASKED, supersedes="b"),
    edition("e", "2018-04", "claim: A third", supersedes="lost"),
    edition("f", "2018-05", "claim: A third", supersedes="e", status="draft"),
]


@given(st.permutations(range(9)))
def test_the_order_of_the_rows_changes_no_forecast(order: list[int]) -> None:
    editions = {brief.id: brief.supersedes for brief in BRIEFS if brief.supersedes}
    rows = judgment_rows(BRIEFS, JudgmentDefaults(REGISTRY))
    shuffled = [rows[place] for place in order]
    found = chains(shuffled, editions)
    assert {tuple(row.ref for row in chain) for chain in found} == {
        ("a#j1", "b#j1", "c#j1", "d#j2"),
        ("a#j2", "b#j2", "d#j1"),
        ("e#j1",),
        ("f#j1",),
    }
    latest = [shuffled.index(chain[-1]) for chain in found]
    assert all(one < other for one, other in pairwise(latest))
