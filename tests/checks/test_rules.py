"""A rule's id leads to its file: the folder is its family, the file is named after it or after its group."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefkit.checks.rules import RULES
from tests.places import ROOT

CHECKS = ROOT / "src" / "briefkit" / "checks"
DECLARED = re.compile(r'^(?:@|[A-Z_]+ = reading_)rule\(\s*"([a-z0-9-]+)"', re.MULTILINE)
GROUPS = {path: DECLARED.findall(path.read_text("utf-8")) for path in CHECKS.glob("*/*.py") if "__" not in path.name}


def is_word_of(word: str, id_: str) -> bool:
    return f"-{word}-" in f"-{id_}-"


@pytest.mark.parametrize("path", GROUPS, ids=[path.relative_to(CHECKS).as_posix() for path in GROUPS])
def test_a_file_is_named_after_its_rules(path: Path) -> None:
    name, group = path.stem.replace("_", "-"), GROUPS[path]
    assert name in group or (group and all(is_word_of(name, id_) for id_ in group))
    assert {RULES[id_].family for id_ in group} == {path.parent.name.replace("_", "-")}


def test_every_rule_is_declared_in_one_file() -> None:
    declared = [id_ for group in GROUPS.values() for id_ in group]
    assert sorted(declared) == sorted(RULES)
