"""Who wants what, as rows and as a matrix."""

from __future__ import annotations

from briefkit.core.brief.model import Brief
from briefkit.core.brief.read import parse_brief
from briefkit.core.issues.matrix import MATRIX, matrix_entries, pivot_by_party
from briefkit.core.issues.moved import POSITIONS, moved_positions
from briefkit.core.issues.rows import position_rows
from briefkit.core.issues.stated import MORE
from briefkit.core.registry.registry import parse_registry

REGISTRY, _ = parse_registry("parties: {us: {title: United States, aliases: [USA]}}\nissues: {fees: {title: Fees}}\n")


def brief(id_: str, date: str, issues: str) -> Brief:
    text = f"---\ntitle: T\nkind: note\ndate: {date}\nissues:\n{issues}sources: [{{id: s, reliability: B}}]\n---\n"
    found = parse_brief(text.encode(), id=id_, path=f"{id_}.md").brief
    assert found
    return found


JULY = brief(
    "july", "2018-07", "  - {id: fees, status: disputed, positions: {us: {says: No, stance: opposes}, eu: Yes}}\n"
)
NOVEMBER = brief(
    "november",
    "2018-11",
    "  - {id: fees, status: converging, positions: {USA: {says: Perhaps, source: s, date: 2018-10}}}\n"
    "  - {id: quotas}\n",
)


def test_rows_of_each_brief() -> None:
    rows = position_rows([NOVEMBER, JULY], REGISTRY)
    values = [(row.issue, row.brief, row.holder, row.says, str(row.date), row.grade) for row in rows]
    assert values == [
        ("fees", "july", "us", "No", "2018-07", None),
        ("fees", "july", "eu", "Yes", "2018-07", None),
        ("fees", "november", "us", "Perhaps", "2018-10", "B-"),
        ("quotas", "november", None, None, "2018-11", None),
    ]
    assert set(next(POSITIONS.records(moved_positions(rows)))) == {
        *("issue", "title", "question", "status", "trend", "outlook", "brief", "date", "holder", "stance", "says"),
        *("basis", "source", "grade", "source_title", "source_publisher", "source_date", "source_url"),
        *("movement", "before", *MORE),
    }


def test_the_matrix_holds_the_latest_positions() -> None:
    matrix = pivot_by_party(position_rows([NOVEMBER, JULY], REGISTRY))
    assert matrix.parties == (("us", "United States"), ("eu", "eu"))
    fees, quotas = matrix.rows
    assert (fees.title, fees.status, fees.briefs, fees.brief) == ("Fees", "converging", 2, "november")
    assert [[row.says for row in cell.positions] for cell in fees.cells.values()] == [["Perhaps"], ["Yes"]]
    assert quotas.cells == {}
    assert [(row["issue"], row["holder"], row["says"]) for row in MATRIX.records(matrix_entries(matrix))] == [
        ("fees", "us", "Perhaps"),
        ("fees", "eu", "Yes"),
    ]


def test_no_position_is_recorded_of_the_parties_that_the_briefs_on_the_issue_list() -> None:
    listing = NOVEMBER.replaced(parties=("USA", "mars"))
    fees, quotas = pivot_by_party(position_rows([listing, JULY], REGISTRY), title=str.upper).rows
    assert fees.missing == (("mars", "MARS"),)
    assert quotas.missing == (("mars", "MARS"), ("us", "US"))
    entries = MATRIX.records(matrix_entries(pivot_by_party(position_rows([listing, JULY], REGISTRY))))
    empty = [(row["issue"], row["holder"]) for row in entries if row["brief"] is None]
    assert empty == [("fees", "mars"), ("quotas", "mars"), ("quotas", "us")]


def test_an_older_statement_in_a_newer_brief_does_not_count_as_the_latest() -> None:
    newer = brief("newer", "2019", "  - {id: fees, positions: {us: {says: Old, date: 2017}}}\n")
    matrix = pivot_by_party(position_rows([JULY, newer], REGISTRY))
    assert [[row.says for row in cell.positions] for cell in matrix.rows[0].cells.values()] == [["No"], ["Yes"]]


def test_two_statements_of_one_day_are_both_shown() -> None:
    both = brief(
        "both", "2019", "  - {id: fees, positions: {us: [{says: One}, {says: Two}, {says: Old, date: 2018}]}}\n"
    )
    matrix = pivot_by_party(position_rows([both], REGISTRY))
    assert [row.says for row in matrix.rows[0].cells[0].positions] == ["One", "Two"]
    assert [row["says"] for row in MATRIX.records(matrix_entries(matrix))] == ["One", "Two"]


def test_authors_and_experts_are_holders_of_positions() -> None:
    issues = (
        "  - {id: fees, positions: {b-expert: No, mars: Yes, us: {stance: opposes}}}\nexperts: [{name: B. Expert}]\n"
    )
    one = brief("one", "2018", issues)
    rows = position_rows([one], REGISTRY)
    assert [row.holder for row in rows] == ["b-expert", "mars", "us"]
