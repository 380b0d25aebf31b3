"""`briefkit sql` on a server: the views of docs/sql.md with the values of SQLite, and nothing else."""

from __future__ import annotations

import json
import re
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from briefkit.errors import QueryError, ServerError
from briefkit.library.library import Library
from briefkit.storage.postgres.address import connect
from briefkit.storage.postgres.push import push_folder
from briefkit.storage.postgres.sql_access import FUNCTIONS
from briefkit.storage.postgres.store import PostgresStore
from briefkit.storage.sql import VIEWS
from tests.console import briefkit
from tests.places import ROOT, SAMPLE
from tests.postgres import server
from tests.storage.libraries import LIBRARIES, write_library
from tests.storage.sqlite.test_sql import documented
from tests.test_one_forecast import generated as forecasts
from tests.thorough import examples

Answer = tuple[tuple[str, ...], list[Any]]


def pushed(folder: Path, address: str) -> PostgresStore:
    """A store of the library in a folder, which is pushed."""
    push_folder(folder, address)
    return PostgresStore(address)


@pytest.fixture(scope="module")
def sample() -> Iterator[PostgresStore]:
    with closing(pushed(SAMPLE, server().new_database())) as store:
        yield store


@pytest.fixture(scope="module")
def address() -> str:
    return server().new_database()


def ask(store: PostgresStore, statement: str) -> list[Any]:
    return store.sql(statement, timeout=60)[1]


def in_files(library: Library, statement: str) -> Answer:
    return library._indexed().sql(statement, timeout=60)


def _in_order(rows: Sequence[Any]) -> list[str]:
    return sorted(map(json.dumps, rows))


def assert_same(folder: Path, store: PostgresStore) -> None:
    """Every view has the same columns and the same rows as in the index of the folder."""
    library = Library.open(folder)
    for view in VIEWS:
        statement = f"select * from {view}"  # noqa: S608 - our own names
        names, rows = in_files(library, statement)
        columns, served = store.sql(statement, timeout=60)
        assert (view, columns, _in_order(served)) == (view, names, _in_order(rows))


def test_every_view_and_column_is_documented(sample: PostgresStore) -> None:
    statement = "select * from {} limit 0"
    assert {view: list(sample.sql(statement.format(view), timeout=60)[0]) for view in VIEWS} == documented()


def test_the_views_are_those_of_a_folder(sample: PostgresStore) -> None:
    assert_same(SAMPLE, sample)


@pytest.mark.parametrize("name", ["submissions", "edges"])
def test_the_views_are_those_of_other_folders(address: str, name: str) -> None:
    folder = ROOT / "tests" / "libraries" / name
    with closing(pushed(folder, address)) as store:
        assert_same(folder, store)


def test_the_views_tell_the_same_of_forecasts_of_every_make(address: str, tmp_path: Path) -> None:
    folder = forecasts(tmp_path)
    with closing(pushed(folder, address)) as store:
        assert_same(folder, store)


