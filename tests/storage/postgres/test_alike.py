"""Scores from counts of judgments that score alike, kept by pushes, equal those of all judgments in the files."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest

from briefkit.core.query.value import EVERYTHING
from briefkit.library import judgments
from briefkit.library.library import Library
from briefkit.storage.files.folder_store import FolderStore
from briefkit.storage.index import forecasts
from briefkit.storage.postgres.address import connect
from briefkit.storage.postgres.push import push_folder
from briefkit.storage.postgres.rights import grant
from briefkit.storage.postgres.store import PostgresStore
from tests.postgres import server
from tests.storage.libraries import write_library
from tests.storage.sqlite.test_forecasts import Maker
from tests.thorough import sample

PARTNER = "partner-of-scores"
DAY = datetime.date(2019, 1, 1)


def kept(address: str) -> tuple[list[Any], list[Any]]:
    """The counts as they are kept, and as all judgments tell them now."""
    now = """SELECT alike, CASE WHEN coalesce(outcome, 'open') = 'open' THEN coalesce(substring(due FROM '[^/]*$'), '')
      ELSE '' END COLLATE "C" AS until, count(*) FROM judgment WHERE alike IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2"""
    with psycopg.connect(address) as connection:
        found = connection.execute("SELECT schema FROM briefkit.generation WHERE state = 'served'").fetchone()
        connection.execute(f"SET search_path TO {found[0] if found else ''}".encode())
        counts = connection.execute("SELECT alike, open_until, times FROM alike ORDER BY 1, 2").fetchall()
        return counts, connection.execute(now.encode()).fetchall()


def assert_same_scores(served: PostgresStore, files: FolderStore) -> None:
    for by in (None, "term", "expert", "year"):
        for at in (None, "last"):
            mine, other = (Library(Path("/nowhere"), one).judgments.score(by=by, at=at) for one in (served, files))
            assert list(mine.records()) == list(other.records()), (by, at)
            assert mine.source == other.source


@pytest.mark.parametrize("seed", sample(range(8), 2))
def test_scores_are_those_of_the_files_after_each_push(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judgments, "today", lambda: datetime.date(2018 + seed % 3, 7, 16))
    address, maker = server().new_database(), Maker(seed)
    briefs = maker.library(continued=6 * (seed % 3))
    for turn in range(4):
        root = tmp_path / f"library{turn}"
        write_library(root, briefs)
        push_folder(root, address)
        counts, now = kept(address)
        assert counts == now
        store = PostgresStore(address)
        assert_same_scores(store, FolderStore(root))
        store.close()
        for name in maker.rng.sample(sorted(briefs), 12):  # some are gone, some have become others
            judging = briefs.pop(name)
            if maker.rng.random() < 0.5:
                briefs[f"{name}-{turn}"] = judging
            elif maker.rng.random() < 0.5:
                briefs[name] = (maker.brief(turn), [])


def test_kept_counts_are_asked_and_the_public_sees_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the public may read is counted when it asks: also a forecast that only an internal brief carries on."""
    judgment = {"id": "j1", "claim": "It holds", "term": "likely", "outcome": "occurred"}
    head = {"title": "One of many", "kind": "note", "date": "2018", "access": "public", "judgments": [judgment]}
    briefs: dict[str, Any] = {f"b{number}": (head, []) for number in range(20)}
    briefs["secret"] = ({**head, "access": "internal", "supersedes": "b3"}, [])
    briefs["other"] = ({**head, "access": "internal", "judgments": [{**judgment, "term": "unlikely"}]}, [])
    write_library(tmp_path, briefs)
    address = server().new_database()
    server().create_roles(PARTNER)
    owner = connect(address)
    grant(owner, PARTNER, "public")
    owner.close()
    push_folder(tmp_path, address)
    counted: list[str] = []
    represented_in = forecasts.represented_in

    def counting(*values: Any) -> forecasts.Represented:
        counted.append(values[1])
        return represented_in(*values)

    monkeypatch.setattr(forecasts, "represented_in", counting)
    for who, asked, times in (("postgres", 0, [1, 1, 1, 19]), (PARTNER, 1, [20])):
        store = PostgresStore(address.replace("postgres@", f"{who}@"))
        assert sorted(count for _, count in store.judgments_to_score(EVERYTHING, None, DAY).judgments) == times
        assert len(counted) == asked
        store.close()
