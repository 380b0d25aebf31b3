"""A library is written to a server whole, and the last two states of it are kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import psycopg
import pytest

from briefkit.storage.postgres.push import push_folder
from tests.postgres import server
from tests.storage.libraries import write_library

BRIEF: dict[str, Any] = {
    "title": "Arms",
    "kind": "note",
    "date": "2018",
    "issues": [{"id": "inf", "positions": {"us": "Stays"}}],
}


@pytest.fixture
def address() -> str:
    return server().new_database()


def test_a_folder_is_served(tmp_path: Path, address: str) -> None:
    write_library(tmp_path, {"a": (BRIEF, ["control"]), "b": ({"title": "None"}, [])})
    pushed = push_folder(tmp_path, address)
    assert (pushed.briefs, pushed.number) == (1, 1)
    with psycopg.connect(address) as connection:
        assert connection.execute("SELECT state, briefs FROM briefkit.generation").fetchall() == [("served", 1)]
        connection.execute(f"SET search_path TO {pushed.schema}")
        assert connection.execute("SELECT path, id FROM file ORDER BY doc").fetchall() == [
            ("a.md", "a"),
            ("b.md", None),
        ]
        assert connection.execute("SELECT id FROM name WHERE section = 'issues'").fetchall() == [("inf-treaty",)]
        assert connection.execute("SELECT rule FROM problem ORDER BY place").fetchall() == [
            ("required",),
            ("required",),
        ]
    assert push_folder(tmp_path, address).number == 2