@settings(max_examples=examples(1 / 8))  # each pushes a library of its own
@given(LIBRARIES)
def test_the_views_tell_the_same_of_any_library(address: str, briefs: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_library(Path(folder), briefs)
        with closing(pushed(Path(folder), address)) as store:
            assert_same(Path(folder), store)


REFUSED = r"""
delete from file
with gone as (delete from file returning *) select * from gone
with new as (insert into state values ('a', 'b') returning *) select * from new
select * into taken from briefs
select * from file for update
copy file to '/tmp/x'
copy (select 1) to program 'id'
do $$ begin perform pg_sleep(9); end $$
set transaction read write
commit
explain analyze select 1
explain (analyze) select 1
explain (values, analyze) select 1
listen x
declare x cursor for select 1
lock table file
select 1; drop table file
select 1; select 2
select pg_sleep(9)
select "pg_sleep"(9)
select pg_catalog.pg_sleep(9)
select pg_sleep /* of /* any */ kind */ (9)
select 1, case pg_sleep(9) when null then 1 end
select distinct on (1) pg_sleep(9)
select $$a$$ || pg_sleep(9)::text || $$b$$
select '\' || pg_sleep(9) || ''
select count(*) filter (where pg_sleep(9) is null)
select 1 operator(pg_catalog.+) 2
select U&'d\0061t\+000061'
select U&"d\0061t\+000061" from briefs
select pg_read_file('/etc/passwd')
select * from pg_ls_dir('.')
select * from rows from (pg_ls_dir('.'))
select lo_import('/etc/passwd')
select query_to_xml('select * from pg_authid', true, true, '')
select ts_stat('select vector from word')
select set_config('role', 'postgres', true)
select current_setting('data_directory')
select pg_advisory_lock(1)
select pg_terminate_backend(1)
select pg_notify('a', 'b')
select nextval('file_doc_seq')
select txid_current()
select ids('issues', null)
select * from pg_authid
select * from pg_stat_activity
select * from information_schema.tables
select * from state
select * from word
select * from blob
select * from problem
select * from briefkit.generation
table briefkit.granted
with briefs as (select * from state) select * from briefs
select value from state union select title from briefs
select title from briefs where exists (select 1 from pg_user)
select b.pg_backend_pid from briefs b
select dblink('a', 'b')
select
"""


@pytest.mark.parametrize("statement", [*REFUSED.strip().splitlines(), "", "-- nothing", "selec 1", "select 'a", "\0"])
def test_nothing_but_the_briefs_is_read_and_nothing_done(sample: PostgresStore, statement: str) -> None:
    since = time.monotonic()
    with pytest.raises(QueryError) as refused:
        sample.sql(statement, timeout=60)
    assert refused.value.hint
    assert time.monotonic() - since < 8
    assert ask(sample, "select 1") == [[1]]


@pytest.mark.parametrize("between", ["\n", "\n\n", " -- said\n", " /* said */\n"])
def test_a_text_that_goes_on_hides_no_function(sample: PostgresStore, between: str) -> None:
    with pytest.raises(QueryError):
        sample.sql(f"select E'a'{between}'\\'' || pg_sleep(9) || ''", timeout=60)


def test_no_allowed_function_writes_reads_other_tables_or_takes_a_statement(sample: PostgresStore) -> None:
    risky = r"^pg_(?!typeof)|^lo_|dblink|_to_xml|^set(seed|_config)|(curr|next)val|advisory|^current_|_mapping$"
    assert not [name for name in FUNCTIONS if re.search(risky, name)]
    volatile = "SELECT DISTINCT proname FROM pg_proc WHERE proname = ANY(%s) AND provolatile = 'v'"
    found = {name for (name,) in sample.served.connection.raw.execute(volatile, ([*FUNCTIONS],))}
    assert found <= {"random", "clock_timestamp", "timeofday", "system", "bernoulli"}


@pytest.mark.parametrize(
    "statement",
    [
        "-- said\nselect 1",
        "(select 1) union (select 1)",
        "with t(n, m) as (values (1, 2)) select n from t",
        "select length(E'\\n')",
        "select n from json_array_elements_text('[1]') as t(n) where n like ('1')",
        "select row_number() over (partition by n order by n) from (values (1)) as t(n)",
        "select 1; -- said",
        "select 1;;\n",
        "select 5 % 2",
        "select 1 where '%s' <> ':name'",
    ],
)
def test_what_only_computes_is_answered(sample: PostgresStore, statement: str) -> None:
    assert ask(sample, statement) in ([[1]], [["1"]])


def test_a_plan_is_shown(sample: PostgresStore) -> None:
    columns, rows = sample.sql("explain select * from briefs", timeout=60)
    assert (columns, "file" in str(rows)) == (("QUERY PLAN",), True)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("'\\x00ff'::bytea", "00FF"),
        ("''::bytea", ""),
        ("'-Infinity'::float8", "-Infinity"),
        ("'NaN'::numeric", "NaN"),
        ("7::float8", 7.0),
        ("9223372036854775807", 9223372036854775807),
        ("9223372036854775808", 9223372036854775808),
        ("1.50", 1.5),
        ("10::numeric ^ 400 is null", False),
        ("null", None),
        ("'2018-07-01'::date", "2018-07-01"),
        ("'infinity'::date", "infinity"),
        ("'2018-07-01 12:30'::timestamptz", "2018-07-01 12:30:00+00"),
        ("'1 day 2 hours'::interval", "1 day 02:00:00"),
        ("array['a', null]", '["a", null]'),
        ("array[[1, 2], [3, 4]]", "[[1, 2], [3, 4]]"),
        ("array['NaN'::float8, 1]", '["NaN", 1.0]'),
        ("array['2018-07-01'::date]", '["2018-07-01"]'),
        ('\'{"b":1, "a": 2}\'::json', '{"b":1, "a": 2}'),
        ("'0.70'::json", 0.7),
        ("'1e400'::json", "Infinity"),
        ("'\"x\"'::json", '"x"'),
        ("row(1, 'b')", "(1,b)"),
        ("daterange('2018-01-01', '2019-01-01')", "[2018-01-01,2019-01-01)"),
    ],
)
def test_every_value_is_one_that_json_has(sample: PostgresStore, value: str, shown: Any) -> None:
    found = ask(sample, f"select {value} as v")[0][0]
    assert (found, type(found)) == (shown, type(shown))


