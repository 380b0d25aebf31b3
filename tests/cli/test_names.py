"""What a name means: every command that takes a brief understands every way to name one, alike."""

from __future__ import annotations

import os
import subprocess
import unicodedata
from pathlib import Path

import pytest

from tests.console import Ran, briefkit
from tests.thorough import sample

ID = "2018-über-Gebühren"
PATH = f"old/{ID}.md"
BRIEF = """\
---
title: Fees
kind: note
date: "2018-11"
judgments: [{id: j1, claim: They fall, term: likely, horizon: this year}]
---
Text
"""
COMMANDS = {
    "show": ("show", "NAME"),
    "show --json": ("show", "NAME", "--json"),
    "show --raw": ("show", "NAME", "--raw"),
    "set": ("set", "NAME", "status=review", "--dry-run"),
    "tag": ("tag", "NAME", "--add", "fees", "--dry-run"),
    "edit": ("edit", "NAME"),
    "rename": ("rename", "NAME", "new-name", "--dry-run"),
    "supersede": ("supersede", "NAME", "later", "--dry-run"),
    "supersede by": ("supersede", "earlier", "NAME", "--dry-run"),
    "related": ("related", "NAME", "--json"),
    "export": ("export", "NAME", "--to", "html", "-o", "-"),
    "diff": ("diff", "NAME", "later", "--json"),
    "diff with": ("diff", "later", "NAME", "--json"),
    "diff since": ("diff", "NAME", "--json"),
    "log": ("log", "NAME", "--json"),
    "check": ("check", "NAME", "--format", "json"),
    "judgments resolve": ("judgments", "resolve", "NAME#j1", "--outcome", "void", "--on", "2019", "--dry-run"),
    "judgments update": ("judgments", "update", "NAME#j1", "--on", "2019", "--probability", "0.9", "--dry-run"),
}
WRITING = ("set", "tag", "edit", "check", "rename")
WAYS = {
    "another case": ID.upper(),
    "decomposed": unicodedata.normalize("NFD", ID),
    "without marks": "2018-uber-gebuhren",
    "a part": "gebühr",
    "with its ending": f"{ID}.md",
    "a path in the library": PATH,
    "a path with a dot": f"./{PATH}",
    "with a line": f"{PATH}:3",
    "as check prints it": f"{PATH}:3:7",
    "as check prints it, copied with the colon": f"{PATH}:3:7:",
    "its file and a line": f"{ID}.md:3",
}


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("EDITOR", "true")
    folder = tmp_path / "library"
    (folder / "old").mkdir(parents=True)
    (folder / "briefkit.toml").write_text("")
    (folder / PATH).write_text(BRIEF)
    for name in ("later", "earlier"):
        (folder / f"{name}.md").write_text(BRIEF.replace("2018-11", "2019-01" if name == "later" else "2017-01"))
    git = (
        "git",
        "-C",
        str(folder),
        "-c",
        "user.name=A",
        "-c",
        "user.email=a@example.org",
        "-c",
        "core.quotePath=false",
    )
    for arguments in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "First")):
        subprocess.run([*git, *arguments], check=True)
    return folder


def run(command: str, name: str, folder: Path) -> Ran:
    return briefkit(*(word.replace("NAME", name) for word in COMMANDS[command]), folder=folder)


@pytest.mark.parametrize("command", sample(COMMANDS, 9))
def test_every_command_understands_every_way(command: str, library: Path) -> None:
    expected = run(command, ID, library)
    assert "briefkit: " not in expected.stderr
    assert expected.code in (0, 1)
    for way, name in WAYS.items():
        assert run(command, name, library) == expected, way
    assert run(command, str(library / PATH), library) == expected, "absolute"
    assert run(command, f"{library / PATH}:3:7", library) == expected, "absolute with a place"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_path_is_one_from_here_too(command: str, library: Path) -> None:
    expected = run(command, ID, library)
    for name in (f"{ID}.md", f"./{ID}.md", f"../{PATH}:3", PATH):
        assert run(command, name, library / "old") == expected, name


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_reports_several_and_none_alike(command: str, library: Path) -> None:
    ran = run(command, "e", library)
    assert ran.code == 2
    assert ran.stderr == (
        "briefkit: “e” could be any of 3 briefs:\n  earlier  Fees\n  later  Fees\n"
        f"  {ID}  Fees\n  → give more of the id, or the path\n"
    )
    ran = run(command, "laterr", library)
    assert ran.code == 2
    assert ran.stderr == f"briefkit: no brief “laterr” in {library}\n  → did you mean later?\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_two_files_with_one_id_are_named_by_their_paths(command: str, library: Path) -> None:
    (library / f"{ID}.md").write_text(BRIEF)
    assert run(command, ID, library).stderr == (
        f"briefkit: “{ID}” could be any of 2 briefs:\n  {ID}.md  Fees\n  {PATH}  Fees\n"
        "  → give more of the id, or the path\n"
    )
    assert run(command, PATH, library).code in (0, 1)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_path_that_means_two_files_is_not_guessed(command: str, library: Path) -> None:
    """One from here, one from the library's folder."""
    (library / f"{ID}.md").write_text(BRIEF)
    ran = run(command, f"{ID}.md", library / "old")
    if not command.startswith(("diff", "log")):  # they take any file, so one that is there is that one
        assert "could be any of 2 briefs" in ran.stderr
    assert "could be any of" not in run(command, f"./{ID}.md", library / "old").stderr


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", ["broken", "BROKEN.md:2:1", "brok", "old/broken.md"])
def test_a_file_that_cannot_be_listed_is_edited_and_checked(command: str, name: str, library: Path) -> None:
    (library / "old" / "broken.md").write_text("---\ntitle: T\n---\n")
    ran = run(command, name, library)
    if command in WRITING:
        assert "no brief" not in ran.stderr
        assert "broken" in ran.out
    elif not command.startswith(("diff", "log")):
        assert "briefkit: old/broken.md cannot be listed\n  → see “briefkit check old/broken.md”\n" in ran.stderr


def test_a_file_that_cannot_be_listed_hides_no_brief(library: Path) -> None:
    (library / "gebührenfrei.md").write_text("---\ntitle: T\n---\n")
    for command in COMMANDS:
        if not command.startswith("check"):
            assert "could be any of" not in run(command, "gebühr", library).stderr
    assert '"path": "gebührenfrei.md"' in run("check", "gebührenfrei", library).out


def test_what_is_checked_is_never_the_other_brief(library: Path) -> None:
    """Whoever checks looks for what is wrong: a file that cannot be listed may be the one that is meant."""
    (library / "gebührenfrei.md").write_text("---\ntitle: T\n---\n")
    ran = run("check", "gebühr", library)
    assert (ran.code, ran.out) == (2, "")
    assert "“gebühr” could be any of 2 briefs" in ran.stderr


def test_names_are_looked_up_in_the_index_where_they_are_exact(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    briefkit("list", folder=library)
    walked: list[object] = []
    scandir = os.scandir

    def heard(path: str | int) -> object:
        walked.append(path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", heard)
    assert briefkit("set", ID, "title=Other", "--dry-run", folder=library).code == 0
    assert briefkit("set", f"{PATH}:2:1", "title=Other", "--dry-run", folder=library).code == 0
    assert not walked
    assert briefkit("set", "gebühr", "title=Other", "--dry-run", folder=library).code == 0
    assert walked
