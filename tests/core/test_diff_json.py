"""The JSON of a difference is what its schema says, whole and on both jobs."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from briefkit.core.diff import COMPARISON, PARTS, REVISION
from briefkit.core.diff_json import diff_to_json
from briefkit.core.diff_make import make_diff
from briefkit.core.registry import Registry
from tests.core.test_brief_compare import FULL, brief
from tests.core.test_text_diff import LONG, OTHER, THIRD

SCHEMA = Path(__file__).parent.parent.parent / "docs" / "diff.schema.json"


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
    told = json.loads(json.dumps(diff_to_json(make_diff(old, new, Registry(), mode=mode))))
    jsonschema.validate(told, schema)
    assert set(told["statistics"]["by_part"]) == set(PARTS)
