"""The positions that the index selects for a matrix or digest, with their counts, give the same as all positions."""

from __future__ import annotations

import datetime
import itertools
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefkit.core.query.value import EVERYTHING
from briefkit.library.library import Library
from briefkit.storage.files.folder_store import FolderStore
from briefkit.storage.index import latest
from briefkit.storage.sqlite.store import IndexStore
from tests.storage.libraries import DATES, ISSUES, PARTIES, write_library
from tests.storage.stores import STORES
from tests.storage.test_equals_files import digest, matrix

DAYS = ["2018-02-01", "2018-07-01", "2018-07-16", "2018-08-05", "2018-11-20", "2018-12-03", "2019-01-01", "2019-03-01"]
QUESTIONS = ["Should it stay?", "Should it go?", None, None, None]


_NAMES = [["inf-treaty", "inf", "INF Treaty"], ["gerd"], ["cyber"]]
"""The issues of these libraries by their names."""


def random_library(seed: int) -> dict[str, Any]:
    """Many briefs on few issues: aliases, several questions and positions, undated ones, drafts, chains of
    successors."""
    rng = random.Random(seed)  # noqa: S311 - a repeatable test, nothing secret
    distinct = seed % 4 > 0  # in the others a brief may speak of one issue by two names

    def some(**values: Any) -> dict[str, Any]:
        return {name: value for name, value in values.items() if value is not None and rng.random() < 0.6}

    def position() -> dict[str, Any]:
        source = rng.choice(["s1", "s2", None])
        position = some(
            date=rng.choice([*DATES, None]), stance=rng.choice(["supports", "opposes", "neutral"]), source=source
        )
        return position | {"says": f"Says {rng.randrange(9)}"}

    def issue(id_: str) -> dict[str, Any]:
        held = {
            party: [position() for _ in range(rng.randint(1, 2))] for party in rng.sample(PARTIES, rng.randint(0, 3))
        }
        status = rng.choice(["disputed", "resolved", "dormant", "deadlocked"])
        return {"id": id_, "positions": held} | some(status=status, question=rng.choice(QUESTIONS), title=None)

    def brief(number: int) -> tuple[dict[str, Any], list[str]]:
        head: dict[str, Any] = {"title": f"Brief {number}", "kind": "note"}
        head |= some(date=rng.choice(DATES), supersedes=f"b{rng.randrange(30)}")
        head["status"] = rng.choice(["published", "published", "published", "superseded", "draft"])
        ids = (
            [rng.choice(words) for words in rng.sample(_NAMES, rng.randint(1, 3))]
            if distinct
            else rng.sample(ISSUES, 2)
        )
        head["issues"] = [issue(id_) for id_ in ids]
        head["sources"] = [{"id": "s1", "title": rng.choice(["One", "Two", "Three"])}, {"id": "s2"}]
        return head | some(experts=["Russia"], authors=["Bill Expert"]), []

    def editions(name: str) -> Iterator[tuple[str, tuple[dict[str, Any], list[str]]]]:
        """A brief and its successors: each repeats some of what the one before says, and says other things."""
        days, head = sorted(rng.sample(DAYS, rng.randint(2, 4))), brief(0)[0]
        for number, day in enumerate(days):
            issues = [old if number and rng.random() < 0.6 else issue(old["id"]) for old in head["issues"]]
            last = number == len(days) - 1
            status = rng.choice(["published", "published", "draft", "retracted"]) if last else "superseded"
            head = head | {"date": day, "status": status, "issues": issues, "supersedes": f"{name}-{number - 1}"}
            yield f"{name}-{number}", (head, [])

    briefs = {f"{'sub/' * (number % 3 == 0)}b{number}": brief(number) for number in range(30)}
    return briefs | {id_: edition for name in ("c", "a") for id_, edition in editions(name)}


SEEDS = [*(("index", seed) for seed in range(16)), ("postgres", 1), ("postgres", 4)]


@pytest.mark.parametrize(("store_name", "seed"), SEEDS)
def test_the_selected_positions_give_the_same_as_all(store_name: str, seed: int, tmp_path: Path) -> None:
    write_library(tmp_path / "library", random_library(seed))
    store = STORES[store_name](tmp_path / "library", tmp_path / "cache")
    files = FolderStore(tmp_path / "library")
    for day in (None, *(datetime.date(2018, 7, 31), datetime.date(2018, 12, 31), datetime.date(2019, 6, 1))):
        for live in (True, False):
            assert matrix(store, EVERYTHING, live=live, day=day) == matrix(files, EVERYTHING, live=live, day=day)
    for since, until in itertools.product(("2018-01-01", "2018-07-02", "2018-11-15"), ("2018-12-01", "2019-06-01")):
        assert digest(store, EVERYTHING, since, until) == digest(files, EVERYTHING, since, until)


@pytest.mark.parametrize(("store_name", "seed"), SEEDS)
def test_the_matrix_of_some_issues_is_a_part_of_that_of_all_positions(
    store_name: str, seed: int, tmp_path: Path
) -> None:
    write_library(tmp_path / "library", random_library(seed))
    store = STORES[store_name](tmp_path / "library", tmp_path / "cache")
    index, files = Library(tmp_path, store), Library(tmp_path, FolderStore(tmp_path / "library"))
    for issues in (["gerd"], ["INF Treaty"], ["gerd", "inf"], ["cyber"], ["inf", "gerd", "cyber"]):
        for day, everything in itertools.product((None, "2018-07-31", "2018-12-31"), (False, True)):
            found, told, whole = (
                library.issues(query, issues=issues, pivot="party", as_of=day, everything=everything)
                for library, query in ((index, None), (files, None), (files, "NOT id:nobody"))
            )
            assert found.source == told.source == whole.source
            assert [*found] == [*told] == [*whole]
            assert found.notes == told.notes == whole.notes


def test_ids_that_two_briefs_share_are_counted_once(tmp_path: Path) -> None:
    briefs = random_library(1)
    write_library(
        tmp_path / "library", briefs | {f"more/{name.split('/')[-1]}": brief for name, brief in briefs.items()}
    )
    store, files = IndexStore(tmp_path / "library", cache=tmp_path / "cache"), FolderStore(tmp_path / "library")
    assert matrix(store, EVERYTHING, live=True, day=None) == matrix(files, EVERYTHING, live=True, day=None)


def test_with_very_many_groups_all_briefs_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(latest, "_MAX_GROUPS", 3)
    write_library(tmp_path / "library", random_library(2))
    store = IndexStore(tmp_path / "library", cache=tmp_path / "cache")
    last = store.last_positions(EVERYTHING)
    assert (last.stated, last.counts) == (store.history(EVERYTHING), None)


def test_only_a_few_briefs_are_read(tmp_path: Path) -> None:
    head = {
        "title": "One of many",
        "kind": "note",
        "issues": [{"id": "inf", "status": "disputed", "positions": {"us": "A"}}],
    }
    days = [datetime.date(2018, 1, 1) + datetime.timedelta(days=number) for number in range(40)]
    write_library(
        tmp_path / "library", {f"b{number}": ({**head, "date": str(day)}, []) for number, day in enumerate(days)}
    )
    store = IndexStore(tmp_path / "library", cache=tmp_path / "cache")
    last = store.last_positions(EVERYTHING)
    assert len(last.stated) < 6
    assert last.counts == {("inf-treaty", "us"): (40, 0), ("inf-treaty", None): (40, 0)}
    assert store.last_positions(EVERYTHING, {"inf-treaty"}) == last
    assert not store.last_positions(EVERYTHING, {"gerd-filling"}).stated
