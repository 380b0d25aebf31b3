"""Words on a server: long briefs, very long words, scripts without spaces, characters that are odd."""

from __future__ import annotations

import datetime
from typing import Any

import psycopg
import pytest

from briefkit.core.query.parse import QueryContext, parse_query
from briefkit.core.query.texts import PARTS
from briefkit.core.query.value import Query, Text, all_of, any_of
from briefkit.storage.files.folder_store import FolderStore
from briefkit.storage.postgres import answer, search
from briefkit.storage.postgres.connection import _translated
from briefkit.storage.postgres.store import PostgresStore
from briefkit.storage.postgres.texts import query_of
from briefkit.storage.postgres.words import LONGEST_PHRASE, LONGEST_START
from tests.storage.libraries import write_library
from tests.storage.stores import pushed_store

NUMBERED = [f"w{number}" for number in range(20_000)]
"""The words of a long brief, each once: a phrase of any of them stands at one place only."""
ENDLESS = "a" * 3000
BRIEFS: dict[str, Any] = {
    "long": (
        {"title": "Long", "kind": "report", "date": "2018", "key_points": ["the end of the beginning"]},
        [" ".join(NUMBERED)],
    ),
    "often": ({"title": "Often", "kind": "note", "date": "2019"}, ["tax the rich " * 700 + "tax haven"]),
    "endless": ({"title": "Endless", "kind": "note", "date": "2017"}, [f"before {ENDLESS}b after {'é' * 2500}"]),
    "odd": (
        {"title": "Odd 'quoted' \\ back", "kind": "note", "date": "2016", "summary": "制裁について話した & | ! <->"},
        ["ข้อตกลงน้ำ – it's C++ and AI-Act, 100%\u2028\ue000 private, 𠀀 rare, e\u0301"],
    ),
}


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> tuple[PostgresStore, FolderStore]:
    library = tmp_path_factory.mktemp("long") / "library"
    write_library(library, BRIEFS)
    store = pushed_store(library)
    assert isinstance(store, PostgresStore)
    return store, FolderStore(library)


def found(store: Any, query: Query, parts: tuple[str, ...] = ()) -> list[str]:
    return sorted(hit.metadata["id"] for hit in store.search(query, parts=parts))


def phrases() -> list[Text]:
    """Phrases across every place where a long brief may be divided, and longer ones than may be stored."""
    places = [*range(0, 19_900, 397), 16_300, 16_350, 16_382, 16_383, 16_384]
    within = [Text(tuple(NUMBERED[place : place + 5])) for place in places]
    long = [Text(tuple(NUMBERED[place : place + 60])) for place in (0, 16_330, 16_370, 19_000)]
    broken = [Text((*NUMBERED[16_370 : 16_370 + LONGEST_PHRASE], "w1")), Text(("w16383", "w16385"))]
    return [*within, *long, *broken]


def test_phrases_of_a_long_brief_are_found_wherever_they_are(stores: tuple[PostgresStore, FolderStore]) -> None:
    store, files = stores
    for text in phrases():
        assert [brief["id"] for brief in store.metadata(text)] == [brief["id"] for brief in files.metadata(text)], text


@pytest.mark.parametrize(
    "text",
    [
        Text(("tax", "haven")),
        Text(("tax", "the", "rich", "tax")),
        Text(("rich", "haven")),
        Text((ENDLESS,)),
        Text((ENDLESS + "b",)),
        Text((ENDLESS + "b", "after")),
        Text((ENDLESS,), True),
        Text(("a" * (LONGEST_START + 1),), True),
        Text(("before", "a" * 2000), True),
        Text(("before", "b" * 2000), True),
        Text(("after", "e" * 500), True),
        Text(("制", "裁")),
        Text(("裁", "制")),
        Text(("話",), True),
        Text(("quoted",)),
        Text(("it", "s")),
        Text(("w1999",), True),
        Text(("end", "of", "the", "beg"), True),
        Text(("𠀀",)),
    ],
    ids=lambda text: " ".join(text.words)[:30] + ("*" if text.prefix else ""),
)
def test_odd_texts_are_found_as_in_the_files(text: Text, stores: tuple[PostgresStore, FolderStore]) -> None:
    store, files = stores
    for parts in ((), ("body",), ("summary", "title"), ("issues", "sources")):
        assert found(store, text, parts) == found(files, text, parts)


