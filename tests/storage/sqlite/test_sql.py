"""`briefkit sql`: documented views, read only, with a time limit."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from briefkit.core.judgments.rows import JUDGMENTS, rows_of_judgments
from briefkit.core.query.value import EVERYTHING
from briefkit.errors import QueryError
from briefkit.library.judgments import judgment_defaults
from briefkit.library.library import Library
from briefkit.output.formats import FORMATS
from briefkit.storage.sql import VIEWS
from tests.places import ROOT, SAMPLE
from tests.storage.libraries import LIBRARIES, write_library
from tests.test_one_forecast import generated as forecasts
from tests.thorough import examples


@pytest.fixture
def library() -> Library:
    return Library.open(SAMPLE)


def documented() -> dict[str, list[str]]:
    """View → columns, as docs/sql.md lists them."""
    page = (ROOT / "docs" / "sql.md").read_text("utf-8")
    parts = re.split(r"^## (\w+)$", page, flags=re.MULTILINE)[1:]
    return {
        view: re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)
        for view, text in zip(parts[::2], parts[1::2], strict=True)
    }


def test_every_view_and_column_is_documented(library: Library) -> None:
    columns = {view: list(library.sql(f"select * from {view} limit 1").shown) for view in VIEWS}  # noqa: S608 - our own names
    assert columns == documented()


def test_every_view_holds_something(library: Library) -> None:
    asking = Library.open(ROOT / "tests" / "libraries" / "submissions")
    for view in VIEWS:
        opened = asking if view in ("decisions", "options") else library
        assert next(iter(opened.sql(f"select count(*) as n from {view}")))["n"] > 0, view  # noqa: S608 - our own names


def test_positions_are_those_of_the_issues_command(library: Library) -> None:
    rows = [row for row in library.issues(everything=True).source.history if row.holder]
    assert list(library.sql("select count(*) as n from positions")) == [{"n": len(rows)}]
    parties = sorted(row["holder"] for row in library.sql("select distinct holder from positions"))
    assert parties == sorted({str(row.holder) for row in rows})


@pytest.mark.parametrize(
    "statement",
    [
        "delete from file",
        "update briefs set title = ''",
        "insert into record values (1, '')",
        "drop table file",
        "create table x (a)",
        "pragma user_version = 7",
        "attach '/tmp/other.db' as other",
        "select load_extension('x')",
        "vacuum into '/tmp/other.db'",
        "begin exclusive",
        "reindex",
        "select writefile('/tmp/x', 'y')",
    ],
)
def test_only_reading_is_allowed(library: Library, statement: str) -> None:
    with pytest.raises(QueryError):
        library.sql(statement)
    assert len(library.sql("select * from briefs")) == len(library.find())


HIDDEN = "---\ntitle: Hidden\nkind: note\ndate: 2020\n---\nThe hidden text.\n"


@pytest.fixture
def guarded(tmp_path: Path) -> Library:
    """A library with one brief, beside files that are none of its briefs."""
    folder = tmp_path / "library"
    (folder / "drafts").mkdir(parents=True)
    (folder / "briefkit.toml").write_text('[library]\nname = "Secret name"\nexclude = ["drafts"]\n')
    (folder / "registry.yaml").write_text("topics: {t: {title: Secret topic}}\n")
    for path in ("drafts/a.md", "README.md", "../outside.md"):
        (folder / path).write_text(HIDDEN)
    (folder / "one.md").write_text("---\ntitle: One\nkind: note\ndate: 2020\n---\nThe text.\n")
    return Library.open(folder)


@pytest.mark.parametrize(
    "path", ["drafts/a.md", "README.md", "../outside.md", "briefkit.toml", "./one.md", "/etc/passwd"]
)
def test_only_the_texts_of_listed_briefs_can_be_asked_for(guarded: Library, path: str) -> None:
    inside = guarded.folder / path
    for asked in {path, str(inside), str(inside.resolve())}:
        said = list(guarded.sql(f"select body_of('{asked}') as said"))
        assert said == [{"said": ""}]
    assert list(guarded.sql("select body_of('one.md') as said")) == [{"said": "The text.\n"}]
    assert [row["brief"] for row in guarded.sql("select brief from texts")] == ["one"]


TABLES_OF_THE_INDEX = ["state", "manifest", "problem", "posting", "term", "own_key", "name", "held", "word_data"]


@pytest.mark.parametrize(
    "statement",
    [
        *(f"select * from {table}" for table in TABLES_OF_THE_INDEX),  # noqa: S608 - our own names
        "select * from sqlite_schema",
        "select * from sqlite_master",
        "select * from temp.sqlite_master",
        "select * from sqlite_temp_schema",
        "select file from pragma_database_list",
        "select * from pragma_database_list()",
        "select * from pragma_compile_options",
        "select * from pragma_function_list",
        "select * from pragma_table_info('file')",
        "select * from sqlite_dbpage",
        "select * from dbstat",
        "select * from sqlite_stmt",
        "select * from word",
        "with briefs as (select * from state) select * from briefs",
        "select * from (select * from state) as briefs",
        "select value from state union select title from briefs",
        "select title from briefs where exists (select value from state where name = 'head')",
        "select fts3_tokenizer('simple')",
        "select FTS3_Tokenizer('simple')",
        "select readfile('/etc/passwd')",
        "select edit('x')",
        "select zipfile('a', 'b')",
        "select sqlite_compileoption_get(0)",
        "select last_insert_rowid()",
    ],
)
def test_nothing_but_the_briefs_can_be_named(guarded: Library, statement: str) -> None:
    with pytest.raises(QueryError) as refused:
        guarded.sql(statement)
    assert str(guarded.folder) not in str(refused.value)


def test_what_an_own_function_is_given_names_no_attribute(guarded: Library) -> None:
    for name in ("__class__", "__init__", "__dict__", "id"):
        assert list(guarded.sql(f"select known('x', '{name}') as said")) == [{"said": None}]


def test_every_function_that_only_computes_may_be_called(guarded: Library) -> None:
    (row,) = guarded.sql(
        "select upper('a') || replace('b', 'b', 'B') || substr('xC', 2) || printf('%d', 1) || round(1.26, 1) as text, "
        "'ab' like 'A%' as alike, 'ab' glob 'a*' as globbed, json_extract('{\"a\": 1}', '$.a') as a, "
        "date('2020-01-31', '+1 day') as day, sum(2) over () as total, '{\"a\": 2}' ->> 'a' as b, max(1, 2) as most"
    )
    assert row == {
        "text": "ABC11.3",
        "alike": 1,
        "globbed": 1,
        "a": 1,
        "day": "2020-02-01",
        "total": 2,
        "b": 2,
        "most": 2,
    }


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("select zeroblob(1000000000)", "too big"),
        ("select hex(zeroblob(20000000))", "too big"),
        ("select group_concat(hex(zeroblob(1000000))) from json_each('[1,2,3,4,5,6,7,8,9,10]')", "too big"),
        (
            "with recursive t(x) as (select 1 union all select x + 1 from t) select hex(zeroblob(100000)) from t",
            "larger",
        ),
    ],
)
def test_an_answer_has_a_largest_size(
    guarded: Library, monkeypatch: pytest.MonkeyPatch, statement: str, words: str
) -> None:
    monkeypatch.setattr("briefkit.storage.sql.LARGEST_ANSWER", 8 * 1024 * 1024)
    with pytest.raises(QueryError, match=words):
        guarded.sql(statement)


@pytest.mark.skipif(sys.platform != "linux", reason="the limit of memory is one of Linux")
def test_a_statement_that_sorts_for_ever_is_refused_and_fills_no_folder(guarded: Library) -> None:
    endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select i from n order by"
    with pytest.raises(QueryError, match="needs too much memory"):
        guarded.sql(f"{endless} i || hex(zeroblob(40000))")
    assert [row["n"] for row in guarded.sql("select 1 as n")] == [1]


def test_lists_can_be_taken_apart(library: Library) -> None:
    asked = "select issue.value from judgments as j, json_each(about) as issue where brief = ? and j.id = 'j3'"
    found = library.sql(asked.replace("?", "'2018-07-after-helsinki'"))
    assert tuple(row["value"] for row in found) == list(library.judgments("id:2018-07-after-helsinki"))[2].about


@pytest.mark.parametrize(
    ("statement", "row"),
    [
        ("select 1 as n, 2 as n", {"n": 1, "n_2": 2}),
        ("select 1 as n, 2 as n, 3 as n_2, 4 as n", {"n": 1, "n_3": 2, "n_2": 3, "n_4": 4}),
        ("select 1 as n, 2 as N", {"n": 1, "N": 2}),
        ("select 1 as '', 2 as ''", {"": 1, "_2": 2}),
        ("values (1, null)", {"column1": 1, "column2": None}),
        ("select x'00ff' as b, x'' as e, zeroblob(2) as z", {"b": "00FF", "e": "", "z": "0000"}),
        ("select 9e999 as a, 9e999 - 9e999 as c", {"a": "Infinity", "c": None}),
        ("select 9223372036854775807 as a, -1.5 as b", {"a": 9223372036854775807, "b": -1.5}),
        ("select 1 as a; -- one", {"a": 1}),
        ("select 1 as a;;\n", {"a": 1}),
    ],
)
def test_every_column_has_its_own_value_in_every_format(library: Library, statement: str, row: dict[str, Any]) -> None:
    for format_, values in (("json", json.loads), ("jsonl", lambda text: [json.loads(text)])):
        assert values(b"".join(FORMATS[format_](library.sql(statement))).decode()) == [row]
    header, cells = csv.reader(io.StringIO(b"".join(FORMATS["csv"](library.sql(statement))).decode()))
    assert (header, cells) == ([*row], ["" if value is None else str(value) for value in row.values()])


def test_columns_of_a_join_keep_their_values(library: Library) -> None:
    joined = "from positions p join briefs b on b.id = p.brief order by b.id, p.issue, p.holder, p.date, p.says"
    both = [(row["date"], row["date_2"]) for row in library.sql(f"select b.date, p.date {joined}")]
    alone = [[row["date"] for row in library.sql(f"select {name}.date {joined}")] for name in "bp"]
    assert both == [*zip(*alone, strict=True)]
    assert any(of_brief != of_position for of_brief, of_position in both)


def test_an_infinite_number_is_no_number_in_json_or_a_spreadsheet(library: Library) -> None:
    assert list(library.sql("select -9e999 as n")) == [{"n": "-Infinity"}]
    assert b"".join(FORMATS["csv"](library.sql("select -9e999 as n"))) == b"n\n'-Infinity\n"


def test_as_many_columns_as_there_may_be(library: Library) -> None:
    [row] = library.sql("select " + ", ".join(["1 as n"] * 2000))
    assert (len(row), row["n"], row["n_2000"]) == (2000, 1, 1)


@pytest.mark.parametrize(
    ("statement", "hint"),
    [
        ("select 1; select 2", "run one statement at a time"),
        ("select * from briefs where title = :title", "write the values"),
        ("select cast(x'ff' as text)", "select hex(…) of them"),
    ],
)
def test_what_to_do_about_a_statement_that_cannot_be_answered(library: Library, statement: str, hint: str) -> None:
    with pytest.raises(QueryError) as caught:
        library.sql(statement)
    assert caught.value.hint == hint


@pytest.mark.parametrize("statement", ["selec 1", "select 1; select 2", "", "-- nothing", "select * from nothing"])
def test_invalid_statements_are_reported(library: Library, statement: str) -> None:
    with pytest.raises(QueryError) as caught:
        library.sql(statement)
    assert caught.value.hint


def test_an_endless_statement_ends(library: Library) -> None:
    since = time.monotonic()
    endless = "with recursive c(x) as (select 1 union all select x + 1 from c) select count(*) from c"
    with pytest.raises(QueryError, match="stopped after"):
        library.sql(endless, timeout=0.3)
    assert time.monotonic() - since < 5


def test_the_time_of_a_statement_is_that_of_the_environment(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFKIT_TIMEOUT", "0.3")
    endless = "with recursive c(x) as (select 1 union all select x + 1 from c) select count(*) from c"
    with pytest.raises(QueryError, match=r"stopped after 0\.3 seconds"):
        library.sql(endless)
    monkeypatch.setenv("BRIEFKIT_TIMEOUT", "0")
    assert list(library.sql("select 1 as n")) == [{"n": 1}]


def test_a_long_statement_is_let_finish(library: Library) -> None:
    counted = "with recursive c(x) as (select 1 union all select x + 1 from c limit 30000) select count(*) as n from c"
    assert list(library.sql(counted)) == [{"n": 30_000}]


@pytest.mark.parametrize("view", ["issues", "positions", "judgments", "events"])
def test_rows_come_by_the_ids_of_their_briefs(library: Library, view: str) -> None:
    briefs = [row["brief"] for row in library.sql(f"select brief from {view}")]  # noqa: S608 - constants
    assert briefs == sorted(briefs)


LISTS = ("about", "depends_on", "updates", "authors")
BANDS = ("probability", "current")


def _judgment(shown: Mapping[str, Any]) -> dict[str, Any]:
    """A row of the view as `judgments --json` has it."""
    row = {**shown, **{name: json.loads(shown[name]) for name in LISTS}}
    row |= {name: json.loads(row[name]) for name in BANDS if isinstance(row[name], str)}
    low, high = row.pop("current_low"), row.pop("current_high")
    assert row["current"] == (low if low == high else [low, high])
    return row


def _sorted(rows: Iterable[Any]) -> list[Any]:
    return sorted(rows, key=lambda row: json.dumps(row, sort_keys=True))


def _assert_same(library: Library) -> None:
    """The views tell what the tables tell of judgments, positions and issues; events have a test of their own."""
    ledger = library.store.judgments(EVERYTHING, drafts=True)  # the view has each judgment as its brief states it
    rows = rows_of_judgments((stated for stated, _ in ledger.judgments), judgment_defaults(library))
    found = map(_judgment, library.sql("select * from judgments").records())
    assert _sorted(found) == _sorted(JUDGMENTS.records(rows))  # SQL promises no order, and two files may have one id
    kept = ("brief", "date", "issue", "holder", "stance", "says", "basis", "source")
    held = [{name: row[name] for name in kept} for row in library.issues(everything=True).records() if row["holder"]]
    stated = library.sql(f"select {', '.join(kept)} from positions").records()  # noqa: S608 - constants
    assert sorted(map(repr, stated)) == sorted(map(repr, held))
    about = ("brief", "date", "issue", "status", "trend", "outlook")
    steps = {repr({name: row[name] for name in about}) for row in library.issues(by="brief", everything=True).records()}
    listed = map(repr, library.sql(f"select {', '.join(about)} from issues").records())  # noqa: S608 - constants
    assert steps <= set(listed)  # a brief that names an issue twice has two rows, of which the first counts


def test_the_views_tell_what_the_commands_tell(library: Library) -> None:
    _assert_same(library)


@settings(max_examples=examples(1 / 2))  # each asks every view of a library of its own
@given(LIBRARIES)
def test_the_views_tell_the_same_of_any_library(briefs: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_library(Path(folder), briefs)
        _assert_same(Library.open(folder))


def test_the_views_tell_the_same_of_forecasts_of_every_make(tmp_path: Path) -> None:
    _assert_same(Library.open(forecasts(tmp_path)))


def test_decisions_and_options_are_those_of_the_commands() -> None:
    opened = Library.open(ROOT / "tests" / "libraries" / "submissions")
    keys = (
        "question",
        "by",
        "needed_by",
        "reason",
        "recommended",
        "outcome",
        "chosen",
        "decided_on",
        "evidence",
        "note",
    )
    told = {row["brief"]: [row[key] for key in keys] for row in opened.decisions(everything=True).records()}
    assert {row["brief"]: [row[key] for key in keys] for row in opened.sql("select * from decisions").records()} == told
    listed = [(row.brief, row.id, row.title, int(row.do_nothing)) for row in opened.decisions.options(everything=True)]
    found = opened.sql("select brief, option, title, do_nothing, costs from options").records()
    assert sorted(tuple(row.values())[:4] for row in found) == sorted(listed)
