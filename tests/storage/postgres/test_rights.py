"""Reading roles: they cannot write, and one for the public reads nothing of briefs that are not."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from briefkit.core.progress import SILENT
from briefkit.core.query.parse import QueryContext, parse_query
from briefkit.core.query.value import EVERYTHING, Query
from briefkit.errors import BriefkitError
from briefkit.storage.postgres.address import connect, parse_address
from briefkit.storage.postgres.catalogue import Reader, generations, readers
from briefkit.storage.postgres.guard import path_of, sees_all
from briefkit.storage.postgres.push import push, push_folder
from briefkit.storage.postgres.rights import apply_rights, grant, revoke
from briefkit.storage.postgres.snapshot import FolderSnapshot
from briefkit.storage.postgres.status import status_of
from briefkit.storage.postgres.store import PostgresStore
from briefkit.storage.sql import VIEWS
from tests.console import briefkit
from tests.postgres import server

WORD = "zanzibar"
"""Stands in every part of the briefs that are not public, and nowhere else."""
NONSENSE = "qqqqqqqq"
"""Is as long, and stands nowhere."""
PARTNER, ANALYST, STRANGER = 'Partner "Ost" O\'Brien', "Аналитик", "stranger"
FUTURE = datetime.date(2999, 1, 1)


def brief(title: str, access: str, topic: str = "trade", more: str = "") -> str:
    return f"""---
title: {title}
kind: memo
date: "2026-01-02"
access: {access}
topics: [{topic}]
{more}
---
Text on {title}.
"""


def hidden(access: str, until: str = "") -> str:
    more = f"""
summary: On {WORD}
publisher: {WORD}
{WORD}: x
parties: [{WORD}]
issues:
  - id: {WORD}
    question: Should {WORD}?
    positions: {{{WORD}: {{says: {WORD}, stance: supports}}}}
judgments: [{{id: j1, claim: "{WORD} happens", probability: 0.5, by: {WORD}, about: [{WORD}], condition: {WORD}}}]
events: [{{id: {WORD}, title: {WORD}, date: "2026-02-03"}}]
{until}"""
    return brief(f"{WORD} plan", access, WORD, more)


REGISTRY = f"""
topics: {{trade: {{title: Trade policy}}, {WORD}: {{title: {WORD}}}}}
parties: {{{WORD}: {{title: {WORD}}}}}
issues: {{{WORD}: {{title: {WORD}}}}}
events: {{{WORD}: {{title: {WORD}}}}}
people: {{{WORD}: {{name: {WORD}}}}}
"""


class Served(NamedTuple):
    address: str
    owner: psycopg.Connection[Any]
    schema: str

    @contextmanager
    def of(self, role: str) -> Iterator[psycopg.Connection[Any]]:
        """A session of a role as any program may have it, with the search path of briefkit."""
        with psycopg.connect(self.address, user=role, autocommit=True) as connection:
            path = path_of(self.schema, sees_all=sees_all(connection, self.schema))
            connection.execute(f"SET search_path TO {path}".encode())
            yield connection

    def one(self, role: str, statement: str) -> Any:
        """The rows of a statement."""
        with self.of(role) as connection:
            return connection.execute(statement.encode()).fetchall()

    def state(self) -> list[Any]:
        """Everything in the library: what it holds, who may read it, and the objects there are."""
        tables = self.owner.execute(_TABLES).fetchall()
        rows = [self.owner.execute(_CONTENT.format(name).encode()).fetchall() for (name,) in tables]
        return [tables, rows, self.owner.execute(_OBJECTS).fetchall()]


_TABLES = "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname LIKE 'briefkit%' ORDER BY 1"
_CONTENT = "SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM {} t"
_OBJECTS = """
SELECT c.oid, relname, relacl::text, relowner, relrowsecurity FROM pg_class c
WHERE relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname LIKE 'briefkit%' OR nspname = 'public')
UNION ALL SELECT oid, polname, polroles::text, polrelid, true FROM pg_policy
UNION ALL SELECT oid, proname, proacl::text, proowner, true FROM pg_proc
  WHERE pronamespace IN (SELECT oid FROM pg_namespace WHERE nspname LIKE 'briefkit%' OR nspname = 'public')
