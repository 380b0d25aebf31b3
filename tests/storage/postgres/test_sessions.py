"""Settings of roles, databases and pools that others chose: answers are the same, or an error says what to do."""

from __future__ import annotations

import datetime
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from briefkit.core.query.parse import QueryContext, parse_query
from briefkit.core.query.value import EVERYTHING
from briefkit.errors import BriefkitError, ServerError
from briefkit.library.sharing import grant_reading, revoke_reading
from briefkit.storage.postgres.address import connect, parse_address
from briefkit.storage.postgres.failures import refused
from briefkit.storage.postgres.push import push_folder
from briefkit.storage.postgres.rights import grant
from briefkit.storage.postgres.sessions import one_transaction
from briefkit.storage.postgres.status import status_of
from briefkit.storage.postgres.store import PostgresStore
from briefkit.storage.which import Which
from tests.postgres import server
from tests.storage.postgres.pooler import Pooler, pooled

SETTINGS = {
    "DateStyle": "'German, DMY'",
    "TimeZone": "'Asia/Kathmandu'",
    "IntervalStyle": "iso_8601",
    "bytea_output": "escape",
    "standard_conforming_strings": "off",
    "default_transaction_isolation": "serializable",
    "default_transaction_deferrable": "on",
    "extra_float_digits": "-10",
    "array_nulls": "off",
    "transform_null_equals": "on",
    "quote_all_identifiers": "on",
    "search_path": "nowhere",
    "client_min_messages": "debug5",
    "client_encoding": "'LATIN1'",
    "default_text_search_config": "'german'",
    "row_security": "off",
    "gin_fuzzy_search_limit": "1",
    "enable_seqscan": "off",
    "default_statistics_target": "1",
}
ODD_READER, ODD_PARTNER, ODD_OWNER, PLAIN = "odd reader", "odd partner", "odd_owner", "plain_reader"
ROLES = (ODD_READER, ODD_PARTNER, ODD_OWNER, PLAIN)
MANY = 60
CONTEXT = QueryContext(today=datetime.date(2026, 1, 1))


@pytest.fixture(scope="module", autouse=True)
def roles() -> Iterator[None]:
    server().create_roles(*ROLES)
    with psycopg.connect(server().address(), autocommit=True) as admin:
        for role in (ODD_READER, ODD_PARTNER, ODD_OWNER):
            for name, value in SETTINGS.items():
                admin.execute(f'ALTER ROLE "{role}" SET "{name}" = {value}'.encode())
        yield
        for role in (ODD_READER, ODD_PARTNER, ODD_OWNER):
            admin.execute(f'ALTER ROLE "{role}" RESET ALL'.encode())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("library")
    (made / "briefkit.toml").touch()
    for number in range(MANY):
        write(made, f"n{number:02}", f"Zölle {number}", "public" if number % 2 else "internal")
    return made


def write(folder: Path, name: str, title: str, access: str) -> None:
    judgment = "judgments: [{id: j1, claim: It rains, probability: 0.1234567}]"
    head = f"title: {title}\nkind: memo\ndate: '2026-01-02'\naccess: {access}\ntopics: [trade]\n{judgment}"
    (folder / f"{name}.md").write_text(f"---\n{head}\n---\nText on 日本.\n", "utf-8")


def database(owner: str) -> str:
    """The address of a new database for its owner."""
    address = server().new_database()
    name = address.partition("@/")[2].partition("?")[0]
    with psycopg.connect(server().address(), autocommit=True) as admin:
        admin.execute(f'ALTER DATABASE {name} OWNER TO "{owner}"'.encode())
    return server().address(name, owner)


def of(address: str, role: str) -> str:
    """The same address for another role."""
    return f"postgresql://{role.replace(' ', '%20')}@{address.partition('@')[2]}"


def answers(address: str) -> list[object]:
    """What a library answers, by its index of topics and words, its rows and in SQL."""
    store = PostgresStore(address)
    try:
        query = parse_query("topic:trade", CONTEXT).query
        return [
            [one["id"] for one in store.metadata(query)],
            [one.metadata["id"] for one in store.search(parse_query("日本", CONTEXT).query)],
            [brief.title for brief in store.find(EVERYTHING)],
            store.sql("SELECT brief, claim, current_low, interval '1 day' FROM judgments ORDER BY brief", timeout=30),
            store.pushed_at,
            store.settings.library.access,
        ]
    finally:
        store.close()


@pytest.fixture(scope="module")
def address(folder: Path) -> str:
    """A library that was pushed by a role with odd settings, with readers of both kinds."""
    made = database(ODD_OWNER)
    with connect(made) as owner:
        for role, audience in ((PLAIN, "internal"), (ODD_READER, "internal"), (ODD_PARTNER, "public")):
            grant(owner, role, audience)
    push_folder(folder, made)
    write(folder, "n00", "Tolls", "internal")
    assert push_folder(folder, made).written == 1
    return made


def test_settings_of_a_role_change_no_answer(address: str) -> None:
    plain = answers(of(address, PLAIN))
    assert plain[0] == sorted((f"n{number:02}" for number in range(MANY)), reverse=True)
    assert answers(of(address, ODD_READER)) == plain
    assert len(answers(of(address, ODD_PARTNER))[0]) == MANY / 2  # type: ignore[arg-type]


