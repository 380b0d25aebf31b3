"""Rules of other packages: applied where they are named, and contained where they fail."""

from __future__ import annotations

import importlib.metadata
import json
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from briefkit.installed.plugins import CHECKS
from briefkit.plugins import Brief, Finding, finding
from tests.console import briefkit

BRIEF = '---\ntitle: {0}\nkind: memo\ndate: "2020-01-02"\nsources: [{{id: s1, title: A}}]\n---\nShips wait.\n'


def shouts(brief: Brief) -> Iterator[Finding]:
    """A title shouts.

    Nobody reads capitals.
    """
    if brief.title.isupper():
        yield finding("the title shouts", ("title",), "write it in small letters")
        yield finding("the text is calm", line=brief.body_line, column=3)
        yield finding("so is the source", ("sources", 0, "title"), path="elsewhere.md")


def breaks(brief: Brief) -> Iterator[Finding]:
    yield finding("before it breaks")
    raise ZeroDivisionError(f"no {brief.title}")


def finds_text(_brief: Brief) -> list[str]:
    return ["a text"]


NO_FUNCTION = 3


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of two briefs, where plug-ins offer some checks."""
    places = {"shouts": "shouts", "breaks": "breaks", "text": "finds_text", "none": "NO_FUNCTION", "gone": "missing"}
    points = [EntryPoint(name, f"{__name__}:{place}", CHECKS) for name, place in places.items()]
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: points if group == CHECKS else [])
    (tmp_path / "briefkit.toml").touch()
    (tmp_path / "loud.md").write_text(BRIEF.format("PORT FEES"))
    (tmp_path / "calm.md").write_text(BRIEF.format("Port fees"))
    return tmp_path


def found_with(library: Path, *options: str) -> tuple[int, list[tuple[str, int, int, str, str]]]:
    ran = briefkit("check", *options, "--format", "json", folder=library)
    keys = ("path", "line", "column", "rule", "message")
    return ran.code, [tuple(item[key] for key in keys) for item in json.loads(ran.out)]


def test_nothing_runs_because_it_is_installed(library: Path) -> None:
    assert not [item for item in found_with(library)[1] if item[3].startswith("plugin/")]
    assert not [item for item in found_with(library, "--select", "all")[1] if item[3].startswith("plugin/")]


def test_findings_are_like_our_own(library: Path) -> None:
    found = [
        ("loud.md", 2, 8, "plugin/shouts", "the title shouts"),
        ("loud.md", 5, 27, "plugin/shouts", "so is the source"),
        ("loud.md", 7, 3, "plugin/shouts", "the text is calm"),
    ]
    assert found_with(library, "--select", "plugin/shouts") == (1, found)
    (library / "briefkit.toml").write_text('[check]\nenable = ["plugin/shouts"]\n')
    assert [item for item in found_with(library)[1] if item[3] == "plugin/shouts"] == found
    assert not [item for item in found_with(library, "--ignore", "plugin/shouts")[1] if item[3] == "plugin/shouts"]
    sarif = briefkit("check", "--select", "plugin/shouts", "--format", "sarif", folder=library).out
    assert "Nobody reads capitals." in sarif


def test_they_are_ignored_like_our_own(library: Path) -> None:
    ignored = 'enable = ["plugin/shouts"]\nignore = [{rule = "plugin/shouts", reason = "we like it"}]'
    (library / "briefkit.toml").write_text(f"[check]\n{ignored}\n")
    assert not [item for item in found_with(library)[1] if "plugin" in item[3] or "ignore" in item[3]]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("breaks", "the check “breaks” failed: ZeroDivisionError: no Port fees"),
        ("text", "the check “text” failed: TypeError: it found str, not what “finding” makes"),
    ],
)
def test_a_failure_is_a_finding_and_the_other_briefs_are_checked(library: Path, name: str, told: str) -> None:
    code, found = found_with(library, "--select", f"plugin/{name}", "--select", "plugin/shouts")
    assert code == 1
    assert ("calm.md", 1, 1, f"plugin/{name}", told) in found
    assert ("loud.md", 2, 8, "plugin/shouts", "the title shouts") in found


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("none", "the check “none” is of no use: it is no function"),
        ("gone", "the check “gone” cannot be loaded: AttributeError"),
        ("shout", "there is no check “shout”"),
    ],
)
def test_one_that_cannot_be_used_is_named(library: Path, name: str, told: str) -> None:
    ran = briefkit("check", "--select", f"plugin/{name}", folder=library)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.stderr


def test_rules_are_listed_and_explained(library: Path) -> None:
    listed = briefkit("check", "--rules", folder=library)
    assert listed.code == 0
    assert "plugin/shouts" in listed.out
    assert "plugin/gone" in listed.out
    assert "cannot be loaded" in listed.out
    explained = briefkit("check", "--explain", "plugin/shouts", folder=library).out
    assert "Nobody reads capitals." in explained
    assert "Bad:" not in explained
