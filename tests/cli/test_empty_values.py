"""Every command refuses an option with an empty value: an unset variable in a script is an error, not all briefs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from briefkit.cli.app import app
from tests.console import briefkit


def options(group: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every option that takes a value, with its command."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from options(command, (*path, name))
            continue
        for parameter in command.params:
            if parameter.param_type_name == "option" and not parameter.is_flag and not parameter.count:
                yield (*path, name), parameter.opts[0]


@pytest.mark.parametrize(("command", "option"), [*options(typer.main.get_command(app))])
def test_an_empty_value_is_refused(command: tuple[str, ...], option: str, tmp_path: Path) -> None:
    for empty in ("", " "):
        ran = briefkit(*command, option, empty, folder=tmp_path)
        assert (ran.out, ran.code) == ("", 2)
        assert (
            ran.stderr == f"briefkit: {option} has no value\n  → leave it out, or look at where its value comes from\n"
        )
    assert briefkit(*command, f"{option}=", folder=tmp_path).stderr.startswith(f"briefkit: {option} has no value")


@pytest.mark.parametrize("option", ["--library", "--color"])
def test_the_options_of_all_commands_too(option: str, tmp_path: Path) -> None:
    ran = briefkit(option, "", "list", folder=tmp_path)
    assert (ran.out, ran.code) == ("", 2)
    assert ran.stderr.startswith(f"briefkit: {option} has no value\n")


@pytest.mark.parametrize("values", [("--issue", ","), ("--topic", "a", "--topic", " , ")])
def test_a_value_of_nothing_but_commas_is_empty(values: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "briefkit.toml").write_text("")
    ran = briefkit("list", *values, folder=tmp_path)
    assert (ran.code, ran.stderr.splitlines()[0]) == (2, f"briefkit: {values[0]} has no value")
