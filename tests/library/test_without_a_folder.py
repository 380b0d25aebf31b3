"""A library reads briefs only through its store: a store on a dictionary works as well as a folder."""

from __future__ import annotations

import datetime

import pytest

from briefkit.core.brief.model import Brief
from briefkit.core.dates.dates import parse_date
from briefkit.core.ports import BriefStore, IndexedStore
from briefkit.core.query.value import EVERYTHING, Query
from briefkit.errors import BriefkitError, UnknownBriefError
from briefkit.library.library import Library
from briefkit.library.registry import id_uses
from briefkit.settings import LibrarySettings, Settings
from briefkit.storage.files.folder_store import FolderStore
from briefkit.storage.sqlite.store import IndexStore
from tests.fakes import FakeStore, fake_library
from tests.places import SAMPLE

HELSINKI = """\
---
title: After Helsinki
kind: qa
date: 2018-07-20
topics: [sanctions]
issues:
  - {id: inf, status: disputed, positions: {Washington: {says: Stays, stance: supports}, russia: Denies}}
judgments:
  - {id: j1, claim: Both stay, about: [inf], probability: 0.7, due: 2018-12,
     updates: [{date: 2018-09, probability: 0.4}]}
events: [{id: helsinki, date: 2018-07-16, status: held, status_on: 2018-07-16}]
---
Arms control after the meeting.
"""
REGISTRY = """\
parties: {us: {title: United States, aliases: [Washington]}}
issues: {inf-treaty: {title: INF Treaty, aliases: [inf]}}
"""


@pytest.fixture
def library() -> Library:
    later = Brief(id="later", path="2018/later.md", title="Later", kind="note", date=parse_date("2018-11"))
    briefs: dict[str, str | Brief] = {
        "helsinki.md": HELSINKI,
        "2018/later.md": later,
        "broken.md": "---\ntitle: No kind\n---\n",
    }
    return fake_library(briefs, REGISTRY, Settings(library=LibrarySettings(name="House")))


def stores() -> list[BriefStore]:
    """Every store fits the port: mypy looks at this list."""
    return [IndexStore(SAMPLE), FolderStore(SAMPLE), FakeStore({})]


def test_every_store_fits_the_port_and_an_index_adds_to_it() -> None:
    assert [isinstance(store, IndexedStore) for store in stores()] == [True, False, False]


def test_find_get_and_metadata(library: Library) -> None:
    assert [brief.id for brief in library.find("arms")] == ["helsinki"]
    assert [brief.id for brief in library.find(since="2018-08")] == ["later"]
    assert [brief["id"] for brief in library.metadata(EVERYTHING)] == ["later", "helsinki"]
    assert library.get("hel").title == "After Helsinki"
    with pytest.raises(UnknownBriefError, match="no brief “paris”"):
        library.get("paris")
    assert [hit.metadata["id"] for hit in library.search(library.parse("meeting").query)] == ["helsinki"]


def test_what_cannot_be_listed_is_named(library: Library) -> None:
    assert [item.path for item in library.unlisted] == ["broken.md", "broken.md"]


def test_issues_judgments_and_events(library: Library) -> None:
    assert [(row.issue, row.holder, row.holder_title) for row in library.issues().source.history] == [
        ("inf-treaty", "us", "United States"),
        ("inf-treaty", "russia", "russia"),
    ]
    (row,) = library.judgments()
    assert (row.ref, row.about, row.current) == ("helsinki#j1", ("inf-treaty",), (0.4, 0.4))
    (row,) = library.judgments(as_of=datetime.date(2018, 8, 1))
    assert row.current == (0.7, 0.7)
    assert [row.kind for row in library.timeline()] == [
        "event",
        "brief",
        "brief",
        "judgment",
    ]
    assert [(row.kind, row.brief) for row in library.digest("2018-11-01", "2018-11-30")] == [("brief", "later")]


def test_names(library: Library) -> None:
    assert library.names.title("parties", "washington") == "United States"
    assert [(known.id, known.briefs) for known in id_uses(library, ["parties"])] == [("us", 1), ("russia", 1)]


@pytest.mark.parametrize("ask", [Library.index_status, Library.rebuild_index, lambda library: library.sql("SELECT 1")])
def test_what_only_an_index_has_is_refused(library: Library, ask: object) -> None:
    assert callable(ask)
    with pytest.raises(BriefkitError, match="has no index"):
        ask(library)


def test_a_query_finds_nothing_in_an_empty_store() -> None:
    library = fake_library({})
    assert library.find() == []
    assert isinstance(EVERYTHING, Query)


def test_what_matches_best_comes_first() -> None:
    heads = {name: f"---\ntitle: {name}\nkind: note\ndate: {year}\n---\n" for name, year in (("a", 2018), ("b", 2020))}
    texts = {"a.md": heads["a"] + "harbour " * 9, "b.md": heads["b"] + "One harbour among many other words of a text."}
    assert [hit.metadata["id"] for hit in fake_library(texts).search("harbour")] == ["a", "b"]
