"""Which briefs may carry on each other's judgments, whatever their ids."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefkit import Library
from briefkit.core.judgments.links import linked_briefs
from briefkit.core.text.ids import brief_of
from briefkit.storage.files.folder_store import FolderStore

BRIEF = """---
title: {title}
kind: note
date: "{date}"
{more}judgments:
  - {{id: j1, claim: The fees are lowered, probability: {p}, due: "2999"{continues}}}
---
Text.
"""


@pytest.mark.parametrize(
    ("ref", "brief"), [("a#j1", "a"), ("c# notes#j1", "c# notes"), ("a#b#c", "a#b"), ("j1", ""), ("#j1", ""), ("", "")]
)
def test_the_last_hash_ends_the_id_of_a_brief(ref: str, brief: str) -> None:
    assert brief_of(ref) == brief


def test_briefs_are_linked_by_succession_and_by_a_continued_judgment() -> None:
    continued = [("b", "c#1#j1"), ("d", None), ("d", "a#j2")]
    assert list(linked_briefs({"b": "a"}, continued)) == [("b", "a"), ("b", "c#1"), ("d", "a")]


def test_a_judgment_of_a_brief_with_a_hash_in_its_id_is_continued(tmp_path: Path) -> None:
    (tmp_path / "briefkit.toml").touch()
    first = BRIEF.format(title="First", date="2020-01", more="", p=0.6, continues="")
    second = BRIEF.format(title="Second", date="2020-02", more="", p=0.8, continues=", continues: 'c# notes#j1'")
    (tmp_path / "c# notes.md").write_text(first, encoding="utf-8")
    (tmp_path / "later.md").write_text(second, encoding="utf-8")
    library = Library.open(tmp_path)
    assert not [found for found in library.check().diagnostics() if found.severity == "error"]
    for store in (library, Library(tmp_path, FolderStore(tmp_path))):
        for query in ("", "title:Second"):
            assert [(row.brief, row.made_in) for row in store.judgments(query)] == [("later", "c# notes#j1")]
    library.rename("c# notes", "notes").apply()
    assert "continues: 'notes#j1'" in (tmp_path / "later.md").read_text(encoding="utf-8")
