"""Words of many scripts are found alike in the index, in files, in prose and in the passages that show them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefkit.core.diff.text.tokens import tokens_of
from briefkit.core.query.value import Text
from briefkit.core.search.passages import passage
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


@pytest.mark.parametrize("letter", ["น้", "မြ", "ក្សា", "दि"])
def test_a_passage_is_not_cut_inside_a_letter(letter: str) -> None:
    whole = re.compile(f"…?(?:{letter})*ข้อตกลง(?:{letter})*…?")
    for padding in range(4):
        text = "x" * padding + letter * 200 + "ข้อตกลง" + letter * 200
        found = passage([Text(tuple(words("ข้อตกลง")))], {"id": "a", "path": "a.md", "title": ""}, text)
        assert found is not None
        assert whole.fullmatch(found.marked("", ""))


def test_names_of_keys_and_views_may_have_vowel_signs(tmp_path: Path) -> None:
    (tmp_path / "briefkit.toml").write_text('[views]\n"हिन्दी" = "विषय:जल"\n')
    (tmp_path / "a.md").write_text("---\ntitle: A\nkind: note\ndate: 2020\nविषय: जल\n---\n")
    (tmp_path / "b.md").write_text("---\ntitle: B\nkind: note\ndate: 2020\n---\n\nविषय जल\n")
    library = Library.open(tmp_path)
    assert [brief.id for brief in library.find("विषय:जल")] == ["a"]
    assert [brief.id for brief in library.find("@हिन्दी")] == ["a"]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("यह दान है", ["यह", "दान", "है"]),
        ("ที่น้ำ", ["ที่", "น้", "ำ"]),
        ("ක්‍රීඩා ශ්‍රී", ["ක්‍රීඩා", "ශ්‍රී"]),
        ("ទឹកក្សា", ["ទឹ", "ក", "ក្សា"]),
    ],
)
def test_differences_split_no_letters(text: str, tokens: list[str]) -> None:
    assert [token.text for token in tokens_of(text)] == tokens
