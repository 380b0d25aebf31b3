"""Scores from the judgments that the index counts equal the scores of all judgments."""

from __future__ import annotations

import datetime
import random
from pathlib import Path
from typing import Any

import pytest

from briefkit.core.judgments.score import GROUPINGS, Group, ledger, scores_by
from briefkit.core.query.value import EVERYTHING
from briefkit.library.library import Library
from briefkit.storage.sqlite.store import IndexStore
from tests.storage.libraries import DATES, ISSUES, write_library


def random_library(seed: int) -> dict[str, Any]:
    """Many judgments with few differences."""
    rng = random.Random(seed)  # noqa: S311 - a repeatable test, nothing secret

    def judgment(number: int) -> dict[str, Any]:
        judgment: dict[str, Any] = {"id": f"j{number}", "claim": f"Claim {rng.randrange(99)}"}
        values = {
            "term": rng.choice(["likely", "unlikely", "perhaps"]),
            "scale": rng.choice(["icd203", "ipcc"]),
            "probability": rng.choice([0.2, 0.9, [0.2, 0.4]]),
            "outcome": rng.choice(["occurred", "did-not-occur", "occurred", "void", "open"]),
            "resolved_on": rng.choice(DATES),
            "due": rng.choice(DATES),
            "by": rng.choice(["b-expert", "Bill Expert", "c-fellow"]),
            "about": rng.sample(ISSUES, 2),
            "condition": rng.choice(["If it rains", "If not"]),
            "updates": [{"date": rng.choice(DATES), "probability": 0.6}],
        }
        seldom = {"updates": 0.15, "condition": 0.2, "about": 0.3, "scale": 0.2}
        return judgment | {name: value for name, value in values.items() if rng.random() < seldom.get(name, 0.6)}

    def brief(number: int) -> tuple[dict[str, Any], list[str]]:
        head: dict[str, Any] = {"title": f"Brief {number}", "kind": "note", "date": rng.choice(DATES)}
        head["status"] = rng.choice(["published", "published", "draft", "superseded"])
        head["authors"] = rng.choice([["Bill Expert"], ["C. Fellow", "D. Voice"], []])
        head["publisher"] = rng.choice(["Other House", "Example Institute"])
        return head | {"judgments": [judgment(at) for at in range(rng.randint(0, 6))]}, []

    return {f"b{number}": brief(number) for number in range(40)}


def scores_of(group: Group) -> object:
    return group.name, group.score, group.ledger.left_out


@pytest.mark.parametrize("seed", range(6))
def test_scores_are_those_of_all_judgments(seed: int, tmp_path: Path) -> None:
    write_library(tmp_path / "library", random_library(seed))
    library = Library(tmp_path / "library", IndexStore(tmp_path / "library", cache=tmp_path / "cache"))
    for live in (True, False):
        for day in (None, datetime.date(2018, 12, 31)):
            every_row = list(library.judgments(as_of=day, everything=not live))
            for by in (None, *GROUPINGS):
                rows, _ = library.judgments._rows_to_score(None, by, day, everything=not live)
                assert len(rows) == len(every_row)
                assert scores_of(Group("all", ledger(rows))) == scores_of(Group("all", ledger(every_row)))
                if by:
                    assert list(map(scores_of, scores_by(rows, by))) == list(map(scores_of, scores_by(every_row, by)))


def test_one_judgment_represents_many(tmp_path: Path) -> None:
    judgment = {"id": "j1", "claim": "It holds", "term": "likely", "outcome": "occurred"}
    head = {"title": "One of many", "kind": "note", "date": "2018", "judgments": [judgment]}
    write_library(tmp_path / "library", {f"b{number}": (head, []) for number in range(20)})
    store = IndexStore(tmp_path / "library", cache=tmp_path / "cache")
    assert [count for _, count in store.judgments_to_score(EVERYTHING, None)] == [20]
