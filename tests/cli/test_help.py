"""What `--help` and `-h` show: groups of options, one screen, and examples that work."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from briefkit.cli.app import app
from briefkit.cli.commands import COMMANDS, SECTIONS
from briefkit.cli.examples import EXAMPLES, Example
from briefkit.cli.help_screen import SCREEN
from briefkit.cli.purposes import PURPOSES
from tests.console import briefkit, shell
from tests.importers.fixtures import DOCUMENTS
from tests.places import SAMPLE
from tests.postgres import server
from tests.repository import Repository
from tests.take_back.documents import Made
from tests.thorough import sample

ROOT: Any = typer.main.get_command(app)


SUBMISSION = """\
---
title: Harbour fees
kind: submission
date: 2021-06
decision: {question: Should fees rise?}
options: [{id: keep, do_nothing: true}, raise]
---
"""
WRITING = {
    *(
        "init",
        "new",
        "import",
        "review",
        "take-back",
        "set",
        "tag",
        "edit",
        "rename",
        "supersede",
        "decisions resolve",
        "judgments resolve",
        "judgments update",
        "source",
        "source add",
    ),
    *(f"registry {name}" for name in ("rename", "add", "set", "remove")),
}
"""Commands whose examples change something, so that each gets a copy of its own."""


def commands(group: Any = ROOT, path: str = "") -> Iterator[str]:
    """The path of every command and group."""
    return (found for found, _ in described(group, path))


def described(group: Any = ROOT, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every command and group with its path."""
    yield path, group
    for name, command in getattr(group, "commands", {}).items():
        yield from described(command, f"{path} {name}".strip())


