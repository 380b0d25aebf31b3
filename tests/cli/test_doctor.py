"""`briefkit doctor`: what is said of a set-up and of a library, and the exit code."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest

from briefkit.installed import extras
from briefkit.library import health
from tests.console import briefkit
from tests.places import SAMPLE
from tests.postgres import server

HEAD = "---\ntitle: {}\nkind: note\ndate: 2020-01-01\n{}---\nText.\n"


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("EDITOR", sys.executable)
    (tmp_path / "briefkit.toml").write_text('[library]\nname = "Desk"\n')
    (tmp_path / "fees.md").write_text(HEAD.format("Fees", "summary: Of fees.\nstatus: published\n"))
    return tmp_path


def rows(folder: Path, *options: str, code: int = 0) -> dict[str, dict[str, Any]]:
    """What doctor says, by name; a library's row goes before one of the set-up with the same name, such as git."""
    ran = briefkit("doctor", "--json", *options, folder=folder)
    assert ran.code == code, ran.out
    return {row["name"]: row for row in json.loads(ran.out)}


def brief(folder: Path, name: str, keys: str) -> None:
    (folder / f"{name}.md").write_text(HEAD.format(name, "summary: S.\n" + keys), "utf-8")


def test_a_library_that_is_well(library: Path) -> None:
    found = rows(library)
    states = {name: row["state"] for name, row in found.items() if row["section"] == "library"}
    assert states.pop("git") == "absent"
    assert set(states.values()) == {"fine"}
    assert len(states) == 10
    assert found["briefs"]["message"] == "1 brief, all listed"
    assert found["git"]["do"] == "git init ."


def test_without_a_library_the_set_up_is_looked_at(tmp_path: Path) -> None:
    found = rows(tmp_path)
    assert found["import"]["state"] == "fine"
    assert (found["library"]["state"], found["library"]["do"]) == ("absent", "briefkit init")


def test_a_library_that_is_named_and_not_there_is_an_error(tmp_path: Path) -> None:
    assert rows(tmp_path, "--library", "nowhere", code=1)["library"]["state"] == "error"


def test_settings_that_cannot_be_used_are_an_error(library: Path) -> None:
    (library / "briefkit.toml").write_text("[library]\nnam = 1\n")
    row = rows(library, code=1)["library"]
    assert "library.nam" in row["message"]
    assert "library.name" in row["do"]


def test_each_question_to_the_library(library: Path) -> None:
    brief(library, "a", 'access: embargoed\nembargo_until: "2999-05-01"\nstatus: draft\n')
    brief(library, "b", 'status: published\nreview_by: "2021-01-01"\nsources: [{id: s, title: T, quote: Q}]\n')
    brief(library, "c", "judgments: [{id: j, claim: C, due: 2021-05, probability: 0.4}]\n")
    brief(library, "d", "sources: [{id: s, title: A}, {id: s, title: B}]\n")
    (library / "e.md").write_text("---\ntitle: [\n---\n")
    found = rows(library, code=1)
    expected = {
        "briefs": ("error", 1, "briefkit check e.md"),
        "ids": ("error", 1, "briefkit check --select duplicate-brief,duplicate-id"),
        "drafts": ("fine", 1, None),
        "embargoes": ("fine", 1, None),
        "forecasts": ("note", 1, "briefkit judgments due"),
        "reviews": ("note", 1, "briefkit check --select review-overdue"),
        "quotes": ("absent", 1, "briefkit check --select unproved-quote"),
    }
    assert {name: tuple(found[name][key] for key in ("state", "count", "do")) for name in expected} == expected
    assert found["check"]["state"] == "error"
    assert found["briefs"]["message"].startswith("5 briefs, and 1 file that cannot be listed, first e.md: ")
    assert found["embargoes"]["message"] == "1 brief held back, the last until 2999-05-01"


def test_what_helps_can_be_typed(library: Path) -> None:
    brief(library, "b", 'status: published\nreview_by: "2021-01-01"\nsources: [{id: s, title: T, quote: Q}]\n')
    brief(library, "c", "status: published\njudgments: [{id: j, claim: C, due: 2021-05, probability: 0.4}]\n")
    for row in rows(library).values():
        if row["section"] == "library" and (row["do"] or "").startswith("briefkit"):
            ran = briefkit(*row["do"].split()[1:], folder=library)
            assert ran.code in (0, 1)
            assert ran.out


def test_warnings_are_no_failure(library: Path) -> None:
    brief(library, "b", "status: published\ntopcs: [trade]\n")
    row = rows(library)["check"]
    assert (row["state"], row["do"]) == ("note", "briefkit check")
    assert row["message"] == "1 warning, most often unknown-key (1)"


def test_of_very_many_briefs_the_rules_are_left_out(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "MOST_CHECKED", 0)
    found = rows(library)
    for name in ("check", "ids", "reviews", "quotes"):
        assert found[name]["message"] == "not asked: there are more than 0 briefs"
        assert found[name]["count"] is None


