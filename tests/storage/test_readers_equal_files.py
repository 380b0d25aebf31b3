"""What readers see of a library by its index equals what they would see if every file was read anew."""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit.core.query.texts import PARTS
from briefkit.core.query.value import EVERYTHING, Query, Text
from briefkit.storage.audience_store import CirculatedStore, PublicStore, ReadersStore
from briefkit.storage.files.folder_store import FolderStore
from briefkit.storage.known_briefs import KnownBriefs
from briefkit.storage.sqlite.store import IndexStore
from tests.core.query.queries import queries
from tests.storage.libraries import LIBRARIES, QUERIES, write_brief, write_library
from tests.storage.test_equals_files import assert_same
from tests.thorough import examples

DAY = datetime.date(2019, 1, 1)
KEYS: list[dict[str, Any]] = [
    {},
    {},
    {"access": "public"},
    {"access": "embargoed"},
    {"access": "Embargoed"},
    {"access": ["embargoed"]},
    {"acess": "embargoed"},
    {"Embargo_until": "2030"},
    {"embargo_untill": "2030"},
    {"embargo_until": "2018-12"},
    {"embargo_until": "2019-01-02"},
    {"embargo_until": "soon"},
    {"access": "internal", "embargo_until": "2030"},
]
NAMES = ["a", "b", "B", "ü", "sub/c", "b.md"]
MORE = st.fixed_dictionaries({}, optional={"related": st.lists(st.sampled_from(NAMES), max_size=2, unique=True)})
REMARKS = ["", "<!-- treaty for b -->", "arms <!-- hidden --> control", "[//]: # (treaty)", "<!-- briefkit: issues -->"]


def with_keys(briefs: dict[str, Any], drawn: list[tuple[dict[str, Any], dict[str, Any], str]]) -> dict[str, Any]:
    """Briefs with keys that say something of an embargo, references and comments."""
    return {
        name: ({**head, **keys, **more}, [*lines, remark])
        for (name, (head, lines)), (keys, more, remark) in zip(briefs.items(), drawn, strict=False)
    }


DRAWN = st.lists(st.tuples(st.sampled_from(KEYS), MORE, st.sampled_from(REMARKS)), min_size=6, max_size=6)
CLOSED = st.builds(with_keys, LIBRARIES, DRAWN)


def assert_seen(store: ReadersStore, files: ReadersStore, query: Query) -> None:
    assert_same(store, files, query)  # type: ignore[arg-type]
    assert (store.refused, store.paths(), store.findings()) == (files.refused, files.paths(), files.findings())
    assert (store.registry.sections, store.uses()) == (files.registry.sections, files.uses())
    assert [store.brief_at(path) for path in files.paths()] == [files.brief_at(path) for path in files.paths()]
    assert [store.is_gone(name) for name in NAMES] == [files.is_gone(name) for name in NAMES]
    for text in (Text(("treaty",)), Text(("arms", "control")), Text(("hid",), prefix=True)):
        for parts in ((), PARTS[:1], ("body",)):
            assert store.search(text, parts=parts) == files.search(text, parts=parts)
    assert store.search(query, limit=2) == files.search(query)[:2]


@pytest.mark.parametrize("kind", [CirculatedStore, PublicStore])
@settings(max_examples=examples(1 / 6, in_ci=1 / 2))
@given(CLOSED, CLOSED, st.lists(QUERIES | queries(), min_size=1, max_size=2))
def test_answers_equal_those_of_the_files(
    kind: type[ReadersStore], briefs: dict[str, Any], changed: dict[str, Any], asked: list[Query]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder, "library")
        write_library(library, briefs)
        index = IndexStore(library, cache=Path(folder, "cache"))
        known = KnownBriefs(index)
        for state in range(3):
            if state == 1:
                for name, brief in changed.items():
                    write_brief(library, name, brief)
            elif state == 2:
                for name in sorted(briefs)[:1]:
                    (library / f"{name}.md").unlink()
            index.refresh()
            store = kind(index, lambda: DAY, known=known)
            for query in (EVERYTHING, *asked):
                assert_seen(store, kind(FolderStore(library), lambda: DAY), query)


def test_the_text_of_a_file_that_has_changed_since_is_not_told(tmp_path: Path) -> None:
    head = {"title": "A", "kind": "note", "date": "2018"}
    write_library(tmp_path / "library", {"a": (head, ["Old."]), "b": (head, ["Other."])})
    index = IndexStore(tmp_path / "library", cache=tmp_path / "cache")
    store = CirculatedStore(index, lambda: DAY)
    assert store.paths() == ["a.md", "b.md"]
    write_brief(tmp_path / "library", "a", (head | {"access": "embargoed"}, ["Secret."]))
    assert [brief.body.strip() for brief in store.find(EVERYTHING)] == ["", "Other."]
    store.refresh()
    assert [brief.body.strip() for brief in store.find(EVERYTHING)] == ["Other."]


def test_one_changed_file_is_one_file_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    head = {"title": "A", "kind": "note", "date": "2018"}
    write_library(tmp_path / "library", {name: (head, ["Text."]) for name in ("a", "b", "c")})
    index = IndexStore(tmp_path / "library", cache=tmp_path / "cache")
    known = KnownBriefs(index)
    assert len(known.briefs()) == 3
    write_brief(tmp_path / "library", "b", (head, ["Another text."]))
    index.refresh()
    asked = list[str]()
    metadata = index.metadata

    def noted(query: Query, **more: Any) -> Any:
        found = list(metadata(query, **more))
        asked.extend(one["path"] for one in found)
        return iter(found)

    monkeypatch.setattr(index, "metadata", noted)
    monkeypatch.setattr(index, "find", lambda _query: pytest.fail("all files are read"))
    assert [brief.path for brief in known.briefs()] == ["a.md", "b.md", "c.md"]
    assert asked == ["b.md"]
    assert (known.text("b.md") or ("", 0))[0].strip() == "Another text."
