"""The ledger's rows: names, due dates, conditions."""

from __future__ import annotations

from briefkit.core.judgments.moves import judgment_moves
from briefkit.core.judgments.rows import (
    JUDGMENTS,
    JudgmentDefaults,
    by_condition,
    due_by,
    is_overdue,
    with_condition,
    without_due,
)
from tests.core.judgments.ledger import REGISTRY, brief, day, judged, judgment_rows


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
        judged("due: 2018-11-01, condition: rain, condition_met: 'no'"),  # nothing is left to wait for
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
    assert not is_overdue(rows[5], day("2019-01-01"))
    assert without_due(rows) == [rows[3]]


def test_judgments_by_condition() -> None:
    rows = [judged("condition: Neither side moves"), judged("condition: Rain"), judged("term: likely")]
    assert list(by_condition(rows)) == ["Neither side moves", "Rain"]
    assert [row.judgment.condition for row in with_condition(rows, "side NEITHER")] == ["Neither side moves"]