def test_a_command_may_be_silent_within_its_transaction(address: str) -> None:
    with psycopg.connect(server().address(), autocommit=True) as admin:
        admin.execute(f"ALTER ROLE {PLAIN} SET idle_in_transaction_session_timeout = '100ms'".encode())
        store = PostgresStore(of(address, PLAIN))
        assert store.settings
        admin.execute(f"ALTER ROLE {PLAIN} RESET ALL".encode())
    time.sleep(0.3)
    assert len(list(store.metadata(EVERYTHING))) == MANY
    store.close()


@pytest.fixture
def pool(request: pytest.FixtureRequest) -> Iterator[Pooler]:
    with pooled(server().folder, by_transaction=request.param) as one:
        yield one


by_transaction = pytest.mark.parametrize("pool", [True], indirect=True)


@by_transaction
def test_a_pool_that_shares_sessions_is_read_through(pool: Pooler, address: str) -> None:
    here = pool.address(of(address, ODD_READER))
    for _ in range(2):
        assert answers(here) == answers(of(address, PLAIN))
    assert status_of(parse_address(here))["briefs"] == MANY
    with connect(here) as connection, one_transaction(connection):
        assert {connection.execute("SELECT 1").fetchone() for _ in range(8)} == {(1,)}, "often enough to be prepared"
    with psycopg.connect(here, autocommit=True) as another:
        assert len(pool.every) < 2 * 6, "sessions are shared"
        assert another.execute("SHOW search_path").fetchone() == ("nowhere",)
        assert another.execute("SELECT count(*) FROM pg_prepared_statements").fetchone() == (0,)


@by_transaction
def test_who_may_read_is_said_through_a_pool_that_shares_sessions(pool: Pooler, folder: Path) -> None:
    address = database(ODD_OWNER)
    push_folder(folder, address)
    which = Which(None, parse_address(pool.address(address)))
    for _ in range(2):
        grant_reading(which, PLAIN, "internal")
        assert len(answers(of(address, PLAIN))[0]) == MANY  # type: ignore[arg-type]
        revoke_reading(which, PLAIN)


@by_transaction
def test_no_push_through_a_pool_that_shares_sessions(pool: Pooler, address: str, folder: Path) -> None:
    with pytest.raises(ServerError, match="a push needs one of its own") as error:
        push_folder(folder, pool.address(address))
    assert "pool_mode = session" in str(error.value.hint)
    with connect(address) as connection:
        assert connection.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'").fetchone() == (0,)


@pytest.mark.parametrize("pool", [False], indirect=True)
def test_a_pool_with_a_session_for_each_client(pool: Pooler, folder: Path) -> None:
    address = database(ODD_OWNER)
    push_folder(folder, pool.address(address))
    assert answers(pool.address(address)) == answers(address)


def test_a_database_in_another_encoding(folder: Path) -> None:
    with psycopg.connect(server().address(), autocommit=True) as admin:
        admin.execute("CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0")
    with pytest.raises(BriefkitError, match="stores texts in LATIN1") as error:
        push_folder(folder, server().address("latin"))
    assert "ENCODING 'UTF8'" in str(error.value.hint)


def test_a_role_that_may_only_read_says_so(folder: Path) -> None:
    address = database(ODD_OWNER)
    with psycopg.connect(address, autocommit=True) as owner:
        owner.execute(f"ALTER DATABASE {owner.info.dbname} SET default_transaction_read_only = on".encode())
    with pytest.raises(ServerError, match="default_transaction_read_only is on"):
        push_folder(folder, address)


def test_the_owner_of_the_library_who_does_not_own_the_database(folder: Path) -> None:
    address = server().new_database()
    pushing = of(address, ODD_OWNER)
    with pytest.raises(BriefkitError, match="may not create a schema in the database") as error:
        push_folder(folder, pushing)
    assert "GRANT CREATE ON DATABASE" in str(error.value.hint)
    with psycopg.connect(address, autocommit=True) as admin:
        admin.execute(f"GRANT CREATE ON DATABASE {admin.info.dbname} TO {ODD_OWNER}".encode())
        push_folder(folder, pushing)
        which = Which(None, parse_address(pushing))
        assert "stays open to every role" in grant_reading(which, PLAIN)[1]
        assert answers(of(address, PLAIN)) == answers(pushing)
        admin.execute(f"REVOKE CONNECT ON DATABASE {admin.info.dbname} FROM PUBLIC".encode())
        admin.execute(f"GRANT CONNECT ON DATABASE {admin.info.dbname} TO {ODD_OWNER}".encode())
        assert "may not connect to the database yet" in grant_reading(which, PLAIN)[1]


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ('root certificate file "/home/anna/.postgresql/root.crt" does not exist', "sslrootcert=system"),
        ("SSL error: certificate verify failed", "sslrootcert=FILE"),
        ("FATAL:  unsupported startup parameter: options", "PGOPTIONS"),
        ("session is read-only", "the primary"),
        ('FATAL:  database "x" does not exist', "case-sensitive"),
        ("FATAL:  Datenbank »x« existiert nicht", "in its own words and language"),
    ],
)
def test_what_to_do_about_a_refusal(said: str, hint: str) -> None:
    assert hint in str(refused("here", psycopg.OperationalError(f"connection failed: {said}")).hint)
