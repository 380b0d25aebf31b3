"""What an index knows of its files, whatever state it was left in."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from briefkit.storage.index_store import IndexStore
from briefkit.storage.index_write import drop_orders
from tests.storage.heard import Heard

SAMPLE = Path(__file__).parent.parent.parent / "briefs"


@pytest.fixture
def store(tmp_path: Path) -> IndexStore:
    return IndexStore(Path(shutil.copytree(SAMPLE, tmp_path / "library")), cache=tmp_path / "cache")


def test_headings_without_the_orders_that_an_interrupted_build_has_dropped(store: IndexStore, tmp_path: Path) -> None:
    told = store.headings("inf")
    assert told
    with sqlite3.connect(store.file.path) as connection:
        drop_orders(connection)
    connection.close()
    store.file.seal()
    left = IndexStore(store.library, cache=tmp_path / "cache", glance=True, talk=(heard := Heard()))
    assert left.file.path == store.file.path
    assert left.headings("inf") == told
    assert heard.words == []


@pytest.mark.parametrize("holding", ["a" * 60_000, "%", "_", "\\", "'", "*"])
def test_headings_take_any_text_as_it_stands(store: IndexStore, holding: str) -> None:
    assert store.headings(holding) == [row for row in store.headings() if holding in row[0]]
