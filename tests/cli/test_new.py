"""`init` and `new`."""

from __future__ import annotations

import stat
from pathlib import Path

import frontmatter
import pytest
import yaml

from briefkit import Library
from briefkit.library.library import today
from briefkit.storage.front_matter_handler import BriefHandler
from tests.console import briefkit


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_init_makes_a_library_that_works(home: Path) -> None:
    ran = briefkit("init", "--name", 'The "Nile" Institute')
    assert (ran.code, ran.out) == (0, "")
    library = Library.open(home / "briefs")
    assert library.settings.library.name == 'The "Nile" Institute'
    assert list(library.findings) == []
    (brief,) = library.find()
    assert brief.issues[0].positions[0].holder == "exporters"
    assert briefkit("list").out.count("\n") == 2
    again = briefkit("init")
    assert again.code == 2
    assert "is already a library" in again.stderr


def test_init_overwrites_nothing(home: Path) -> None:
    (home / "registry.yaml").write_text("mine")
    ran = briefkit("init", ".")
    assert ran.code == 2
    assert "registry.yaml already exists" in ran.stderr
    assert [path.name for path in home.iterdir()] == ["registry.yaml"]
    assert briefkit("init", "new", "--dry-run").code == 0
    assert not (home / "new").exists()


@pytest.mark.parametrize(
    "title",
    ["Plain", "Путин: «да»", "制裁", "NO", "2018-11-01", "- x", "a: b # c", '"quoted" \\ back', "1e3", "😀", "é\u0301"],
)
def test_new_writes_what_every_reader_reads_back(home: Path, title: str) -> None:
    briefkit("init")
    ran = briefkit("new", "--kind", "qa", "--no-edit", "--", title)
    assert ran.code == 0, ran.stderr
    path = Path(ran.out.strip())
    text = path.read_text("utf-8")
    brief = Library.open(home / "briefs").get(path.stem)
    assert (brief.title, brief.kind, brief.status, str(brief.date)) == (title, "qa", "draft", today().isoformat())
    assert yaml.safe_load(text.split("---")[1])["title"] == title
    assert frontmatter.loads(text, handler=BriefHandler())["title"] == title
    assert path.stem.startswith(f"{today():%Y-%m}-")


def test_new_never_overwrites_a_brief(home: Path) -> None:
    briefkit("init")
    paths = [briefkit("new", "Same title", "--no-edit").out.strip() for _ in range(3)]
    assert [Path(path).stem[8:] for path in paths] == ["same-title", "same-title-2", "same-title-3"]
    (home / "briefs" / "deeper").mkdir()
    Path(paths[0]).rename(home / "briefs" / "deeper" / Path(paths[0]).name)
    assert Path(briefkit("new", "Same title", "--no-edit").out.strip()).stem.endswith("same-title-4")


def test_new_says_what_is_wrong(home: Path) -> None:
    briefkit("init")
    assert "a brief needs a title" in briefkit("new", "  ").stderr
    ran = briefkit("new", "T", "--kind", "comentary")
    assert (ran.code, "did you mean commentary?" in ran.stderr) == (2, True)
    ran = briefkit("new", "T", "--dry-run")
    assert not Path(ran.out.strip()).exists()


def test_new_opens_the_editor_and_reports_what_is_wrong(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    briefkit("init")
    editor = home / "my editor"
    editor.write_text('#!/bin/sh\nsed -i "s/status: draft/status: drafty/" "$1"\n')
    editor.chmod(editor.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("EDITOR", f"'{editor}'")
    ran = briefkit("new", "Edited", stdin_terminal=True)
    assert "is not one of draft, review, published" in ran.stderr
    monkeypatch.setenv("EDITOR", "/nowhere/editor")
    ran = briefkit("new", "Edited", stdin_terminal=True)
    assert (ran.code, "cannot be started" in ran.stderr) == (2, True)
    monkeypatch.delenv("EDITOR")
    assert "no $EDITOR is set" in briefkit("new", "Edited", stdin_terminal=True).stderr


def test_a_brief_from_elsewhere_is_read_safely() -> None:
    post = frontmatter.loads("---\ncountry: NO\nversion: 1.10\n---\nText", handler=BriefHandler())
    assert (post["country"], post["version"], post.content) == ("NO", "1.10", "Text")
    with pytest.raises(ValueError, match="aliases"):
        frontmatter.loads("---\na: &a 1\nb: *a\n---\n", handler=BriefHandler())
