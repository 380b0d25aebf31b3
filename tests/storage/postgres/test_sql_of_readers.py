"""`briefkit sql` for roles that may not read all of a library, and after its files have changed."""

from __future__ import annotations

import datetime
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from psycopg.sql import SQL, Identifier

from briefkit.errors import QueryError
from briefkit.library.library import Library
from briefkit.storage.postgres.address import connect
from briefkit.storage.postgres.push import push_folder
from briefkit.storage.postgres.rights import grant
from briefkit.storage.postgres.store import PostgresStore
from briefkit.storage.sql import VIEWS
from tests.postgres import server
from tests.storage.postgres.test_sql import REFUSED, assert_same, pushed

PUBLIC, INTERNAL = "sql-reader", "sql-analyst"


def brief(title: str, access: str, event: str, more: str = "") -> str:
    head = f'title: {title}\nkind: memo\ndate: "2018-0{len(title)}"\naccess: {access}\nevents: [{event}]'
    return f"---\n{head}\n{more}\n---\nOn {title}.\n"


class Served(NamedTuple):
    folder: Path
    address: str
    tomorrow: datetime.date

    def of(self, role: str) -> PostgresStore:
        return PostgresStore(self.address.replace("postgres@", f"{role}@"))


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Served:
    folder = tmp_path_factory.mktemp("library")
    tomorrow = datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=1)
    waits = f'embargo_until: "{tomorrow}"'
    (folder / "briefkit.toml").write_text('[library]\naccess = "public"\n')
    (folder / "a.md").write_text(brief("A", "public", "{id: paris, status: planned, place: Paris}"))
    (folder / "b.md").write_text(brief("BB", "public", "{id: paris, status: held, place: Bonn}", waits))
    (folder / "c.md").write_text(
        brief("CCC", "internal", "{id: paris, status: cancelled}, {id: hidden, title: Hidden}")
    )
    address = server().new_database()
    with closing(connect(address)) as owner:
        for role, audience in ((PUBLIC, "public"), (INTERNAL, "internal")):
            owner.execute(SQL("CREATE ROLE {} LOGIN").format(Identifier(role)))
            grant(owner, role, audience)
    push_folder(folder, address)
    return Served(folder, address, tomorrow)


KNOWN = "select brief, event, known_status, known_place from events order by brief, event"


def test_what_is_known_of_an_event_is_what_the_briefs_say_that_a_role_may_read(served: Served) -> None:
    with closing(served.of(PUBLIC)) as store:
        assert store.sql(KNOWN, timeout=60)[1] == [["a", "paris", "planned", "Paris"]]
        for statement in ("select * from event_state", "select * from meaning", "select * from record"):
            answer = str(store.sql(statement, timeout=60)[1])
            assert [word for word in ("hidden", "cancelled", "Bonn", "CCC") if word in answer] == [], statement
    with closing(served.of(INTERNAL)) as store:
        assert_same(served.folder, store)
        assert {row[2] for row in store.sql(KNOWN, timeout=60)[1] if row[1] == "paris"} == {"cancelled"}


def test_an_event_is_known_better_on_the_day_on_which_a_brief_becomes_public(served: Served) -> None:
    day = (
        f"CREATE OR REPLACE FUNCTION briefkit.today() RETURNS date LANGUAGE sql STABLE RETURN '{served.tomorrow}'::date"
    )
    with closing(connect(served.address)) as owner, owner.transaction(force_rollback=True):
        owner.execute(day.format(served.tomorrow).encode())
        owner.execute(SQL("SET LOCAL ROLE {}").format(Identifier(PUBLIC)))
        schema = owner.execute("SELECT schema FROM briefkit.generation").fetchall()[-1][0]
        owner.execute(f'SET LOCAL search_path TO "{schema}"'.encode())
        found = owner.execute(KNOWN.encode()).fetchall()
    assert found == [("a", "paris", "held", "Bonn"), ("b", "paris", "held", "Bonn")]


def test_every_view_has_the_rows_of_public_briefs(served: Served) -> None:
    with closing(served.of(PUBLIC)) as store:
        for view in VIEWS:
            key = "id" if view == "briefs" else "brief"
            rows = store.sql(f"select {key} from {view}", timeout=60)[1]  # noqa: S608 - our own names
            assert {row[0] for row in rows} <= {"a"}


@pytest.mark.parametrize("role", [PUBLIC, INTERNAL])
def test_a_reader_may_do_no_more_than_the_owner(served: Served, role: str) -> None:
    with closing(served.of(role)) as store:
        for statement in REFUSED.strip().splitlines():
            with pytest.raises(QueryError):
                store.sql(statement, timeout=60)
        assert store.sql("select 1", timeout=60)[1] == [[1]]


REGISTRY = """
issues: {{inf-treaty: {{title: INF Treaty, aliases: [{alias}]}}}}
events: {{paris: {{title: Paris, aliases: [Pariser Treffen], date: "2018-11-11", status: {status}}}}}
people: {{b-expert: {{name: B. Expert, aliases: [Bill]}}}}
"""
BRIEF = """---
title: Arms
kind: memo
date: "2018-05"
authors: [Bill]
issues: [{id: inf, positions: {Bill: {says: Stays}}}, {id: Abkommen}]
judgments: [{id: j1, claim: It stays, about: [Abkommen, inf], depends_on: [Pariser Treffen], by: bill, term: unlikely}]
events: [{id: Pariser Treffen}, {id: bonn, status: %s}]
---
Text, in Ł%s.
"""


def test_views_are_as_in_files_after_each_push(tmp_path: Path) -> None:
    address = server().new_database()
    settings = tmp_path / "briefkit.toml"

    def write(name: str, *values: Any) -> None:
        (tmp_path / f"{name}.md").write_text(BRIEF % values, "utf-8")

    def same() -> None:
        with closing(pushed(tmp_path, address)) as store:
            assert_same(tmp_path, store)

    settings.write_text("[library]\nlikelihood_scale = 'icd203'\n")
    (tmp_path / "registry.yaml").write_text(REGISTRY.format(alias="inf", status="planned"))
    write("a", "planned", "1")
    same()
    write("b", "held", "22")
    same()
    write("b", "cancelled", "333")
    same()
    (tmp_path / "registry.yaml").write_text(REGISTRY.format(alias="Abkommen", status="cancelled"))
    same()
    settings.write_text("[library]\nname = 'House'\nlikelihood_scale = 'ipcc'\n")
    same()
    (tmp_path / "b.md").unlink()
    same()
    write("a", "held", "4")
    (tmp_path / "registry.yaml").unlink()
    same()
    assert [row["known_status"] for row in Library.open(tmp_path).sql("select known_status from events")] == [
        None,
        "held",
    ]
