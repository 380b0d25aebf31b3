"""A new key of a record is one line in the model: reading, JSON, schema, docs, diff, edits and queries know it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.places import ROOT

LINE = '    urgency: str | None = key(one_of("low", "high"), "How soon it is wanted")\n'
AFTER = '    date: PartialDate | None = key(DATE, "When it was taken; the brief\'s date if not given")\n'
PROGRAM = r"""
import json
from briefkit.core.brief.model import brief_of, brief_to_json
from briefkit.core.brief.read import parse_brief
from briefkit.core.brief.schema import front_matter_schema
from briefkit.core.diff.make import make_diff
from briefkit.core.edit.format import parse_edit
from briefkit.core.query.fields import field_name, leaves
from briefkit.core.query.own_keys import own_key_paths
from briefkit.core.registry.registry import Registry
from tests.generated_docs import front_matter_page

def read(urgency):
    issues = "[{id: i, positions: {us: {says: S, urgency: %s}}}]" % urgency
    text = f"---\ntitle: T\nkind: qa\ndate: 2018\nissues: {issues}\n---\n"
    return parse_brief(text.encode(), id="b", path="b.md")

one, other = read("low"), read("high")
records = make_diff(one.brief, other.brief, Registry()).records
schema = front_matter_schema()["properties"]["issues"]
print(json.dumps({
    "metadata": one.metadata["issues"][0]["positions"]["us"],
    "value": one.brief.issues[0].positions[0].urgency,
    "json": brief_to_json(brief_of(one.metadata))["issues"][0]["positions"]["us"],
    "own": sorted(own_key_paths(one.metadata)),
    "wrong": [finding.message for finding in read("soon").findings],
    "schema": '"urgency": {"description": "How soon it is wanted"' in json.dumps(schema),
    "docs": "| `urgency` | one of low, high | How soon it is wanted |" in front_matter_page(),
    "diff": [change.path for record in records for part in record.parts for change in part.fields],
    "edit": str(parse_edit("issues.i.positions.us.urgency=high").value),
    "field": [field_name("brief", "position.urgency"), leaves("brief", "issues.positions.urgency")[0].kind],
}))
"""


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    source = tmp_path_factory.mktemp("one-line") / "src"
    shutil.copytree(ROOT / "src", source)
    model = source / "briefkit" / "core" / "brief" / "model.py"
    text = model.read_text("utf-8")
    assert text.count(AFTER) == 1
    model.write_text(text.replace(AFTER, AFTER + LINE), "utf-8")
    environment = {**os.environ, "PYTHONPATH": f"{source}:{ROOT}"}
    ran = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, env=environment)
    found: dict[str, object] = json.loads(ran.stdout)
    return found


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("metadata", [{"says": "S", "urgency": "low"}]),
        ("json", [{"says": "S", "urgency": "low"}]),
        ("value", "low"),
        ("own", []),
        ("wrong", ["“soon” is not one of low, high"]),
        ("schema", True),
        ("docs", True),
        ("diff", ["positions.us.urgency"]),
        ("edit", "high"),
        ("field", ["issues.positions.urgency", "word"]),
    ],
)
def test_it_is_known(results: dict[str, object], where: str, expected: object) -> None:
    assert results[where] == expected
