"""A brief on a disputed issue is found by what is said of that issue, not read among all on it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from briefkit.core.query.parse import QueryContext, parse_query
from briefkit.library.library import today
from briefkit.storage.files.folder_store import FolderStore
from briefkit.storage.index.answer import IndexAnswer
from briefkit.storage.postgres.push import push_folder
from briefkit.storage.postgres.store import PostgresStore
from tests.postgres import server
from tests.storage.libraries import REGISTRY, write_library

HEAD = {"title": "A brief", "kind": "note", "date": "2018"}
ISSUES: dict[str, list[dict[str, Any]]] = {
    "both": [{"id": "inf", "status": "disputed", "trend": "worsening"}],
    "alias": [{"id": "INF Treaty", "status": "disputed"}],
    "of-another": [{"id": "inf", "status": "resolved"}, {"id": "gerd", "status": "disputed"}],
    "unsaid": [{"id": "inf"}],
    "unregistered": [{"id": "Größe", "status": "disputed"}],
    "long": [{"id": "x" * 3000, "status": "disputed"}],
}
ASKED = {
    "issue:(id:inf-treaty status:disputed)": ["alias", "both"],
    "issue:(status:Disputed id:INF)": ["alias", "both"],
    "issue:(id:inf status:disputed,resolved)": ["alias", "both", "of-another"],
    "issue:(id:inf trend:worsening status:disputed)": ["both"],
    "issue:(id:größe status:disputed)": ["unregistered"],
    f"issue:(id:{'X' * 3000} status:disputed)": ["long"],
    "issue:(id:inf status:dis*)": ["alias", "both"],
    "issue:(id:inf NOT status:disputed)": ["of-another", "unsaid"],
    "issue:(id:inf status!=disputed)": None,
    "issue:(id:inf status>=disputed)": None,
    "issue:(id:in* status:disputed)": None,
    "NOT issue:(id:inf status:disputed)": None,
}
"""Queries, with what they find; None if as many files may be read as there are."""


def test_what_is_said_of_an_issue_is_asked_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_library(tmp_path, {name: ({**HEAD, "issues": issues}, []) for name, issues in ISSUES.items()})
    (tmp_path / "registry.yaml").write_text(REGISTRY)
    address = server().new_database()
    push_folder(tmp_path, address)
    store, files, read = PostgresStore(address), FolderStore(tmp_path), list[int]()
    tested = IndexAnswer.tested

    def counting(answer: IndexAnswer, places: Any) -> Any:
        listed = list(places)
        read.append(len(listed))
        return tested(answer, iter(listed))

    monkeypatch.setattr(IndexAnswer, "tested", counting)
    for text, ids in ASKED.items():
        query = parse_query(text, QueryContext(today())).query
        found = sorted(str(one["id"]) for one in store.metadata(query))
        assert found == sorted(str(one["id"]) for one in files.metadata(query)), text
        if ids is not None:
            assert found == ids, text
            exact = "*" not in text and "NOT" not in text
            assert not exact or read[-1] == len(ids), text
    store.close()
