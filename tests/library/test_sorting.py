"""Lists are in the order of the library's language, from the index as from the files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefkit.library.library import Library
from briefkit.storage.files.folder_store import FolderStore
from tests.console import briefkit
from tests.storage.libraries import PROSE

TITLES = ["Zagreb", "Ägypten", "Athen", "Århus", "“Quoted” first", "Öl", "Oslo", "Übersee", "Chile", "Hanoi", "Łódź"]


def write(folder: Path, titles: list[str], language: str) -> None:
    (folder / "briefkit.toml").write_text(f'[library]\nlanguage = "{language}"\n')
    for number, title in enumerate(titles):
        head = f"title: {json.dumps(title)}\nkind: note\ndate: 2020\npublisher: {json.dumps(title)}\n"
        (folder / f"b{number}.md").write_text(f"---\n{head}---\n")


def titles_of(folder: Path, order: str = "title") -> list[str]:
    ran = briefkit("list", "--library", str(folder), "--sort", order, "--format", "{title}")
    return ran.out.splitlines()


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("en", "Ägypten, Århus, Athen, Chile, Hanoi, Łódź, Öl, Oslo, “Quoted” first, Übersee, Zagreb"),
        ("sv", "Athen, Chile, Hanoi, Łódź, Oslo, “Quoted” first, Übersee, Zagreb, Århus, Ägypten, Öl"),
        ("cs-CZ", "Ägypten, Århus, Athen, Hanoi, Chile, Łódź, Öl, Oslo, “Quoted” first, Übersee, Zagreb"),
    ],
)
def test_a_list_by_title(tmp_path: Path, language: str, order: str) -> None:
    write(tmp_path, TITLES, "en")
    titles_of(tmp_path)
    write(tmp_path, TITLES, language)  # a change of the language counts at once
    assert titles_of(tmp_path) == order.split(", ")
    assert titles_of(tmp_path, "-publisher") == order.split(", ")[::-1]


def test_facets_of_as_many_briefs(tmp_path: Path) -> None:
    write(tmp_path, ["Zagreb", "Ägypten", "Athen", "Öl", "Oslo"], "sv")
    opened = Library.open(tmp_path)
    assert [facet.value for facet in opened.facets(["publisher"])] == ["Athen", "Oslo", "Zagreb", "Ägypten", "Öl"]


@pytest.mark.parametrize("language", ["en", "sv", "tr", "hu"])
def test_the_index_sorts_as_the_files_do(tmp_path: Path, language: str) -> None:
    write(tmp_path, [*TITLES, *PROSE, "", "athen", "ATHEN", "A\u0308gypten"], language)
    for order in ("title", "-title", "publisher"):
        of_index, of_files = (
            [metadata["id"] for metadata in library.metadata(library.parse("").query, order=order)]
            for library in (Library.open(tmp_path), Library(tmp_path, FolderStore(tmp_path)))
        )
        assert of_index == of_files