ODD = ["\0", "a\0b", "\ud800", "topic:a\0", "title:'\\", "text~\0", 'party:"\udcff"', "100%", "$1 ?1 :x"]


@pytest.mark.parametrize("asked", ODD)
def test_no_question_breaks_on_its_characters(asked: str, stores: tuple[PostgresStore, FolderStore]) -> None:
    store, files = stores
    query = parse_query(asked, QueryContext(datetime.date(2020, 1, 1))).query
    assert [brief["id"] for brief in store.metadata(query)] == [brief["id"] for brief in files.metadata(query)]
    assert store.files_named(asked) == files.files_named(asked)
    assert store.headings(asked) == files.headings(asked)
    assert store.brief_at(asked) is None


def test_a_query_with_more_words_than_a_statement_takes_values_is_answered(
    stores: tuple[PostgresStore, FolderStore], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answer, "_MOST_VALUES", 30)
    monkeypatch.setattr(search, "_AT_ONCE", 7)
    store, files = stores
    some = [any_of(Text((f"x{number}",)) for number in range(start, start + 5)) for start in range(0, 20, 5)]
    query = any_of([*(all_of([Text(("tax",)), one]) for one in some), Text(("haven",))])
    assert [brief["id"] for brief in store.metadata(query)] == [brief["id"] for brief in files.metadata(query)]
    assert found(store, query) == found(files, query) == ["often"]


def test_after_an_error_the_next_question_is_answered(stores: tuple[PostgresStore, FolderStore]) -> None:
    store, _ = stores
    with pytest.raises(psycopg.errors.SyntaxError):
        store.ask(lambda connection: connection.execute("SELEC 1"), lambda _store: None)
    assert found(store, Text(("haven",))) == ["often"]


def test_scores_of_ordinary_words_in_long_briefs_are_close(stores: tuple[PostgresStore, FolderStore]) -> None:
    store, files = stores
    for text in (Text(("tax",)), Text(("the", "rich")), Text(("w5",), True)):
        scores = {hit.metadata["id"]: hit.score for hit in files.search(text)}
        for hit in store.search(text):
            assert hit.score == pytest.approx(scores[hit.metadata["id"]], rel=0.05)


def test_what_is_asked_of_each_column() -> None:
    asked = Text(("arms", "con"), True)
    assert query_of(asked, "stated") == "'arms' <-> 'con':*"
    assert query_of(asked, "stated", ["title", "people"]) == "'arms':AD <-> 'con':*AD"
    assert query_of(asked, "held", ["title", "people"]) == ""
    assert query_of(Text(("it's\\",)), "body", PARTS) == "'it''s\\\\'"


def test_statements_of_an_index_become_those_of_a_server() -> None:
    known = _translated(
        "SELECT ':x', instr(a, :x), CAST(a AS BLOB) FROM b WHERE c = :x AND d NOT IN (SELECT CAST(value AS BIGINT) "
        "FROM json_each(:d)) AND e IN (SELECT value FROM json_each(:e)) AND f = ANY (CAST(:f AS text[]))"
    )
    assert known.statement == (
        "SELECT ':x', strpos(a, $1), convert_to(a, 'UTF8') FROM b WHERE c = $1 AND d <> ALL (CAST($2 AS bigint[])) "
        "AND e = ANY (CAST($3 AS text[])) AND f = ANY (CAST($4 AS text[]))"
    )
    bound = known.bound({"x": "a\0\ud800b", "d": "[1, 2]", "e": '["a", "b\\u0000"]', "f": ["c\0"]})
    assert bound == ["a\ufffd\ufffdb", "{1, 2}", ["a", "b\ufffd"], ["c\ufffd"]]
    assert _translated("SELECT ?1, ?2 FROM a, json_each(?3) AS b WHERE ?1 > 0").statement == (
        "SELECT $1, $2 FROM a, json_array_elements(CAST($3 AS json)) AS b(value) WHERE $1 > 0"
    )
