"""Answers that are read slowly, while others write."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from briefkit.core.query.value import EVERYTHING, Clause, Word
from briefkit.storage.index import answer as index_answer
from briefkit.storage.sqlite import answer
from briefkit.storage.sqlite.store import IndexStore
from tests.storage.libraries import write_brief, write_library


def brief(title: str) -> Any:
    return {"title": title, "kind": "note", "date": "2018", "topics": ["water"]}, ["Text"]


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for module, name, number in ((index_answer, "FIRST", 1), (index_answer, "CHUNK", 2), (answer, "_MANY", 2)):
        monkeypatch.setattr(module, name, number)
    write_library(tmp_path / "library", {f"b{number}": brief(f"T{number}") for number in range(8)})
    return tmp_path / "library"


def store(library: Path) -> IndexStore:
    return IndexStore(library, cache=library.parent / "cache")


def test_a_brief_that_changes_while_others_are_read_is_given_as_it_is_now(library: Path) -> None:
    found = store(library).metadata(EVERYTHING, order="id")
    read = [next(found)["title"]]
    write_brief(library, "b1", brief("Changed too late"))
    write_brief(library, "b4", brief("Changed"))
    (library / "b5.md").unlink()
    assert len(list(store(library).metadata(EVERYTHING))) == 7
    read += [metadata["title"] for metadata in found]
    assert read == ["T0", "T1", "T2", "T3", "Changed", "T6", "T7"]


def test_a_brief_that_no_longer_matches_is_left_out(library: Path) -> None:
    found = store(library).metadata(Clause("topic", ":", (Word("water"),)), order="id")
    read = [next(found)["title"]]
    head, body = brief("Changed")
    write_brief(library, "b6", ({**head, "topics": ["trade"]}, body))
    assert len(list(store(library).metadata(EVERYTHING))) == 8
    assert [*read, *(metadata["title"] for metadata in found)] == ["T0", "T1", "T2", "T3", "T4", "T5", "T7"]


@pytest.mark.parametrize("order", ["id", "-id", "date", "-date", "title", "-kind"])
@pytest.mark.parametrize("limit", [0, 1, 3, 8, 20])
def test_a_limit_gives_the_first_ones(library: Path, order: str, limit: int) -> None:
    whole = list(store(library).metadata(EVERYTHING, order=order))
    assert list(store(library).metadata(EVERYTHING, order=order, limit=limit)) == whole[:limit]
