"""The examples that `--explain` shows are true: the bad one fails with its rule alone, the good one passes."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefkit.checks.rules import RULES
from briefkit.core.diagnostic import Rule
from tests.rules_collection import diagnostics_of, fresh_library

SHOWN = [rule for rule in RULES.values() if rule.example != "words"]
DEFAULTS = {"title": "A case", "kind": "memo", "date": '"2018-07-20"', "summary": "What it is about."}


def file_of(rule: Rule, example: str) -> str:
    """A whole brief around an example."""
    if rule.example == "file":
        return example + "\n"
    keys = example if rule.example == "front matter" else ""
    given = {line.split(":")[0] for line in keys.split("\n")}
    head = "".join(f"{name}: {value}\n" for name, value in DEFAULTS.items() if name not in given)
    body = example if rule.example == "body" else "Text."
    return f"---\n{head}{keys}\n---\n\n{body}\n"


@pytest.mark.parametrize("rule", SHOWN, ids=[rule.id for rule in SHOWN])
def test_bad_example(rule: Rule, tmp_path: Path) -> None:
    library = fresh_library(tmp_path)
    if not rule.by_default:
        (library / "briefkit.toml").write_text(f'[library]\naccess = "public"\n[check]\nenable = ["{rule.id}"]\n')
        (library / "2018-07-after-helsinki.md").unlink()
    (library / "case.md").write_text(file_of(rule, rule.bad), "utf-8")
    assert {found.rule for found in diagnostics_of(library)} == {rule.id}


@pytest.mark.parametrize("rule", SHOWN, ids=[rule.id for rule in SHOWN])
def test_good_example(rule: Rule, tmp_path: Path) -> None:
    library = fresh_library(tmp_path)
    (library / "case.md").write_text(file_of(rule, rule.good), "utf-8")
    assert diagnostics_of(library) == []


def test_every_rule_is_explained() -> None:
    for rule in RULES.values():
        assert rule.summary.endswith("."), rule.id
        assert rule.explanation != rule.summary, rule.id
        assert rule.bad and rule.good, rule.id
