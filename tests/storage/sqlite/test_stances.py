"""A movement between stances is found however many statements without one lie between or after them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from briefkit.core.query.value import EVERYTHING
from briefkit.storage.files.folder_store import FolderStore
from briefkit.storage.sqlite.store import IndexStore
from tests.storage.libraries import write_library
from tests.storage.test_equals_files import matrix


def brief(month: int, stance: str | None) -> Any:
    position = {"says": f"In month {month}"} | ({"stance": stance} if stance else {})
    issue = {"id": "inf", "status": "disputed" if month % 2 else "deadlocked", "positions": {"us": position}}
    return {"title": f"T{month}", "kind": "note", "date": f"2018-{month:02}", "issues": [issue]}, []


@pytest.mark.parametrize("first", [None, "supports", "opposes"])
@pytest.mark.parametrize("second", [None, "supports", "opposes"])
@pytest.mark.parametrize("after", [0, 2])
def test_the_last_movement_is_the_same(first: str | None, second: str | None, after: int, tmp_path: Path) -> None:
    stances = [None, first, None, second, None, None, "supports", *[None] * after]
    write_library(tmp_path / "library", {f"b{month}": brief(month, stance) for month, stance in enumerate(stances, 1)})
    store, files = IndexStore(tmp_path / "library", cache=tmp_path / "cache"), FolderStore(tmp_path / "library")
    assert matrix(store, EVERYTHING, live=True, day=None) == matrix(files, EVERYTHING, live=True, day=None)
