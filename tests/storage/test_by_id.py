"""Briefs are found by their ids, in any case and composition, without looking at others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from briefkit.core.query.value import Word, clause
from briefkit.library.library import Library
from briefkit.library.publication import prepare_publication
from briefkit.storage.files.folder_store import FolderStore
from briefkit.storage.index.answer import IndexAnswer
from tests.storage.libraries import write_library
from tests.storage.stores import STORES

HEAD: dict[str, Any] = {"title": "A brief", "kind": "note", "date": "2018"}
IDS = ["one", "Two", "zoë", "zoe\u0308-2", "straße", "x" * 200]
ASKED = ["one", "ONE", "two", "zoe", "ZOË", "zoë-2", "strasse", "Straße", "X" * 200, "none"]


@pytest.mark.parametrize("name", STORES)
def test_a_query_by_id_reads_what_has_it(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "library"
    write_library(root, {id_: (HEAD, []) for id_ in IDS})
    store, files = STORES[name](root, tmp_path / "cache"), FolderStore(root)
    read: list[int] = []
    tested = IndexAnswer.tested

    def counting(answer: IndexAnswer, places: Any) -> Any:
        listed = list(places)
        read.append(len(listed))
        return tested(answer, iter(listed))

    monkeypatch.setattr(IndexAnswer, "tested", counting)
    for asked in [[one] for one in ASKED] + [["one", "TWO", "none"]]:
        query = clause("id", ":", [Word(one) for one in asked])
        found = list(store.metadata(query))
        assert found == list(files.metadata(query)), asked
        beyond = 0 if name == "postgres" else 3  # SQL folds ASCII only
        assert read.pop() <= len(found) + beyond, asked


@pytest.mark.parametrize("name", STORES)
def test_a_publication_does_not_read_the_names_of_all_briefs(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "library"
    body = "See [two](b2.md), [three](b3.md#part) and [nothing](b9.md)."
    related = [{"id": "b2"}, {"id": "b8", "title": "Elsewhere"}]
    briefs: dict[str, Any] = {f"b{number}": (HEAD, []) for number in range(5)}
    write_library(root, briefs | {"b0": ({**HEAD, "related": related}, [body])})
    store = STORES[name](root, tmp_path / "cache")
    monkeypatch.setattr(store, "headings", None)
    library = Library(root, store)
    brief = library.store.brief_at("b0.md")
    assert brief is not None
    made = prepare_publication(library, brief)
    assert [finding.message for finding in made.findings if finding.rule == "dropped"] == [
        "a link to “b9.md” is left out; its words are printed"
    ]
