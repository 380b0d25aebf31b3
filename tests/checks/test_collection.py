"""Each file under good/ passes, each under bad/ fails with exactly its rule; what can be fixed stays fixed."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefkit.checks.rule import Check
from briefkit.checks.rules import RULES
from briefkit.library.fix import fix_library
from tests.kept import assert_kept
from tests.rules_collection import Case, cases, check_of, diagnostics_of, fresh_library

CASES = list(cases())
FIXABLE = [case for case in CASES if not case.good and RULES[case.rule].fixable]
WITHOUT_FILES = {"file", "no-briefs", "too-large"}  # tests/library/test_check.py makes these as it goes,
WITHOUT_FILES |= {
    rule.id for rule in RULES.values() if isinstance(rule, Check) and rule.history
}  # test_history.py these


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case, tmp_path: Path) -> None:
    found = diagnostics_of(case.lay_out(tmp_path))
    assert {item.rule for item in found} == (set() if case.good else {case.rule})
    assert all(RULES[item.rule].fixable for item in found if item.fix)
    if not case.good:
        assert_kept(case.messages, "".join(f"{item.severity} {item}\n" for item in found))


def test_shared_library_is_clean(tmp_path: Path) -> None:
    assert diagnostics_of(fresh_library(tmp_path)) == []


def test_every_rule_has_good_and_bad_cases() -> None:
    for good in (True, False):
        assert {case.rule for case in CASES if case.good == good} == set(RULES) - WITHOUT_FILES


@pytest.mark.parametrize("case", FIXABLE, ids=str)
def test_fix(case: Case, tmp_path: Path) -> None:
    library = case.lay_out(tmp_path)
    if not any(found.fix for found in diagnostics_of(library)):  # no safe fix for this one
        assert list(fix_library(check_of(library))) == []
        return
    list(fix_library(check_of(library)))
    assert diagnostics_of(library) == []
    after = {path: path.read_bytes() for path in library.rglob("*.md")}
    assert list(fix_library(check_of(library))) == []
    assert after == {path: path.read_bytes() for path in library.rglob("*.md")}
