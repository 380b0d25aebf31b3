"""A text that few briefs have is asked for by their numbers: PostgreSQL would walk all briefs for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefkit.core.query.value import Text
from briefkit.storage.postgres import texts
from briefkit.storage.postgres.push import push_folder
from briefkit.storage.postgres.store import PostgresStore
from briefkit.storage.postgres.texts import TermNarrowing
from tests.postgres import server
from tests.storage.libraries import write_library

HEAD = {"kind": "qa", "date": "2018"}
BRIEFS = {name: ({**HEAD, "title": f"Treaty {name}"}, ["Nobody moves."] if name == "a" else []) for name in "abc"}


def test_the_briefs_that_have_a_rare_text_are_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_library(tmp_path, BRIEFS)
    address = server().new_database()
    push_folder(tmp_path, address)
    store = PostgresStore(address)
    monkeypatch.setattr(texts, "_FEW", 2)

    def listed(*words: str) -> list[int] | None:
        narrowing = TermNarrowing(store.served.connection, store.match_context)
        values = narrowing.has_text(Text(words)).values
        return json.loads(values[0]) if len(values) == 1 else None

    assert (listed("nowhere"), len(listed("nobody", "moves") or ()), listed("treaty")) == ([], 1, None)
    monkeypatch.setattr(texts, "_EXPECTED", -1)
    assert listed("nowhere") is None
    store.close()
