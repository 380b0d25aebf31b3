"""The figures of docs/promises.md: which tests count, and how they are added up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import attempts
from tests.promises.report import report
from tests.promises.rows import ELSEWHERE, LATER, PROMISES, rows_of

ROOT = Path(__file__).parents[2]


def test_every_row_counts_tests_that_exist() -> None:
    for row in ELSEWHERE:
        assert row.promise in PROMISES
        for test in row.tests:
            path, _, name = test.partition("::")
            assert (ROOT / path).exists(), test
            assert not name or f"def {name}(" in (ROOT / path).read_text("utf-8"), test


def test_a_test_counts_for_the_rows_that_name_it() -> None:
    assert [row.promise for row in rows_of("tests/storage/sqlite/test_damage.py::test_x[a]")] == ["index"]
    assert [row.promise for row in rows_of("tests/browser/test_html_page.py::test_x")] == ["page"]
    assert not list(rows_of("tests/promises/test_edits.py::test_x"))


def test_a_property_counts_as_many_attempts_as_examples(request: pytest.FixtureRequest) -> None:
    request.node.hypothesis_statistics = "generate phase: 30 passing, 1 failing\nreuse phase: 2 passing"
    assert attempts(request.node) == 32
    del request.node.hypothesis_statistics
    assert attempts(request.node) == 1


def test_figures_are_added_up_by_promise_and_row() -> None:
    figures = [("csv", "tsv", 1, 1), ("csv", "csv", 2, 2), ("csv", "tsv", 1_000, 1_000)]
    lines = [json.dumps({"promise": p, "what": what, "kept": kept, "of": of}) for p, what, kept, of in figures]
    page = report(lines)
    table = "| what was tried | kept |\n|---|---|\n| csv | 2 of 2 |\n| tsv | 1,001 of 1,001 |\n"
    assert f"## A CSV is data\n\n{table}" in page
    assert all(f"## {promise}\n" in page for promise in PROMISES.values())
    assert all(f"- {promise}: " in page for promise in LATER)
