"""`edit`, and what the writing commands share."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from briefkit.library.library import Library
from briefkit.library.names import BriefFile
from tests.console import briefkit

BRIEF = "---\ntitle: One\nkind: note\ndate: '2018-11'\n---\nText\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    (tmp_path / "briefkit.toml").write_text("")
    (tmp_path / "one.md").write_text(BRIEF)
    return tmp_path


@pytest.fixture
def editor(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An editor that runs a script on the file."""
    script = tmp_path_factory.mktemp("editor") / "my editor.py"
    monkeypatch.setenv("EDITOR", f"{sys.executable} '{script}'")
    return script


def test_edit_opens_the_brief_and_reports_what_is_wrong(library: Path, editor: Path) -> None:
    editor.write_text("import sys, pathlib\np = pathlib.Path(sys.argv[1])\np.write_text(p.read_text() + 'More\\n')\n")
    ran = briefkit("edit", "on", folder=library)
    assert (ran.code, ran.out, ran.stderr) == (0, "one\n", "")
    assert (library / "one.md").read_text() == BRIEF + "More\n"
    editor.write_text("import sys, pathlib\np = pathlib.Path(sys.argv[1])\np.write_text('---\\ntitle: x\\n---\\n')\n")
    ran = briefkit("edit", "one", "--no-input", folder=library)
    assert ran.code == 1
    assert "one.md:2:1: no kind" in ran.stderr


def test_edit_offers_to_open_again(library: Path, editor: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    editor.write_text(
        "import sys, pathlib\np = pathlib.Path(sys.argv[1])\nt = p.read_text()\n"
        "p.write_text(t.replace('kind: note', 'kin: note') if 'kind' in t else t.replace('kin:', 'kind:'))\n"
    )
    monkeypatch.setattr("briefkit.cli.writing.is_interactive", lambda: True)
    ran = briefkit("edit", "one", folder=library, stdin="y\n")
    assert "open it again? [y/N]" in ran.stderr
    assert ran.code == 0
    assert (library / "one.md").read_text() == BRIEF


def test_edit_says_what_to_do_without_an_editor(library: Path) -> None:
    ran = briefkit("edit", "one", folder=library)
    assert ran.code == 2
    assert "no $EDITOR is set" in ran.stderr


def test_an_editor_that_cannot_be_started(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for command in ("/nowhere/editor", "vim 'unclosed"):
        monkeypatch.setenv("EDITOR", command)
        assert briefkit("edit", "one", folder=library).code == 2


def test_a_selection_is_asked_for(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefkit.cli.writing.is_interactive", lambda: True)
    assert briefkit("set", "--kind", "note", "status=review", folder=library, stdin="n\n").code == 1
    assert (library / "one.md").read_text() == BRIEF
    assert briefkit("set", "--kind", "note", "status=review", folder=library, stdin="y\n").code == 0
    assert "status: review" in (library / "one.md").read_text()


def test_the_mode_of_a_file_is_kept_and_no_temporary_is_left(library: Path) -> None:
    (library / "one.md").chmod(0o640)
    assert briefkit("set", "one", "status=review", folder=library).code == 0
    assert stat.S_IMODE((library / "one.md").stat().st_mode) == 0o640
    assert sorted(path.name for path in library.iterdir()) == ["briefkit.toml", "one.md"]


def test_an_edit_that_is_not_needed_writes_nothing(library: Path) -> None:
    before = (library / "one.md").stat()
    assert briefkit("set", "one", "title=One", folder=library).code == 0
    after = (library / "one.md").stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)
    assert list(Library.open(library).edit([BriefFile("one", "one.md")], []).apply()) == []


@pytest.mark.parametrize(
    ("registry", "says"),
    [
        (b"topics: {a: [\n", "registry.yaml: 2:1: not valid YAML: did not find expected node content ("),
        (b"\xff\xfe", "registry.yaml: 1:1: saved as UTF-16 ("),
    ],
)
def test_a_registry_that_cannot_be_read_is_named(library: Path, registry: bytes, says: str) -> None:
    (library / "registry.yaml").write_bytes(registry)
    ran = briefkit("registry", "add", "topics", "tolls", folder=library)
    assert (ran.code, ran.out) == (2, "")
    assert ran.stderr.startswith(f"briefkit: {says}")
    assert (library / "registry.yaml").read_bytes() == registry


def test_set_fixes_a_brief_that_is_not_listed(library: Path) -> None:
    (library / "bad.md").write_text("---\nkind: note\ndate: '2018'\n---\n")
    assert briefkit("set", "bad", "title=Fixed", folder=library).code == 0
    assert Library.open(library).get("bad").title == "Fixed"


def test_set_finds_a_brief_that_was_moved_since_the_last_answer(library: Path) -> None:
    assert briefkit("list", folder=library).code == 0
    (library / "later").mkdir()
    (library / "one.md").rename(library / "later" / "one.md")
    assert briefkit("set", "one", "status=review", folder=library).code == 0
    assert "status: review" in (library / "later" / "one.md").read_text()
    (library / "one.md").write_text(BRIEF)
    assert briefkit("set", "one.md", "status=draft", folder=library).code == 0, "a path is that file and no other"
    assert "status: draft" in (library / "one.md").read_text()
    (library / "one.md").unlink()
    (library / "two.md").write_text(BRIEF)
    assert briefkit("set", "two.md", "status=review", folder=library).code == 0
    assert "status: review" in (library / "two.md").read_text()
    assert briefkit("set", "later/one.md", "title=Other", folder=library).code == 0
    (library / "one.md").write_text(BRIEF)
    assert briefkit("list", folder=library).code == 0
    ran = briefkit("set", "one", "status=draft", folder=library)
    assert ran.code != 0
    assert "could be any of 2 briefs" in ran.stderr
    (library / "broken.md").write_text("---\ntitle: T\n---\n")
    assert briefkit("set", "broken", "kind=note", folder=library).code == 0


def test_files_that_cannot_be_listed_are_counted_as_files(library: Path) -> None:
    for number in range(103):
        (library / f"bad-{number:03}.md").write_text("---\nsummary: Neither title nor kind\n---\n")
    ran = briefkit("list", folder=library)
    assert ran.stderr.count("bad-000.md") == 3, "title, kind and date"
    assert "bad-099.md" in ran.stderr
    assert "bad-100.md" not in ran.stderr
    assert ran.stderr.endswith("… and 3 more files that cannot be listed\n")
    assert len(ran.stderr.splitlines()) == 301
