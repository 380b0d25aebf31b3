"""Scores from the judgments that the index counts, or reads for a query, equal those of all judgments in the files."""

from __future__ import annotations

import copy
import datetime
import random
from pathlib import Path
from typing import Any

import pytest

from briefkit.core.judgments.groups import GROUPINGS
from briefkit.core.query.value import EVERYTHING
from briefkit.core.tables import Table
from briefkit.library import judgments
from briefkit.library.library import Library
from briefkit.storage.files.folder_store import FolderStore
from briefkit.storage.sqlite.store import IndexStore
from tests.storage.libraries import DATES, ISSUES, write_library
from tests.thorough import sample

DAY = datetime.date(2018, 12, 31)
RESOLUTION = ("outcome", "resolved_on", "condition_met")


class Maker:
    """Many judgments with few differences, of which later briefs carry on some."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)  # noqa: S311 - a repeatable test, nothing secret
        self.briefs: dict[str, Any] = {}

    def judgment(self, number: int) -> dict[str, Any]:
        rng = self.rng
        judgment: dict[str, Any] = {"id": f"j{number}", "claim": f"Claim {rng.randrange(99)}"}
        values = {
            "term": rng.choice(["likely", "unlikely", "perhaps"]),
            "scale": rng.choice(["icd203", "ipcc"]),
            "probability": rng.choice([0.2, 0.9, 0, 1, [0.2, 0.4]]),
            "outcome": rng.choice(["occurred", "did-not-occur", "occurred", "void", "open"]),
            "resolved_on": rng.choice(DATES),
            "due": rng.choice(DATES),
            "by": rng.choice(["b-expert", "Bill Expert", "c-fellow", "Zoe", "ZOE", "Zoë"]),
            "about": rng.sample(ISSUES, 2),
            "condition": rng.choice(["If it rains", "If not"]),
            "condition_met": rng.choice(["yes", "yes", "no", "unknown"]),
            "updates": [{"date": rng.choice(DATES), "probability": 0.6}],
        }
        seldom = {"updates": 0.15, "condition": 0.2, "condition_met": 0.3, "about": 0.3, "scale": 0.2}
        return judgment | {name: value for name, value in values.items() if rng.random() < seldom.get(name, 0.6)}

    def brief(self, number: int) -> dict[str, Any]:
        rng = self.rng
        head: dict[str, Any] = {"title": f"Brief {number}", "kind": "note", "date": rng.choice(DATES)}
        head["status"] = rng.choice(["published", "published", "draft", "superseded", "retracted"])
        head["authors"] = rng.choice([["Bill Expert"], ["C. Fellow", "D. Voice"], ["Özil"], ["OZIL"], []])
        head["publisher"] = rng.choice(["Other House", "Example Institute"])
        held = [self.judgment(at) for at in range(rng.randint(0, 6))]
        if self.briefs and rng.random() < 0.3:
            before = rng.choice([*self.briefs])
            head["supersedes"] = before if rng.random() < 0.9 else "lost"
            carried = copy.deepcopy(self.briefs[before][0]["judgments"])
            for one in carried:
                self.edit(one)
            held = [*carried, *({**one, "id": f"k{at}"} for at, one in enumerate(held[:2]))]
        return head | {"judgments": held}

    def edit(self, judgment: dict[str, Any]) -> None:
        """What a later brief may say differently of a forecast that it carries on."""
        if self.rng.random() < 0.4:
            judgment["probability"] = self.rng.choice([0.3, 0.7])
        if self.rng.random() < 0.4:
            for key in RESOLUTION:
                judgment.pop(key, None)
        if self.rng.random() < 0.2:
            judgment["claim"] = judgment["claim"].upper()

    def library(self, continued: int) -> dict[str, Any]:
        """40 briefs, of which some continue judgments of others that have nothing else to do with them."""
        for number in range(40):
            self.briefs[f"b{number}"] = (self.brief(number), [])
        held = [(name, one) for name, (head, _) in self.briefs.items() for one in head["judgments"]]
        for _ in range(continued):
            (_, judgment), (other, target) = self.rng.sample(held, 2)
            judgment["continues"] = f"{other}#{target['id']}"
            for key in ("due", "condition"):
                judgment.pop(key, None)
                judgment |= {key: target[key]} if key in target else {}
        return self.briefs


def libraries(folder: Path, briefs: dict[str, Any]) -> tuple[Library, Library]:
    """The library as the index answers, and as the parsed files do."""
    root = folder / "library"
    write_library(root, briefs)
    return Library(root, IndexStore(root, cache=folder / "cache")), Library(root, FolderStore(root))


def rows(table: Table[Any]) -> list[dict[str, Any]]:
    return [dict(record) for record in table.records()]


QUERIES = [
    None,
    "publisher:“other house”",
    "status:superseded",
    "status:retracted OR date:2019",
    "id:b3",
    "id:b17 OR id:b30",
    "author:b-expert",
    "judgment:(by:b-expert)",
    "NOT status:published",
]


@pytest.mark.parametrize("seed", sample(range(8), 2))
def test_scores_are_those_of_all_judgments(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judgments, "today", lambda: datetime.date(2018 + seed % 3, 7, 16))
    index, files = libraries(tmp_path, Maker(seed).library(continued=6 * (seed % 3)))
    for day in (None, DAY):
        for by in (None, *GROUPINGS):
            mine, other = index.judgments.score(by=by, as_of=day), files.judgments.score(by=by, as_of=day)
            assert rows(mine) == rows(other), (by, day)
            assert mine.source == other.source
        for at, numeric_only in (("first", False), ("last", True)):
            mine = index.judgments.score(by="expert", at=at, numeric_only=numeric_only, as_of=day)
            assert rows(mine) == rows(files.judgments.score(by="expert", at=at, numeric_only=numeric_only, as_of=day))


@pytest.mark.parametrize("seed", sample(range(8), 2))
def test_a_query_finds_the_forecasts_of_which_one_brief_matches(seed: int, tmp_path: Path) -> None:
    index, files = libraries(tmp_path, Maker(seed).library(continued=6 * (seed % 3)))
    for query in QUERIES:
        for day in (None, DAY):
            assert list(index.judgments(query, as_of=day)) == list(files.judgments(query, as_of=day)), (query, day)
            mine, other = (library.judgments.score(query, by="term", as_of=day) for library in (index, files))
            assert rows(mine) == rows(other), (query, day)
            found = index.judgments.score(query, as_of=day)
            assert rows(found)[-1]["registered"] == len(index.judgments(query, as_of=day)), (query, day)
        assert list(index.judgments(query, everything=True)) == list(files.judgments(query, everything=True)), query


def test_one_judgment_represents_many(tmp_path: Path) -> None:
    judgment = {"id": "j1", "claim": "It holds", "term": "likely", "outcome": "occurred"}
    head = {"title": "One of many", "kind": "note", "date": "2018", "judgments": [judgment]}
    write_library(tmp_path / "library", {f"b{number}": (head, []) for number in range(20)})
    store = IndexStore(tmp_path / "library", cache=tmp_path / "cache")
    assert [count for _, count in store.judgments_to_score(EVERYTHING, None, DAY).judgments] == [20]


def test_open_judgments_are_counted_by_whether_they_are_due(tmp_path: Path) -> None:
    judgment = {"id": "j1", "claim": "It holds", "term": "likely"}
    head = {"title": "One of many", "kind": "note", "date": "2018"}
    dues = ["2018-12-30", "2018-12-31", "2018-12", "2018/2019-01-01", "2019", "2020", "2021", None, None]
    briefs: dict[str, Any] = {
        f"b{number}": ({**head, "judgments": [judgment | ({"due": due} if due else {})]}, [])
        for number, due in enumerate(dues)
    }
    write_library(tmp_path / "library", briefs)
    store = IndexStore(tmp_path / "library", cache=tmp_path / "cache")
    # on the last day of 2018: three due, four not, two without a date
    assert sorted(count for _, count in store.judgments_to_score(EVERYTHING, None, DAY).judgments) == [2, 3, 4]


def test_what_decides_the_score_is_never_counted_together(tmp_path: Path) -> None:
    # alike but for the day: in time, after due, before the brief, and whether the condition was met
    judgment = {"id": "j1", "claim": "It holds", "term": "likely", "outcome": "occurred", "due": "2018-06"}
    different: list[dict[str, Any]] = [
        {"resolved_on": "2018-05-20"},
        {"resolved_on": "2018-07"},
        {"resolved_on": "2017-12"},
        {"resolved_on": "2018-05-20", "condition": "It rains"},
        {"resolved_on": "2018-05-20", "condition": "It rains", "condition_met": "yes"},
        {"resolved_on": "2018-05-20", "condition": "It rains", "condition_met": "no"},
    ]
    head = {"title": "B", "kind": "note", "date": "2018-01-01"}
    briefs: dict[str, Any] = {
        f"b{number}": ({**head, "judgments": [judgment | more]}, []) for number, more in enumerate(different * 3)
    }
    for library in libraries(tmp_path, briefs):
        (row,) = rows(library.judgments.score())
        places = ("scored", "after_due", "late", "condition", "void")
        assert {place: row[place] for place in places} == {
            "scored": 6,
            "after_due": 3,
            "late": 3,
            "condition": 3,
            "void": 3,
        }


def test_a_person_is_one_in_whatever_letter_case(tmp_path: Path) -> None:
    judgment = {"id": "j1", "claim": "It holds", "term": "likely", "outcome": "occurred"}
    head = {"title": "One of many", "kind": "note", "date": "2018"}
    briefs: dict[str, Any] = {
        f"b{number}": ({**head, "judgments": [{**judgment, "by": by}]}, [])
        for number, by in enumerate(["Bill Expert", "b-expert", "BILL EXPERT", "Zoe", "ZOE", "zoe"] * 2)
    }
    for library in libraries(tmp_path, briefs):
        groups = rows(library.judgments.score(by="expert"))
        assert sorted((row["group"].casefold(), row["registered"]) for row in groups) == [
            ("all", 12),
            ("b-expert", 6),
            ("zoe", 6),
        ]


def test_superseded_and_retracted_briefs_count_and_drafts_do_not(tmp_path: Path) -> None:
    judgment = {"id": "j1", "claim": "It holds", "term": "likely", "outcome": "occurred"}
    statuses = ["published", "superseded", "superseded", "retracted", "draft", "review"]
    briefs: dict[str, Any] = {
        f"b{number}": ({"title": "B", "kind": "note", "date": "2018", "status": status, "judgments": [judgment]}, [])
        for number, status in enumerate(statuses)
    }
    for library in libraries(tmp_path, briefs):
        assert [row["registered"] for row in rows(library.judgments.score())] == [4]
        assert [row["registered"] for row in rows(library.judgments.score("status:superseded"))] == [2]
        assert [row["registered"] for row in rows(library.judgments.score("status:draft"))] == [0]
        assert len(library.judgments()) == 4
        assert len(library.judgments(everything=True)) == 6


def chain(*editions: dict[str, Any]) -> dict[str, Any]:
    """Briefs b0, b1, … that supersede each other, each with one judgment."""
    briefs: dict[str, Any] = {}
    for number, more in enumerate(editions):
        judgment = {"id": "j1", "claim": "It holds", "due": "2018-12-31", **more}
        head = {"title": f"Brief {number}", "kind": "note", "date": f"2018-0{number + 1}-01", "judgments": [judgment]}
        head["status"] = "published" if number == len(editions) - 1 else "superseded"
        briefs[f"b{number}"] = (head | ({"supersedes": f"b{number - 1}"} if number else {}), [])
    return briefs


@pytest.mark.parametrize("query", [None, "id:b0", "id:b1", "id:b2", "status:published", "status:superseded"])
def test_a_forecast_is_whole_whichever_of_its_briefs_matches(query: str | None, tmp_path: Path) -> None:
    # 31 days of January at 0.2, 28 of February at 0.4, then 0.9 until 11 March, 10 days; it occurred:
    # (31 · 0.64 + 28 · 0.36 + 10 · 0.01) / 69 = 30.02 / 69
    decided = {"probability": 0.9, "outcome": "occurred", "resolved_on": "2018-03-11"}
    briefs = chain({"probability": 0.2}, {"probability": 0.4}, decided)
    for library in libraries(tmp_path, briefs):
        (row,) = rows(library.judgments.score(query))
        assert (row["registered"], row["scored"], row["brier"]) == (1, 1, pytest.approx(30.02 / 69, abs=1e-6))
        assert [row.ref for row in library.judgments(query)] == ["b2#j1"]
        # before the third brief it was open, with the first two
        (before,) = (
            library.judgments(query, as_of="2018-02-10") if query not in ("id:b2", "status:superseded") else [None]
        )
        if before:
            assert (before.ref, before.current, before.is_open) == ("b1#j1", (0.4, 0.4), True)


def test_a_judgment_continues_one_of_a_brief_that_is_not_its_predecessor(tmp_path: Path) -> None:
    early = {"id": "j1", "claim": "It holds", "due": "2018-01-31", "probability": 0.2}
    late = {**early, "id": "j9", "claim": "Anew", "probability": 0.9, "continues": "b0#j1", "outcome": "did-not-occur"}
    head = {"title": "B", "kind": "note"}
    briefs: dict[str, Any] = {
        "b0": ({**head, "date": "2018-01-01", "publisher": "Other House", "judgments": [early]}, []),
        "b1": ({**head, "date": "2018-01-22", "judgments": [late]}, []),
        "b2": ({**head, "date": "2018-01-22", "judgments": [{**late, "continues": "lost#j1"}]}, []),
    }
    # 21 days of 0.04 and 10 of 0.81, in 31; and 0.81 for the one that continues nothing
    for library in libraries(tmp_path, briefs):
        for query in ("id:b0", "id:b1"):
            (row,) = rows(library.judgments.score(query))
            assert (row["scored"], row["brier"]) == (1, pytest.approx(8.94 / 31, abs=1e-6))
        groups = rows(library.judgments.score(by="publisher"))
        assert [(row["group"], row["scored"]) for row in groups] == [
            ("Example Institute", 1),
            ("Other House", 1),
            ("all", 2),
        ]


def test_a_brief_that_is_not_known_yet_lends_its_id_to_none(tmp_path: Path) -> None:
    """Two files with one id: only the later one matches, and on the day asked for it did not exist."""
    judging = {"title": "A", "kind": "qa", "date": "2018-07", "judgments": [{"id": "j1", "claim": "It rains"}]}
    carrying = {
        "title": "B",
        "kind": "qa",
        "date": "2018",
        "supersedes": "a",
        "judgments": [{"id": "j1", "claim": "x"}],
    }
    later = {"title": "C", "kind": "podcast", "date": "2020-02"}
    library = tmp_path / "library"
    write_library(library, {"a": (judging, ["Text"]), "b": (carrying, ["Text"]), "sub/a": (later, ["Text"])})
    query = "kind:podcast"
    day = datetime.date(2018, 7, 31)
    stores = (IndexStore(library, cache=tmp_path / "cache"), FolderStore(library))
    found = [list(Library(library, store).judgments(query, as_of=day, everything=True)) for store in stores]
    assert found == [[], []]
