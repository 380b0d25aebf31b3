"""A text that few briefs have is asked for by their numbers: PostgreSQL would walk all briefs for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefkit.core.query.value import And, Not, Or, Text, Word, clause
from briefkit.storage.postgres import search, texts
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


def test_a_phrase_of_common_words_is_looked_for_in_the_newest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or asked of the index, with the same hits."""
    bodies = ["The verification regime."] * 12 + ["No verification of any regime."] * 3 + ["A regime."]
    briefs = {
        f"b{at}": ({**HEAD, "title": f"Brief {at}", "date": f"20{10 + at}"}, [body]) for at, body in enumerate(bodies)
    }
    write_library(tmp_path, briefs)
    address = server().new_database()
    push_folder(tmp_path, address)
    store = PostgresStore(address)
    phrase = Text(("verification", "regime"))
    monkeypatch.setattr(search, "MOST_RANKED", 5)

    def found() -> tuple[bool, list[list[str]]]:
        narrowing = TermNarrowing(store.served.connection, store.match_context, wanted=5)
        queries = (phrase, And((phrase, Not(clause("id", ":", [Word("b7")])))), Or((phrase, Text(("nowhere", "else")))))
        hits = [[hit.metadata["id"] for hit in store.search(query)] for query in queries]
        return narrowing.has_text(phrase).sql.startswith("EXISTS"), hits

    looked = found()
    assert looked[0]
    assert [len(ids) for ids in looked[1]] == [12, 11, 12]
    monkeypatch.setattr(texts, "_LOOKED", 0)
    asked = found()
    assert (asked[0], asked[1]) == (False, looked[1])
    store.close()
