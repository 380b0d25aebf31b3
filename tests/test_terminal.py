"""No brief controls the terminal: tested with a terminal emulator, not by looking at bytes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pyte
import pytest

from tests.console import briefkit
from tests.places import SAMPLE

EVIL = "A\x1b[2J\x1b]0;owned\x07\x1b[31m\x9b31m\u202egnp\u2066 [red]bold[/red] :smile: \x07\x08\r\x7f"
COMMANDS = [
    ("list",),
    ("list", "--format", "tsv"),
    ("list", "--format", "csv"),
    ("list", "--format", "plain"),
    ("list", "--format", "md"),
    ("list", "--format", "{title} {x}"),
    ("list", "--columns", "title,x"),
    ("list", "--json"),
    ("show",),
    ("show", "--json"),
    ("issues",),
    ("issues", "--pivot", "party"),
    ("issues", "--json"),
    ("show", EVIL),
    ("list", "--topic", EVIL),
]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    (tmp_path / "briefkit.toml").write_text("")
    evil = json.dumps(EVIL)
    (tmp_path / "evil.md").write_text(
        f"---\ntitle: {evil}\nkind: note\ndate: 2018\nsummary: {evil}\nx: {evil}\ntopics: [{evil}]\n"
        f"key_points: [{evil}]\nauthors: [{{name: {evil}, affiliation: {evil}}}]\npublisher: {evil}\n"
        f"issues: [{{id: {evil}, question: {evil}, positions: {{{evil}: {evil}}}}}]\n"
        f"judgments: [{{id: j, claim: {evil}, term: {evil}, condition: {evil}, by: {evil}}}]\n"
        f"sources: [{{id: s, title: {evil}, url: {evil}}}]\nrelated: [{evil}]\ndisclaimer: {evil}\n"
        f"figures: [{{id: f, caption: {evil}, credit: {evil}}}]\nrecommendations: [{{text: {evil}, to: {evil}}}]\n"
        f"---\n## {EVIL}\n\n{EVIL} `{EVIL}` [{EVIL}](https://example.org/)\n\n| {EVIL} |\n|---|\n| {EVIL} |\n\n"
        f"- {EVIL}\n\n> {EVIL}\n\n```\n{EVIL}\n```\n\nx[^1]\n\n[^1]: {EVIL}\n"
    )
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS, ids=[" ".join(command)[:30] for command in COMMANDS])
def test_evil_text_stays_text(command: tuple[str, ...], library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    ran = briefkit("--no-pager", "--color", "always", *command, folder=library, terminal=True)
    shown = ran.out + ran.stderr
    screen = pyte.Screen(200, 400)
    pyte.Stream(screen).feed("KEEP\n\r" + shown.replace("\n", "\r\n"))
    assert screen.display[0].startswith("KEEP"), "the screen was cleared"
    assert screen.title == ""
    colours_off = re.sub(r"\x1b\[[\d;]*m", "", shown)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", colours_off)
    if command[0] != "issues" and "md" not in command:
        assert "[red]bold[/red]" in " ".join(colours_off.split()) or "--format" in command or command[-1] == EVIL


def test_json_gives_back_what_was_written(library: Path) -> None:
    assert json.loads(briefkit("show", "--json", folder=library).out)["summary"] == EVIL


def test_a_csv_cell_is_no_formula(tmp_path: Path) -> None:
    (tmp_path / "briefkit.toml").write_text("")
    for number, start in enumerate(("=", "+", "-", "@")):
        (tmp_path / f"{number}.md").write_text(f"---\ntitle: '{start}1+1'\nkind: note\ndate: 2018\n---\n")
    ran = briefkit("list", "--format", "csv", "--columns", "title", folder=tmp_path)
    assert sorted(ran.out.splitlines()) == ["'+1+1", "'-1+1", "'=1+1", "'@1+1", "title"]


@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
def test_nothing_is_cut_at_any_width(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    sample = SAMPLE
    ran = briefkit("--no-pager", "--color", "never", "list", folder=sample, terminal=True)
    assert max(map(len, ran.out.splitlines())) <= width
    assert "…" not in ran.out
    together = re.sub(r"\s", "", ran.out)
    for brief in json.loads(briefkit("list", "--json", folder=sample).out):
        assert brief["date"] is None or brief["date"] in ran.out
        if len(brief["id"]) < width - 28:
            assert brief["id"] in together


def test_colour_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    sample = SAMPLE

    def colored(*arguments: str, terminal: bool) -> bool:
        return (
            "\x1b[" in briefkit("--no-pager", *arguments, "list", "-f", "table", folder=sample, terminal=terminal).out
        )

    assert colored(terminal=True)
    assert not colored(terminal=False)
    assert colored("--color", "always", terminal=False)
    assert not colored("--color", "never", terminal=True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert colored(terminal=False)
    monkeypatch.setenv("FORCE_COLOR", "0")
    assert not colored(terminal=True)
    monkeypatch.delenv("FORCE_COLOR")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not colored(terminal=True)
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert not colored(terminal=True)
