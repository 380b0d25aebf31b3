"""One wrong name among several: what reads goes on with the others, what writes refuses as a whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.console import briefkit

BRIEF = "---\ntitle: {}\nkind: note\ndate: 2020-01-01\nrelated: [gone]\n---\nText  \r\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with three briefs, two of which share a part of their names."""
    (tmp_path / "briefkit.toml").write_text("")
    for name in ("one", "two", "two-b"):
        (tmp_path / f"{name}.md").write_text(BRIEF.format(name))
    return tmp_path


def export(library: Path, *names: str) -> tuple[int, str, list[str]]:
    ran = briefkit("export", *names, "--to", "html", "-o", "out", folder=library)
    return ran.code, ran.stderr, sorted(path.name for path in library.glob("out/*"))


def test_export_makes_the_others(library: Path) -> None:
    code, said, made = export(library, "nope", "one", "o", "two")
    assert (code, made) == (2, ["one.html", "two.html"])
    assert "not exported: no brief “nope” in " in said
    assert "not exported: “o” could be any of 3 briefs:\n  one  one\n  two-b  two-b\n  two  two\n  → give" in said
    assert said.endswith("briefkit: 2 of 4 not exported, as said above\n")


def test_export_counts_files_of_each_format(library: Path) -> None:
    ran = briefkit("export", "one", "nope", "--to", "html", "--to", "pdf", "-o", "out", "-n", folder=library)
    assert (ran.code, ran.out) == (2, "out/one.html\nout/one.pdf\n")
    assert "briefkit: 1 of 3 not exported" in ran.stderr


@pytest.mark.parametrize("names", [["nope"], ["nope", "nope"]])
def test_the_only_name_raises_its_error(library: Path, names: list[str]) -> None:
    code, said, made = export(library, *names)
    assert (code, made) == (2, [])
    assert said.startswith("briefkit: no brief “nope” in ")


def test_none_of_several_is_known(library: Path) -> None:
    code, said, made = export(library, "nope", "nor")
    assert (code, made) == (2, [])
    assert said.endswith("briefkit: 2 of 2 not exported, as said above\n")


@pytest.mark.parametrize("names", [["one", "one"], ["one", "one.md", "./one.md:3"]])
def test_a_brief_that_is_named_twice_is_made_once(library: Path, names: list[str]) -> None:
    assert export(library, *names) == (0, "", ["one.html"])


def test_one_file_is_not_for_two_names_even_if_one_is_wrong(library: Path) -> None:
    ran = briefkit("export", "one", "nope", "-o", "x.html", folder=library)
    assert ran.code == 2
    assert "cannot write 2 publications to one file, x.html\n  → name a folder" in ran.stderr
    assert not (library / "x.html").exists()


def test_check_checks_the_others(library: Path) -> None:
    ran = briefkit("check", "nope", "one", "nor", "--format", "json", folder=library)
    assert {item["path"] for item in json.loads(ran.out)} == {"one.md"}
    assert ran.code == 2
    assert "not checked: no brief “nope” in " in ran.stderr
    assert ran.stderr.endswith("briefkit: 2 of 3 not checked, as said above\n")


def test_check_of_wrong_names_only_is_not_one_of_the_library(library: Path) -> None:
    ran = briefkit("check", "nope", "nor", folder=library)
    assert (ran.code, ran.out) == (2, "")
    assert briefkit("check", "nope", folder=library).stderr.startswith("briefkit: no brief “nope” in ")


@pytest.mark.parametrize(
    "call",
    [
        ("set", "one", "nope", "status=review"),
        ("set", "one", "two", "nope", "status=review", "--yes"),
        ("tag", "one", "nope", "--add", "fees"),
        ("check", "one", "nope", "--fix"),
        ("registry", "remove", "topics", "fees", "nope"),
    ],
)
def test_what_writes_refuses_as_a_whole(library: Path, call: tuple[str, ...]) -> None:
    (library / "registry.yaml").write_text("topics: {fees: {title: Fees}}\n")
    before = {path: path.read_bytes() for path in library.iterdir()}
    ran = briefkit(*call, folder=library)
    assert (ran.code, ran.out) == (2, "")
    assert "nope" in ran.stderr
    assert {path: path.read_bytes() for path in library.iterdir()} == before
