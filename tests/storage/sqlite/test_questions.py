"""A question that SQLite cannot take is answered all the same; only damage costs the index."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefkit.core.query.parse import QueryContext, parse_query
from briefkit.core.query.value import EVERYTHING, Query, Text, Word, all_of, any_of, clause
from briefkit.errors import QueryError
from briefkit.library.library import Library, today
from briefkit.storage.files.folder_store import FolderStore
from briefkit.storage.index.damage import DamagedError
from briefkit.storage.sqlite.file import IndexFile, UnansweredError, UnavailableError, reason_of
from briefkit.storage.sqlite.store import IndexStore
from tests.storage.libraries import write_library
from tests.storage.progress import RecordedProgress

COUNT = 6


@pytest.fixture
def library(tmp_path: Path) -> Path:
    briefs: dict[str, Any] = {}
    for number in range(COUNT):
        head = {"title": f"Brief {number}", "kind": "note", "date": f"2018-0{number + 1}", "topics": [f"t{number % 2}"]}
        briefs[f"brief-{number}"] = (head, [f"alpha w{number} beta"])
    write_library(tmp_path / "library", briefs)
    return tmp_path / "library"


@pytest.fixture
def store(library: Path) -> IndexStore:
    made = IndexStore(library, cache=library.parent / "cache", progress=RecordedProgress())
    made.rebuild()
    return made


def said(store: IndexStore) -> list[str]:
    assert isinstance(store.progress, RecordedProgress)
    return store.progress.messages


def nested(levels: int) -> str:
    text = "topic:t1"
    for level in range(levels):
        text = f"(alpha (topic:t{level % 3} OR w{level} OR {text}))"
    return text


def asked(text: str) -> Query:
    return parse_query(text, QueryContext(today())).query


def words(count: int, joint: str = " ") -> Query:
    return asked(joint.join(f"w{number}" for number in range(count)))


QUESTIONS: dict[str, Query] = {
    "1,100 words": words(1100),
    "5,000 words": words(5000),
    "one of 1,100 words": words(1100, " OR "),
    "one of 5,000 words": words(5000, " OR "),
    "1,100 words that all match": all_of([asked("alpha")] * 1100),
    "1,100 excluded words": all_of([asked("alpha"), *(asked(f"NOT x{number}") for number in range(1100))]),
    "24 levels of two groups": asked(nested(24)),
    "two groups of 40 levels": all_of([any_of([asked(nested(20)), asked(nested(20))]), asked("alpha")]),
    "3,000 dates": asked("date:" + ",".join(f"{1000 + number}-01..{1000 + number}-06" for number in range(3000))),
    "12,000 values": clause("topic", ":", [Word(f"t{number}") for number in range(12_000)]),
    "a phrase of 5,000 words": Text(tuple(f"w{number}" for number in range(5000))),
    "a word of 99,000 letters": asked("a" * 99_000),
    "a pattern of 99,000 letters": asked("title~" + "a" * 99_000),
    "a NUL": asked("alpha\0beta"),
    "a value with a NUL": clause("topic", ":", [Word("t1\0")]),
    "a value that is not text": clause("topic", ":", [Word("gr\udcf6")]),
    "a word that is not text": Text(("gr\udcf6",)),
}


@pytest.mark.parametrize("query", QUESTIONS.values(), ids=QUESTIONS.keys())
def test_the_answer_is_that_of_the_files_and_the_index_stays(library: Path, store: IndexStore, query: Query) -> None:
    truth = FolderStore(library)
    assert list(store.metadata(query)) == list(truth.metadata(query))
    assert list(store.metadata(query, limit=2)) == list(truth.metadata(query, limit=2))
    assert store.judgments(query) == truth.judgments(query)
    assert store.file.is_sealed()
    assert all("cannot answer this ('utf-8' codec" in message for message in said(store)), "it takes all that is text"
    assert list(store.metadata(asked("topic:t1"))) == list(truth.metadata(asked("topic:t1")))


@pytest.mark.parametrize("count", [300, 1100])
def test_search_takes_many_words(library: Path, store: IndexStore, count: int) -> None:
    wanted = FolderStore(library).search(words(count, " OR "), limit=1)
    assert [hit.metadata for hit in store.search(words(count, " OR "), limit=1)] == [hit.metadata for hit in wanted]
    assert said(store) == []


@pytest.mark.parametrize(
    ("limit", "count"), [(10**30, COUNT), (1 << 63, COUNT), (2**62, COUNT), (3, 3), (0, 0), (-5, 0), (-(10**30), 0)]
)
def test_any_number_is_a_limit(library: Path, store: IndexStore, limit: int, count: int) -> None:
    for one in (store, FolderStore(library)):
        assert len(list(one.metadata(EVERYTHING, limit=limit))) == count
        assert len(list(one.metadata(EVERYTHING, order="title", limit=limit))) == count
        assert len(one.search(asked("alpha"), limit=limit)) == count
    assert said(store) == []


def test_what_sqlite_refuses_is_answered_by_the_files_and_said_once(
    library: Path, store: IndexStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = IndexFile.connect

    def limited(self: IndexFile) -> sqlite3.Connection:
        connection = connect(self)
        connection.setlimit(sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 8)
        return connection

    monkeypatch.setattr(IndexFile, "connect", limited)
    store.refresh()
    query, truth = words(7, " OR "), FolderStore(library)
    for _ in range(2):
        assert list(store.metadata(query)) == list(truth.metadata(query))
        assert [hit.metadata for hit in store.search(query)] == [hit.metadata for hit in truth.search(query)]
    (message,) = said(store)
    assert re.fullmatch(r"the index cannot answer this \(.*\): reading all files, which takes longer", message)
    assert store.file.is_sealed()
    assert store.status()["sound"] == "yes"


BELOW_THE_SEAL: dict[str, Callable[[sqlite3.Connection], object]] = {
    "a table is gone": lambda connection: connection.execute("DROP TABLE record"),
    "a column has another name": lambda connection: connection.execute("ALTER TABLE record RENAME json TO jsom"),
    "a text is not text": lambda connection: connection.execute("UPDATE record SET json = CAST(x'ff' AS TEXT)"),
    "no state": lambda connection: connection.execute("DROP TABLE state"),
    "no words": lambda connection: connection.execute("DROP TABLE word"),
}


@pytest.mark.parametrize("damage", BELOW_THE_SEAL.values(), ids=BELOW_THE_SEAL.keys())
def test_real_damage_leads_to_a_rebuild(
    library: Path, store: IndexStore, damage: Callable[[sqlite3.Connection], object]
) -> None:
    with store.file.lock():
        connection = store.file.connect()
        damage(connection)
        connection.close()
        store.file.seal()
    store.refresh()
    for query in (EVERYTHING, asked("alpha")):
        assert list(store.metadata(query)) == list(FolderStore(library).metadata(query))
    (message,) = said(store)
    assert re.fullmatch(r"the index is damaged \(.*\): rebuilding it", message, re.DOTALL)
    assert store.status()["sound"] == "yes"


def error_of(work: Callable[[], object]) -> Any:
    with pytest.raises((sqlite3.Error, UnicodeEncodeError, OverflowError)) as raised:
        work()
    return raised.value


def test_only_codes_of_damage_mean_damage(tmp_path: Path) -> None:
    memory = sqlite3.connect(":memory:")
    memory.execute("CREATE TABLE t (a PRIMARY KEY)")
    (tmp_path / "none.db").write_bytes(b"no database at all" * 1000)
    questions: list[Callable[[], object]] = [
        lambda: memory.execute("SELECT " + "+".join("1" * 2000)),
        lambda: memory.execute("SELECT " + "(" * 2000 + "1" + ")" * 2000),
        lambda: memory.execute("SELECT nothing"),
        lambda: memory.execute("SELECT zeroblob(3000000000)"),
        lambda: memory.execute("SELECT ?", ("\udcf6",)),
        lambda: memory.execute("SELECT ?", (10**30,)),
        lambda: memory.execute("SELECT 1 LIMIT ?", ("x",)),
    ]
    assert {type(reason_of(error_of(question))) for question in questions} == {UnansweredError}
    damaged: list[Callable[[], object]] = [
        lambda: sqlite3.connect(tmp_path / "none.db").execute("SELECT * FROM sqlite_schema"),
        lambda: memory.execute("SELECT CAST(x'ff' AS TEXT)").fetchall(),
        lambda: memory.execute("INSERT INTO t VALUES (1), (1)"),
    ]
    assert {type(reason_of(error_of(question))) for question in damaged} == {DamagedError}
    absent: list[Callable[[], object]] = [
        lambda: sqlite3.connect(tmp_path / "no" / "where.db").execute("SELECT 1"),
        lambda: sqlite3.connect(tmp_path).execute("SELECT 1"),
    ]
    assert {type(reason_of(error_of(question))) for question in absent} == {UnavailableError}


def test_sql_that_is_not_text_is_refused(library: Path, store: IndexStore) -> None:
    with pytest.raises(QueryError, match="the statement is not text"):
        Library(library, store).sql("SELECT '\udcf6'")
    assert said(store) == []
