"""Many findings that one command mends are one line of text, and nothing else changes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.console import briefkit

RULES = {
    "unknown-topic": ("topics: [t{}]", "are not in the registry", "briefkit registry add topics --from-briefs"),
    "unknown-party": ("parties: [p{}]", "are not in the registry", "briefkit registry add parties --from-briefs"),
    "unknown-issue": ("issues: [{{id: i{}}}]", "are not in the registry", "briefkit registry add issues --from-briefs"),
    "unknown-event": ("events: [e{}]", "are not in the registry", "briefkit registry add events --from-briefs"),
    "unknown-person": (
        "judgments: [{{id: j, claim: C, by: x{}, due: 2031, probability: 0.5}}]",
        "people are not in the registry",
        "briefkit registry add people --from-briefs",
    ),
    "missing-summary": ("# {}", "briefs have no summary", "briefkit set ID summary=…"),
    "hidden-character": (
        "subtitle: so\u00adft {}",
        "hidden characters",
        "briefkit check --fix --select hidden-character",
    ),
    "line-endings": ("# {}\r", "files have mixed line endings", "briefkit check --fix --select line-endings"),
}
REGISTRY = "topics: {a: {}}\nparties: {a: {}}\nissues: {a: {}}\nevents: {a: {}}\n"


def library(folder: Path, rule: str, number: int) -> Path:
    (folder / "briefkit.toml").write_text("")
    (folder / "registry.yaml").write_text(REGISTRY)
    for at in range(number):
        keys = RULES[rule][0].format(at)
        text = f"---\ntitle: T{at}\nkind: memo\ndate: 2020-01-01\n{keys}\n---\nText.\n"
        (folder / f"b{at:02}.md").write_bytes(text.encode())
    return folder


@pytest.mark.parametrize("rule", RULES)
def test_many_are_one_line_with_the_command_that_mends_them(rule: str, tmp_path: Path) -> None:
    folder, (_, sentence, remedy) = library(tmp_path, rule, 11), RULES[rule]
    ran = briefkit("check", "--select", rule, folder=folder)
    first, second = ran.out.splitlines()
    assert first.startswith("11 files: warning: 11 ")
    assert first.endswith(f"{sentence} [{rule}]")
    assert second == f"      → {remedy} (--no-group shows all 11)"
    assert (ran.code, "11 findings (11 warnings)" in ran.stderr) == (1, True)
    each = briefkit("check", "--select", rule, "--no-group", folder=folder)
    assert each.out.count(f"[{rule}]\n") == 11
    assert (each.code, each.stderr) == (ran.code, ran.stderr)
    assert briefkit("check", "b03", "--select", rule, folder=folder).out.startswith("b03.md:")
    assert briefkit("check", "--select", rule, "--fail-on", "error", folder=folder).code == 0


@pytest.mark.parametrize("rule", RULES)
def test_ten_are_told_one_by_one(rule: str, tmp_path: Path) -> None:
    folder = library(tmp_path, rule, 10)
    assert briefkit("check", "--select", rule, folder=folder).out.count(f"[{rule}]\n") == 10


def test_what_programs_read_is_never_grouped(tmp_path: Path) -> None:
    folder = library(tmp_path, "unknown-party", 12)
    assert len(json.loads(briefkit("check", "--select", "unknown-party", "--json", folder=folder).out)) == 12
    for form, sign in (("github", "::warning"), ("sarif", '"ruleId": "unknown-party"'), ("junit", "<failure")):
        assert briefkit("check", "--select", "unknown-party", "-f", form, folder=folder).out.count(sign) == 12


def test_one_id_in_two_spellings_is_one_and_errors_are_never_grouped(tmp_path: Path) -> None:
    folder = library(tmp_path, "unknown-topic", 12)
    for at, name in enumerate(("T1", "t1", "Ť1")):
        path = folder / f"b{at:02}.md"
        path.write_text(path.read_text().replace(f"topics: [t{at}]", f"topics: [{name}]\nstatus: drafty"))
    out = briefkit("check", "--select", "unknown-topic,reading", folder=folder).out
    assert out.count("error:") == 3
    assert "12 files: warning: 10 topics are not in the registry [unknown-topic]" in out


def test_the_command_mends_what_the_line_says(tmp_path: Path) -> None:
    folder = library(tmp_path, "unknown-party", 30)
    path = folder / "b00.md"
    path.write_text(path.read_text().replace("parties: [p0]", "recommendations: [{text: Wait, to: p0}]"))
    assert briefkit("registry", "add", "parties", "--from-briefs", "--yes", folder=folder).out.count("\n") == 30
    assert briefkit("check", "--select", "references", folder=folder).code == 0


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """A library with 12 errors of one rule, 11 warnings of another, and 10 of a third."""
    (tmp_path / "briefkit.toml").write_text("")
    for at in range(12):
        (tmp_path / f"note{at:02}.md").write_text("Only a note.\n")
    for at in range(11):
        summary = "summary: S\n" if at else ""
        text = f"---\ntitle: T{at}\nkind: memo\ndate: 2020-01-01\n{summary}---\n## Empty\n"
        (tmp_path / f"brief{at:02}.md").write_text(text + ("[[x]]\n" if at else ""))
    return tmp_path


def test_a_screen_shows_the_first_of_many_of_one_rule(vault: Path) -> None:
    whole = briefkit("check", folder=vault)
    assert whole.out.count("[front-matter]\n") == 12, "a pipe gets everything"
    screen = briefkit("--color", "never", "check", folder=vault, terminal=True)
    assert screen.out.count("[front-matter]\n") == 3 + 1
    assert "… and 9 more findings [front-matter]\n      → --no-group shows all 12\n" in screen.out
    assert screen.out.count("[unsupported-markup]\n") == 10
    assert (screen.code, screen.stderr) == (whole.code, whole.stderr)
    shown = briefkit("--color", "never", "check", "--no-group", folder=vault, terminal=True)
    assert shown.out.count("[front-matter]\n") == 12
    assert briefkit("check", "note03.md", "note04.md", folder=vault, terminal=True).out.count("error") == 2
