"""Every implementation of `BriefStore` answers the same as filtering the parsed files."""

from __future__ import annotations

import datetime
import itertools
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit.core.brief.model import brief_to_json
from briefkit.core.dates.dates import parse_date, sort_key
from briefkit.core.issues.matrix import IssueMatrix, matrix_of_last
from briefkit.core.ports import BriefStore
from briefkit.core.query.order import SORTS
from briefkit.core.query.texts import PARTS
from briefkit.core.query.value import EVERYTHING, Query, Text
from briefkit.core.timeline.digest_rows import DigestRow
from briefkit.library.library import Library
from briefkit.storage.files.folder_store import FolderStore
from briefkit.storage.index.rows import date_key
from tests.core.query.queries import queries
from tests.storage.libraries import BRIEFS, LIBRARIES, QUERIES, write_brief, write_library
from tests.storage.stores import STORES
from tests.thorough import examples

ORDERS = [*(f"-{key}" for key in SORTS), "date", "title"]


def truth(library: Path) -> FolderStore:
    return FolderStore(library)


MIDDLE = datetime.date(2018, 7, 31)
"""A day in the middle of the dates of libraries."""


def matrix(store: BriefStore, query: Query, *, live: bool, day: datetime.date | None) -> IssueMatrix:
    """The matrix of the positions that a store selects, which equals that of all positions."""
    last = store.last_positions(query, record=live, day=day)
    return matrix_of_last(last, store.registry, record=live)


def digest(store: BriefStore, query: Query, since: str = "2018-07-02", until: str = "2019-01-01") -> list[DigestRow]:
    """What changed in a period, by default the days around the middle."""
    return list(Library(Path("/nowhere"), store).digest(since, until, query))


def forecasts(store: BriefStore, query: Query, day: datetime.date | None, *, drafts: bool) -> list[Any]:
    """The forecasts, those of them that fall due, and their scores by year."""
    library = Library(Path("/nowhere"), store)
    rows = list(library.judgments(query, as_of=day, everything=drafts))
    due = [row for row in library.timeline(query, as_of=day, everything=drafts) if row.kind == "judgment"]
    return [rows, due, list(library.judgments.score(query, by="year", as_of=day).records())]


def related(store: BriefStore, query: Query) -> list[list[Any]]:
    """What is related to each of two briefs, with reasons and passages."""
    library = Library(Path("/nowhere"), store)
    ids = sorted({metadata["id"] for metadata in store.metadata(EVERYTHING)})[:2]
    return [list(library.related(f"{id_}.md", query).records()) for id_ in ids if len(store.files_named(id_)) == 1]


def assert_same(store: BriefStore, files: FolderStore, query: Query, orders: list[str] = ORDERS) -> None:
    for order in orders:
        wanted = list(files.metadata(query, order=order))
        assert list(store.metadata(query, order=order)) == wanted, order
        assert list(store.metadata(query, order=order, limit=2)) == wanted[:2], order
    for live, day in itertools.product((False, True), (None, MIDDLE)):
        assert store.history(query, record=live, day=day) == files.history(query, record=live, day=day)
        assert forecasts(store, query, day, drafts=not live) == forecasts(files, query, day, drafts=not live)
        assert store.heads(query, live=live, day=day) == files.heads(query, live=live, day=day)
        for ids in (None, {"paris"}):
            mentions = store.event_mentions(ids, live=live, day=day)
            assert mentions == files.event_mentions(ids, live=live, day=day)
        assert matrix(store, query, live=live, day=day) == matrix(files, query, live=live, day=day)
    assert digest(store, query) == digest(files, query)
    assert related(store, query) == related(files, query)
    assert [brief_to_json(brief, body=True) for brief in store.find(query)] == [
        brief_to_json(brief, body=True) for brief in files.find(query)
    ]


MOST_ASKED = {"index": 9, "postgres": 2}
"""How many queries are asked of a library: on a server each takes long."""