def test_names_of_columns_are_kept_even_without_rows(sample: PostgresStore) -> None:
    for rows in ("", " where false"):
        assert sample.sql(f"select 1 as n, 2 as n{rows}", timeout=60)[0] == ("n", "n")


@pytest.mark.parametrize(
    ("statement", "message", "hint"),
    [
        ("select * from nothing", 'SQL: relation "nothing" does not exist', "tables are briefs, issues"),
        ("select json_extract(record, '$.x') from briefs", "SQL: function json_extract", "record ->> 'key'"),
        ("select group_concat(id) from briefs", "SQL: function group_concat", "string_agg"),
        ("select titel from briefs", 'SQL: column "titel" does not exist', 'did you mean "briefs.title"?'),
        ("with x as (delete from briefs returning 1) table x", "only reading is allowed", "edit their files"),
        ("with x as (insert into topics values ('a', 'b') returning 1) table x", "only reading is allowed", "files"),
        ("select title + 1 from briefs", "SQL: operator does not exist", "does it exist, and for these types?"),
        ("select title, count(*) from briefs", 'SQL: column "briefs.title" must appear', "ask for its min or max"),
        ("select 1 / 0", "SQL: division by zero", "docs/sql.md"),
        ("select $1", "SQL: $1 and the like stand for values that nobody gives", "write the values"),
        ("select 'a", "SQL: a quotation mark is not closed", "twice"),
        ("select '\ud800'", "the statement is not text", "UTF-8"),
        ("insert into file values (1)", "only reading is allowed", "to change briefs, edit their files"),
    ],
)
def test_what_to_do_about_a_statement_that_cannot_be_answered(
    sample: PostgresStore, statement: str, message: str, hint: str
) -> None:
    with pytest.raises(QueryError) as caught:
        sample.sql(statement, timeout=60)
    assert (str(caught.value).startswith(message), hint in str(caught.value.hint)) == (True, True)


ENDLESS = "with recursive n(i) as (select 1 union all select i + 1 from n) select {} from n"


@pytest.mark.parametrize("what", ["count(*)", "repeat('x', 10000)", "i, repeat('x', 100) order by 2 desc"])
def test_an_endless_statement_ends(sample: PostgresStore, what: str) -> None:
    selected, _, order = what.partition(" order")
    with pytest.raises(QueryError, match=r"stopped after 0\.3 seconds"):
        sample.sql(ENDLESS.format(selected) + (f" order{order}" if order else ""), timeout=0.3)
    assert ask(sample, "select 1") == [[1]]


@pytest.mark.parametrize(
    ("asked", "of_user", "of_server", "who"),
    [
        ("0.3", "60", "0", "--timeout or BRIEFKIT_TIMEOUT"),
        ("", "0.3", "0", "--timeout or BRIEFKIT_TIMEOUT"),
        ("", "0.3", "9s", "--timeout or BRIEFKIT_TIMEOUT"),
        ("60", "60", "300ms", "as long as the server lets the role ask"),
        ("", "0", "300ms", "as long as the server lets the role ask"),
        ("", "", "300ms", "as long as the server lets the role ask"),
    ],
)
def test_the_shortest_time_that_is_said_counts(
    sample: PostgresStore, asked: str, of_user: str, of_server: str, who: str
) -> None:
    address = f"{sample.address.conninfo}&options=-c%20statement_timeout%3D{of_server}"
    options = ["--timeout", asked] if asked else []
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BRIEFKIT_TIMEOUT", of_user)
        ran = briefkit("sql", ENDLESS.format("count(*)"), *options, "--library", address)
    assert (ran.code, ran.stderr.splitlines()[0]) == (2, "briefkit: stopped after 0.3 seconds")
    assert who in ran.stderr


