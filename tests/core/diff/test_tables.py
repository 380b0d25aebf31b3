"""A difference as tables says all that its JSON says."""

from __future__ import annotations

from typing import Any

import pytest

from briefkit import Library
from briefkit.core.diff.json import diff_to_json
from briefkit.core.diff.tables import diff_tables
from briefkit.core.diff.value import Diff
from briefkit.library.diff import diff
from tests.places import SAMPLE


@pytest.fixture(scope="module")
def made() -> Diff:
    return diff(Library.open(SAMPLE), "impasse-before-paris", "nach-dem-inf-vertrag")


@pytest.fixture(scope="module")
def tables(made: Diff) -> dict[str, list[Any]]:
    return {table.schema.name: list(table.records()) for table in diff_tables(made)}


def _flat(records: list[Any], issue: str | None = None) -> list[tuple[str | None, Any]]:
    return [one for record in records for one in ((issue, record), *_flat(record["parts"], record["id"]))]


def test_each_record_and_passage_has_a_row_in_its_order(made: Diff, tables: dict[str, list[Any]]) -> None:
    json: Any = diff_to_json(made)
    records = _flat(json["records"])
    assert [(row["issue"], row["section"], row["id"], row["change"]) for row in tables["records"]] == [
        (issue, record["section"], record["id"], record["change"]) for issue, record in records
    ]
    assert [row["old"] for row in tables["text"]] == [
        "".join(segment["old"] for segment in block["segments"]) for block in json["text"]["blocks"]
    ]
    assert [row["what_changed"] for row in tables["summary"]] == json["summary"]
    assert len(tables["developments"]) == len(json["since"])
    assert [(row["side"], row["id"]) for row in tables["sides"]] == [("old", made.old.id), ("new", made.new.id)]


def test_each_value_that_differs_has_a_row_also_those_of_records_that_one_side_lacks(
    made: Diff, tables: dict[str, list[Any]]
) -> None:
    json: Any = diff_to_json(made)
    records = [record for _, record in _flat(json["records"])]
    changed = [field["path"] for field in json["fields"]]
    changed += [field["path"] for record in records for field in record["fields"]]
    assert sorted(row["path"] for row in tables["fields"] if row["path"]) == sorted(changed)
    alone = {
        (record["id"], key)
        for record in records
        if record["change"] in ("added", "removed")
        for key in (record["old"] or record["new"] or {})
        if key not in ("id", "positions")
    }
    assert {(row["id"], row["field"]) for row in tables["fields"] if not row["path"]} == alone


def test_values_are_for_reading_and_numbers_stay_numbers(tables: dict[str, list[Any]]) -> None:
    values = [row[side] for row in tables["fields"] for side in ("old", "new")]
    assert {type(value) for value in values} <= {str, int, float, bool, type(None)}
    assert not [value for value in values if isinstance(value, str) and value.startswith(("{", "['"))]
