"""`issues --contradictions` and `check` find the same; a contradiction belongs to the period of its later statement."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit import Library
from tests.fakes import fake_library
from tests.storage.libraries import write_library

FIRST = """---
title: First
kind: note
date: 2018-07-20
issues: [{id: gerd, positions: {us: {says: "Yes", stance: supports, date: 2018-07}}}]
---
"""
SECOND = """---
title: Second
kind: qa
date: 2018-08-10
issues: [{id: gerd, positions: {us: {says: "No", stance: opposes, date: 2018-07-25}}}]
---
"""


def found(query: str | None, **more: Any) -> list[tuple[str | None, str | None]]:
    library = fake_library({"a.md": FIRST, "b.md": SECOND})
    return [(pair.one.says, pair.other.says) for pair in library.issues(query, contradictions=True, **more)]


@pytest.mark.parametrize(
    ("query", "is_told"),
    [
        (None, True),
        ("date>=2018-07-25", True),
        ("date>=2018-07-26", False),
        ("date:2018-07-10..2018-08-31", True),
        ("date:2018-07-10..2018-07-31", False),
        ("date<=2018-07-24", False),
        ("party:us date>=2018-07-10", True),
        ("party:russia", False),
        ("kind:qa", False),
    ],
)
def test_a_contradiction_belongs_to_the_period_of_its_later_statement(query: str | None, is_told: bool) -> None:
    assert found(query) == ([("Yes", "No")] if is_told else [])


def test_a_contradiction_is_known_when_both_statements_are() -> None:
    assert found(None, as_of="2018-08-09") == []
    assert found("date>=2018-07-25", as_of="2018-08-10") == [("Yes", "No")]
    assert found("date>=2018-07-25", issues=["gerd"]) == [("Yes", "No")]
    assert found("date>=2018-07-25", issues=["inf-treaty"]) == []


POSITION = st.fixed_dictionaries(
    {"says": st.just("Words")},
    optional={
        "stance": st.sampled_from(["supports", "opposes", "conditional", "neutral"]),
        "date": st.sampled_from(["2018", "2018-07", "2018-07-01", "2018-07-16", "2018-08"]),
    },
)
ISSUE = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["inf-treaty", "inf", "gerd"]),
        "positions": st.dictionaries(st.sampled_from(["us", "USA", "b-expert"]), st.lists(POSITION, max_size=4)),
    },
    optional={"question": st.sampled_from(["Should it stay?", "should it stay", "Should it go?"])},
)


@given(st.lists(ISSUE, max_size=3), st.sampled_from(["2018-07", "2018-07-16", "2018-08-01"]))
def test_check_and_issues_find_the_same_in_one_brief(issues: list[dict[str, Any]], date: str) -> None:
    head = {"title": "T", "kind": "note", "date": date, "issues": issues}
    with tempfile.TemporaryDirectory() as folder:
        write_library(Path(folder), {"a": (head, [])})
        library = Library.open(folder)
        conflicts = list(library.check(select=["position-conflict"]).diagnostics())
        pairs = list(library.issues(contradictions=True))
    assert bool(conflicts) == bool(pairs)