def test_briefs_that_are_not_committed_are_counted(library: Path) -> None:
    git = ["git", "-C", str(library), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "First"]):
        subprocess.run([*git, *arguments], check=True)
    assert rows(library)["git"]["message"] == "every brief is committed"
    (library / "fees.md").write_bytes((library / "fees.md").read_bytes().replace(b"\n", b"\r\n"))
    assert rows(library)["git"]["state"] == "fine"
    brief(library, "a", "status: published\n")
    (library / "fees.md").unlink()
    row = rows(library)["git"]
    assert row["message"] == "2 briefs not as in the last commit, first a.md"
    assert row["do"] == "git -C . status"


def test_no_program_of_the_repository_is_run(library: Path) -> None:
    """Git's own `status` would run a filter that the configuration names."""
    brief(library, "a", "status: published\n")
    (library / ".gitattributes").write_text("*.md filter=bad\n")
    git = ["git", "-C", str(library), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "First"]):
        subprocess.run([*git, *arguments], check=True)
    subprocess.run([*git, "config", "filter.bad.clean", f"touch {library}/ran; cat"], check=True)
    (library / "a.md").touch()
    assert rows(library)["git"]["state"] == "fine"
    assert not (library / "ran").exists()


def test_a_served_library_tells_its_generation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from briefkit.storage.postgres.push import push_folder

    monkeypatch.setenv("EDITOR", sys.executable)
    address = server().new_database()
    push_folder(SAMPLE, address)
    found = rows(tmp_path, "--library", address)
    assert "generation 1: a folder’s files, pushed 20" in found["server"]["message"]
    assert found["check"]["message"] == "not asked: that needs the files"
    assert found["briefs"]["count"] == found["server"]["count"]
    assert "index" not in found


def test_a_server_that_cannot_be_reached_is_an_error(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFKIT_INDEX", "postgresql://localhost:1/none")
    found = rows(library, code=1)
    assert found["server"]["state"] == "error"
    assert found["briefs"]["state"] == "fine"


def test_missing_extras_are_told_with_the_command_but_no_failure(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = importlib.util.find_spec
    monkeypatch.setattr(extras, "find_spec", lambda name: None if name in {"mammoth", "xlsxwriter"} else there(name))
    found = rows(library)
    assert (found["xlsx"]["state"], found["xlsx"]["do"]) == ("absent", extras.install("xlsx"))
    assert found["import"]["message"].endswith(", lacks mammoth")


def test_a_plug_in_that_is_broken_is_an_error(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    points = [EntryPoint("adoc", "no_such_module:write", "briefkit.exporters")]
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: points if group.endswith("exporters") else [])
    row = rows(library, code=1)["exporter adoc"]
    assert row["message"].startswith("the exporter “adoc” cannot be loaded: ModuleNotFoundError")


def test_an_editor_that_is_not_there_is_an_error(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "no-such-editor -w")
    row = rows(library, code=1)["editor"]
    assert row["message"] == "the editor “no-such-editor” in $EDITOR is not there"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_cache_folder_that_cannot_be_written_is_noted(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cache").mkdir(mode=0o500)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert rows(library)["cache"]["state"] == "note"


def test_a_file_in_place_of_the_cache_folder_is_noted(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (library / "cache").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(library / "cache"))
    found = rows(library)
    assert found["cache"]["message"].endswith("cache is not a folder")
    assert found["index"]["state"] == "note"


@pytest.mark.parametrize(("shell", "told"), [("/bin/zsh", "not installed in zsh"), ("/bin/sh", "works in bash, zsh")])
def test_completion_is_looked_for(shell: str, told: str, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(library))
    monkeypatch.setenv("SHELL", shell)
    assert told in rows(library)["completion"]["message"]
    (library / ".zfunc").mkdir()
    (library / ".zfunc" / "_briefkit").touch()
    monkeypatch.setenv("SHELL", "/usr/bin/zsh")
    assert rows(library)["completion"]["state"] == "fine"


def test_nothing_is_changed(library: Path) -> None:
    shutil.copytree(SAMPLE, library / "more")
    before = {path: path.stat().st_mtime_ns for path in library.rglob("*")}
    briefkit("doctor", folder=library)
    assert {path: path.stat().st_mtime_ns for path in library.rglob("*")} == before


@pytest.mark.parametrize("columns", [60, 80, 100])
def test_the_page_fits_the_terminal(columns: int, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    brief(library, "b", 'status: published\nreview_by: "2021-01-01"\n')
    ran = briefkit("doctor", "--format", "table", folder=library)
    assert max(map(len, ran.out.splitlines())) <= columns
    assert "! reviews" in ran.out
    assert "→ briefkit check --select review-overdue" in ran.out
    assert ran.out.rstrip().splitlines()[-1].startswith("1 to look at, ")
