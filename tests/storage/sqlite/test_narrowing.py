"""Conditions in SQL let every match through, and of the rest as few as they can."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from briefkit.core.query.parse import QueryContext, parse_query
from briefkit.core.query.value import EVERYTHING, Clause, Query, Text, Word
from briefkit.storage.sqlite.query import PostingNarrowing as Narrowing
from briefkit.storage.sqlite.query import match_of
from briefkit.storage.sqlite.store import IndexStore
from tests.storage.libraries import write_library

BRIEFS: dict[str, Any] = {
    "e": {"title": "Undated", "kind": "memo", "date": "never"},
    "a": {"title": "Arms", "kind": "note", "date": "2018-07-16", "topics": ["embargo"], "language": "de-AT"},
    "b": {"title": "Water", "kind": "qa", "date": "2018-07", "status": "draft", "publisher": "Other House"},
    "c": {"title": "Arms", "kind": "note", "date": "2019", "issues": [{"id": "INF", "positions": {"USA": "No"}}]},
    "d": {
        "title": "Gas",
        "kind": "qa",
        "date": "2017",
        "authors": [{"name": "Bill Expert"}],
        "events": [{"id": "paris"}],
    },
}


@pytest.fixture
def store(tmp_path: Path) -> IndexStore:
    write_library(tmp_path / "library", {name: (head, ["Text"]) for name, head in BRIEFS.items()})
    store = IndexStore(tmp_path / "library", cache=tmp_path / "cache")
    store.search(Text(("text",)))
    return store


def parsed(query: str) -> Query:
    return parse_query(query, QueryContext(datetime.date(2020, 1, 1))).query


def candidates(store: IndexStore, query: str) -> str:
    """The briefs that a condition lets through, or “all” if there is no condition."""
    connection = store.file.connect()
    condition = Narrowing(connection, store.match_context).condition(parsed(query))
    if condition is None:
        return "all"
    ask = f"SELECT id FROM file WHERE {condition.sql} ORDER BY id"  # noqa: S608 - a statement of ours
    return "".join(row[0] for row in connection.execute(ask, condition.values))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("topic:sanctions", "a"),
        ("topic:nothing", ""),
        ("kind:qa", "bd"),
        ("kind:note,qa", "abcd"),
        ("party:us", "c"),
        ("issue:inf-treaty", "c"),
        ("issue:(id:inf status:open)", "c"),
        ("issue:(status:open)", "all"),
        ("event:paris", "d"),
        ("author:b-expert", "d"),
        ("status:draft", "b"),
        ("status:published", "all"),
        ("lang:de-AT", "a"),
        ("lang:de", "all"),
        ('publisher:"Other House"', "b"),
        ('publisher:"Example Institute"', "all"),
        ("topic:sanc*", "all"),
        ("title:Arms", "all"),
        ("date:2018-07", "ab"),
        ("date:2018-07-16", "a"),
        ("date<2018-07-17", "abd"),
        ("date<2018-07", "d"),
        ("date<=2018-07-01", "bd"),
        ("date>2018-12", "c"),
        ("date>=2018-07-16", "ac"),
        ("date:2018-07..2019", "abc"),
        ("date:..2018", "abd"),
        ("date:2019..", "c"),
        ("arms", "ac"),
        ("kind:qa date:2018", "b"),
        ("kind:qa OR topic:sanctions", "abd"),
        ("kind:qa OR title:Arms", "all"),
        ("NOT kind:qa", "all"),
        ("kind:qa title:Gas", "bd"),
    ],
)
def test_what_a_condition_lets_through(store: IndexStore, query: str, found: str) -> None:
    assert candidates(store, query) == found
    assert "e" not in found
    matching = {brief["id"] for brief in store.metadata(parsed(query))}
    assert matching <= set("abcde" if found == "all" else found)


def test_everything_has_no_condition(store: IndexStore) -> None:
    connection = store.file.connect()
    assert Narrowing(connection, store.match_context).condition(EVERYTHING) is None


def test_words_are_asked_for_literally() -> None:
    assert match_of(Text(("arms", "or"))) == '"arms or"'
    assert match_of(Text(("arms",), True)) == '"arms" *'
    assert match_of(Text(("arms",)), ["title", "body"]) == '{title body} : "arms"'


@pytest.mark.parametrize(
    ("operator", "values", "narrowed"),
    [
        (":", (Word("2018"),), True),
        (":", (), False),
        ("~", (Word("2018"),), False),
        ("~", (), False),
        (":*", (), False),
        (">=", (Word("never"),), True),
    ],
)
def test_which_conditions_on_a_date_narrow(
    store: IndexStore, operator: str, values: tuple[Word, ...], narrowed: bool
) -> None:
    clause = Clause("date", operator, values)
    assert (Narrowing(store.file.connect(), store.match_context).condition(clause) is not None) is narrowed
