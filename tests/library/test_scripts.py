"""Words of many scripts are found alike in the index, in files, in prose and in the passages that show them."""

from __future__ import annotations

import pytest

from briefkit.core.query.value import Text
from briefkit.core.search.rank import passage
from briefkit.core.text.words import words
from briefkit.library.library import Library
from briefkit.storage.files.folder_store import FolderStore
from tests.scripts import SCRIPTS, Row


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> list[Library]:
    """One library of all rows, asked from the index and from the files."""
    folder = tmp_path_factory.mktemp("scripts")
    (folder / "briefkit.toml").write_text("")
    for number, row in enumerate(SCRIPTS):
        head = f'title: "{row.text}"\nkind: note\ndate: 2020-01-01\n'
        (folder / f"t{number}.md").write_text(f"---\n{head}---\n")
        (folder / f"b{number}.md").write_text(f"---\ntitle: T\nkind: note\ndate: 2020-01-01\n---\n\n{row.text}\n")
    return [Library.open(folder), Library(folder, FolderStore(folder))]


@pytest.mark.parametrize("row", SCRIPTS, ids=lambda row: row.name)
def test_words_are_found_in_texts_and_titles(stores: list[Library], row: Row) -> None:
    number = SCRIPTS.index(row)
    for library in stores:
        for query in row.found:
            ids = {brief.id for brief in library.find(query)}
            assert {f"t{number}", f"b{number}"} <= ids, query
        for query in row.missed:
            ids = {brief.id for brief in library.find(query)}
            assert not {f"t{number}", f"b{number}"} & ids, query


@pytest.mark.parametrize("row", SCRIPTS, ids=lambda row: row.name)
def test_the_right_characters_are_marked(row: Row) -> None:
    metadata = {"id": "a", "path": "a.md", "title": "", "kind": "note", "date": "2018"}
    found = passage([Text(tuple(words(row.found[0])))], metadata, row.text)
    assert found is not None
    assert next(piece for piece, hit in found.pieces if hit) == row.marked
    assert "".join(piece for piece, _ in found.pieces) == row.text
