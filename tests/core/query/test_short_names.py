"""Short names of what is inside an item also work with a dot, outside brackets."""

from __future__ import annotations

import datetime

import pytest

from briefkit.core.query.explain import explain_query
from briefkit.core.query.fields import field_name
from briefkit.core.query.flags import with_parts
from briefkit.core.query.match import matcher
from briefkit.core.query.parse import QueryContext, parse_query
from briefkit.core.query.table import ITEMS, SHORT
from briefkit.core.query.value import MatchContext
from briefkit.core.registry.registry import Entry, Registry

CONTEXT = QueryContext(datetime.date(2020, 1, 1))
REGISTRY = Registry(
    {"parties": {"us": Entry(id="us", aliases=("USA",)), "us-congress": Entry(id="us-congress", parent="us")}}
)
ISSUES = [
    {"id": "fees", "title": "Harbour fees", "positions": {"us": [{"says": "No"}], "us-congress": [{"says": "Yes"}]}},
    {"id": "quotas", "positions": {"B. Expert": [{"says": "Yes"}]}},
]
JUDGMENT = {"id": "j1", "claim": "C", "about": ["fees"], "depends_on": ["summit"], "by": "b-expert"}
UPDATES = [{"date": "2019", "term": "likely"}]
BRIEF = {"id": "a", "title": "T", "date": "2018", "issues": ISSUES, "judgments": [{**JUDGMENT, "updates": UPDATES}]}


def found(query: str, *, parts: bool = False) -> bool:
    parsed = parse_query(query, CONTEXT).query
    return matcher(with_parts(parsed) if parts else parsed, MatchContext(REGISTRY))(BRIEF)


@pytest.mark.parametrize(
    ("dotted", "in_brackets"),
    [
        ("judgment.event:{}", "judgment:(event:{})"),
        ("judgments.event:{}", "judgment:(event:{})"),
        ("judgment.issue:{}", "judgment:(issue:{})"),
        ("judgment.person:{}", "judgment:(person:{})"),
        ("judgment.update:{}", "judgment:(update:{})"),
        ("position.party:{}", "position:(party:{})"),
        ("position.issue:{}", "position:(issue:{})"),
        ("position.person:{}", "position:(person:{})"),
        ("issue.party:{}", "issue:(party:{})"),
        ("issue.holder:{}", "issue:(holder:{})"),
        ("issue.position:{}", "issue:(position:{})"),
        ("position.party-with-parts:{}", "position:(party-with-parts:{})"),
    ],
)
def test_a_dot_means_the_same_as_brackets(dotted: str, in_brackets: str) -> None:
    words = [
        "fees",
        '"Harbour fees"',
        "summit",
        "b-expert",
        "likely",
        "USA",
        "us",
        "Us-Congress",
        "yes",
        "nothing",
        "*",
    ]
    answers = {word: found(dotted.format(word)) for word in words}
    assert answers == {word: found(in_brackets.format(word)) for word in words}
    assert any(answers.values())
    assert not answers["nothing"]


def test_every_short_name_of_an_item_works_with_a_dot() -> None:
    for kind in ITEMS["brief"]:
        for name in SHORT.get(kind, {}):
            assert field_name("brief", f"{kind}.{name}"), f"{kind}.{name}"


def test_with_parts_a_party_includes_its_parts_with_a_dot_too() -> None:
    of_part = {**BRIEF, "issues": [{"id": "fees", "positions": {"us-congress": [{"says": "Yes"}]}}]}
    parsed = parse_query("position.party:us", CONTEXT).query
    assert not matcher(parsed, MatchContext(REGISTRY))(of_part)
    assert matcher(with_parts(parsed), MatchContext(REGISTRY))(of_part)


def test_a_path_that_leads_nowhere_is_no_field() -> None:
    for name in ("title.party", "position.nothing", "party.x", "author.party", "judgment.topic"):
        assert field_name("brief", name) is None
    assert "issues.positions.party is “us”" in explain_query(parse_query("position.party:us", CONTEXT).query)
