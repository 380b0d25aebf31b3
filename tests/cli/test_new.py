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


@pytest.fixture
def editor(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An editor with a space in its name, which breaks a brief and mends it when it is opened again."""
    briefkit("init")
    path = home / "my editor"
    path.write_text(
        "#!/bin/sh\n"
        'if grep -q "status: draft$" "$1"\n'
        'then sed -i "s/status: draft/status: [draft/" "$1"\n'
        'else sed -i "s/status: .draft/status: draft/" "$1"\n'
        "fi\n"
    )
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"'{path}'")
    return path


def test_new_opens_the_editor_again_as_edit_does(editor: Path) -> None:
    ran = briefkit("new", "Broken", stdin="n\n", stdin_terminal=True)
    assert (ran.code, "not valid YAML" in ran.stderr) == (1, True)
    assert ran.stderr.endswith("open it again? [y/N] ")
    assert "next:" not in ran.stderr
    assert "status: [draft" in Path(ran.out.strip()).read_text()
    ran = briefkit("new", "Mended", stdin="y\n", stdin_terminal=True)
    assert (ran.code, ran.stderr.count("open it again?")) == (0, 1)
    assert Library.open(editor.parent / "briefs").get(Path(ran.out.strip()).stem).title == "Mended"


def test_the_editor_is_the_one_in_visual_with_its_arguments(
    editor: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = home / "seen by it"
    tool = home / "tool.sh"
    tool.write_text(f"printf '%s\\n' \"$@\" >'{seen}'\n")
    monkeypatch.setenv("VISUAL", f"sh '{tool}' --wait 'a b'")
    ran = briefkit("new", "With arguments", stdin_terminal=True)
    assert (ran.code, seen.read_text().splitlines()) == (0, ["--wait", "a b", ran.out.strip()])
    monkeypatch.setenv("VISUAL", "  ")
    assert "not valid YAML" in briefkit("new", "Blank", stdin="n\n", stdin_terminal=True).stderr, "$EDITOR counts"
    monkeypatch.setenv("VISUAL", str(editor))
    assert "not valid YAML" in briefkit("new", "Unquoted", stdin="n\n", stdin_terminal=True).stderr


@pytest.mark.parametrize("variable", ["VISUAL", "EDITOR"])
def test_an_editor_that_cannot_run_is_named(home: Path, monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    briefkit("init")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv(variable, "nowhere/editor --wait")
    ran = briefkit("new", "Edited", stdin_terminal=True)
    path = ran.out.strip()
    assert (ran.code, Path(path).is_file()) == (2, True)
    assert ran.stderr == (
        f"briefkit: the editor “nowhere/editor” in ${variable} cannot be started: No such file or directory\n"
        f"  → set ${variable} to another, or open {path} yourself\n"
    )
    monkeypatch.setenv(variable, "vim 'unclosed")
    assert f"${variable} is “vim 'unclosed”, which is not a command" in briefkit("edit", "edited").stderr
    monkeypatch.setenv(variable, "sh -c 'exit 3'")
    ended = briefkit("new", "Ended", stdin_terminal=True)
    assert (ended.code, "the editor “sh” exited with code 3" in ended.stderr) == (1, True)
    edited = briefkit("edit", "ended", "--no-input")
    assert (edited.code, "exited with code 3" in edited.stderr) == (1, True)
    piped = briefkit("new", "Piped")
    assert (piped.code, "not opened in your editor: there is no terminal" in piped.stderr) == (0, True)
    assert briefkit("new", "Silent", "--no-edit").stderr == f"next: briefkit show {today():%Y-%m}-silent\n"


def test_new_says_that_no_editor_is_set(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    briefkit("init")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    ran = briefkit("new", "Edited", stdin_terminal=True)
    assert (ran.code, "no $EDITOR is set" in ran.stderr) == (0, True)


def test_an_id_is_spelled_as_usual_in_the_language_of_the_library(home: Path) -> None:
    briefkit("init")
    settings = home / "briefs" / "briefkit.toml"
    settings.write_text(settings.read_text().replace('language = "en"', 'language = "de"'))
    assert briefkit("new", "Öl", "--date", "2031", "--no-edit").out.endswith("2031-oel.md\n")
    assert briefkit("new", "Öl", "--date", "2031", "--lang", "sv", "--no-edit").out.endswith("2031-ol.md\n")
    assert briefkit("check").code == 0


def test_a_brief_from_elsewhere_is_read_safely() -> None:
    post = frontmatter.loads("---\ncountry: NO\nversion: 1.10\n---\nText", handler=BriefHandler())
    assert (post["country"], post["version"], post.content) == ("NO", "1.10", "Text")
    with pytest.raises(ValueError, match="aliases"):
        frontmatter.loads("---\na: &a 1\nb: *a\n---\n", handler=BriefHandler())
