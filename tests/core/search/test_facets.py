"""Counts of briefs by any field."""

from __future__ import annotations

import pytest

from briefkit.core.query.value import MatchContext, Metadata
from briefkit.core.registry.registry import parse_registry
from briefkit.core.search.facets import Facet, count_facets, facet_name, most_frequent
from briefkit.errors import QueryError

REGISTRY = "parties: {us: {title: United States, aliases: [USA]}}\npeople: {ann: {name: Ann Example}}\n"
MATCH_CONTEXT = MatchContext(parse_registry(REGISTRY)[0], publisher="House")
BRIEFS: list[Metadata] = [
    {
        "id": "a",
        "date": "2018-07",
        "kind": "memo",
        "status": "published",
        "topics": ["trade", "ports"],
        "parties": ["us"],
        "authors": [{"name": "Ann Example"}, {"name": "Bo"}],
        "issues": [
            {"id": "fees", "title": "Port fees", "status": "disputed", "positions": {"USA": [{"says": "No"}]}},
            {"id": "quotas", "status": "disputed"},
        ],
    },
    {"id": "b", "date": "2018", "kind": "Memo", "status": "draft", "topics": ["trade"], "publisher": "Other"},
    {"id": "c", "date": None, "kind": "note", "status": "draft", "desk": {"lead": "Bo"}},
]


def counted(field: str, by: str | None = None) -> list[tuple[str, str, int]]:
    return [(facet.value, facet.by or "", facet.briefs) for facet in count_facets(BRIEFS, [field], MATCH_CONTEXT, by)]


@pytest.mark.parametrize(
    ("field", "found"),
    [
        ("topic", [("trade", "", 2), ("ports", "", 1)]),
        ("party", [("us", "", 1)]),  # listed and holding a position: one brief
        ("kind", [("memo", "", 2), ("note", "", 1)]),  # in any case
        ("publisher", [("House", "", 2), ("Other", "", 1)]),
        ("issues.status", [("disputed", "", 1)]),  # a brief counts once
        ("issue", [("fees", "", 1), ("quotas", "", 1)]),
        ("author", [("ann", "", 1), ("Bo", "", 1)]),
        ("year", [("2018", "", 2), ("undated", "", 1)]),
        ("month", [("2018", "", 1), ("2018-07", "", 1), ("undated", "", 1)]),
        ("live", [("false", "", 2), ("true", "", 1)]),
        ("desk.lead", [("Bo", "", 1)]),
        ("region", []),
    ],
)
def test_a_brief_counts_once_for_each_value(field: str, found: list[tuple[str, str, int]]) -> None:
    assert counted(field) == found


def test_numbers_are_split_by_another_field() -> None:
    assert counted("status", "year") == [("draft", "2018", 1), ("draft", "undated", 1), ("published", "2018", 1)]
    assert counted("kind", "topic") == [("memo", "ports", 1), ("memo", "trade", 2)]


def test_titles_are_the_registrys() -> None:
    assert count_facets(BRIEFS, ["party"], MATCH_CONTEXT) == [Facet("party", "us", "United States", 1)]


def test_the_most_frequent_values_of_each_field() -> None:
    found = most_frequent(count_facets(BRIEFS, ["topic", "kind"], MATCH_CONTEXT, "year"), 1)
    assert {(facet.field, facet.value) for facet in found} == {("topic", "trade"), ("kind", "memo")}


def test_fields_to_count_by_are_those_of_queries() -> None:
    assert facet_name("issue.status", set) == "issues.status"
    assert facet_name("year", set) == "year"
    assert facet_name("desk", lambda: {"desk"}) == "desk"
    with pytest.raises(QueryError) as caught:
        facet_name("topik", set)
    assert caught.value.hint == "did you mean topic?"
    with pytest.raises(QueryError) as caught:
        facet_name("stance", set)
    assert "issues.positions.stance" in (caught.value.hint or "")