@pytest.mark.parametrize("kind", STORES)
@settings(max_examples=examples(1 / 6, in_ci=1 / 2))  # each asks up to nine queries of a library of its own
@given(LIBRARIES, st.lists(QUERIES | queries(), min_size=3, max_size=8))
def test_answers_equal_those_of_the_files(kind: str, briefs: dict[str, Any], asked: list[Query]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        library, cache = Path(folder, "library"), Path(folder, "cache")
        write_library(library, briefs)
        store, files = STORES[kind](library, cache), truth(library)
        queries = [EVERYTHING, *asked][: MOST_ASKED[kind]]
        parts = min(len(queries), 3)
        for number, query in enumerate(queries):  # each order is asked of every library, by some of its queries
            assert_same(store, files, query, ORDERS[number % parts :: parts])
        assert store.findings() == files.findings()
        assert store.own_keys() == files.own_keys()
        assert [(section, [*ids.items()]) for section, ids in store.uses().items()] == [
            (section, [*ids.items()]) for section, ids in files.uses().items()
        ]
        for holding in ("", "a", "u", "b"):
            assert store.headings(holding) == files.headings(holding)
        for limits in ((2, 3), (1, 1), (9, 1)):
            assert store.unlisted(*limits) == files.unlisted(*limits)
        for name in ("a", "sub/a.md", "ü", "b.md"):
            assert sorted(store.files_named(name)) == sorted(files.files_named(name))


@pytest.mark.parametrize("kind", STORES)
@settings(max_examples=examples(1 / 5, in_ci=3 / 5))  # each asks after up to four changes
@given(
    LIBRARIES,
    st.lists(st.tuples(st.sampled_from(["a", "sub/a", "new", "ü"]), st.none() | BRIEFS), min_size=1, max_size=4),
    QUERIES,
)
def test_answers_equal_those_of_the_files_after_changes(
    kind: str, briefs: dict[str, Any], changes: list[tuple[str, Any]], query: Query
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        library, cache = Path(folder, "library"), Path(folder, "cache")
        write_library(library, briefs)
        store = STORES[kind](library, cache)
        list(store.metadata(query))
        for number, (name, brief) in enumerate(changes, 1):
            if brief is None:
                (library / f"{name}.md").unlink(missing_ok=True)
            else:
                write_brief(library, name, brief)
            store.refresh()
            last = number == len(changes)
            if last or kind != "postgres":  # after each of them would take minutes
                assert_same(store, truth(library), query, ORDERS if last else ORDERS[number::4])


DAYS = [MIDDLE, datetime.date(2018, 6, 1), datetime.date(2019, 7, 1)]
HOW = st.tuples(st.sampled_from(ORDERS), st.lists(st.sampled_from(PARTS), max_size=2), st.sampled_from(DAYS))


@pytest.mark.parametrize("make", STORES.values(), ids=STORES.keys())
@settings(max_examples=examples(4 / 3, in_ci=4))  # with those of the tests above more than 500 libraries
@given(LIBRARIES, QUERIES | queries(), HOW, st.booleans())
def test_a_question_of_each_kind_now_and_as_of_a_day(
    make: Callable[[Path, Path], BriefStore],
    briefs: dict[str, Any],
    query: Query,
    how: tuple[str, list[str], datetime.date],
    live: bool,
) -> None:
    order, parts, day = how
    with tempfile.TemporaryDirectory() as folder:
        library, cache = Path(folder, "library"), Path(folder, "cache")
        write_library(library, briefs)
        store, files = make(library, cache), truth(library)
        assert list(store.metadata(query, order=order)) == list(files.metadata(query, order=order))
        assert_same_search(store, files, query, parts)
        assert store.history(query, record=live, day=day) == files.history(query, record=live, day=day)
        assert store.heads(query, live=live, day=day) == files.heads(query, live=live, day=day)
        assert store.event_mentions(None, live=live, day=day) == files.event_mentions(None, live=live, day=day)
        assert matrix(store, query, live=live, day=day) == matrix(files, query, live=live, day=day)
        told = [list(Library(library, one).judgments(query, as_of=day, everything=live)) for one in (store, files)]
        assert told[0] == told[1]


def assert_same_search(store: BriefStore, files: FolderStore, query: Query, parts: list[str]) -> None:
    """Ranked as the definition does, with the same passages."""
    hits, wanted = store.search(query, parts=parts), files.search(query, parts=parts)
    assert {hit.metadata["path"]: hit.passage for hit in hits} == {hit.metadata["path"]: hit.passage for hit in wanted}
    scores = {hit.metadata["path"]: hit.score for hit in wanted}
    assert all(hit.score == pytest.approx(scores[hit.metadata["path"]], rel=1e-3) for hit in hits)


@pytest.mark.parametrize("make", STORES.values(), ids=STORES.keys())
def test_a_phrase_is_within_one_text(make: Callable[[Path, Path], BriefStore], tmp_path: Path) -> None:
    head: dict[str, Any] = {
        "title": "Arms",
        "kind": "note",
        "date": "2018",
        "key_points": ["control", "arms", "control"],
    }
    write_library(tmp_path / "library", {"a": (head, [])})
    for store in (make(tmp_path / "library", tmp_path / "cache"), truth(tmp_path / "library")):
        assert not list(store.metadata(Text(("arms", "control"))))
        assert list(store.metadata(Text(("control",))))


@given(st.lists(st.none() | st.sampled_from(["2018", "2018-01", "2018-01-01", "2018-02", "0001", "9999-12-31"])))
def test_the_index_orders_dates_as_the_sort_key_does(dates: list[str | None]) -> None:
    by_key = sorted(dates, key=lambda date: sort_key(parse_date(date) if date else None))
    assert sorted(dates, key=lambda date: (date_key(date) == 0, date_key(date))) == by_key
