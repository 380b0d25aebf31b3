"""The JSON that commands print has exactly the columns and types that docs/json-rows.md lists."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from briefkit.core.tables import TYPES, json_schema
from tests.console import briefkit
from tests.generated_docs import TABLES
from tests.places import SAMPLE
from tests.repository import Repository

CALLS = {
    "issues": ["issues"],
    "issues-by-issue": ["issues", "--by", "issue"],
    "issues-by-brief": ["issues", "--by", "brief"],
    "issues-pivot": ["issues", "--pivot", "party"],
    "issues-contradictions": ["issues", "--contradictions"],
    "timeline": ["timeline"],
    "judgments": ["judgments", "list"],
    "judgments-score": ["judgments", "score", "--by", "expert"],
    "judgments-calibration": ["judgments", "score", "--calibration"],
    "judgments-show": ["judgments", "show", "impasse-before-paris#j2"],
    "decisions": ["decisions", "list"],
    "options": ["decisions", "options", "--all"],
    "digest": ["digest", "--since", "2018-01", "--until", "2021-12"],
    "registry": ["registry", "list"],
    "search": ["search", "talks"],
    "related": ["related", "impasse-before-paris"],
    "facets": ["facets"],
    "reviews": ["review"],
    "suggestions": ["review", "waiting", "--list"],
    "sources": ["source", "list", "impasse-before-paris"],
    "jobs": ["jobs", "report.jsonl"],
    "doctor": ["doctor"],
    "log": ["log", "impasse-before-paris"],
}


def fits(value: Any, schema: Any) -> bool:
    """Whether a value matches the schema of a column."""
    if "anyOf" in schema:
        return any(fits(value, part) for part in schema["anyOf"])
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    types = {"string": str, "null": type(None), "integer": int, "number": (int, float), "array": list, "boolean": bool}
    if kinds and not any(isinstance(value, types[kind]) for kind in kinds):  # type: ignore[arg-type]
        return False
    if isinstance(value, list) and "items" in schema:
        sized = schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value))
        return sized and all(fits(item, schema["items"]) for item in value)
    if isinstance(value, str) and "pattern" in schema:
        return re.search(schema["pattern"], value) is not None
    low, high = schema.get("minimum"), schema.get("maximum")
    return (low is None or value >= low) and (high is None or value <= high)


def library(folder: Path) -> Path:
    """The sample, with a brief that has as little as possible, a contradiction, and a brief with suggestions."""
    shutil.copytree(SAMPLE, folder / "briefs")
    text = "---\ntitle: T\nkind: note\ndate: 2018-10-23\nissues:\n  - {id: own}\n"
    text += "  - {id: inf-treaty, positions: {us: {stance: supports}}}\njudgments: [{id: j, claim: C}]\n---\n"
    (folder / "briefs" / "bare.md").write_text(text, "utf-8")
    text = "---\ntitle: D\nkind: submission\ndate: 2018-10-25\ndecision: Should it?\noptions: [a, b]\n---\n"
    (folder / "briefs" / "asked.md").write_text(text, "utf-8")
    first = "{id: p1, add: parties, value: us, quote: US, at: line 1}"
    text = f"---\ntitle: W\nkind: note\ndate: 2018-10-24\nsuggested:\n  - {first}\n"
    text += "  - {id: p2, add: parties, value: russia}\n---\nThe US and Russia.\n"
    (folder / "briefs" / "waiting.md").write_text(text, "utf-8")
    return folder


def report(folder: Path) -> None:
    """Write the report that `jobs` reads in `CALLS`."""
    briefkit("check", "impasse-before-paris", "--report", "report.jsonl", folder=folder)


@pytest.mark.parametrize("name", TABLES)
def test_rows_are_as_documented(name: str, tmp_path: Path) -> None:
    folder = library(tmp_path)
    if name == "jobs":
        report(folder)
    if name == "log":
        Repository(folder, "briefs").commit("2020-01-01")
    ran = briefkit(*CALLS[name], "--json", folder=folder)
    rows = json.loads(ran.out)
    assert ran.code == 0
    assert rows
    schema = json_schema(TABLES[name])["items"]
    for row in rows:
        assert list(row) == schema["required"]
        for column, value in row.items():
            assert fits(value, schema["properties"][column]), f"{column}: {value!r}"


def test_every_type_of_a_column_is_known() -> None:
    assert set(CALLS) == set(TABLES)
    assert {column.type for schema in TABLES.values() for column in schema.columns} <= set(TYPES)