UNION ALL SELECT oid, rolname, rolconfig::text, oid, rolsuper OR rolbypassrls FROM pg_roles
ORDER BY 1, 2"""


_PICTURE = (
    "INSERT INTO {schema}.asset SELECT doc, 'media/{word}.png', '\\x01' FROM {schema}.file WHERE path = '{word}.md'",
    "INSERT INTO {schema}.blob VALUES ('\\x01', '{word}')",
    "ANALYZE",
)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("library")
    (folder / "briefkit.toml").write_text(f'[library]\naccess = "internal"\n[views]\n{WORD} = "topic:{WORD}"\n')
    (folder / "registry.yaml").write_text(REGISTRY)
    (folder / "open.md").write_text(brief("Open", "public"))
    (folder / "over.md").write_text(
        brief("Over", "embargoed", more='embargo_until: "2020-01-01"').replace("embargoed", "public")
    )
    (folder / f"{WORD}.md").write_text(hidden("internal"))
    (folder / f"{WORD}-unsaid.md").write_text(hidden("internal").replace("access: internal\n", ""))
    tomorrow = datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=1)
    (folder / f"{WORD}-waits.md").write_text(hidden("public", f'embargo_until: "{tomorrow}"'))
    (folder / f"{WORD}-broken.md").write_text(f"---\ntitle: [{WORD}\n---\n{WORD}\n")
    address = server().new_database()
    owner = connect(address)
    for role in (PARTNER, ANALYST, STRANGER):
        owner.execute(SQL("CREATE ROLE {} LOGIN").format(Identifier(role)))
    grant(owner, PARTNER, "public")
    grant(owner, ANALYST, "internal")
    push_folder(folder, address)
    schema = generations(owner)[-1].schema
    for statement in _PICTURE:
        owner.execute(statement.format(schema=schema, word=WORD).encode())
    owner.execute("SELECT lo_from_bytea(4711, %s)", (WORD.encode(),))
    yield Served(address, owner, schema)
    owner.close()


READ = {
    "the row of a file": "SELECT * FROM file",
    "a file by its id": "SELECT title FROM file WHERE id = '{word}'",
    "the record": "SELECT json FROM record",
    "the bytes of the file": "SELECT convert_from(data, 'UTF8') FROM source",
    "a row as text": "SELECT file::text, to_jsonb(file) FROM file",
    "issues and positions": "SELECT * FROM issue FULL JOIN position USING (doc)",
    "judgments": "SELECT * FROM judgment",
    "events": "SELECT * FROM event",
    "heads": "SELECT * FROM head",
    "the words": "SELECT stated, held, body FROM word WHERE body @@ to_tsquery('simple', '{word}') OR true",
    "the lexemes, counted": "SELECT * FROM ts_stat('SELECT stated || held || body FROM word')",
    "the names of the registry": "SELECT * FROM name",
    "the registry": "SELECT * FROM {schema}.state",
    "the settings and registry for the public": "SELECT * FROM state",
    "the house's own files": "SELECT * FROM asset",
    "pictures": "SELECT convert_from(data, 'UTF8') FROM blob",
    "problems and own keys": "SELECT problem.*, own_key.* FROM problem FULL JOIN own_key USING (doc)",
    **{f"the view {name}": "TABLE " + name for name in VIEWS},
    "counts of judgments": "SELECT alike::text FROM alike UNION ALL SELECT condition FROM alike WHERE times > 0",
    "counts by issue": "SELECT * FROM held JOIN name ON name.number = held.issue",
    "rows by their place on disk": "SELECT title FROM file WHERE ctid IN ('(0,1)', '(0,2)', '(0,3)', '(0,4)')",
    "a sample": "SELECT title FROM file TABLESAMPLE system (100)",
    "an operator that fails on a value": "SELECT 1 FROM file WHERE title::integer > 0",
    "a division that fails on a value": "SELECT 1 FROM file WHERE 1 / (length(title) - length('{word} plan')) = 0",
    "a pattern": "SELECT path FROM file WHERE path LIKE '%{word}%'",
    "an aggregate": "SELECT count(*) - 2, min(title), string_agg(path, ',') FROM file",
    "row-level security off": "SET row_security = off; SELECT title FROM file",
    "another day": "SET TimeZone = '<+167>-167'; SELECT title FROM file",
    "the owner's role": "SET ROLE postgres; SELECT title FROM file",
    "the analyst's role": 'SET ROLE "Аналитик"; SELECT title FROM file',
    "the session of the owner": "SET SESSION AUTHORIZATION postgres; SELECT title FROM file",
    "COPY to the client": "COPY file TO STDOUT",
    "COPY to a program": "COPY (SELECT 1) TO PROGRAM 'cat'",
    "COPY from a file": "COPY file FROM '/etc/passwd'",
    "files of the server": "SELECT pg_read_file('PG_VERSION'), pg_ls_dir('base')",
    "large objects": "SELECT lo_get(4711)",
    "import of a large object": "SELECT lo_import('/etc/passwd')",
    "the statistics": "SELECT * FROM pg_stats WHERE schemaname LIKE 'briefkit%'",
    "the statistics' table": "SELECT * FROM pg_statistic",
    "what others ask": "SELECT query FROM pg_stat_activity WHERE usename <> current_user",
    "a cursor": "BEGIN; DECLARE c CURSOR WITH HOLD FOR SELECT title FROM file; COMMIT; FETCH ALL FROM c",
    "a prepared statement": "PREPARE p AS SELECT title FROM file" + 6 * "; EXECUTE p",
    "a lock on rows": "SELECT title FROM file FOR UPDATE",
    "another database": "CREATE EXTENSION dblink",
    "the log of changes": "SELECT pg_create_logical_replication_slot('x', 'test_decoding')",
    "a view of one's own": "CREATE VIEW public.mine AS SELECT * FROM {schema}.file",
    "other readers": "SELECT role FROM briefkit.granted WHERE audience = 'internal'",
    "where it was pushed from": "SELECT source FROM briefkit.generation",
}  # fmt: skip
"""What a reader for the public tries, to read what is not for the public."""
GUESSED = {
    "the estimate for a title": "EXPLAIN SELECT * FROM file WHERE title < '{word}z' AND title > '{word}'",
    "the estimate for an id": "EXPLAIN SELECT * FROM file WHERE id = '{word}'",
    "the estimate for a path": "EXPLAIN SELECT * FROM file WHERE path > '{word}'",
    "the estimate for a topic": "EXPLAIN SELECT * FROM file WHERE terms @> ARRAY[E'topic\\t{word}']",
    "the estimate for a word": "EXPLAIN SELECT * FROM word WHERE body @@ '{word}'::tsquery",
    "the estimate for a claim": "EXPLAIN SELECT * FROM judgment WHERE claim > '{word}'",
    "the estimate for a condition": "EXPLAIN SELECT * FROM alike WHERE condition = '{word}'",
    "counts that a filter removes": "EXPLAIN (ANALYZE, TIMING off, SUMMARY off, BUFFERS off) "
    "SELECT * FROM alike WHERE condition >= '{word}'",
    "the estimate for an issue": "EXPLAIN SELECT * FROM issue WHERE id = '{word}'",
    "the estimate for a name": "EXPLAIN SELECT * FROM held JOIN name ON name.number = held.issue WHERE word = '{word}'",
    "the rows that a filter removes": "EXPLAIN (ANALYZE, TIMING off, SUMMARY off, COSTS off, BUFFERS off) "
    "SELECT * FROM file WHERE title LIKE '{word}%'",
}
"""What a reader for the public tries, to find out whether a word is anywhere. Nonsense must give the same answer."""
WRITTEN = {
    "a row": "INSERT INTO {schema}.file (path, hash, terms) VALUES ('x', '', '{{}}')",
    "a changed row": "UPDATE {schema}.file SET title = 'x'",
    "a changed file": "UPDATE {schema}.source SET data = ''",
    "no rows": "DELETE FROM {schema}.file",
    "an empty table": "TRUNCATE {schema}.file",
    "rows by COPY": "COPY {schema}.own_key FROM STDIN",
    "MERGE": "MERGE INTO {schema}.file USING (SELECT 1) AS x ON true WHEN MATCHED THEN DELETE",
    "another column": "ALTER TABLE {schema}.file ADD COLUMN x text",
    "no table": "DROP TABLE {schema}.file",
    "no schema": "DROP SCHEMA {schema} CASCADE",
    "no policies": "ALTER TABLE {schema}.file DISABLE ROW LEVEL SECURITY",
    "a policy": "CREATE POLICY x ON {schema}.file USING (true)",
    "an index": "CREATE INDEX ON {schema}.file (title)",
    "a trigger": "CREATE TRIGGER x AFTER DELETE ON {schema}.file EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    "a table in the generation": "CREATE TABLE {schema}.x (a text)",
    "a table in the catalogue": "CREATE TABLE briefkit.x (a text)",
    "a table in public": "CREATE TABLE public.file (a text)",
    "a function": "CREATE FUNCTION public.lower(text) RETURNS text LANGUAGE sql RETURN 'x'",
    "a temporary table in front of another": "CREATE TEMP TABLE file (path text)",
    "a schema": "CREATE SCHEMA x",
    "a served generation": "UPDATE briefkit.generation SET state = 'old'",
    "a new generation": "INSERT INTO briefkit.generation (format, schema, commit, source, briefs, state) "
    "VALUES (1, 'x', '', '', 0, 'building')",
    "a grant to oneself": "INSERT INTO briefkit.granted VALUES (current_user::regrole, 'internal')",
    "a right": "GRANT ALL ON {schema}.file TO PUBLIC",
    "another day": "CREATE OR REPLACE FUNCTION briefkit.today() RETURNS date LANGUAGE sql RETURN date '2999-01-01'",
    "a role": "CREATE ROLE x SUPERUSER",
    "a stronger role": "ALTER ROLE CURRENT_USER BYPASSRLS",
    "settings of the owner": "ALTER ROLE postgres SET search_path = public",
    "settings of the server": "ALTER SYSTEM SET max_connections = 1",
    "a number": "SELECT setval('{schema}.file_doc_seq', 1)",
    "a comment": "COMMENT ON TABLE {schema}.file IS 'x'",
    "a program": "COPY {schema}.file FROM PROGRAM 'cat'",
    "an anonymous block": "DO $$ BEGIN DELETE FROM {schema}.file; END $$",
    "a locked table": "BEGIN; LOCK TABLE {schema}.file IN SHARE MODE",
    "no more sessions of the owner": "SELECT 1 / count(pg_terminate_backend(pid)) FROM pg_stat_activity "
    "WHERE usename = 'postgres' AND datname = current_database()",
}
"""What a reader tries to write."""


def seen(served: Served, role: str, script: str, word: str = WORD) -> str:
    """Everything that comes back of a script: rows, errors and notices."""
    notices: list[str] = []
    said = script.format(word=word, schema=served.schema)
    with served.of(role) as connection:
        connection.add_notice_handler(lambda notice: notices.append(str(notice.message_primary)))
        try:
            if said.startswith("COPY") and "TO STDOUT" in said:
                with connection.cursor().copy(said.encode()) as copy:
                    return str([bytes(block) for block in copy])
            found = connection.execute(said.encode())
            rows = [found.fetchall() if found.description else []]
            while found.nextset():
                rows.append(found.fetchall() if found.description else [])
        except psycopg.Error as error:
            return f"{error} {error.diag.message_detail} {error.diag.context} {notices}"
    return f"{rows} {notices}"


@pytest.mark.parametrize("name", READ)
def test_what_is_not_public_cannot_be_read(served: Served, name: str) -> None:
    answer = seen(served, PARTNER, READ[name])
    asked = READ[name].format(word=WORD, schema=served.schema)
    assert WORD not in answer.replace(asked, ""), answer


@pytest.mark.parametrize("name", GUESSED)
def test_what_is_not_public_cannot_be_guessed(served: Served, name: str) -> None:
    """An analyst of the same library may see another estimate, and sees other rows."""
    answers = [seen(served, PARTNER, GUESSED[name], word).replace(word, "…") for word in (WORD, NONSENSE)]
    assert answers[0] == answers[1]


@pytest.mark.parametrize("role", [PARTNER, ANALYST])
@pytest.mark.parametrize("name", WRITTEN)
def test_a_reader_cannot_write(served: Served, name: str, role: str) -> None:
    before = served.state()
    answer = seen(served, role, WRITTEN[name])
    assert served.state() == before, answer
    assert any(word in answer for word in ("denied", "must be", "cannot", "does not exist", "no privileges")), answer


@pytest.mark.parametrize(
    ("table", "public", "internal"),
    [
        ("file", 2, 6), ("record", 2, 5), ("source", 2, 6), ("head", 2, 5), ("word", 2, 5), ("issue", 0, 3),
        ("position", 0, 3), ("judgment", 0, 3), ("event", 0, 3), ("held", 0, 3), ("own_key", 0, 3),
    ],
)  # fmt: skip
def test_everybody_sees_what_is_theirs(served: Served, table: str, public: int, internal: int) -> None:
    """The tries above are of things that an analyst has: a partner has the public ones."""
    counts = [served.one(role, f"SELECT count(DISTINCT doc)::integer FROM {table}") for role in (PARTNER, ANALYST)]  # noqa: S608
    assert counts == [[(public,)], [(internal,)]]


def test_a_stranger_sees_nothing(served: Served) -> None:
    with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
        psycopg.connect(served.address, user=STRANGER)


@pytest.mark.parametrize(
    "statement",
    ["SELECT name, value FROM state ORDER BY name", "EXPLAIN SELECT * FROM word WHERE body @@ 'x'::tsquery"],
)
def test_an_analyst_sees_what_the_owner_sees(served: Served, statement: str) -> None:
    """Among it the plan: the condition of the policy is gone from it."""
    assert served.one(ANALYST, statement) == served.one("postgres", statement)


def test_the_public_sees_the_registry_of_public_briefs(served: Served) -> None:
    state = dict(served.one(PARTNER, "SELECT name, value FROM state"))
    assert sorted(state) == ["names", "registry", "settings"]
    assert "Trade policy" in state["registry"]
    assert "Trade policy" in state["names"]
    assert json.loads(state["settings"][8:]) == {"library": {"access": "internal"}}


def test_granting_again_changes_nothing(served: Served) -> None:
    before = served.state()
    grant(served.owner, ANALYST, "internal")
    grant(served.owner, PARTNER, "public")
    apply_rights(served.owner, served.schema)
    after = served.state()
    assert after[:2] == before[:2]
    assert seen(served, PARTNER, READ["the row of a file"]) == seen(served, PARTNER, READ["the row of a file"])
    assert readers(served.owner) == [Reader(PARTNER, "public"), Reader(ANALYST, "internal")]


@pytest.mark.parametrize("role", ["nobody at all", "public", "none", "", "PUBLIC", "current_user"])
def test_a_role_that_is_none(served: Served, role: str) -> None:
    with pytest.raises(BriefkitError, match="the server has no role"):
        grant(served.owner, role, "internal")


def test_the_owner_needs_no_grant(served: Served) -> None:
    with pytest.raises(BriefkitError, match="“postgres” owns the library"):
        grant(served.owner, "postgres", "public")


def test_who_reads_everything_is_no_reader_for_the_public(served: Served) -> None:
    with served.owner.transaction(force_rollback=True):
        served.owner.execute("CREATE ROLE everywhere LOGIN BYPASSRLS")
        with pytest.raises(BriefkitError, match="“everywhere” reads everything on the server"):
            grant(served.owner, "everywhere", "public")


def test_what_is_revoked_was_granted(served: Served) -> None:
    for role, said in (("pual", "has no role “pual”"), ("postgres", "“postgres” owns the library")):
        with pytest.raises(BriefkitError, match=said):
            revoke(served.owner, role)
    with served.owner.transaction(force_rollback=True):
        member = SQL("CREATE ROLE clerk_of_a_reader LOGIN IN ROLE {}").format(Identifier(ANALYST))
        served.owner.execute(member)
        with pytest.raises(BriefkitError, match=f"reads as a member of “{ANALYST}”"):
            revoke(served.owner, "clerk_of_a_reader")


def test_the_public_asks_what_is_served(served: Served) -> None:
    status = status_of(parse_address(served.address.replace("postgres@", f"{quote(PARTNER, safe='')}@")))
    assert (status["state"], status["files"] is not None) == ("served", True)


def test_a_reader_lets_nobody_in(served: Served) -> None:
    for act in (lambda reader: grant(reader, STRANGER, "internal"), lambda reader: revoke(reader, PARTNER)):
        with served.of(ANALYST) as reader, pytest.raises(BriefkitError, match="only the owner"):
            act(reader)


def test_embargoes_end_by_the_time_of_the_house(served: Served) -> None:
    with pytest.raises(BriefkitError, match="no time zone “Atlantis”"):
        grant(served.owner, PARTNER, "public", "Atlantis")
    with served.owner.transaction(force_rollback=True):
        for zone, hours in (("Pacific/Kiritimati", 14), ("Etc/GMT+12", -12)):
            grant(served.owner, PARTNER, "public", zone)
            there = datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=hours)
            assert served.owner.execute("SELECT briefkit.today()").fetchone() == (there.date(),)


ODD = ["A b", 'x"y', "x'y", "%s {}", "ролЬ", "角色", "a;--", "select"]


def test_roles_come_and_go(tmp_path: Path) -> None:
    address = server().new_database()
    (tmp_path / "briefkit.toml").touch()
    (tmp_path / "a.md").write_text(brief("A", "internal"))
    with connect(address) as owner:
        for role in ODD:
            owner.execute(SQL("CREATE ROLE {} LOGIN").format(Identifier(role)))
            assert not revoke(owner, role)
            assert not grant(owner, role, "internal").waits
        push_folder(tmp_path, address)
        served = Served(address, owner, generations(owner)[-1].schema)
        for role in ODD:
            assert served.one(role, "SELECT title FROM file") == [("A",)]
            assert grant(owner, role, "public").waits  # what is served was pushed without such a reader
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                served.one(role, "SELECT title FROM file")
            assert revoke(owner, role)
            assert not revoke(owner, role)
            owner.execute(SQL("DROP ROLE {}").format(Identifier(role)))
        assert readers(owner) == []


def test_a_role_with_another_name_reads_on(tmp_path: Path) -> None:
    """A grant is one to a role, not to a name that another role may have tomorrow."""
    address = server().new_database()
    (tmp_path / "briefkit.toml").touch()
    (tmp_path / "a.md").write_text(brief("A", "internal"))
    with connect(address) as owner:
        owner.execute("CREATE ROLE wed LOGIN; CREATE ROLE other LOGIN")
        grant(owner, "wed", "internal", "Europe/Berlin")
        grant(owner, "other", "public")
        owner.execute("ALTER ROLE wed RENAME TO newly; CREATE ROLE wed LOGIN")
        try:
            push_folder(tmp_path, address)
            (tmp_path / "b.md").write_text(brief("B", "public"))
            push(FolderSnapshot(tmp_path), parse_address(address), full=True)
            schema = generations(owner)[-1].schema
            of_new = Served(address, owner, schema)
            assert of_new.one("newly", "SELECT count(*) FROM file") == [(2,)]
            assert of_new.one("other", "SELECT title FROM file") == [("B",)]
            with pytest.raises(psycopg.OperationalError, match="permission denied"):
                of_new.one("wed", "SELECT count(*) FROM file")
            status = status_of(parse_address(address))
            assert status["readers"] == [
                {"role": "newly", "audience": "internal"}, {"role": "other", "audience": "public"},
            ]  # fmt: skip
            assert status["time_zone"] == "Europe/Berlin"
            seen = status_of(parse_address(address.replace("postgres@", "other@")))
            assert seen["readers"] == [{"role": "other", "audience": "public"}]
            ran = briefkit("index", "status", "--library", address)
            assert re.search(
                r"^readers +newly \(internal\), other \(public\)\ntime_zone +Europe/Berlin$", ran.out, re.MULTILINE
            )
            owner.execute("DROP OWNED BY other; DROP ROLE other")
            assert readers(owner) == [Reader("newly", "internal")]
            push(FolderSnapshot(tmp_path), parse_address(address), full=True)
            with pytest.raises(BriefkitError, match="the server has no role “other”"):
                revoke(owner, "other")
        finally:
            for role in ("newly", "wed"):
                revoke(owner, role)
                owner.execute(SQL("DROP ROLE {}").format(Identifier(role)))


def test_the_commands_take_an_address_alike(tmp_path: Path) -> None:
    address = server().new_database()
    server().create_roles("named")
    (tmp_path / "briefkit.toml").touch()
    for words, told in (
        (["push", address, "--folder"], "is served, with 0 briefs"),
        (["grant", "named", address], "“named” may read the library"),
        (["status", address], "named (internal)"),
        (["revoke", "named", address], "“named” may no longer read the library"),
    ):
        ran = briefkit("index", *words, folder=tmp_path)
        assert (ran.code, told in ran.out + ran.stderr) == (0, True), ran.stderr
    for words in (
        ["push", "here", "--folder"],
        ["grant", "named", "here"],
        ["status", "here"],
        ["revoke", "named", "here"],
    ):
        assert briefkit("index", *words, folder=tmp_path).stderr.startswith("briefkit: ADDRESS is no address")
    wrong = "postgresql://postgres:secret@/x"
    for words in (
        ["push", wrong, "--folder"],
        ["grant", "named", wrong],
        ["status", wrong],
        ["revoke", "named", wrong],
    ):
        ran = briefkit("index", *words, folder=tmp_path)
        assert ("ADDRESS holds a password" in ran.stderr, "secret" in ran.stderr) == (True, False)


def asked(text: str) -> Query:
    return parse_query(text, QueryContext(datetime.date(2026, 11, 1))).query


def test_a_store_of_a_partner_knows_public_briefs_only(served: Served) -> None:
    address = parse_address(served.address.replace("postgres@", "Partner%20%22Ost%22%20O'Brien@"))
    store = PostgresStore(address, progress=SILENT)
    try:
        assert [brief.id for brief in store.find(EVERYTHING)] == ["open", "over"]
        assert sorted(str(hit.metadata["id"]) for hit in store.search(asked("text"))) == ["open", "over"]
        assert store.search(asked(WORD)) == []
        assert store.registry.title("topics", "trade") == "Trade policy"
        assert store.names.resolve("issues", WORD) == WORD
        assert store.settings.views == {}
        _columns, rows = store.sql("SELECT id FROM briefs ORDER BY 1", timeout=5)
        assert rows == [["open"], ["over"]]
    finally:
        store.close()


def test_a_group_lets_its_members_in(served: Served) -> None:
    served.owner.execute("CREATE ROLE desk; CREATE ROLE member LOGIN IN ROLE desk")
    grant(served.owner, "desk", "internal")
    try:
        assert served.one("member", "SELECT count(*) FROM file") == [(6,)]
        assert served.one("member", "SELECT role::regrole::text, audience FROM briefkit.granted") == [
            ("desk", "internal")
        ]
    finally:
        revoke(served.owner, "desk")
        served.owner.execute("DROP ROLE member, desk")


def test_what_a_member_of_a_group_still_reads_is_said(served: Served) -> None:
    served.owner.execute("CREATE ROLE all_of_it; CREATE ROLE open_only; CREATE ROLE gina LOGIN IN ROLE open_only")
    every = [Reader(PARTNER, "public"), Reader(ANALYST, "internal"), Reader("gina", "public")]

    def said(*words: str) -> str:
        ran = briefkit("index", *words, served.address)
        assert ran.code == 0
        return ran.stderr.splitlines()[0]

    try:
        said("grant", "open_only", "--audience", "public")
        assert "as a member" not in said("grant", "gina", "--audience", "public")
        assert said("revoke", "gina").endswith(", but as a member of “open_only” still reads what is public")
        said("grant", "all_of_it")
        served.owner.execute("GRANT all_of_it TO gina")
        everything = "as a member of “all_of_it” reads everything"
        assert said("grant", "gina", "--audience", "public").endswith(f", but {everything}")
        assert served.one("gina", "SELECT count(*) FROM file") == [(6,)]
        assert set(every) < set(readers(served.owner))
        still = "may no longer read the library on {} by a grant of its own, but as a member of “all_of_it” still reads"
        assert still.format(parse_address(served.address)) in said("revoke", "gina")
        served.owner.execute("REVOKE all_of_it, open_only FROM gina")
        assert "as a member" not in said("grant", "gina")
        assert said("revoke", "gina").endswith(
            f"“gina” may no longer read the library on {parse_address(served.address)}"
        )
    finally:
        for role in ("gina", "all_of_it", "open_only"):
            with suppress(BriefkitError):
                revoke(served.owner, role)
        served.owner.execute("DROP ROLE gina, all_of_it, open_only")


def test_a_time_zone_is_said_to_count_for_everybody(tmp_path: Path) -> None:
    address = server().new_database()
    server().create_roles("zoned")
    (tmp_path / "briefkit.toml").touch()
    first = briefkit("index", "grant", "zoned", address, "--time-zone", "Pacific/Kiritimati", folder=tmp_path)
    assert first.stderr.endswith("embargoes end in Pacific/Kiritimati for everybody from now on\n")
    assert "embargoes" not in briefkit("index", "grant", "zoned", address, folder=tmp_path).stderr
    assert status_of(parse_address(address))["time_zone"] == "Pacific/Kiritimati"


@pytest.mark.parametrize("command", ["grant", "revoke"])
@pytest.mark.parametrize(
    "address", ["postgresql://nobody@nowhere.invalid/x", "postgres://nobody:secret@nowhere.invalid/x"]
)
def test_a_forgotten_role_is_said_to_be_missing(tmp_path: Path, command: str, address: str) -> None:
    ran = briefkit("index", command, address, folder=tmp_path)
    assert (ran.code, ran.stderr.startswith("briefkit: ROLE is missing")) == (2, True)
    assert "secret" not in ran.stderr


def test_a_push_makes_room_for_the_first_public_reader(tmp_path: Path) -> None:
    """What is served has statistics of its columns, so that it is written anew, though no file has changed."""
    address = server().new_database()
    (tmp_path / "briefkit.toml").touch()
    (tmp_path / "a.md").write_text(brief("A", "public"))
    push_folder(tmp_path, address)
    with connect(address) as owner:
        owner.execute("CREATE ROLE late LOGIN")
        assert grant(owner, "late", "public").waits
        push_folder(tmp_path, address)
        served = Served(address, owner, generations(owner)[-1].schema)
        assert served.one("late", "SELECT title FROM file") == [("A",)]
        assert not grant(owner, "late", "public").waits
        assert revoke(owner, "late")
        owner.execute("DROP ROLE late")
