"""Every command refuses an option with an empty value, as of an unset variable in a script, and one given twice."""

from __future__ import annotations

import itertools
import operator
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from briefkit.cli.app import app
from tests.console import briefkit
from tests.thorough import sample


def options(group: Any, path: tuple[str, ...] = (), *, repeated: bool = True) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every option that takes a value, with its command; unless `repeated`, only those that take no second one."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from options(command, (*path, name), repeated=repeated)
            continue
        for parameter in command.params:
            takes_value = parameter.param_type_name == "option" and not parameter.is_flag and not parameter.count
            if takes_value and (repeated or not parameter.multiple):
                yield (*path, name), parameter.opts[0]


def by_command(group: Any) -> list[tuple[tuple[str, ...], list[str]]]:
    """Each command with its options that take a value."""
    grouped = itertools.groupby(options(group), key=operator.itemgetter(0))
    return [(command, [option for _, option in pairs]) for command, pairs in grouped]


@pytest.mark.parametrize(
    ("command", "names"),
    sample(by_command(typer.main.get_command(app)), 14, rows=True),
    ids=lambda it: " ".join(it) if isinstance(it, tuple) else "",
)
def test_an_empty_value_is_refused(command: tuple[str, ...], names: list[str], tmp_path: Path) -> None:
    for option in names:
        refused = f"briefkit: {option} has no value\n  → leave it out, or look at where its value comes from\n"
        for given in ([option, ""], [option, " "], [f"{option}="]):
            ran = briefkit(*command, *given, folder=tmp_path)
            assert (ran.out, ran.stderr, ran.code) == ("", refused, 2)


ONE_VALUE = {option: command for command, option in options(typer.main.get_command(app), repeated=False)}
"""Every option that takes one value, with one of its commands."""


@pytest.mark.parametrize(("option", "command"), ONE_VALUE.items())
def test_two_values_of_an_option_that_takes_one_are_refused(
    option: str, command: tuple[str, ...], tmp_path: Path
) -> None:
    """The first would be dropped without a word."""
    ran = briefkit(*command, option, "1", f"{option}=2", folder=tmp_path)
    assert (ran.out, ran.code) == ("", 2)
    assert ran.stderr.startswith(f"briefkit: {option} is given more than once, and takes one value\n  → ")


def test_two_files_of_one_export_are_refused_with_what_to_do(tmp_path: Path) -> None:
    ran = briefkit("export", "brief", "-o", "a.pdf", "-o", "b.html", folder=tmp_path)
    assert ran.stderr.endswith("  → name a folder, and each format with --to\n")
    assert not [*tmp_path.iterdir()]


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
