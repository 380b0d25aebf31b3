"""Every figure of the ledger equals an independent computation, on generated ledgers."""

from __future__ import annotations

import datetime
import json
import math
from pathlib import Path
from typing import Any

import pytest

from briefkit.core.brief.model import Brief
from briefkit.core.brief.read import parse_brief
from briefkit.core.judgments.calibration import Calibration
from briefkit.core.judgments.groups import GROUPINGS
from briefkit.core.judgments.score_tables import SCORES, ScoreRow
from briefkit.core.registry.registry import Registry
from briefkit.core.text.slug import slug
from briefkit.library import judgments
from briefkit.library.library import Library
from briefkit.settings import Settings
from briefkit.storage.parsed_store import GivenBriefs, Parsed
from briefkit.storage.sqlite.store import IndexStore
from tests.core.judgments.reference.ledgers import ledger
from tests.core.judgments.reference.scores import reference_scores
from tests.thorough import sample

TODAY = datetime.date(2024, 6, 30)
METHODS: list[dict[str, Any]] = [
    {},
    {"at": "first"},
    {"at": "last"},
    {"days_before": 1},
    {"days_before": 45},
    {"numeric_only": True},
    {"as_of": datetime.date(2018, 3, 31)},
    {"as_of": datetime.date(2021, 7, 5), "at": "last"},
    {"bands": "tenths", "as_of": datetime.date(2024, 2, 29)},
]
LEDGERS = range(320)
BY = [None, *GROUPINGS]


def text_of(brief: dict[str, Any]) -> str:
    head = {"title": brief["id"], "kind": "note", **{key: value for key, value in brief.items() if key != "id"}}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    return "\n".join(["---", *lines, "---", ""])


def parsed(brief: dict[str, Any]) -> Brief:
    reading = parse_brief(text_of(brief).encode(), id=brief["id"], path=f"{brief['id']}.md")
    assert reading.brief, reading.findings
    return reading.brief


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judgments, "today", lambda: TODAY)


@pytest.mark.parametrize("start", sample(range(0, len(LEDGERS), 20), 5))
def test_scores_of_briefs(start: int) -> None:
    for seed in LEDGERS[start : start + 20]:
        briefs = ledger(seed, size=30 if seed % 8 == 0 else None)
        store = GivenBriefs(Settings(), Parsed(Registry(), sorted(map(parsed, briefs), key=lambda brief: brief.path)))
        compare(Library(Path("nowhere"), store), briefs, METHODS[seed % len(METHODS)], [BY[seed % len(BY)], None])


@pytest.mark.parametrize("seed", sample(range(400, 424), 6))
def test_scores_of_the_index(seed: int, tmp_path: Path) -> None:
    briefs = ledger(seed, size=40)
    (tmp_path / "library" / "briefs").mkdir(parents=True)
    (tmp_path / "library" / "briefkit.toml").write_text("")
    for brief in briefs:
        (tmp_path / "library" / "briefs" / f"{brief['id']}.md").write_text(text_of(brief), "utf-8")
    store = IndexStore(tmp_path / "library", cache=tmp_path / "cache")
    for method in METHODS[seed % 3 :: 3]:
        compare(Library(tmp_path / "library", store), briefs, method, [None, BY[1 + seed % (len(BY) - 1)], "term"])


def compare(
    library: Library, briefs: list[dict[str, Any]], method: dict[str, Any], groupings: list[str | None]
) -> None:
    for by in groupings:
        expected = reference_scores(briefs, today=TODAY.isoformat(), by=by, **method)
        got = library.judgments.score(by=by, **method)
        rows = {written_name(by, row.group.name or None): values(row) for row in got}
        assert len(rows) == len(got)
        if by is not None:
            del rows["all"]
        groups = {group_name(by, group["group"]): group for group in expected["groups"]}
        assert set(rows) == set(groups), (by, method)
        for name, group in groups.items():
            del group["group"]
            mine = rows[name]
            differing = {key: (mine[key], value) for key, value in group.items() if not same(mine[key], value)}
            assert not differing, (by, name, method)
    compare_calibration(got.source, expected)


def values(row: ScoreRow) -> dict[str, Any]:
    """The columns of a row, unrounded."""
    return {column.name: column.get(row) if column.get else getattr(row, column.name) for column in SCORES.columns}


def group_name(by: str | None, name: Any) -> str | None:
    """The name of a group as the program writes it."""
    if isinstance(name, tuple):
        scale, term = name
        return term if scale == "icd203" else f"{term} ({scale})"
    return slug(name) if by == "author" and name else name


def written_name(by: str | None, name: str | None) -> str | None:
    """The name of a group to compare: a person has the first spelling found, so letter case says nothing."""
    return " ".join(name.casefold().split()) if by == "expert" and name else name


def compare_calibration(got: Calibration, expected: dict[str, Any]) -> None:
    bands = [band for band in expected["calibration"] if band["count"]]
    assert len(got.bands) == len(bands)
    for band, other in zip(got.bands, bands, strict=True):
        low, high = band.interval or (None, None)
        for key, value in other.items():
            mine = (
                {"rate_low": low, "rate_high": high}.get(key)
                if key in ("rate_low", "rate_high")
                else getattr(band, key)
            )
            assert same(mine, value), (band, key)
    assert (got.murphy is None) == (expected["murphy"] is None)
    for key, value in (expected["murphy"] or {}).items():
        assert same(getattr(got.murphy, key), value), key


def same(mine: Any, value: Any) -> bool:
    if mine is None or value is None:
        return mine is None and value is None
    return mine == value or math.isclose(mine, value, rel_tol=1e-7, abs_tol=1e-9)
