"""The JSON of a difference matches its schema in both modes."""

from __future__ import annotations

import json

import jsonschema
import pytest

from briefkit.core.diff.json import diff_to_json
from briefkit.core.diff.make import make_diff
from briefkit.core.diff.value import COMPARISON, PARTS, REVISION
from briefkit.core.registry.registry import Registry
from tests.core.diff.records.test_compare import FULL, brief
from tests.core.diff.text.test_diff import LONG, OTHER, THIRD
from tests.places import ROOT

SCHEMA = ROOT / "docs" / "diff.schema.json"


@pytest.mark.parametrize("mode", [COMPARISON, REVISION])
def test_json_fits_its_schema(mode: str) -> None:
    old = brief(FULL, f"{LONG}\n\n{OTHER}\n\n{THIRD}\n")
    new = brief(
        FULL.replace("One", "Two").replace("unlikely", "likely"),
        f"{THIRD}\n\n{LONG} More.\n\n- x\n",
        id="c",
        date="2024-06",
    )
    schema = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    data = json.loads(json.dumps(diff_to_json(make_diff(old, new, Registry(), mode=mode))))
    jsonschema.validate(data, schema)
    assert set(data["statistics"]["by_part"]) == set(PARTS)
