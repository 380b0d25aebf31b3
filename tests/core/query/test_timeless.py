"""Queries whose answer does not depend on the day."""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.brief.as_of import CHANGING, known_by
from briefkit.core.brief.model import brief_to_json
from briefkit.core.query.match import matcher
from briefkit.core.query.timeless import is_timeless
from briefkit.core.query.value import EVERYTHING, Item, Not, Query, Text, Word, any_of, clause
from briefkit.storage.files.folder_store import FolderStore
from tests.core.query.queries import queries
from tests.storage.libraries import LIBRARIES, QUERIES, write_library

TOPIC, STATUS = clause("topic", ":", [Word("water")]), clause("status", ":", [Word("published")])


@given(LIBRARIES, QUERIES | queries(), st.dates(datetime.date(2017, 12, 31), datetime.date(2020, 3, 1)))
def test_what_does_not_change_gives_the_same_answer_on_every_day(
    library: dict[str, Any], query: Query, day: datetime.date
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_library(Path(folder), library)
        store = FolderStore(Path(folder))
        briefs = {brief.path: brief_to_json(brief, body=True) for brief in store.find(EVERYTHING)}
        matches = matcher(query, store.match_context)
        for known in known_by(store.find(EVERYTHING), day):
            then, now = brief_to_json(known, body=True), briefs[known.path]
            assert {key for key in {**then, **now} if then.get(key) != now.get(key)} <= CHANGING
            if is_timeless(query):
                assert matches(then) == matches(now)


@pytest.mark.parametrize(
    ("query", "timeless"),
    [
        (EVERYTHING, True),
        (TOPIC, True),
        (Not(TOPIC), True),
        (Item("author", clause("name", ":", [Word("x")])), True),
        (STATUS, False),
        (any_of([TOPIC, STATUS]), False),
        (clause("party", ":", [Word("us")]), False),
        (clause("live", ":", [Word("true")]), False),
        (Item("event", clause("place", ":", [Word("x")])), False),
        (clause("own-key", ":", [Word("x")]), False),
        (Text(("water",)), False),
    ],
)
def test_which_queries_do_not_depend_on_the_day(query: Query, timeless: bool) -> None:
    assert is_timeless(query) is timeless
