"""A command that does not exist says what does its work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import typer.main

from briefkit.cli.app import app
from briefkit.cli.unknown_command import answers, unknown_command
from tests.console import briefkit

ROOT: Any = typer.main.get_command(app)
GROUPS = ["", *(name for name, command in ROOT.commands.items() if hasattr(command, "commands"))]
NAMES_OF_OTHER_TOOLS = [
    *("serve", "dossier", "delete", "rm", "remove", "add", "open", "ls", "grep", "find", "move", "mv", "pdf", "print"),
    *("compare", "publish", "build", "site", "status", "ai", "config", "undo", "tags", "save", "commit", "validate"),
    *("lint", "stats", "forecast", "template"),
]


def commands_of(group: str) -> dict[str, Any]:
    found: dict[str, Any] = (ROOT.commands[group] if group else ROOT).commands
    return found


def calls() -> Iterator[tuple[str, str]]:
    """Every call that an answer suggests, with the group that it stands in."""
    for group in GROUPS:
        for answer in dict.fromkeys(answers(group).values()):
            yield from ((group, call) for call in re.findall(r"“briefkit ([^”]+)”", answer))


@pytest.mark.parametrize("group", GROUPS)
def test_no_answer_stands_in_the_way_of_a_command(group: str) -> None:
    assert not set(answers(group)) & set(commands_of(group))


def test_every_suggested_call_exists() -> None:
    assert len(list(calls())) > 50
    for _, call in calls():
        words, command = call.split(), ROOT
        while words and hasattr(command, "commands") and not words[0].startswith("-"):
            assert words[0] in command.commands, call
            command = command.commands[words.pop(0)]
        options = {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}
        options |= {"-h", "--help"}
        assert {word for word in words if word.startswith("-")} <= options, call


@pytest.mark.parametrize("word", NAMES_OF_OTHER_TOOLS)
def test_names_of_other_tools_are_answered(word: str) -> None:
    ran = briefkit(word, "x", "--all")
    assert (ran.code, ran.out) == (2, "")
    first, hint = ran.stderr.splitlines()
    assert first == f"briefkit: there is no command “{word}”"
    assert hint == f"  → {answers()[word]}"


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("exprot", "did you mean export?"),
        ("Export", "did you mean export?"),
        ("dosier", "“briefkit export ID ID --dossier"),
        ("DELETE", "there is none: a brief is one file"),
        ("judgments scroe", "did you mean score?"),
        ("judgments open", "“briefkit judgments list --outcome open”"),
        ("registry zzz", "its commands are list, rename, add, set, remove"),
        ("index bild", "the index keeps itself up to date"),
        ("page.docx", "“briefkit import page.docx” makes a brief"),
        ("x.md", "“briefkit show x.md” shows a brief"),
        ("zzz", "“briefkit -h” lists the commands"),
        ("x" * 9999, "“briefkit -h” lists the commands"),
    ],
)
def test_a_near_name_is_suggested(typed: str, hint: str) -> None:
    ran = briefkit(*typed.split())
    assert (ran.code, f"  → {hint}" in ran.stderr) == (2, True), ran.stderr


def test_what_is_typed_controls_no_terminal_and_no_shell() -> None:
    assert "\x1b" not in briefkit("\x1b[31mred").stderr
    assert "“briefkit show 'a b.md'”" in str(unknown_command("a b.md", "", []).hint)