def test_any_time_may_be_asked_for(sample: PostgresStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """As docs/sharing.md says; the server's limit still counts, and is told in whole words."""
    monkeypatch.setattr("briefkit.storage.time_limit.LIMIT", 0.05)
    long = "select count(*) from generate_series(1, 3000000)"
    assert briefkit("sql", long, "--timeout", "0", "--library", sample.address.conninfo).code == 0
    limited = f"{sample.address.conninfo}&options=-c%20statement_timeout%3D1s"
    ran = briefkit("sql", ENDLESS.format("count(*)"), "--timeout", "0", "--library", limited)
    assert ran.stderr.startswith("briefkit: stopped after 1 second\n")
    assert briefkit("sql", "select 1", "--timeout", "-1", "--library", sample.address.conninfo).code == 2


def test_an_answer_has_a_largest_size(sample: PostgresStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefkit.storage.sql.LARGEST_ANSWER", 1024 * 1024)
    with pytest.raises(QueryError, match="the answer is larger than 1 MiB"):
        sample.sql(ENDLESS.format("repeat('x', 1000)"), timeout=60)
    assert ask(sample, "select 1") == [[1]]


@pytest.mark.skipif(sys.platform != "linux", reason="the limit of memory is one of Linux")
@pytest.mark.parametrize(
    ("what", "most"), [("i, repeat('x', 1000)", 32), ("repeat('x', 40000000)", 32), ("repeat('x', 40000000)", 300)]
)
def test_an_answer_that_takes_too_much_memory_is_refused(
    sample: PostgresStore, monkeypatch: pytest.MonkeyPatch, what: str, most: int
) -> None:
    """At once, also if it is libpq that has no room for a row: that goes on reading the others until the end."""
    monkeypatch.setattr("briefkit.storage.memory.MOST", most * 1024 * 1024)
    monkeypatch.setattr("briefkit.storage.sql.LARGEST_ANSWER", 1 << 40)
    with pytest.raises(QueryError, match="the statement needs too much memory"):
        sample.sql(f"select {what} from generate_series(1, 1000000) as i", timeout=60)  # noqa: S608 - constants
    assert ask(sample, "select 1") == [[1]]


def test_ctrl_c_stops_a_statement(sample: PostgresStore) -> None:
    before = signal.signal(signal.SIGALRM, lambda *_: signal.raise_signal(signal.SIGINT))
    signal.setitimer(signal.ITIMER_REAL, 0.3)
    try:
        with pytest.raises(KeyboardInterrupt):
            sample.sql(ENDLESS.format("count(*)"), timeout=60)
    finally:
        signal.signal(signal.SIGALRM, before)
    assert ask(sample, "select 1") == [[1]]


def test_a_lost_connection_is_an_error_of_the_server() -> None:
    address = server().new_database()
    with closing(pushed(ROOT / "tests" / "libraries" / "edges", address)) as store:
        number = store.served.connection.raw.info.backend_pid
        with closing(connect(address)) as owner:
            owner.execute("SELECT pg_terminate_backend(%s)", (number,))
        with pytest.raises(ServerError):
            ask(store, "select 1")
        assert ask(store, "select 1") == [[1]]


def examples_in(page: str) -> list[str]:
    """The statements of the examples in a text."""
    return re.findall(r"^briefkit sql \"(.*)\"$", page, re.MULTILINE)


def test_the_examples_of_the_documentation_are_answered_alike() -> None:
    page = (ROOT / "docs" / "sql.md").read_text("utf-8")
    common, _, served = page.partition("## On a server")
    pairs = re.findall(r"^\| `(.*?)` \| `(.*?)` \|$", served.replace("\\|", "|"), re.MULTILINE)
    assert (len(examples_in(common)), len(pairs)) == (6, 9)
    for name in ("submissions", "edges"):
        folder = ROOT / "tests" / "libraries" / name
        with closing(pushed(folder, server().new_database())) as store:
            for local, there in [*pairs, *((one, one) for one in examples_in(common) if "json_" not in one)]:
                rows = in_files(Library.open(folder), local)[1]
                assert (there, _in_order(ask(store, there))) == (there, _in_order(rows))
