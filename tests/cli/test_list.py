"""`briefkit list`: the same selection by query and by options, and rows written one by one."""

from __future__ import annotations

import itertools
import shutil
from pathlib import Path

import pytest

from briefkit.core.query.columns import BriefsSchema
from briefkit.core.tables import Table
from briefkit.output.formats import BINARY, FORMATS, format_named
from tests.console import briefkit
from tests.places import SAMPLE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(SAMPLE, tmp_path / "briefs")
    return tmp_path


@pytest.mark.parametrize(
    ("query", "flags"),
    [
        (
            ["issue:(id:sanctions status:disputed) date>=2018-07 NOT kind:podcast"],
            ["--issue", "(id:sanctions status:disputed)", "--since", "2018-07", "--not", "kind:podcast"],
        ),
        (["topic:sanctions", "date:2018-07..2018-12"], ["--topic", "sanctions", "--since=2018-07", "--until=2018-12"]),
        (
            ['party:russia ("arms control" OR topic:inf)'],
            ["--party", "Russia", "--where", '"arms control" OR topic:inf'],
        ),
        (["party-with-parts:us"], ["--party", "USA", "--with-parts"]),
        (["@open-sanctions"], ["--where", "@open-sanctions"]),
    ],
)
def test_a_query_and_options_give_the_same_answer(folder: Path, query: list[str], flags: list[str]) -> None:
    asked = briefkit("list", *query, "--json", folder=folder)
    assert asked.out != "[]\n"
    assert asked.code == 0
    assert asked.stdout == briefkit("list", *flags, "--json", folder=folder).stdout


ORDINARY = ["COVID-19", "art. 5", "AI-Act", '"', "C++", "制裁", "Путин", "NEAR", "a OR", "(", "@ x", "%_\\"]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_is_never_an_error(folder: Path, text: str) -> None:
    assert briefkit("list", text, folder=folder).code == 0


@pytest.mark.parametrize("name", [*(name for name in FORMATS if name not in {"plain", *BINARY}), "{id}: {title}"])
def test_the_first_rows_come_before_the_last_are_known(name: str) -> None:
    endless = ({"id": str(number), "path": f"{number}.md", "title": "T"} for number in itertools.count())
    printed = format_named(name)(Table(BriefsSchema(tuple), endless, shown=("id", "title")))
    assert b"9" in b"".join(itertools.islice(printed, 12))