def page(path: str, columns: int, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("COLUMNS", str(columns))
    ran = briefkit(*path.split(), "--help")
    assert (ran.code, ran.stderr) == (0, "")
    return ran.out


def headings(text: str) -> list[str]:
    return [line.removesuffix(":") for line in text.splitlines() if line.endswith(":") and not line.startswith(" ")]


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample library in `briefs`, committed."""
    top = tmp_path_factory.mktemp("committed")
    shutil.copytree(SAMPLE, top / "briefs")
    repository = Repository(top)
    (top / "briefkit.toml").unlink()
    repository.commit("2022-01-01")
    briefkit("check", "--report", "reports", folder=top)
    return top


def test_every_command_has_examples_and_no_other_has() -> None:
    assert {*commands()} == {*EXAMPLES}
    assert {path: len(found) for path, found in EXAMPLES.items() if not 2 <= len(found) <= 4} == {}


@pytest.mark.parametrize(
    ("path", "example"),
    sample([(path, example) for path, examples in EXAMPLES.items() for example in examples], 46, rows=True),
    ids=lambda value: value.command if isinstance(value, Example) else value,
)
def test_every_example_works(
    path: str, example: Example, committed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert example.command.startswith(f"briefkit {path}".strip())
    monkeypatch.setenv("EDITOR", "true")
    folder = committed
    if path in WRITING:
        folder = tmp_path / "here"
        shutil.copytree(committed, folder)
    if path == "decisions resolve":
        (folder / "briefs" / "fees.md").write_text(SUBMISSION, "utf-8")
    if path in {"index push", "index grant", "index revoke"}:
        monkeypatch.setenv("BRIEFKIT_INDEX", server().new_database())
    if path in {"index grant", "index revoke"}:
        server().create_roles("anna", "partner", "Press Office")
    if path == "init":
        shutil.rmtree(folder / "briefs")
    if path in {"source", "source add"}:
        (folder / "statement.txt").write_text("A statement\n\n" + "All measures stay in place until the summer. " * 4)
    if path == "take-back":
        (folder / "edited.docx").write_bytes(Made(folder / "briefs", "impasse").typed("Paris", "Geneva").packed())
    if path == "import":
        shutil.copy(DOCUMENTS / "title-three-times.txt", folder / "page.txt")
    call, _, file = example.command.replace("\\\n", "").partition(" > ")
    if path == "lsp":  # it runs an event loop, of which there may be one in this process
        server_of_editors = [sys.executable, "-m", *shlex.split(call)]
        assert subprocess.run(server_of_editors, cwd=folder, stdin=subprocess.DEVNULL, check=False).returncode == 0
        return
    ran = shell(call, folder=folder)
    assert (ran.code, file) == (example.code, file), ran.stderr
    assert ran.stdout or "→" not in ran.stderr


def test_an_example_that_fails_is_noticed(committed: Path) -> None:
    ran = shell("briefkit list no-such-field:sanctions", folder=committed)
    assert ran.code == 2


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_no_line_is_longer_than_the_terminal_is_wide(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in commands():
        lines = page(path, columns, monkeypatch).splitlines()
        assert [line for line in lines if len(line) > columns] == [], path
        assert not any(
            line.endswith("...") and not any(word in line for word in ("ID", "ARGS", "FILE")) for line in lines
        ), path


@pytest.mark.parametrize("columns", [20, 40, 60])
def test_nothing_is_left_out_on_a_narrow_terminal(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in ("", "list", "check", "registry add", "judgments"):
        assert page(path, columns, monkeypatch).split() == page(path, 200, monkeypatch).split()


def test_options_are_in_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    groups = ["Arguments", "Options", "Filters", "Conditions", "Output", "Common", "Examples"]
    assert headings(page("list", 80, monkeypatch)) == groups
    assert headings(page("set", 80, monkeypatch)) == [*groups[:4], "Writing", *groups[5:]]
    assert headings(page("edit", 80, monkeypatch)) == ["Arguments", "Options", "Examples"]
    own = ["Arguments", "Options", "Rules", "Bulk work", *groups[2:4], "Writing", *groups[4:]]
    assert headings(page("check", 80, monkeypatch)) == own


def test_a_group_of_options_has_more_than_a_handful_only_where_they_are_filters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for path in commands():
        title, counted = "", dict[str, int]()
        for line in page(path, 200, monkeypatch).splitlines():
            title = line if line.endswith(":") and not line.startswith(" ") else title
            counted[title] = counted.get(title, 0) + line.lstrip().startswith("-")
        assert {title for title, count in counted.items() if count > 9} <= {"Filters:"}, path


def test_commands_are_in_sections(monkeypatch: pytest.MonkeyPatch) -> None:
    text = page("", 80, monkeypatch)
    assert headings(text) == [*SECTIONS, "Examples"]
    assert all(f"\n  {name} " in text for name in COMMANDS)


def test_the_front_page_is_one_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [*PURPOSES] == [*COMMANDS]
    assert {name: text for name, text in PURPOSES.items() if len(text) > 45 or text.endswith(".")} == {}
    assert page("", 80, monkeypatch).count("\n") <= SCREEN
    narrow = page("", 60, monkeypatch).splitlines()
    assert [name for name, text in PURPOSES.items() if f"  {name:9}  {text}" not in narrow] == []
    assert " ".join(narrow).endswith("“briefkit help” has all pages.")


def test_a_short_page_is_one_screen_and_names_every_option(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for path, command in described():
        short = briefkit(*path.split(), "-h").out
        assert short.count("\n") <= SCREEN, path
        options = [option for option in command.params if not getattr(option, "hidden", False)]
        names = {name for option in options for name in (*option.opts, *option.secondary_opts) if name[0] == "-"}
        words = {*short.replace(",", " ").split()}
        assert {"-h", "--help", *names} - words == set(), path


def test_a_page_is_shortened_only_where_it_is_longer_than_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    shortened = set()
    for path in commands():
        short, whole = (briefkit(*path.split(), name).out for name in ("-h", "--help"))
        if short != whole:
            shortened.add(path)
            assert whole.count("\n") > SCREEN
            assert short.endswith(f"\n“briefkit {path} --help” explains every option.\n")
    assert {"list", "check", "export"} <= shortened
    assert not {"", "take-back", "judgments", "registry add"} & shortened


def test_the_explanation_of_a_filter_is_on_the_whole_page_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    whole, short = page("list", 80, monkeypatch), briefkit("list", "-h").out
    assert "A topic's id, alias or title." in whole
    assert "A topic's id" not in short
    assert "\nFilters: --topic WORD, --party WORD, " in short
    assert "Maximum number of briefs." in short


def test_help_among_other_options(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    short = briefkit("list", "-h").out
    assert briefkit("list", "--sort", "nonsense", "-0h").out == short
    assert briefkit("list", "-h", "--help").out == page("list", 80, monkeypatch)


@pytest.mark.parametrize("terminal", [False, True])
def test_help_has_neither_colours_nor_controls(terminal: bool) -> None:
    assert b"\x1b" not in briefkit("--color", "always", "list", "-h", terminal=terminal).stdout


def test_usage_tells_what_may_be_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    assert page("related", 80, monkeypatch).startswith("Usage: briefkit related [OPTIONS] ID\n")
    assert page("list", 80, monkeypatch).startswith("Usage: briefkit list [OPTIONS] [QUERY]\n")
    assert page("check", 80, monkeypatch).startswith("Usage: briefkit check [OPTIONS] [ID...]\n")
    assert page("diff", 80, monkeypatch).startswith("Usage: briefkit diff [OPTIONS] A [B]\n")


def test_required_options_and_defaults_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "your last briefing. [required]" in " ".join(page("digest", 80, monkeypatch).split())
    assert "Maximum number of briefs. [default: 20]" in " ".join(page("search", 80, monkeypatch).split())


@pytest.mark.parametrize("group", ["", "decisions", "index", "judgments", "registry", "source"])
def test_a_group_without_a_command_shows_its_help(group: str, tmp_path: Path) -> None:
    called, asked = briefkit(*group.split(), folder=tmp_path), briefkit(*group.split(), "-h", folder=tmp_path)
    assert (called.code, called.out, called.stderr) == (2, "", asked.out)
