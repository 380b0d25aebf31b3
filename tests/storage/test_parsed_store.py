"""A store of parsed briefs: the reference for every other store."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from briefkit.core.brief.model import Brief
from briefkit.core.brief.read import parse_brief
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.query.value import EVERYTHING, Clause, Text, Word
from briefkit.core.registry.registry import Registry
from briefkit.errors import SettingsError
from briefkit.settings import Settings
from briefkit.storage.files.folder_store import FolderStore
from briefkit.storage.parsed_store import GivenBriefs, Parsed


def brief(id_: str, more: str = "", body: str = "Text.\n", date: str = "2018-05") -> Brief:
    text = f'---\ntitle: T {id_}\nkind: note\ndate: "{date}"\n{more}---\n\n{body}'
    found = parse_brief(text.encode(), id=id_, path=f"sub/{id_}.md").brief
    assert found
    return found


BRIEFS = [
    brief("a", "status: draft\ntopics: [water]\n", "One word of water.\n", "2018-05"),
    brief("b", "topics: [water]\nown: x\n", "Water and water and water again.\n", "2018-01"),
    brief("c", "issues: [{id: i, positions: {us: A}}]\njudgments: [{id: j, claim: C}]\n", "Other.\n", "2018-09"),
    brief("d", "topics: [trade]\n", "One word of water.\n", "2018-07"),
]
FINDINGS = [
    Diagnostic("file", "bad", 1, path="x.md", unlists=True),
    Diagnostic("file", "also bad", 2, path="x.md", unlists=True),
    Diagnostic("value", "odd", 1, path="a.md"),
    Diagnostic("file", "bad", 1, path="y.md", unlists=True),
]


@pytest.fixture
def store() -> GivenBriefs:
    return GivenBriefs(Settings(), Parsed(Registry(), BRIEFS, FINDINGS))


def ids(found: object) -> list[str]:
    return [item["id"] for item in found]  # type: ignore[attr-defined]


def test_briefs_that_match_a_query(store: GivenBriefs) -> None:
    water = Clause("topic", ":", (Word("water"),))
    assert [found.id for found in store.find(EVERYTHING)] == ["a", "b", "c", "d"]
    assert [found.id for found in store.find(water)] == ["a", "b"]
    assert ids(store.metadata(EVERYTHING)) == ["c", "d", "a", "b"]
    assert ids(store.metadata(EVERYTHING, order="date", limit=2)) == ["b", "a"]
    assert ids(store.metadata(water, order="title")) == ["a", "b"]
    assert ids(store.metadata(EVERYTHING, limit=0)) == []


def test_a_search_gives_the_best_first_and_the_newest_among_equals(store: GivenBriefs) -> None:
    hits = store.search(Text(("water",)))
    assert ids(hit.metadata for hit in hits)[0] in ("a", "b")
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert ids(hit.metadata for hit in store.search(Text(("water",)), parts=["body"])) == ["b", "d", "a"]
    assert ids(hit.metadata for hit in store.search(Text(("water",)), parts=["body"], limit=2)) == ["b", "d"]
    assert ids(hit.metadata for hit in store.search(Text(("nothing",)))) == []
    everything = store.search(EVERYTHING)
    assert ids(hit.metadata for hit in everything) == ["c", "d", "a", "b"]
    assert [(hit.score, hit.passage) for hit in everything] == [(0, None)] * 4


def test_what_is_stated_by_date_and_by_live_briefs(store: GivenBriefs) -> None:
    assert [position.says for stated in store.history(EVERYTHING) for position in stated.positions] == ["A"]
    assert [stated.judgment.claim for stated, _ in store.judgments(EVERYTHING).judgments] == ["C"]
    assert [count for _, count in store.judgments_to_score(EVERYTHING, None, datetime.date(2018, 8, 1)).judgments] == [
        1
    ]
    assert [head.id for head in store.heads(EVERYTHING)] == ["b", "a", "d", "c"]
    assert [head.id for head in store.heads(EVERYTHING, live=True)] == ["b", "d", "c"]
    day = datetime.date(2018, 8, 1)
    assert [head.id for head in store.heads(EVERYTHING, day=day)] == ["b", "a", "d"]
    assert store.history(EVERYTHING, day=day) == []
    assert store.last_positions(EVERYTHING).counts is None


def test_findings_and_files_that_cannot_be_listed(store: GivenBriefs) -> None:
    assert store.findings() == FINDINGS
    assert store.findings(unlisting=True) == [FINDINGS[0], FINDINGS[1], FINDINGS[3]]
    assert store.unlisted(9, 9) == ([FINDINGS[0], FINDINGS[1], FINDINGS[3]], 2, {})
    assert store.unlisted(2, 1) == ([FINDINGS[0], FINDINGS[3]], 2, {"x.md": 1})
    assert store.unlisted(1, 9) == (FINDINGS[:2], 2, {})


def test_names_headings_and_keys(store: GivenBriefs) -> None:
    assert store.headings("b") == [("b", "sub/b.md", "T b")]
    assert len(store.headings()) == 4
    assert store.own_keys() == {"own"}
    assert store.files_named("b") == ["sub/b.md"]
    assert store.files_named("sub/b.md") == ["sub/b.md"]
    assert store.files_named("x") == []
    found = store.brief_at("sub/b.md")
    assert found
    assert found.id == "b"
    assert store.brief_at("b.md") is None
    assert dict(store.uses()["topics"].items()) == {"water": 2, "trade": 1}
    store.refresh()
    assert len(list(store.find(EVERYTHING))) == 4


def test_a_folder_is_read_once_until_it_is_refreshed(tmp_path: Path) -> None:
    (tmp_path / "briefkit.toml").write_text('[library]\nname = "A"\n')
    (tmp_path / "a.md").write_text("---\ntitle: T\nkind: note\ndate: 2018\n---\n")
    (tmp_path / "bad.md").write_text("no front matter")
    store = FolderStore(tmp_path)
    assert [found.id for found in store.find(EVERYTHING)] == ["a"]
    assert [(found.path, found.unlists) for found in store.findings()] == [("bad.md", True)]
    assert store.settings.library.name == "A"
    (tmp_path / "briefkit.toml").write_text('[library]\nname = "B"\nexclude = ["a.md"]\n')
    assert [found.id for found in store.find(EVERYTHING)] == ["a"]
    store.refresh()
    assert (store.settings.library.name, list(store.find(EVERYTHING))) == ("B", [])
    assert store.paths() == ["bad.md"]
    (tmp_path / "briefkit.toml").unlink()
    store.refresh()
    with pytest.raises(SettingsError):
        store.paths()
