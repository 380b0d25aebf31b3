"""What an index knows about its files, in whatever state it was left."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from briefkit.storage.sqlite.store import IndexStore
from briefkit.storage.sqlite.write import drop_indexes
from tests.places import SAMPLE
from tests.storage.progress import RecordedProgress


@pytest.fixture
def progress() -> RecordedProgress:
    return RecordedProgress()


@pytest.fixture
def store(tmp_path: Path, progress: RecordedProgress) -> IndexStore:
    return IndexStore(Path(shutil.copytree(SAMPLE, tmp_path / "library")), cache=tmp_path / "cache", progress=progress)


def test_headings_without_the_indexes_that_an_interrupted_build_has_dropped(
    store: IndexStore, progress: RecordedProgress, tmp_path: Path
) -> None:
    found = store.headings("inf")
    assert found
    with sqlite3.connect(store.file.path) as connection:
        drop_indexes(connection)
    connection.close()
    store.file.seal()
    progress.messages.clear()
    left = IndexStore(store.library, cache=tmp_path / "cache", stale_ok=True, progress=progress)
    assert left.file.path == store.file.path
    assert left.headings("inf") == found
    assert progress.messages == []


@pytest.mark.parametrize("holding", ["a" * 60_000, "%", "_", "\\", "'", "*"])
def test_headings_take_any_text_literally(store: IndexStore, progress: RecordedProgress, holding: str) -> None:
    store.headings()
    progress.messages.clear()
    assert store.headings(holding) == [row for row in store.headings() if holding in row[0]]
    assert progress.messages == [], "the index is neither damaged nor given up"
